"""Reads: imports, what became of their rows, which rows wait."""
