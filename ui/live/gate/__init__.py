"""The start gate on the live screen: what is asked, what is checked, and what it comes to."""
