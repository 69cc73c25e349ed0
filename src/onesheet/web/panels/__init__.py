"""How a club chooses its films, and what came of a season."""
