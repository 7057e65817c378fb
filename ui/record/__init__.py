"""The record of a session as a list, shared by the live screen and by review."""
