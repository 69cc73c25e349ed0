"""Clubs: the panel that chooses, the league of a season, and what its screenings took."""
