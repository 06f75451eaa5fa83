"""What comes after a session: how the patient was, what was played, and the sessions before."""
