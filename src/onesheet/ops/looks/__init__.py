"""What the doctor looks at besides kept counts."""

from __future__ import annotations

from onesheet.ops.looks.database import constraints, integrity, numbers, versions
from onesheet.ops.looks.documents import quotes, texts
from onesheet.ops.looks.files import batches, named, strays
from onesheet.ops.looks.look import Look, Seen
from onesheet.ops.looks.orphans import activity, notices
from onesheet.ops.looks.programmes import programmes

__all__ = ["LOOKS", "Look", "Seen"]

LOOKS = (
    Look("database", integrity),
    Look("what points where", constraints),
    Look("numbers to be given", numbers),
    Look("versions of pages", versions),
    Look("what feeds tell", activity),
    Look("what notices are about", notices),
    Look("programmes of festivals", programmes),
    Look("stored texts", texts),
    Look("quotes in their texts", quotes),
    Look("what became of imported rows", batches),
    Look("files that imports name", named),
    Look("files that no import names", strays),
)
"""In this order: what is wrong below shows above."""
