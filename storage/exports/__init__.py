"""A session as a file for other programs: pure functions of its state, nothing is read or written here."""
