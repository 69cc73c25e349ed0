"""What films tell those above them."""

from __future__ import annotations

from django.dispatch import Signal

document_settled = Signal()
"""A document was published, superseded, withdrawn, discarded or restored, or its text was taken down or put back.

Sent inside the transaction that does it, after the document and its quoted reviews were written; with `document`, `by`
and `now`. Where one document alone is published, withdrawn or restored the records of its films are made before. A receiver's error
undoes the act.
"""
