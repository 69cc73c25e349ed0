"""Without Django: what a row of a file says, and what it would change."""
