"""Chrome: what stands on a page beside its own text. Known by what it looks like, never by the name of a site.

Menus, lists of other articles, calls to subscribe, captions, notes about the site, comments and the page's foot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onesheet.reading.layout.lines import Line

_LONGEST = 140
"""A line longer than this is no marker of chrome."""

_FOOT = re.compile(
    r"(?:about (?:us|this site|the (?:authors?|writers?|critics?|reviewers?|site|blog|magazine|publication))\b"
    r"|comments?(?: \(\d+\))?:?$|(?:\d+|one|two|three) (?:comments?|responses?|replies|thoughts? on)\b|leave a (?:comment|reply)|post a comment"
    r"|add a comment|join the (?:discussion|conversation)"
    r"|©|\(c\) ?\d{4}|copyright\b|.{0,60}all rights? reserved|privacy\b.{0,60}$|terms (?:of|and|&)\b.{0,40}$|cookie"
    r"|powered by\b|proudly powered|site ?map$|back to (?:top|home)|imprint$|impressum$|mentions légales"
    r"|kommentare?(?: \(\d+\))?:?$|commentaires?(?: \(\d+\))?:?$|comentarios?(?: \(\d+\))?:?$|über uns|à propos$|quiénes somos)"
)
"""From here to its end a page is foot."""
_CALL = re.compile(
    r"(?:subscribe\b|sign up\b|join (?:our|us|the)\b|.{0,30}newsletter|get (?:the|our)\b.{0,40}(?:magazine|issue|newsletter|app|inbox)"
    r"|.{0,60}in(?:to)? your inbox|follow (?:us|me|@)\b|follow .{0,40} on (?:twitter|facebook|instagram|letterboxd|x\b)"
    r"|support (?:us|our|independent)\b|donate\b|become a (?:member|patron|subscriber)|abonn|newsletter|suscr[ií]b|iscriviti)"
)
"""A call to do something; the foot, when little but chrome follows."""
_LIST = re.compile(
    r"(?:more (?:from|in|on|about|reviews?|like this|stories|films?|movies?|by|posts?|articles?|to explore)\b"
    r"|also (?:in this issue|in this section|on|read|worth|by)\b|also (?:this (?:week|month)|showing|out|opening|released|reviewed|in cinemas)\b.{0,25}$"
    r"|out this (?:week|month)\b.{0,20}$|in brief:?$|short takes?:?$|you (?:may|might|would|will)(?:'ll)? (?:also )?(?:like|enjoy|love|be interested)"
    r"|related(?: (?:posts?|articles?|stories|reading|content|reviews?|topics?|links?))?:?|read (?:more|next|also|this next)\b"
    r"|recommended(?: (?:for you|reading|stories|posts?|articles?))?:?$|see also\b|see more\b|popular(?: \w+){0,3}:?(?: .*)?$|trending\b"
    r"|explore more\b.{0,30}$|where next\b.{0,3}$|lists (?:that include|featuring|with) this\b|(?:fans|people|members) (?:who liked this )?also (?:liked|watched)\b|related films$|most (?:read|popular|viewed|commented|shared)\b|latest(?: (?:news|reviews?|posts?|stories|articles?))?:?$|don't miss:?$"
    r"|editor'?s'? (?:picks?|choice)|next (?:post|article|review|up|story)\b|previous (?:post|article|review|story)\b|up next\b|in this (?:issue|section)\b"
    r"|elsewhere\b.{0,20}$|what to (?:watch|read|see) next|other (?:reviews|stories|articles|films)\b|keep reading\b|from the archives?\b"
    r"|recent (?:posts?|reviews?|comments?|articles?)\b|top stories|around the web|sponsored\b|categories:?$|archives?:?$|blogroll|similar (?:films|titles|movies)"
    r"|auch interessant|das könnte|mehr (?:zum thema|von|aus)|à lire aussi|lire aussi|sur le même|también te|más (?:de|en)\b.{0,20}$|leggi anche|leia também|l[eé][eéa]? tambi[eé]n)"
)
"""A list of other things; it ends where running text sets in again."""
_ONE_LINE = re.compile(
    r"(?:advertis|anzeige$|publicité$|share(?: this| on| with)?\b.{0,30}$|tweet(?: this)?$|print(?: this)?$|e-?mail(?: this)?$|save$|pin it$"
    r"|tags?: |labels: |(?:newer|older) posts?\b.{0,20}$|page \d+ of \d+\b.{0,20}$|\d+ repl(?:y|ies)$|↳|[♥❤👍💬]\ufe0f?\s*\d|tagged\b|filed (?:under|to|in)\b|posted in\b|topics?: |categor(?:y|ies): "
    r"|(?:all )?(?:photo|image|picture|still|illustration|foto|video)s?(?: credits?)?(?: ?:| via\b| by\b| courtesy\b| credit\b| from\b| ©)"
    r"|credits?: (?:photo|image)|courtesy (?:of|photo)\b|\(?(?:photo|image)s?[:/ ]|skip to\b|menu$|search\b.{0,12}$|log ?(?:in|out)\b|sign (?:in|out)$|register$"
    r"|home$|close$|listen to this|watch (?:the )?trailer|<!--|https?://\S+$|www\.\S+$|\d[\d,.]* (?:shares?|likes?|views?|comments?|claps?)$"
    r"|\d+ ?-?min(?:ute)?s?\.? read|reading time\b|loading\b|scroll\b|continue reading|click here|view (?:all|more|comments)|see all\b"
    r"|next (?:week|month|time)\b|coming soon\b|facebook$|twitter$|whatsapp$|linkedin$|reddit$|pinterest$|copy link$|this review (?:may )?contains? spoilers|load more|show more|show less|read full|add (?:a|your) (?:review|comment|rating)|add to (?:watchlist|list|favou?rites?|my)\b"
    r"|write (?:a|your) review|rate (?:this|it)(?: film| movie)?$|see more films|back to\b.{0,30}$|report(?: this)?(?: review)?$|reply$|like(?: this)?(?: review)?(?:\s+\d[\d,.]* likes?)?$|helpful\b.{0,30}$|like loading|permalink$|\d+ (?:out )?of \d+ .{0,20}found this\b|helpful\?|was this review"
    r"|like ?[·|,] ?reply|watch now\b|where to watch|buy tickets|get tickets|play trailer|jump to|toggle)"
)
"""A line of chrome that says nothing of the lines after it."""
_DIVIDER = re.compile(r"[\W_]+")
_MENU_SPLIT = re.compile(r"\s+[|·•/>»›←→]\s+|\s{3,}|\t+")
_MENU_WORDS = frozenset(
    "home news reviews review films film movies movie tv television series music books games features interviews opinion culture arts "
    "lists list podcast podcasts video videos trailers about contact shop store search login log in sign register menu log share add "
    "archive archives festivals awards events tickets blog help terms privacy members journal people watchlist rate sport style "
    "food travel magazine subscribe stockists advertise careers press faq donate newsletter entertainment to "
    "kultur bühne kino filme theater musik bücher cine cinéma cultura teatro música libri spettacoli livres".split()
)
_WORD = re.compile(r"[\w'’-]+")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "\u00a0": " "})


def find_chrome(lines: Sequence[Line], entries: Sequence[bool] = ()) -> list[bool]:
    """For each line of a page, whether it is chrome. `entries` marks lines known to be the page's own, such as the heads of
    reviews: there every list and foot ends."""
    prose = [line.is_prose for line in lines]
    kinds = _with_menus(lines, [_kind(line) for line in lines])
    after, before, total = 0, 0, sum(prose)
    marks: list[bool] = []
    in_list = in_foot = False
    for place, (line, is_prose, kind) in enumerate(zip(lines, prose, kinds, strict=True)):
        if place < len(entries) and entries[place]:
            in_list = in_foot = False
            marks.append(False)
            continue
        after = total - before
        if (kind == "foot" and before) or (kind == "call" and before and before >= after):
            in_foot = True
        elif kind == "list":
            in_list = True
        elif in_list and is_prose and len(line.words) > _LONGEST:
            in_list = False
        marks.append(in_foot or in_list or bool(kind))
        before += is_prose
    return marks


def _with_menus(lines: Sequence[Line], kinds: list[str]) -> list[str]:
    """Menus that run down the page, one entry to a line: two or more neighbors, each of nothing but words of menus."""
    entries = [kind == "line" or _is_entry(line) for line, kind in zip(lines, kinds, strict=True)]
    padded = [False, *entries, False]
    return [
        kind or ("line" if entry and (padded[place] or padded[place + 2]) else "")
        for place, (kind, entry) in enumerate(zip(kinds, entries, strict=True))
    ]


def _is_entry(line: Line) -> bool:
    words = line.words.split()
    return 0 < len(words) < 3 and all(word.casefold().strip("&+") in _MENU_WORDS for word in words)


def is_chrome(line: Line) -> bool:
    """Whether a line by itself looks like chrome."""
    return bool(_kind(line))


def _kind(line: Line) -> str:
    """`foot`, `call`, `list` or `line`; empty where the line is no chrome by itself."""
    bare = line.words.strip("*_[]#|>«»←→‹›↑ \t")
    # Only the beginning of a long line is folded, for it is no marker.
    words = (bare if len(bare) <= _LONGEST else bare[: _LONGEST + 1]).translate(_STRAIGHT).casefold()
    if len(words) > _LONGEST:
        return "foot" if words.startswith(("©", "copyright ©", "copyright (c)")) else ""
    if not words or not any(map(str.isalnum, words)):
        return "line" if _DIVIDER.fullmatch(line.words) and not set(line.words) & set("★⭐☆✭✮½") else ""
    for pattern, kind in ((_FOOT, "foot"), (_ONE_LINE, "line"), (_LIST, "list"), (_CALL, "call")):
        if pattern.match(words):
            return "" if line.is_prose and kind != "foot" and not words.startswith(_SURE) else kind
    return "line" if is_menu(words) else ""


_SURE = (
    "photo",
    "image",
    "subscribe",
    "sign up",
    "share",
    "filed",
    "tags",
    "advert",
    "join",
    "follow",
    "the best of",
    "get the",
)
"""Starts that make even a whole sentence chrome."""


def is_menu(words: str) -> bool:
    """Whether a line is a menu: two or more entries between bars or dots, most of them words of menus."""
    parts = [part for part in _MENU_SPLIT.split(words) if part]
    if len(parts) < 2 or any(len(_WORD.findall(part)) > 3 for part in parts):
        return False
    known = sum(set(_WORD.findall(part.casefold())) <= _MENU_WORDS for part in parts)
    return known * 2 > len(parts)
