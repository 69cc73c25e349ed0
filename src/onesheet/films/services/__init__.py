"""What can be done with documents and films: each act one transaction, each with one sentence that says what came of it."""

from onesheet.films.services.outcomes import FilmRef, Kind, Outcome, Refusal, Undecided
from onesheet.films.services.previewing import DateQuestion, FilmQuestion, Preview, preview
from onesheet.films.services.proposing import Proposal, discard, origins_taken_in, propose
from onesheet.films.services.publishing import add, publish
from onesheet.films.services.rebuilding import rebuild, rebuild_all, rebuild_film, rebuild_of_source
from onesheet.films.services.settling import put_back, restore, take_down, withdraw

__all__ = [
    "DateQuestion", "FilmQuestion", "FilmRef", "Kind", "Outcome", "Preview", "Proposal", "Refusal", "Undecided", "add",
    "discard", "origins_taken_in", "preview", "propose", "publish", "put_back", "rebuild", "rebuild_all", "rebuild_film",
    "rebuild_of_source", "restore", "take_down", "withdraw",
]  # fmt: skip
