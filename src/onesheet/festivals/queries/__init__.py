"""Reads: festivals, programmes, plans, votes."""
