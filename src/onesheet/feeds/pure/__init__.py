"""Feeds as texts: Atom, RSS and JSON Feed of the same entries."""
