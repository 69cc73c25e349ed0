"""The programmers' desk: festivals, editions, sections, venues, films, screenings and awards are entered here."""
