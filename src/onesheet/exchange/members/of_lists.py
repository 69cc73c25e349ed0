"""Lists and the films on them, and what a member tells of themselves. Pure."""

from __future__ import annotations

from onesheet.exchange.members.diary import SILENCED
from onesheet.exchange.members.moments import when
from onesheet.exchange.members.planning import CHANGED, MADE, SAME, Context, No, Plan, screened, stays
from onesheet.exchange.members.things import Item, Listed, Step, Whose
from onesheet.exchange.pure.rows import Enlist, OpenList, Profile
from onesheet.lists.limits import LONGEST_NOTE, LONGEST_TEXT, MOST_FILMS

_LONGEST_NAME = 200
_NO_LIST = "The list that this film stands on was not taken in, so neither was this row."


def open_list(context: Context, whose: Whose, deed: OpenList, step: Step) -> Plan:
    """Make a list; see `lists.services.save_list`."""
    name, text, odd = _tidied(deed)
    token = context.token(whose, "list", deed.key, 0)
    there = _here(context, whose, deed)
    if there is not None and not there.gone:
        return _compare(context, whose, there, name, text, deed, step)
    visibility = deed.visibility or ("me" if deed.private else whose.entry_visibility)
    held = _shown(context, whose, visibility, f"{name}\n{text}")
    at = when(deed.at, context.now)
    made = Listed(
        token=token, member=whose.id, name=name, text=text, ranked=deed.ranked, visibility=visibility, made_at=at,
        changed_at=at, hidden_at=context.now if held else None,
    )  # fmt: skip
    context.world.lists[token] = made
    context.memory.say("list", token.int, 0)
    step.made(made)
    return Plan(MADE.fate, " ".join([*odd, *([held] if held else [])]))


def _here(context: Context, whose: Whose, deed: OpenList | Enlist) -> Listed | None:
    """Return the list of a row: the member's own that was told of, else that which an import made of it."""
    lists = context.world.lists
    return context.own(whose, lists, deed.token) or lists.get(context.token(whose, "list", deed.key, 0))


def _tidied(deed: OpenList) -> tuple[str, str, list[str]]:
    """Return name and text as they are stored, and sentences for what was left out."""
    name = " ".join(deed.name.replace("\0", "").split())
    text = deed.text.replace("\0", "").replace("\r\n", "\n").strip()
    odd = []
    if not name:
        name = "Untitled list"
        odd.append("The list has no name in the file.")
    if len(name) > _LONGEST_NAME:
        name = name[:_LONGEST_NAME].strip()
        odd.append(f"A name has up to {_LONGEST_NAME} signs; the rest of it was left out.")
    if len(text) > LONGEST_TEXT:
        odd.append(f"A list's text has up to {LONGEST_TEXT:,} signs; of {len(text):,} the rest was left out.")
        text = text[:LONGEST_TEXT].strip()
    if deed.tags:
        odd.append("Lists have no tags here; left out: " + ", ".join(deed.tags) + ".")
    return name, text, odd


def _shown(context: Context, whose: Whose, visibility: str, text: str) -> str:
    """Return the sentence for a text that a moderator looks at first; raise No where it cannot be shown."""
    if visibility == "me":
        return ""
    if whose.silenced:
        raise No(SILENCED)
    return screened(context, whose, text) if text else ""


def _compare(
    context: Context, whose: Whose, there: Listed, name: str, text: str, deed: OpenList, step: Step
) -> Plan:  # fmt: skip
    other: dict[str, object] = {}
    if name != there.name:
        other["name"] = name
    if text and text != there.text:
        other["text"] = text
    if deed.ranked and not there.ranked:
        other["ranked"] = True
    if not other:
        context.memory.say("list", there.token.int, 0)
        return SAME
    if not context.follows("list", there.token.int, 0):
        return stays(f"What the list “{there.name}” says of itself stays; the file says otherwise.")
    held = _shown(context, whose, there.visibility, f"{name}\n{text}")
    if held and there.hidden_at is None:
        other["hidden_at"] = context.now
    step.change(there, **other, changed_at=context.now)
    return Plan(CHANGED.fate, held)


