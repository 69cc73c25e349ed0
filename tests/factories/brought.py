"""Files that members bring in a browser, of our own words, and what became of them."""

from __future__ import annotations

import io
import uuid
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from onesheet.accounts.models import Member
from onesheet.exchange import services
from onesheet.exchange.models import Import

RATINGS = "Date,Name,Year,Letterboxd URI,Rating"


def ratings(*rows: str) -> str:
    """Return Letterboxd's table of ratings; a row is `The Tide,2014,4`."""
    lines = [RATINGS]
    for number, row in enumerate(rows):
        name, year, stars = row.rsplit(",", 2)
        lines.append(f"2021-03-04,{name},{year},https://boxd.it/{number:04},{stars}")
    return "\n".join(lines) + "\n"


def zip_of(**files: str) -> bytes:
    """Return a zip; `ratings=` is its file `ratings.csv`."""
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.csv", text)
    return made.getvalue()


def upload(data: bytes, name: str = "letterboxd-olga.zip") -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, data)


def received(by: Member, data: bytes, name: str = "letterboxd-olga.zip", **options: str) -> Import:
    """Return an import of a member's, not looked through yet."""
    file = upload(data, name)
    return services.receive(
        by=by, member=by, name=name, file=file.chunks(), token=uuid.uuid4(), now=timezone.now(), options=options
    )


def looked_through(made: Import) -> Import:
    """Look an import through, and return it."""
    services.preview(number=made.pk, clock=timezone.now)
    made.refresh_from_db()
    return made


def previewed(by: Member, *rows: str, **files: str) -> Import:
    """Return an import of ratings and other tables that was looked through."""
    return looked_through(received(by, zip_of(ratings=ratings(*rows), **files)))


def taken_in(by: Member, *rows: str, **files: str) -> Import:
    """Return an import that was looked through and taken in."""
    made = previewed(by, *rows, **files)
    services.apply(number=made.pk, clock=timezone.now)
    made.refresh_from_db()
    return made
