"""The course of treatment: who is in one, how it goes, and what is written between sessions."""
