"""Names of persons in running text: one, or a list `A, B (in her first role), C and D as E`.

In ordinary text a name is a run of capitalised words; where capitals were lost it runs until a word that is no part of a
name. What is given back is always as it should be printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.words import AFTER_NAMES, COMPANY_WORDS, DESCRIPTORS, KIN, TITLES_OF_PERSONS, TRADES
from onesheet.values.countries import demonym_code
from onesheet.values.names import PARTICLES, Roster, is_damaged, restore_person

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|<unk>)*(?:['’.-][^\W_]+)*\.?|<unk>")
_SUFFIX = re.compile(r",? (?:jr\.?|sr\.?|iii|ii|iv)(?![\w'])")
_NICKNAME = re.compile(r" [\"“'‘(][^\"”'’()\n]{2,24}[\"”'’)](?= [^\W\d_])")
_GAP = re.compile(r"[ \t\u00a0]{1,3}")
_OPENING_NICKNAME = re.compile(r"[\"“'‘(][^\"”'’()\n]{2,24}[\"”'’)] (?=[^\W\d_])")
_NOTE = re.compile(r" ?\(([^()\n]{0,160})\)")
_AND = re.compile(r" ?(?:,? ?(?:and|&|along with|as well as|together with)|[,;/•])(?: also| finally| with)? ")
_AND_NO_MORE = re.compile(r" ?(?:,? ?(?:and|&|along with|as well as|together with)|[,/•])(?: also| finally)? ")
_WITH = re.compile(r",? (?:opposite|alongside|with) ")
_ASIDE = re.compile(
    r" in (?:his|her|their|the|a|an|what \w+) (?:[\w-]+ ){0,4}?(?:roles?|parts?|debut|appearance|performance|cameo)\b(?=,| and )"
)
_AS = re.compile(r",? as ")
_LINKS_ON = re.compile(r", and |, | and ")
_ARTICLE = re.compile(r"(?:an?|the|his|her|their|its|one of the) ")
_UP_TO_A_MARK = re.compile(r"[^,.;()]{0,60}")
_LINK = re.compile(r" (?:and|with|who|whose|that|which) ")
_EPITHET = re.compile(r" (?:the|of|the Great of) [^\W\d_a-zß-öø-ÿ][\w'-]+")
_SPACE = re.compile(r",? ")
_NEVER_INSIDE = frozenset(
    "the a an and but or in on at of for from with by as to is was it its he she they this that these when while after before film films movie "
    "award awards academy oscar review directed written produced starring monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words at which a name ends even where they are capitalised."""
