"""Checking a patient in: who, measured today, the protocol, the order, and who records."""
