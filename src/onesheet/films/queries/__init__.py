"""What the pages show of films: read models made with a fixed number of queries each.

film.py one film's sheet; record.py what is said of one thing; listing.py films in lists; people.py filmographies;
documents.py a document and what was read from it; home.py the front page. Rows are frozen dataclasses.
"""
