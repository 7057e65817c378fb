"""Looking back: the list of sessions, and one of them as it was recorded, to be read only."""
