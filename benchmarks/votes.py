"""Ballots over HTTP, as phones send them: how many a second the site takes on SQLite, and whether one is lost or doubled.

python -m benchmarks.votes [--seconds 60] [--clients 12] [--codes 24000]

Clients give the marks of one-time codes as fast as they are answered, and keep a ballot until it is. In the middle the server, all
its processes, is killed with SIGKILL and started again; what was not acknowledged is sent again with the same token, and one
ballot in fifty is sent twice anyway. Then the ballots in the database are compared with those that were sent, one by one, and the
poll's own count with a count of what the clients know. The last line is what `make bench-votes` is for.
"""

# ruff: noqa: PLC0415 - Django must be set up before models are imported
from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.sites import ROOT, Server, environment, free_port, onesheet

SCREENINGS, SEED = 40, 20150910
TWICE = 50
"""One ballot in so many is sent once more although it was answered."""
PATIENCE = 120.0
"""Seconds in which a ballot is sent again and again before the benchmark gives up."""
AIM = 200


@dataclass
class Sent:
    """What the clients sent and were told."""

    ballots: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Code -> selection and mark, of every ballot that was begun."""
    told: set[str] = field(default_factory=set)
    """Codes whose ballot was acknowledged."""
    again: int = 0
    waits: list[float] = field(default_factory=list)
    """Seconds from sending to the answer."""


@dataclass
class _Code:
    code: str
    selection: int


class Client(threading.Thread):
    """One phone after the other, over one connection."""

    def __init__(self, port: int, codes: Iterator[_Code], sent: Sent, until: float, seed: int) -> None:
        super().__init__(daemon=True)
        self.port, self.codes, self.sent, self.until = port, codes, sent, until
        self.random = random.Random(seed)
        self.connection: http.client.HTTPConnection | None = None

    def run(self) -> None:
        """Give ballots until the time is over, and then what is not acknowledged yet."""
        while time.monotonic() < self.until:
            given = next(self.codes, None)
            if given is None:
                return
            self._vote(given)

    def _vote(self, given: _Code) -> None:
        mark, token = self.random.randint(1, 5), uuid.UUID(int=self.random.getrandbits(128), version=4)
        self.sent.ballots[given.code] = (given.selection, mark)
        body = urlencode({"token": token, f"film-{given.selection}": mark})
        begun = time.monotonic()
        while not self._send(given.code, body):
            self.sent.again += 1
            if time.monotonic() - begun > PATIENCE:
                return
            time.sleep(0.1)
        self.sent.told.add(given.code)
        self.sent.waits.append(time.monotonic() - begun)
        if self.random.randrange(TWICE) == 0:
            self.sent.again += 1
            self._send(given.code, body)

    def _send(self, code: str, body: str) -> bool:
        """Send once; tell whether it was acknowledged."""
        headers = {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
            self.connection.request("POST", f"/v/{code}", body, headers)
            answer = self.connection.getresponse()
            told = answer.read()
            return answer.status == 200 and json.loads(told)["counted"]
        except (OSError, http.client.HTTPException, ValueError):
            if self.connection is not None:
                self.connection.close()
            self.connection = None
            return False


def _serve(data: Path, port: int) -> Server:
    """Start `onesheet serve`, and return when it answers."""
    process = subprocess.Popen(
        onesheet("serve", "--port", str(port)), env=environment(data), cwd=ROOT, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    server = Server(process, port)
    for _ in range(1200):
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with status {process.returncode}")
        with contextlib.suppress(OSError, http.client.HTTPException):
            server.get("/v/")
            return server
        time.sleep(0.05)
    raise RuntimeError("the server does not answer")


def _kill(server: Server) -> None:
    """Kill all processes of the server at once, as a power cut would."""
    for pid in [*server.pids()[::-1]]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    server.process.wait()


def measure(given: argparse.Namespace) -> tuple[dict[str, int], float, str]:
    """Vote; return what the check counted, the seconds it took, and what the server used."""
    with tempfile.TemporaryDirectory(prefix="onesheet-votes-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        codes = [_Code(code, selection) for code, selection in json.loads(_inside(data, "make", given.codes))]
        random.Random(SEED).shuffle(codes)
        port, sent = free_port(), Sent()
        server = _serve(data, port)
        before_voting = server.processor_seconds()
        begun = time.monotonic()
        feed, lock = iter(codes), threading.Lock()

        def one_after_the_other() -> Iterator[_Code]:
            while True:
                with lock:
                    code = next(feed, None)
                if code is None:
                    return
                yield code

        clients = [
            Client(port, one_after_the_other(), sent, begun + given.seconds, SEED + number)
            for number in range(given.clients)
        ]
        for client in clients:
            client.start()
        time.sleep(given.seconds / 2)
        used = server.processor_seconds() - before_voting
        before = len(sent.told)
        _kill(server)
        server = _serve(data, port)
        for client in clients:
            client.join()
        seconds = time.monotonic() - begun
        server.process.terminate()
        server.process.wait(20)
        known = Path(folder) / "sent.json"
        known.write_text(json.dumps({"ballots": sent.ballots, "told": sorted(sent.told)}), encoding="utf-8")
        found = json.loads(_inside(data, "check", known))
        waits = sorted(sent.waits)
        said = (
            f"a ballot took the server {1000 * used / max(before, 1):.1f} ms of processor time; half were answered within"
            f" {1000 * waits[len(waits) // 2]:.0f} ms, 99 of 100 within {1000 * waits[len(waits) * 99 // 100]:.0f} ms;"
            f" {sent.again} were sent again"
        )
        return found, seconds, said


def _inside(data: Path, act: str, told: object) -> str:
    """Do something with the site's own code, in a process of its own; return what it prints."""
    words = [sys.executable, "-m", "benchmarks.votes", f"--{act}", str(told)]
    return subprocess.run(words, env=environment(data), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def _make(number: int) -> None:
    """Make a festival whose screenings are over, with so many codes; print these with their films."""
    from django.contrib.auth.models import Group
    from django.utils import timezone

    from onesheet.accounts.models import Member, Role
    from onesheet.festivals.models import Edition, Festival, Screening, Selection, Showing
    from onesheet.festivals.services.votes import MOST_CODES, PollTold, make_codes, make_poll
    from onesheet.films.models import Film
    from onesheet.ops.start import bring_up_to_date

    bring_up_to_date()
    now = timezone.now()
    by = Member.objects.create(username="programmer")
    by.groups.add(Group.objects.get_or_create(name=Role.PROGRAMMER.value)[0])
    festival = Festival.objects.create(
        name="Harbour Film Festival", slug="harbour", key="harbour", run_here=True, made_at=now, changed_at=now
    )
    edition = Edition.objects.create(
        festival=festival, slug=str(now.year), year=now.year, state=Edition.State.ANNOUNCED, made_at=now, changed_at=now
    )
    poll = make_poll(edition=edition.pk, told=PollTold(name="Audience Award"), by=by, now=now)
    codes = []
    for place in range(SCREENINGS):
        film = Film.objects.create(
            title=f"Film {place}", slug=f"film-{place}", sort_title=f"film {place}", created_at=now
        )
        selection = Selection.objects.create(edition=edition, film=film, entered=True, changed_at=now)
        screening = Screening.objects.create(
            edition=edition, starts=now - timedelta(hours=2), minutes=100, made_at=now, changed_at=now
        )
        Showing.objects.create(screening=screening, selection=selection)
        left = number // SCREENINGS
        while left:
            made = make_codes(poll=poll.pk, screening=screening.pk, number=min(left, MOST_CODES), by=by, now=now)
            codes += [(code, selection.pk) for code in made.codes]
            left -= len(made.codes)
    print(json.dumps(codes))


def _check(file: str) -> None:
    """Compare the ballots with what was sent, one by one; print what was found."""
    from onesheet.festivals.models import Ballot, Poll
    from onesheet.festivals.pure.codes import digest
    from onesheet.festivals.queries.votes_counting import standings
    from onesheet.scores.ballots import POINTS

    told = json.loads(Path(file).read_text(encoding="utf-8"))
    poll = Poll.objects.get()
    secret = bytes(poll.secret)
    given = {digest(code, secret): (selection, mark) for code, (selection, mark) in told["ballots"].items()}
    rows = list(Ballot.objects.values_list("code__digest", "selection", "mark"))
    counted = Counter(row[0] for row in rows)
    there = {row[0]: (row[1], row[2]) for row in rows}
    acknowledged = {digest(code, secret) for code in told["told"]}
    lost = sum(there.get(one) != given[one] for one in acknowledged)
    strange = [one for one, mark in there.items() if given.get(one) != mark]
    assert not strange, f"{len(strange)} ballots that nobody sent"
    by_film: dict[int, list[int]] = {}
    for selection, mark in there.values():
        by_film.setdefault(selection, []).append(POINTS[poll.scale][mark - 1])
    for line in standings(poll):
        marks = by_film.get(line.selection, [])
        assert line.standing.ballots == len(marks)
        assert not marks or abs(float(line.standing.mean or 0) - sum(marks) / len(marks)) < 0.0051
    print(json.dumps({"sent": len(given), "counted": len(rows), "doubled": len(rows) - len(counted), "lost": lost}))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--clients", type=int, default=12)
    parser.add_argument("--codes", type=int, default=24_000, help="how many there are; more than can be sent")
    parser.add_argument("--make", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--check", help=argparse.SUPPRESS)
    return parser


def main() -> int:
    """Measure, and print; the status says whether a ballot was lost or doubled, or fewer a second were taken than aimed at."""
    given = _arguments().parse_args()
    if given.make or given.check:
        os.environ["DJANGO_SETTINGS_MODULE"] = "onesheet.config.settings"
        import django

        django.setup()
        if given.make:
            _make(given.make)
        else:
            _check(given.check)
        return 0
    found, seconds, said = measure(given)
    rate = found["counted"] / seconds
    print(said)
    print(
        f"sent {found['sent']}, counted {found['counted']}, doubled {found['doubled']}, lost {found['lost']},"
        f" {rate:.0f}/s, killed once"
    )
    good = found["sent"] == found["counted"] and not found["doubled"] and not found["lost"]
    return 0 if good and rate >= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
