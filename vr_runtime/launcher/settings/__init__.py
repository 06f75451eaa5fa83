"""The settings page: the desk's for everybody, the clinic's for an engineer, and what was changed when."""
