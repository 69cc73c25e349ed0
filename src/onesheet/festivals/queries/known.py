"""What is known of festivals when a document is read: their names here, by which its line-up is known as one's."""

from __future__ import annotations

from onesheet.festivals.models import Festival
from onesheet.reading.document import Known

_MOST = 20_000


def known_to_readers() -> Known:
    """Return the names of the festivals of the site, those first that are run here. One query."""
    names = Festival.objects.order_by("-run_here", "pk").values_list("name", flat=True)[:_MOST]
    return Known(festivals=tuple(names))
