"""What a clinic may set for itself, in files of its own: found, read and checked here."""
