"""The language model that an operator named: how it is asked, and documents read with it beside the rules.

The address is the operator's own choice, so private ones are as good as public ones. Nothing is sent anywhere else: no
redirect is followed, no proxy used.
"""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from onesheet import __version__
from onesheet.config.env import from_environment
from onesheet.reading import read_document
from onesheet.reading.document import NOTHING_KNOWN, Known
from onesheet.reading.forms import open_bytes
from onesheet.reading.forms.json import Broken, parse
from onesheet.reading.model import Added, ModelError, read_beside
from onesheet.reading.model.asking import Message

_PATH = "/chat/completions"
_LONGEST_ANSWER = 2_000_000
"""Bytes."""
_MOST_FAILURES = 2
"""After so many failures one after the other the model is not asked again while the program runs."""
_OK = 200
_SHOWN = 200
_UNNAMED = "default"


@dataclass(slots=True)
class Endpoint:
    """A server that speaks the OpenAI-compatible chat protocol. One after the other is asked, never two at once."""

    url: str
    name: str = ""
    key: str = ""
    seconds: int = 60
    failures: int = field(default=0, init=False)

    @property
    def called(self) -> str:
        """What its statements name: the model, or else the server."""
        return self.name or urlsplit(self.url).netloc

    def ask(self, messages: Sequence[Message]) -> str:
        """Send the messages and return the words of the answer. Raises ModelError."""
        if self.failures >= _MOST_FAILURES:
            raise ModelError("it failed before and was not asked again.")
        try:
            answer = self._answer(messages)
        except ModelError:
            self.failures += 1
            raise
        self.failures = 0
        return answer

    def _answer(self, messages: Sequence[Message]) -> str:
        body = {"model": self.name or _UNNAMED, "messages": list(messages), "temperature": 0, "stream": False}
        status, data = self._post(json.dumps(body).encode())
        text = data.decode("utf-8", "replace")
        if status != _OK:
            said = " ".join(text.split())[:_SHOWN]
            raise ModelError(
                f"its server answered with status {status}{f': {said}' if said else ''}. Check ONESHEET_MODEL_URL."
            )
        try:
            words = parse(text).get("choices", 0, "message", "content").value
        except Broken as fault:
            raise ModelError(f"its server's answer is no JSON ({fault}). Check ONESHEET_MODEL_URL.") from fault
        if not isinstance(words, str):
            raise ModelError(
                "its server's answer holds no message. Check that ONESHEET_MODEL_URL speaks the chat protocol."
            )
        return words

    def _post(self, body: bytes) -> tuple[int, bytes]:
        address = urlsplit(self.url)
        path = address.path.rstrip("/")
        headers = {"Content-Type": "application/json", "User-Agent": f"onesheet/{__version__}", "Connection": "close"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        with self._connected(address.scheme, address.hostname or "", address.port) as connection:
            connection.request("POST", path if path.endswith(_PATH) else path + _PATH, body, headers)
            answer = connection.getresponse()
            data = answer.read(_LONGEST_ANSWER + 1)
        if len(data) > _LONGEST_ANSWER:
            raise ModelError(f"its answer is longer than {_LONGEST_ANSWER // 1_000_000} MB. Try another model.")
        return answer.status, data

    @contextmanager
    def _connected(self, scheme: str, host: str, port: int | None) -> Iterator[HTTPConnection]:
        """A connection that is cut when its time is over, however slowly bytes still drip in; its faults as ModelError."""
        if scheme == "https":
            context = ssl.create_default_context()
            connection: HTTPConnection = HTTPSConnection(host, port, timeout=self.seconds, context=context)
        else:
            connection = HTTPConnection(host, port, timeout=self.seconds)
        late = threading.Event()
        opened: list[socket.socket] = []  # the connection forgets its socket once an answer has begun that ends with it

        def cut() -> None:
            late.set()
            for one in opened:
                with suppress(OSError):  # it was closed meanwhile, which is as good
                    one.shutdown(socket.SHUT_RDWR)

        watch = threading.Timer(self.seconds, cut)
        watch.daemon = True
        watch.start()
        try:
            connection.connect()
            opened.append(connection.sock)
            yield connection
            if late.is_set():
                raise TimeoutError  # what was read until then only looks whole
        except (OSError, HTTPException, ValueError) as fault:
            if late.is_set() or isinstance(fault, TimeoutError):
                raise ModelError(
                    f"it did not answer within {self.seconds} seconds. Give it more with ONESHEET_MODEL_SECONDS."
                ) from fault
            why = getattr(fault, "strerror", None) or str(fault) or type(fault).__name__
            raise ModelError(f"its server cannot be reached ({why}). Check ONESHEET_MODEL_URL, or unset it.") from fault
        finally:
            watch.cancel()
            connection.close()


@cache
def endpoint() -> Endpoint | None:
    """The model that the settings name, once for the process; None where they name none."""
    given = from_environment()
    if not given["MODEL_URL"]:
        return None
    return Endpoint(given["MODEL_URL"], given["MODEL_NAME"], given["MODEL_KEY"], given["MODEL_SECONDS"])


def read_with_model(data: bytes, *, name: str, model: Endpoint | None, known: Known = NOTHING_KNOWN) -> Added:
    """Read a document's bytes by the rules, and with the model where there is one; `known` is what the site knows. Never raises."""
    document = open_bytes(data)
    reading = read_document(document, name=name, known=known)
    if model is None:
        return Added(reading)
    return read_beside(reading, document, model.ask, name=model.called)
