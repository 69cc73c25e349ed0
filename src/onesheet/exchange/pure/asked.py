"""What some formats may be asked for besides what they always bring."""

from __future__ import annotations

OPTIONS = {"people": "imdb_dataset", "video": "tmdb_ids"}
"""By its name on the command line: the format that knows it. `people` brings who made IMDb's films, `video` TMDB's videos."""
