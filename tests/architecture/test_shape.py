"""The rules of the house that no linter knows."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).parents[2]
HOUSE = (
    "accounts",
    "sources",
    "people",
    "films",
    "scorebook",
    "reviews",
    "critics",
    "lists",
    "festivals",
    "moderation",
    "exchange",
    "page_cache",
)
"""The subjects with tables, lowest first."""

TOO_LONG: frozenset[str] = frozenset()
"""Files that are longer than 500 lines; this list may only shrink."""


def tracked(*patterns: str) -> list[Path]:
    """List the files that git tracks and that match one of the patterns."""
    listed = subprocess.run(["git", "ls-files", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_files_stay_under_500_lines():
    sources = tracked("src/*.py", "src/*.html", "src/*.css", "src/*.js")
    assert len(sources) > 20

    long = {str(path.relative_to(ROOT)) for path in sources if len(path.read_text(encoding="utf-8").splitlines()) > 500}

    assert long == TOO_LONG


def test_tests_stay_under_700_lines():
    long = [path for path in tracked("tests/*.py") if len(path.read_text(encoding="utf-8").splitlines()) > 700]

    assert long == []


def test_foreign_keys_point_downwards():
    upwards = [
        f"{model.__name__}.{field.name}"
        for label in HOUSE
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model._meta.app_label in HOUSE
        if HOUSE.index(field.related_model._meta.app_label) > HOUSE.index(label)
    ]

    assert upwards == []


def test_no_registry_address_and_no_lock_file_that_holds_one():
    requirements = tracked("requirements/*")
    assert {path.name for path in requirements} >= {"base.txt", "test.txt", "dev.txt"}

    assert not [path for path in requirements if "://" in path.read_text(encoding="utf-8")]
    assert tracked("uv.lock", "pylock*.toml") == []


def test_every_requirement_has_a_hash():
    for path in tracked("requirements/*.txt"):
        text = path.read_text(encoding="utf-8")
        pins = re.findall(r"^[a-z0-9][\w.-]*(?:\[[\w,]+\])?==.*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)

        assert pins
        assert not [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin]


def test_web_never_writes():
    writing = re.compile(r"\.(save|delete|create|bulk_create|update|bulk_update|get_or_create|update_or_create)\(")
    views = [path for path in tracked("src/onesheet/web/*.py") if "page_cache" not in path.parts]
    assert views

    found = [
        f"{path.name}: {line.strip()}"
        for path in views
        for line in path.read_text().splitlines()
        if writing.search(line)
    ]

    assert found == []


def test_nothing_names_this_machine():
    machine = re.compile(r"/(work|root|home/\w+)/")
    texts = [path for path in tracked("*") if path.suffix in {".py", ".md", ".toml", ".txt", ".html", ".sh", ""}]

    assert not [
        str(path)
        for path in texts
        if machine.search(path.read_text(encoding="utf-8", errors="ignore")) and path != Path(__file__)
    ]
