"""Writes: imports begun, previewed, applied, undone; rows settled."""
