"""Festivals, their editions, screenings and venues, for everybody to read."""
