"""Reads: all that a member made."""
