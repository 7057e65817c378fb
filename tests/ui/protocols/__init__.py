"""The Protocols screen on a real database."""
