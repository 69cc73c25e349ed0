"""Fuzzing of everything that takes files in: `python -m benchmarks.fuzz_imports --seconds 60`.

Seeds (real files where ONESHEET_SAMPLES names them, small made ones otherwise) are changed at random, packed into zips or
not, and given to every registered format. Whatever leaves a format but `NotUnderstood` or `Unsafe`, a row that cannot be
stored, and an input that takes longer than it may, is printed with what it takes to see it again, and kept under --keep.
With atheris installed, `--guided` lets libFuzzer choose the changes by what they reach.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import io
import os
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from benchmarks.import_seeds import Seed, made_seeds, real_seeds

TOO_LONG = 10.0
"""Seconds that one input of at most a megabyte may take."""
LARGEST = 1_000_000
_TOKENS = (
    b'"', b'""', b'"\n', b",", b";", b"\t", b"|", b"\r", b"\n\n", b"\r\n", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x80",
    b"\xe2\x80\xa8", b"\xed\xa0\x80", b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> theirs\n", b"=cmd|' /C calc'!A0", b"<b>",
    b"</b>", b"<a href='javascript:x'>", b"<blockquote>" * 50, b"*" * 200, b"&#0;", b"&#xD800;", b"&#99999999999;", b"0", b"-1",
    b"1e999", b"NaN", b"null", b"true", b"[]", b"{}", b"[" * 3000, b'{"a":' * 3000, b"\\ud800", b"\\u0000", b"9" * 5000,
    b"0000-00-00", b"2024-02-30", b"10000-01-01", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<item>", b"</item>", b"<![CDATA[",
    b"tt0000000", b"https://boxd.it/", b"\xc2\xa0", b"\xe2\x80\x8f", b"x" * 120_000,
)  # fmt: skip
_NAMES = (
    "diary.csv", "ratings.csv", "lists/a.csv", "deleted/diary.csv", "likes/films.csv", "../x.csv", "/x.csv", "C:\\x.csv",
    "a\\..\\..\\b.csv", "profile.csv", "x.zip", "ratings.json", "history.json", "movies.csv", "data.xlsx", "a.tsv.gz", "",
    "catalog/film_mark.csv", "x/" * 400 + "y", "watched.csv\x00.exe", "\u202ecsv.exe", "user-lists.json",
)  # fmt: skip


def main() -> int:
    """Fuzz for as long as was said; 1 where something broke."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--seconds", type=float, default=60)
    told.add_argument("--seed", type=int, default=None, help="the same number gives the same changes")
    told.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "onesheet-fuzz")
    told.add_argument("--guided", action="store_true", help="with atheris, which must be installed")
    said = told.parse_args()
    samples = os.environ.get("ONESHEET_SAMPLES", "")
    seeds = [*made_seeds(), *(real_seeds(Path(samples)) if samples else [])]
    return guided(seeds, said.seconds, said.keep) if said.guided else fuzz(seeds, said.seconds, said.seed, said.keep)


def fuzz(seeds: list[Seed], seconds: float, number: int | None, keep: Path) -> int:
    """Change seeds at random until the time is over; print what broke and how much was tried."""
    number = number if number is not None else random.SystemRandom().randrange(1 << 32)
    chance, begin, tried = random.Random(number), time.monotonic(), 0
    broke: Counter[str] = Counter()
    read: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() - begin < seconds:
            tried += 1
            name, data = changed(seeds, chance)
            for fault in given(Path(folder), name, data, chance, read):
                kind = fault.partition(": '")[0]
                broke[kind] += 1
                if broke[kind] == 1:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{number}-{tried}-{_plain(name)}").write_bytes(data)
                    print(f"BROKE (seed {number}, input {tried}, “{name[:60]}”)\n{fault}\n", flush=True)
    spent = time.monotonic() - begin
    reached = ", ".join(f"{name} {count:,}" for name, count in sorted(read.items()))
    print(f"{tried:,} inputs in {spent:.0f} s from {len(seeds)} seeds (seed {number}); read as: {reached}")
    print(f"broke: {len(broke)} ways, {broke.total()} times")
    return 1 if broke else 0


def guided(seeds: list[Seed], seconds: float, keep: Path) -> int:
    """Let libFuzzer choose: the first byte of an input chooses the file's name, the rest is the file. It ends the process."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["onesheet.exchange", "onesheet.reading", "csv", "zipfile"]):
        from onesheet.exchange.formats import register  # noqa: F401, PLC0415 - to be instrumented
    names = sorted({seed.name for seed in seeds})
    folder = Path(tempfile.mkdtemp())
    corpus = folder / "corpus"
    corpus.mkdir()
    keep.mkdir(parents=True, exist_ok=True)
    broke: set[str] = set()
    for number, seed in enumerate(seeds):
        (corpus / str(number)).write_bytes(bytes([names.index(seed.name) % 256]) + seed.data[:20_000])

    def one(data: bytes) -> None:
        if not data:
            return
        chance = random.Random(len(data))
        name = names[data[0] % len(names)]
        for fault in given(folder, name, data[1:], chance, Counter()):
            if fault.partition(": '")[0] not in broke:
                broke.add(fault.partition(": '")[0])
                (keep / f"guided-{len(broke)}-{_plain(name)}").write_bytes(data[1:])
                print(f"BROKE (“{name}”)\n{fault}\n", flush=True)

    limits = [
        f"-max_total_time={int(seconds)}",
        "-max_len=20000",
        "-timeout=30",
        "-verbosity=0",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={keep}/", str(corpus)], one)
    atheris.Fuzz()
    return 0


def given(folder: Path, name: str, data: bytes, chance: random.Random, read: Counter[str]) -> Iterator[str]:
    """Give a file to the format that knows it and to another by chance; yield what broke."""
    from onesheet.exchange.formats.register import FORMATS  # noqa: PLC0415 - so that it can be instrumented before

    path = folder / (_plain(name) or "x")
    path.write_bytes(data)
    begin = time.monotonic()
    yield from faults_of(path, (chance.choice(FORMATS),), read)
    path.unlink()
    if time.monotonic() - begin > TOO_LONG:
        yield f"took {time.monotonic() - begin:.0f} seconds"


def faults_of(path: Path, others: Sequence[Any], read: Counter[str]) -> Iterator[str]:
    """Have a file read by the format that knows it, and by others: those whom somebody chose, or somebody else's file met."""
    from onesheet.exchange.formats.register import format_of  # noqa: PLC0415 - so that it can be instrumented before
    from onesheet.exchange.parcels import Unsafe, open_parcel  # noqa: PLC0415

    try:
        with open_parcel(path) as parcel:
            best = format_of(parcel)
            read[best.name if best is not None else "nothing"] += 1
            for one in dict.fromkeys((best, *others)):
                if one is not None:
                    yield from _read(one, parcel)
    except Unsafe as fault:
        read["unsafe"] += 1
        yield from _sentence(fault)
    except Exception:  # noqa: BLE001 - this is what is being looked for
        yield _where()


