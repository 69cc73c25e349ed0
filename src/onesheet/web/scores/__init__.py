"""Scores: a film's, one score with all its inputs, and the published rules."""
