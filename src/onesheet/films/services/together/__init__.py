"""Writes: hundreds of films at once, as tables and datasets tell of them.

What these make is the same to the last column as what publishing document by document makes; a test compares.
"""

from onesheet.films.services.together.datasets import (
    EntryTold,
    Removed,
    dataset_document,
    fill,
    forget_entries,
    update_entries,
)
from onesheet.films.services.together.rebuilding import rebuild_together
from onesheet.films.services.together.telling import (
    Told,
    release,
    said_already,
    store_document,
    take_back,
    tell_together,
)

__all__ = [
    "EntryTold", "Removed", "Told", "dataset_document", "fill", "forget_entries", "rebuild_together", "release", "said_already",
    "store_document", "take_back", "tell_together", "update_entries",
]  # fmt: skip
