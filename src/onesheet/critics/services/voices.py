"""Writes: critics and outlets. Whoever locks several takes outlets first, then critics, each in the order of their ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import IntegrityError, transaction

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.critics.models import Critic, Outlet
from onesheet.critics.pure.entries import LONGEST_NAME, folded, is_address
from onesheet.critics.pure.words import is_seen, line_of
from onesheet.people.models import Person
from onesheet.values.countries import country_name
from onesheet.values.languages import language_name
from onesheet.values.names import slug
from onesheet.values.scales import scale_named

V = TypeVar("V", Critic, Outlet)

LONGEST_WEBSITE = 300
_AT_ONCE = 500


def voice(kind: type[V], name: str) -> V:
    """Return the critic or the outlet of this name; make it where there is none.

    Another who makes the same at this moment is waited for. Raises Refusal where the name is empty or too long.
    """
    name = line_of(name)
    if not is_seen(name) or len(name) > LONGEST_NAME:
        raise Refusal(f"A name has 1 to {LONGEST_NAME} signs that can be seen.")
    key = folded(name)
    found = kind.objects.filter(folded=key).first()
    while found is None:
        try:
            with transaction.atomic():
                found = kind.objects.create(name=name, folded=key, slug=_free_slug(kind, name))
        except IntegrityError:
            # Somebody made the same one, or took the address for another: then the next address is free.
            found = kind.objects.filter(folded=key).first()
    return found


def voices(kind: type[V], names: Iterable[str]) -> dict[str, V]:
    """Return the critic or the outlet behind each name, making those that are missing: `voice` for very many.

    Costs a query for every 500 names, and three more where some are new. Raises Refusal as `voice` does.
    """
    keys = {name: folded(name) for name in names}
    wanted: dict[str, str] = {}
    for name, key in keys.items():
        wanted.setdefault(key, name)
    found = _found(kind, wanted)
    missing = {key: name for key, name in wanted.items() if key not in found}
    if missing:
        _make(kind, missing)
        found |= _found(kind, missing)
        found |= {key: voice(kind, name) for key, name in missing.items() if key not in found}
    return {name: found[key] for name, key in keys.items()}


def _found(kind: type[V], keys: Iterable[str]) -> dict[str, V]:
    listed = list(keys)
    found: dict[str, V] = {}
    for start in range(0, len(listed), _AT_ONCE):
        some = kind.objects.filter(folded__in=listed[start : start + _AT_ONCE])
        found |= {one.folded: one for one in some}
    return found


def _make(kind: type[V], missing: dict[str, str]) -> None:
    taken = set(kind.objects.values_list("slug", flat=True))
    made = []
    for key, name in missing.items():
        tidied = line_of(name)
        if not is_seen(tidied) or len(tidied) > LONGEST_NAME:
            raise Refusal(f"A name has 1 to {LONGEST_NAME} signs that can be seen; “{tidied[:80]}” has not.")
        free = _next_free(slug(tidied), taken)
        taken.add(free)
        made.append(kind(name=tidied, folded=key, slug=free))
    kind.objects.bulk_create(made, batch_size=_AT_ONCE, ignore_conflicts=True)


def _free_slug(kind: type[V], name: str) -> str:
    wanted = slug(name)
    return _next_free(wanted, set(kind.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)))


def _next_free(wanted: str, taken: set[str]) -> str:
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


@dataclass(frozen=True, slots=True)
class VoiceEntry:
    """What an editor says of a critic or an outlet."""

    name: str
    website: str = ""
    scale: str = ""
    """The scale of marks printed without one; empty where it is not known."""
    country: str = ""
    """Of an outlet, ISO 3166 alpha-2."""
    language: str = ""
    """Of an outlet, BCP 47."""
    person: str = ""
    """Of a critic, the address of the person's page who is the same one."""


def change_voice(*, voice: Critic | Outlet, entry: VoiceEntry, by: Member, now: datetime, reason: str = "") -> int:
    """Change a critic or an outlet; return how many reviews are understood otherwise since its scale is another.

    The address stays. One transaction. Raises Refusal where another has the name, and where something will not do.
    """
    from onesheet.critics.services.scales import reread  # noqa: PLC0415 - circular import

    name = line_of(entry.name)
    if not is_seen(name) or len(name) > LONGEST_NAME:
        raise Refusal(f"A name has 1 to {LONGEST_NAME} signs that can be seen.")
    check_scale(entry.scale)
    _check_website(entry.website)
    with transaction.atomic():
        found = held(voice)
        if type(found).objects.filter(folded=folded(name)).exclude(pk=found.pk).exists():
            raise Refusal("Another one has this name. If both are the same, merge them.")
        before = found.scale
        found.name, found.folded, found.website, found.scale = name, folded(name), entry.website.strip(), entry.scale
        if isinstance(found, Outlet):
            _describe(found, entry)
        else:
            found.person = _person(entry.person, found)
        found.save()
        return reread(voice=found, before=before, by=by, now=now, reason=reason) if before != entry.scale else 0


def held(voice: Critic | Outlet) -> Critic | Outlet:
    """Return a critic or an outlet as it is now, locked until the transaction ends; raise Refusal where it is gone."""
    kind = Critic if isinstance(voice, Critic) else Outlet
    found = kind.objects.select_for_update().filter(pk=voice.pk).first()
    if found is None:
        raise Refusal("This page is not here any more; nothing was changed.")
    return found


def check_scale(scale: str) -> None:
    """Raise Refusal unless this is a scale that a critic or an outlet may be said to use, or none."""
    known = scale_named(scale)
    if scale and (known is None or not known.declared):
        raise Refusal("This scale is not known here.")


def _check_website(website: str) -> None:
    if website and (not is_address(website.strip()) or len(website) > LONGEST_WEBSITE):
        raise Refusal("The website is an address that begins with https:// or http://.")


def _describe(outlet: Outlet, entry: VoiceEntry) -> None:
    if entry.country and country_name(entry.country) == entry.country:
        raise Refusal("This country is not known here.")
    if entry.language and language_name(entry.language) == entry.language:
        raise Refusal("This language is not known here.")
    outlet.country, outlet.language = entry.country, entry.language


def _person(address: str, critic: Critic) -> Person | None:
    if not address.strip():
        return None
    person = Person.objects.filter(slug=address.strip().rstrip("/").rsplit("/", 1)[-1]).first()
    if person is None:
        raise Refusal("Nobody here has this address. Copy it from the person’s page.")
    if Critic.objects.filter(person=person).exclude(pk=critic.pk).exists():
        raise Refusal("Another critic is said to be this person. If both are the same, merge them.")
    return person
