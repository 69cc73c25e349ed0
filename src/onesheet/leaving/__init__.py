"""Taking everything along, and leaving: what reaches into all that a member made."""
