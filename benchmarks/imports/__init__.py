"""How fast files are taken in: a Letterboxd export, MovieLens' ratings, IMDb's titles; see `__main__`."""
