"""The technician's window: start a session, run it, and look back at it. A console like any other, through the door.

It may be closed, killed or opened twice at any time: host, player and speaker know nothing of it.
"""
