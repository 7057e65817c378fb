"""The people of the clinic: the list, one of them, and what a role may do."""