_JOINED_PARTICLE = re.compile(r"(?:d['’]|o'|l'|(?:al|el|ul|ibn|bin|abd|ad|as|ar|de)-)[^\W\d_a-zß-öø-ÿ]")
_HONORED = ("-winning", "-nominated", "-born")
_OWNERS = frozenset({"his", "her", "their", "its"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its", "both"})
_MOST_WORDS = 5
_MOST_NAMES = 60


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name at `text[start:end]`; `text` is the name as it should be printed."""

    text: str
    start: int
    end: int
    damaged: bool = False
    """True where letters are known to be lost: such a name is never published as if it were whole."""
    role: str = ""
    """The character, where the list says `A as B`."""
    note: str = ""
    """What stands in parentheses after the name."""

    @property
    def is_single(self) -> bool:
        """Whether it is one word only: a surname, a first name or a stage name."""
        return " " not in self.text


def name_at(source: Prose, start: int, end: int) -> Name | None:
    """The name that starts exactly at `start`, or None."""
    stop = _lowered_end(source, start, end) if source.lowered else _ordinary_end(source, start, end)
    if stop <= start:
        return None
    suffix = _SUFFIX.match(source.low, stop, end)
    if suffix is not None:
        stop = suffix.end()
    return _named(source, start, stop)


def _named(source: Prose, start: int, stop: int) -> Name | None:
    raw = source.text[start:stop]
    if raw.endswith(".") and not _keeps_stop(raw):
        raw, stop = raw[:-1], stop - 1
    if raw.endswith(("'s", "’s")):
        raw, stop = raw[:-2], stop - 2
    elif raw.endswith(("'", "’")):
        raw, stop = raw[:-1], stop - 1
    if not raw or "<unk>" in raw:
        return Name(raw, start, stop, damaged=True) if raw else None
    shown = restore_person(source.low[start:stop]) if source.lowered else raw
    return Name(" ".join(shown.split()), start, stop, damaged=source.lowered and is_damaged(source.low[start:stop]))


def _keeps_stop(raw: str) -> bool:
    last = raw.rsplit(" ", 1)[-1].lower()
    return last in ("jr.", "sr.") or (len(last) == 2 and last[0].isalpha()) or last.count(".") > 1


def _ordinary_end(source: Prose, start: int, end: int) -> int:
    """Where a run of capitalised words ends; particles count only before another capitalised word."""
    at = good = start
    count = 0
    while at < end and count <= _MOST_WORDS:
        match = _WORD.match(source.text, at, end)
        if match is None:
            break
        word = match.group()
        low = word.lower()
        capital = word[0].isupper() or word == "<unk>" or _JOINED_PARTICLE.match(word) is not None
        if capital and count and not _is_initial(low) and low.rstrip(".") in _NEVER_INSIDE:
            break
        if not capital and (low not in PARTICLES or low == "e"):
            break
        at = match.end()
        count += capital
        if capital:
            good = at
        if source.text[good - 2 : good] in ("'s", "’s") or (
            word.endswith(".") and len(word) > 3 and not _is_initial(word) and low[:-1] not in TITLES_OF_PERSONS
        ):
            break
        nick = _NICKNAME.match(source.text, at, end) if capital else None
        if nick is not None:
            at = nick.end()
        gap = _GAP.match(source.text, at, end)
        if gap is None:
            break
        at = gap.end()
    return good if count <= _MOST_WORDS + 1 else start


def _is_initial(word: str) -> bool:
    """Whether a word is one letter and its full stop, or several such."""
    return word[1:2] == "." and word[-1:] == "."


_FIRST_OR_STOP = frozenset({"will", "may", "art", "april", "june", "august"})
_LAST_OR_STOP = frozenset("march may june april august best more case will play won winter".split())
_LIST_GOES_ON = re.compile(r"[,.;)]| and | \(|$")


def _may_stand(source: Prose, match: re.Match[str], word: str, count: int) -> bool:
    """Whether a word that usually ends a name is part of one: `will smith`, `fredric march,`."""
    if count == 0:
        return word in _FIRST_OR_STOP and not source.low[match.end() : match.end() + 2].strip()[:1].isdigit()
    return count == 1 and word in _LAST_OR_STOP and _LIST_GOES_ON.match(source.low, match.end()) is not None


def _is_past_tense(word: str) -> bool:
    """Whether a small word is a verb such as `purchased`, and not a name such as `mildred`, `reed` or `ahmed`."""
    return (
        len(word) > 4
        and word.endswith("ed")
        and not word.endswith(("eed", "fred", "dred", "amed", "hmed", "mmed", "ared", "aved"))
    )


def _lowered_end(source: Prose, start: int, end: int) -> int:
    """Where a name ends in a text without capitals: before the first word that no name has."""
    at = good = start
    count = 0
    while at < end:
        match = _WORD.match(source.low, at, end)
        if match is None:
            break
        word = match.group()
        bare = word.removesuffix("'s").rstrip(".'")
        if count and _is_past_tense(bare):
            break
        if not _is_initial(word) and bare in AFTER_NAMES and not _may_stand(source, match, bare, count):
            break
        particle = bare in PARTICLES
        at = match.end()
        count += not particle
        if not particle:
            good = at
        stops = word.endswith(".") and len(bare) > 2 and not _is_initial(word) and bare not in TITLES_OF_PERSONS
        if word.endswith("'s") or stops:
            break
        nick = _NICKNAME.match(source.low, at, end)
        if nick is not None:
            at = nick.end()
        gap = _GAP.match(source.low, at, end)
        if gap is None:
            break
        at = gap.end()
    return good if count <= _MOST_WORDS else start


def names_at(source: Prose, start: int, end: int, *, with_roles: bool = False) -> list[Name]:
    """The names of a list that starts at `start`: `A, B (note) as C, and D`; ends at the first thing that is no name.

    Words before a name that tell who it is are passed over: `actor`, `an uncredited`, `Renoir's brother`.
    """
    found: list[Name] = []
    at = last = _skip_descriptors(source, start, end)
    while at < end and len(found) < _MOST_NAMES:
        name = name_at(source, at, end)
        if (name is None or _is_no_person(name)) and with_roles and found and found[-1].role:
            name = _after_aside(source, last, end)
        if name is None or _is_no_person(name):
            break
        last, name = _tail(source, name, end, with_roles=with_roles)
        found.append(name)
        at = last
        joined = (_AND if with_roles else _AND_NO_MORE).match(source.low, at, end) or (
            _WITH.match(source.low, at, end) if with_roles else None
        )
        if joined is None:
            break
        at = _skip_descriptors(source, joined.end(), end)
    return found


def _after_aside(source: Prose, start: int, end: int) -> Name | None:
    """The next `B as D` of a list after words about a role: `A as C, the publisher of a paper, and B as D`."""
    for link in _LINKS_ON.finditer(source.low, start, min(end, start + 170)):
        name = name_at(source, link.end(), end)
        if name is not None and not name.is_single and source.low.startswith(" as ", name.end):
            return name
    return None


_NATIVE = re.compile(r" [\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
"""A name again in the script of its country: `Tetsuro Tamba 丹波哲郎`."""


def _tail(source: Prose, name: Name, end: int, *, with_roles: bool) -> tuple[int, Name]:
    """What follows a name before the next: a note in parentheses and, where asked for, `as` and a role."""
    at, role, words = name.end, "", ""
    native = _NATIVE.match(source.text, at, end)
    at = native.end() if native is not None else at
    note = _NOTE.match(source.text, at, end)
    if note is not None:
        at, words = note.end(), note[1].strip()
    if with_roles:
        aside = _ASIDE.match(source.low, at, end)
        at = aside.end() if aside is not None else at
        link = _AS.match(source.low, at, end)
        if link is not None:
            taken, reached = role_at(source, link.end(), end)
            if reached > link.end():
                at, role = reached, taken
                note = _NOTE.match(source.text, at, end)
                at = note.end() if note is not None else at
    return at, Name(name.text, name.start, name.end, name.damaged, role, words)


def role_at(source: Prose, start: int, end: int) -> tuple[str, int]:
    """A character's name that starts at `start` and where it ends; the name is empty where only described (`a cop`)."""
    at = start
    described = _ARTICLE.match(source.low, at, end)
    if described is not None:
        titled = None if source.lowered else _titled_role(source, described, end)
        return titled or _described_role(source, described.end(), end)
    at = _skip_descriptors(source, at, end)
    nick = _OPENING_NICKNAME.match(source.text, at, end)
    name = name_at(source, nick.end() if nick is not None else at, end)
    if name is None:
        return "", start
    if nick is not None and not source.lowered and not name.damaged:
        return source.text[at : name.end], name.end
    if source.low[name.end : name.end + 3] in ("'s ", "s' ") and name.end + 3 < end:
        return _described_role(source, name.end + 3, end)
    further = None if source.lowered else _EPITHET.match(source.text, name.end, end)
    if further is not None and not name.damaged:
        return name.text + further.group(), further.end()
    return ("" if name.damaged else name.text), name.end


def _titled_role(source: Prose, article: re.Match[str], end: int) -> tuple[str, int] | None:
    """`his brother Karl` and `the Tall Man`: a name right after a word of kinship, or a capitalised title."""
    kin = _WORD.match(source.low, article.end(), end)
    if kin is not None and kin.group() in KIN and source.low[kin.end() : kin.end() + 1] == " ":
        named = name_at(source, kin.end() + 1, end)
        if named is not None:
            return named.text, named.end
    titled = name_at(source, article.end(), end) if article.group() == "the " else None
    return (f"the {titled.text}", titled.end) if titled is not None else None


def _described_role(source: Prose, start: int, end: int) -> tuple[str, int]:
    """`a veteran, Chuck Scott,`: the words up to a comma, and the name after it where one follows at once."""
    limit = min(end, start + 80)
    comma = source.text.find(",", start, limit)
    if not source.lowered and comma > 0 and source.text[comma : comma + 2] == ", ":
        name = name_at(source, comma + 2, end)
        if name is not None and source.text[name.end : name.end + 1] in (",", ".", ";") and name.is_single is False:
            inside = source.text[start:comma]
            if " and " not in inside and " as " not in inside:
                return name.text, name.end
    if source.lowered and source.text[comma : comma + 2] == ", " and comma > 0:
        name = name_at(source, comma + 2, end)
        if name is not None and _closes_a_role(source, name, end):
            return ("" if name.damaged else name.text), name.end
    words = _UP_TO_A_MARK.match(source.text, start, end)
    piece = words.group() if words else ""
    cut = _LINK.search(piece)
    return "", start + (cut.start() if cut else len(piece))


def _closes_a_role(source: Prose, name: Name, end: int) -> bool:
    """Whether a name after a described role is the role's, and not the next player: it ends the list or `who` follows."""
    after = source.low[name.end : name.end + 6]
    return name.end >= end - 1 or after.startswith((", who", ". ", " who"))


def _describes(source: Prose, start: int, end: int) -> bool:
    """Whether the next word tells who a person is."""
    match = _WORD.match(source.low, start, end)
    return match is not None and (
        match.group() in DESCRIPTORS or match.group() in KIN or _is_nation_of_somebody(source, match, end)
    )


def _skip_descriptors(source: Prose, start: int, end: int) -> int:
    """Past the words that tell who a name is: `actress`, `an uncredited`, `Renoir's brother`, `19-year-old newcomers`."""
    at = start
    for _ in range(6):
        age = _AGED.match(source.low, at, end)
        match = _WORD.match(source.low, at, end) if age is None else None
        if age is None and match is None:
            break
        follows = age.end() if age is not None else _past_descriptor(source, match, start, end) if match else None
        gap = _SPACE.match(source.low, follows, end) if follows is not None else None
        if gap is None:
            break
        at = gap.end()
    return at


_AGED = re.compile(
    r"(?:\d{1,2}-year-old|(?:(?:academy|emmy|grammy|tony|bafta|golden|globe|national|film|award|oscar) ){0,3}[a-z]+-(?:winning|nominated))(?= )"
)


def _past_descriptor(source: Prose, match: re.Match[str], start: int, end: int) -> int | None:
    """Where a word, or two of them, that tell who a name is end; None where the name itself begins."""
    word, at, follows = match.group(), match.start(), match.end()
    is_article = source.lowered and word in _ARTICLES and not _describes(source, follows + 1, end)
    if is_article or (word in ("star", "stars") and source.low[max(0, at - 2) : at] in ("d ", ", ")):
        return None
    if word in _OWNERS or (word.endswith("'s") and source.low[follows : follows + 1] == " "):
        kin = _WORD.match(source.low, follows + 1, end)
        is_kin = kin is not None and kin.group() in KIN
        return kin.end() if kin is not None and is_kin else follows if word in _OWNERS else None
    if word == "and" and at != start and _describes(source, follows + 1, end):
        return follows
    joined = "-" in word and all(part in DESCRIPTORS for part in word.split("-"))
    if joined or word.endswith(_HONORED) or _is_nation_of_somebody(source, match, end):
        return follows
    names_itself = not source.lowered and source.text[at].isupper() and at != start
    return None if _is_initial(word) or word not in DESCRIPTORS or names_itself else follows


def _is_nation_of_somebody(source: Prose, match: re.Match[str], end: int) -> bool:
    """Whether a word is the adjective of a country before what a person is: `Ugandan author`, `Kuwaiti musician`."""
    following = _WORD.match(source.low, match.end() + 1, end)
    return (
        following is not None
        and following.group() in DESCRIPTORS
        and source.text[following.start()].islower()
        and demonym_code(match.group().rsplit("-", 1)[-1]) is not None
    )


_ALSO_SURNAMES = frozenset({"fox", "disney", "press", "republic", "capital", "label", "ventures"})
"""Words of companies' names that people bear as well: Vivica A. Fox, Walt Disney."""
_STUDIOS = frozenset(
    "lucasfilm hbo prc studiocanal hanna-barbera blumhouse viacom18 olm showtime rko mgm bbc emi universal paramount columbia miramax dreamworks metro-goldwyn-mayer pixar a24".split()
)
"""Studios known by one word."""


def _is_no_person(name: Name) -> bool:
    words = name.text.lower().replace(".", "").split()
    return words[-1] in COMPANY_WORDS and not (
        words[-1] in _ALSO_SURNAMES and words[-2:-1] not in (["century"], ["searchlight"])
    )


def is_company(name: str) -> bool:
    """Whether a name ends as companies' names do, or is a studio known by one word."""
    words = name.lower().replace(".", "").split()
    if words and words[-1] in _ALSO_SURNAMES:
        return len(words) == 1 or words[-2] in ("century", "searchlight")
    of_somewhere = "of" in words[1:] and words[words.index("of", 1) - 1] in COMPANY_WORDS
    return bool(words) and (words[-1] in COMPANY_WORDS or words[0] in _STUDIOS or of_somewhere)


def name_before(source: Prose, start: int, end: int) -> Name | None:
    """The name that ends exactly at `end` and starts at or after `start`, or None."""
    window = max(start, end - 70)
    last = source.text[source.text.rfind(" ", window, end) + 1 : end]
    if not source.lowered and last.islower() and "<unk>" not in last:
        return None
    words = [
        m
        for m in _WORD.finditer(source.text, window, end)
        if m.start() == window or not source.text[m.start() - 1].isalnum()
    ]
    first = end
    taken = 0
    for match in reversed(words):
        if source.text[match.end() : first].strip(" \u00a0\"“”'’") or taken >= _MOST_WORDS:
            break
        if not _stands_in_name(source, match, taken):
            break
        first = match.start()
        taken += 1
    first = _without_opening(source, first, end) if taken else end
    return _named(source, first, end) if first < end else None


def _stands_in_name(source: Prose, match: re.Match[str], taken: int) -> bool:
    """Whether a word, read backwards after `taken` words of a name, belongs to it."""
    word = match.group()
    bare = word.lower().rstrip(".")
    if taken and word.endswith(".") and len(bare) > 2 and not _is_initial(word) and bare not in TITLES_OF_PERSONS:
        return False
    if source.lowered:
        ends = (bare in AFTER_NAMES and not _is_initial(word)) or bare in DESCRIPTORS or bare in KIN
        return not ends and not word.endswith(("'s", "s'"))
    return (word[0].isupper() or word == "<unk>" or bool(taken and bare in PARTICLES)) and not word.endswith(
        ("'s", "’s")
    )


def _without_opening(source: Prose, first: int, end: int) -> int:
    """Past a word that only opens the sentence (`Then Milly`) and past particles that nothing precedes."""
    while True:
        leading = _WORD.match(source.text, first, end)
        if leading is None or leading.end() >= end:
            return first
        low = leading.group().lower()
        opens = low in AFTER_NAMES and low not in _FIRST_OR_STOP and not _is_initial(low)
        if not (opens or (low in PARTICLES and source.text[first].islower())):
            return first
        first = min(end, leading.end() + 1)


_LINKS_BEFORE = (", and ", " and ", " & ", ", ")


def list_before(source: Prose, start: int, end: int, roster: Roster) -> list[Name]:
    """The names of a list `A, B and C` that ends exactly at `end`; a single word counts if the roster knows its bearer."""
    return names_before(source, start, end, lambda name: not name.is_single or roster.resolve(name.text) is not None)


def names_before(
    source: Prose, start: int, end: int, counts: Callable[[Name], bool] = lambda _: True, most: int = 12
) -> list[Name]:
    """The last names, at most `most`, of a list `A, B and C` that ends exactly at `end`; one that does not count ends it."""
    found: list[Name] = []
    at = end
    while at > start and len(found) < most:
        name = name_before(source, start, at)
        if name is None or not counts(name):
            break
        found.insert(0, name)
        window = source.low[max(start, name.start - 6) : name.start]
        link = next((one for one in _LINKS_BEFORE if window.endswith(one)), None)
        if link is None:
            break
        at = name.start - len(link)
    return found


_CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿ]\.|[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’.-](?!s\b)[^\W\d_]+)*)"
_RUN = re.compile(rf"{_CAPITAL}(?: (?:(?:de|la|del|von|van|der|da|di|du|le) ){{0,3}}{_CAPITAL}){{1,4}}")


def roster_of(source: Prose) -> Roster:
    """Everybody named in full in a text that has its capitals (empty for one that has not).

    Runs of two to five capitalised words; the surnames of these explain bare surnames elsewhere in the text.
    """
    roster = Roster()
    if source.lowered:
        return roster
    for match in _RUN.finditer(source.text):
        words = match.group().rstrip(".").removesuffix("’s").removesuffix("'s").split()
        while len(words) > 2 and words[0].lower().rstrip(".") in AFTER_NAMES | DESCRIPTORS:
            words = words[1:]
        if len(words) > 1 and words[0].lower() not in AFTER_NAMES | TRADES and words[-1].lower() not in COMPANY_WORDS:
            roster.add(" ".join(words))
    return roster
