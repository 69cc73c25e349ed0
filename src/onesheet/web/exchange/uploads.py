"""Files that are larger than is taken: told apart while they arrive, and not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

if TYPE_CHECKING:
    from django.http import HttpRequest

_TOLD = "onesheet.too_large"


def largest() -> int:
    """Return how many bytes of a file are taken from a browser. Larger ones are taken in by `onesheet import` on the server."""
    return int(settings.IMPORT_LIMIT) * 1_000_000


class AtMost(FileUploadHandler):
    """Lets at most `largest()` bytes of files through; the rest is read, so that the browser hears the answer, and thrown away."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self._left = largest()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Count, and stop where it is too much."""
        del start
        self._left -= len(raw_data)
        if self._left < 0:
            assert self.request is not None
            self.request.META[_TOLD] = True
            raise StopUpload
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        """Leave the file to the handlers after this one."""
        del file_size


def was_too_large(request: HttpRequest) -> bool:
    """Say whether a file of this request was larger than is taken."""
    return bool(request.META.get(_TOLD))