def _read(one: Any, parcel: Any) -> Iterator[str]:
    from onesheet.exchange.formats.format import NotUnderstood  # noqa: PLC0415 - so that it can be instrumented before
    from onesheet.exchange.parcels import Unsafe  # noqa: PLC0415

    try:
        for told in one.read(parcel, {}):
            fault = _unfit(told)
            if fault:
                yield f"{one.name}: {fault}"
                return
    except (NotUnderstood, Unsafe) as fault:
        yield from _sentence(fault)
    except Exception:  # noqa: BLE001 - this is what is being looked for
        yield f"{one.name}: {_where()}"


def _sentence(fault: Exception) -> Iterator[str]:
    words = str(fault)
    if not words or not words.rstrip().endswith((".", "?", "”", ")")) or len(words) > 1500 or "\x00" in words:
        yield f"{type(fault).__name__} says no sentence: {words[:200]!r}"


def _unfit(told: Any) -> str:
    """Say why what a format tells could not be stored; empty where it could."""
    rating = getattr(getattr(told, "deed", None), "rating", None)
    if rating is not None and rating not in range(1, 11):
        return f"a rating of {rating!r}"
    if getattr(told, "line", 1) < 1:
        return f"line {told.line}"
    return next((f"text that cannot be stored: {text[:80]!r}" for text in _texts(told) if _is_unfit(text)), "")


def _is_unfit(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return "\x00" in text


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
    elif isinstance(value, dict):
        for pair in value.items():
            yield from _texts(pair)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _texts(one)


def _where() -> str:
    kind, value, trace = sys.exc_info()
    frames = [one for one in traceback.extract_tb(trace) if "onesheet" in one.filename][-4:]
    places = " < ".join(f"{Path(one.filename).name}:{one.lineno}" for one in reversed(frames))
    return f"{kind.__name__ if kind else '?'} at {places}: {str(value)[:120]}"


def changed(seeds: list[Seed], chance: random.Random) -> tuple[str, bytes]:
    """Return the name and bytes of a changed file, or of a zip of several."""
    seed = chance.choice(seeds)
    if seed.name.endswith(".zip") or chance.random() < 0.75:
        name, data = seed.name, _changed(seed.data, seeds, chance)
    else:
        name, data = "export.zip", _zipped(seeds, chance)
    if chance.random() < 0.05:
        name = _plain(chance.choice(_NAMES)) or name
    return name, data[:LARGEST]


def _zipped(seeds: list[Seed], chance: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for _ in range(chance.randint(1, 6)):
            seed = chance.choice(seeds)
            name = seed.path if chance.random() < 0.8 else chance.choice(_NAMES)
            if name and name not in archive.namelist():
                archive.writestr(name, _changed(seed.data, seeds, chance)[:200_000])
    data = made.getvalue()
    return _cut_up(data, chance) if chance.random() < 0.3 else data


def _changed(data: bytes, seeds: list[Seed], chance: random.Random) -> bytes:
    for _ in range(chance.choice((0, 1, 1, 2, 3, 8))):
        data = chance.choice((_cut_up, _with_token, _with_token, _moved, _without_line))(data, chance)
    act = chance.random()
    if act < 0.05:
        return data + chance.choice(seeds).data
    if act < 0.10:
        return data.decode("utf-8", "replace").encode(
            chance.choice(("utf-16", "utf-16-le", "cp1252", "utf-32")), "replace"
        )
    if act < 0.15:
        packed = gzip.compress(data[:200_000], 1)
        return packed[: chance.randint(1, len(packed))] if chance.random() < 0.5 else packed
    return data


def _cut_up(data: bytes, chance: random.Random) -> bytes:
    """Change single bytes, or break off."""
    if not data:
        return data
    if chance.random() < 0.2:
        return data[: chance.randrange(len(data))]
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def _with_token(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    over = chance.choice((0, 0, 1, 5))
    return data[:at] + chance.choice(_TOKENS) + data[at + over :]


def _moved(data: bytes, chance: random.Random) -> bytes:
    """Copy or move a stretch somewhere else."""
    left, right = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    right = min(right, left + 2000)
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[left:right] + data[at:]


def _without_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def _plain(name: str) -> str:
    return "".join(sign for sign in name.rpartition("/")[2] if sign.isalnum() or sign in "._-")[:60]


if __name__ == "__main__":
    sys.exit(main())
