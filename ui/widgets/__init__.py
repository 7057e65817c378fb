"""The small parts that every screen is made of, one a file, named for what it shows."""
