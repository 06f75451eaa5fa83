"""The page on which a session is set up and started."""
