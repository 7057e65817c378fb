"""Monitors that are read from files."""
