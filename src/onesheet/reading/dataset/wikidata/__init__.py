"""Wikidata: items in the JSON of its entity pages and dumps, and in that of its REST interface."""
