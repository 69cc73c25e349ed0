"""The Movie Database (TMDB), API version 3: the shapes of its answers as its documentation and real answers show them."""
