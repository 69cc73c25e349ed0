"""Feeds: Atom, RSS and JSON Feed of what members make."""
