"""Sound for reminders: what is heard, what plays it, when, and how it is paused."""
