"""Signing in: who one is, the first administrator, and the keyboard that waits for a PIN."""
