"""What remains of a session: its report, its trace and its contact sheet. No names, no serials, nothing of a person."""
