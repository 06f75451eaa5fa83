"""What takes minutes: six hours of a host, and the stories that a journal tells."""
