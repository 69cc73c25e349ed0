"""Critics, the outlets they write for, their reviews and what these say of a film together."""
