"""The first screen: who is in a chair now, whom to check in next, and what was finished today."""
