"""What is known of the files that monitors are recorded in: columns, dates, values, and their place in our time."""