def enlist(context: Context, whose: Whose, film: int, deed: Enlist, step: Step) -> Plan:
    """Put a film on a list, after those that came before it in the file."""
    there = _here(context, whose, deed)
    if there is None or there.gone:
        raise No(_NO_LIST)
    note = deed.note.replace("\0", "").replace("\r\n", "\n").strip()
    odd = ""
    if len(note) > LONGEST_NOTE:
        odd = f"A note has up to {LONGEST_NOTE:,} signs; of {len(note):,} the rest was left out."
        note = note[:LONGEST_NOTE].strip()
    item = there.items.get(film)
    if item is not None and not item.gone:
        return _same_item(context, whose, there, item, note, step, odd)
    standing = there.standing()
    if there.by_rule:
        raise No("Films count on this list by a rule here; none is put on it by hand.")
    if len(standing) >= MOST_FILMS:
        raise No(f"A list holds up to {MOST_FILMS:,} films, and this one is full.")
    held = _shown(context, whose, there.visibility, note)
    if held and there.hidden_at is None:
        step.change(there, hidden_at=context.now)
    place = _place(context, whose, deed, len(standing))
    for one in standing[place - 1 :]:
        one.position += 1
    made = Item(there.token, film, place, note, context.now)
    there.items[film] = made
    there.items_count = len(standing) + 1
    context.memory.say("item", there.token.int, film)
    step.made(made)
    return Plan(MADE.fate, " ".join(one for one in (odd, held) if one))


def _place(context: Context, whose: Whose, deed: Enlist, count: int) -> int:
    """Return the place of a film: the last, or, of one that waited, where the file has it among those that are here."""
    missing = context.late(whose, deed.key, deed.position)
    if missing is None:
        return count + 1
    return min(max(1, deed.position - missing), count + 1)


def _same_item(
    context: Context, whose: Whose, there: Listed, item: Item, note: str, step: Step, odd: str
) -> Plan:  # fmt: skip
    key = "item", there.token.int, item.film
    again = key in context.memory.said
    may = context.follows(*key)
    context.memory.say(*key)
    if note and note != item.note:
        if may and not again:
            held = _shown(context, whose, there.visibility, note)
            if held and there.hidden_at is None:
                step.change(there, hidden_at=context.now)
            step.change(item, note=note)
            return Plan(CHANGED.fate, " ".join(one for one in (odd, held) if one))
        return stays(f"The film stands on the list already, at {item.position}; what is noted there stays.")
    return stays(f"The film stands on the list already, at {item.position}.") if again else SAME


_PROFILE = {"name": "display_name", "about": "about", "place": "place", "website": "website"}
_LONGEST = {"display_name": 100, "about": 2000, "place": 100, "website": 300}


def profile(context: Context, whose: Whose, deed: Profile, step: Step) -> Plan:
    """Fill what of a profile is empty here; see `accounts.services.profile.change_profile`."""
    told = {
        column: getattr(deed, name).replace("\0", "").replace("\r\n", "\n").strip() for name, column in _PROFILE.items()
    }
    told["display_name"], told["place"] = " ".join(told["display_name"].split()), " ".join(told["place"].split())
    odd = []
    if told["website"] and not told["website"].lower().startswith(("http://", "https://")):
        told["website"] = "https://" + told["website"]
    fills: dict[str, str] = {}
    for column, value in told.items():
        here = whose.profile[column]
        if not value or here == value:
            continue
        if here:
            odd.append(f"{_WORDS[column]} stays as it is here.")
        elif len(value) > _LONGEST[column] or (column == "website" and not _is_address(value)):
            odd.append(f"{_WORDS[column]} of the file will not do here and was left out.")
        else:
            fills[column] = value
    if not fills:
        return stays(" ".join(odd))
    if _shown(context, whose, "public", "\n".join(fills.values())):
        raise No(
            "A moderator looks at words and links like these while an account is new, so the profile was left as it is."
        )
    step.changes.append(["profile", whose.id, {name: [whose.profile[name], value] for name, value in fills.items()}])
    whose.profile |= fills
    return Plan(CHANGED.fate, " ".join(odd))


_WORDS = {
    "display_name": "The name", "about": "What is told of oneself", "place": "The place", "website": "The website",
}  # fmt: skip


def _is_address(text: str) -> bool:
    host = text.split("://", 1)[-1].split("/", 1)[0]
    return "." in host.strip(".") and not any(sign.isspace() or sign in '<>"' for sign in text)
