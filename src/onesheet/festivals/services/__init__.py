"""Writes: festivals, programmes, plans, votes. Each act is one transaction."""
