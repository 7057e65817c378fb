"""The Settings screen: how this workstation looks, what it is called, and what the program is."""
