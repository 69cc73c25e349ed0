"""Prizes that running text tells of: `The Golden Gull went to *A* by B; *C* received a special mention`, `X won best actress for *Y*`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onesheet.reading.festival.entry import Entry
from onesheet.reading.festival.makers import makers_in, named
from onesheet.reading.festival.prizes import prize_at
from onesheet.reading.festival.told.mentions import NAME, Mention, mentions_in
from onesheet.reading.festival.told.past import is_past
from onesheet.reading.festival.told.sentences import sentences_of
from onesheet.reading.layout.lines import Line

_FILM = "(?P<film>(?P<sign>[\ue000-\ue0ff])(?P=sign)*)"
_UP = r"[^\W\d_a-zß-öø-ÿ]"
_SMALL = r"(?:of|for|de|du|des|del|della|di|the|in|and|der|für|den|die|beste[rn]?|public|público|pubblico|jury|jurado|giuria|d[’'])"
_LOWER = (
    r"(?:special |honou?rable )?(?:jury )?mentions?\b|(?:(?:award|prize) for (?:the )?)?best (?:[A-Za-z]+ ){0,3}?[a-z]+?(?= (?:went|going|goes|was|for|to)\b|[,.;]| award\b| prize\b|$)|(?:grand |special )?jury prize|audience award|top prize|critics[’'] prize"
    r"|lobende Erwähnung|mention spéciale|mención especial|menzione speciale|prix du public"
)
_PRIZE = rf"(?P<prize>{_LOWER}|(?:{_UP}[\w’'-]*)(?: (?:{_UP}[\w’'-]*|{_SMALL})){{0,9}}(?: (?:critics|jury|audience|film|acting|look)[’']?(?= (?:prize|award)))?(?: (?:prize|award))?(?: for (?:the )?best(?: [a-z]+){{1,3}}?)??)"
_THE = r"(?:(?:the|a|an|its|their|The|A|An|Its|der|die|das|den|dem|eine|einen|einem|Der|Die|Das|Den|Eine|le|la|une|un|Le|La|Une|Un|el|El|los|una|Una|il|Il|lo|Lo) |[LlDd][’'])?"
_GONE = (
    r"(?:went|goes|going|has gone|was (?:given|awarded|presented|handed)|is (?:given|awarded|presented)|has been awarded|were (?:given|awarded|presented)|ging|geht|wurde|a été (?:décerné|attribué|remis)e?|est (?:allée?|décernée?|attribuée?)|"
    r"revient|va|fue|recayó|ha sido|è (?:andat[oa]|stat[oa] assegnat[oa])) (?:jointly )?(?:to|an|à|au|para|en|a) "
)
_TAKES = (
    r"(?: has| have)? (?:won|wins|win|received|receives|took|takes|picked up|picks up|was (?:awarded|given|named|honou?red with)|earned|landed|claimed|scooped|gewann|gewinnt|erhielt|erhält|remporte|a remporté|reçoit|a reçu|ganó|gana|obtuvo|"
    r"se llevó|ha vinto|vince|ha ricevuto)(?: home)? "
)
_FOR = r"(?: award| prize)? (?:for|für|pour|por|per) (?:(?:his|her|their|its|sa|son|seine|ihre) (?:lead |leading |debut )?(?:role|performance|work|direction|turn|screenplay|camerawork|music|score|editing|cinematography|script)(?: in| on)? )?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<![\w’]){_THE}{_PRIZE}(?: award| prize)? {_GONE}(?P<who>{NAME}){_FOR}{_FILM}",
        rf"(?<![\w’]){_THE}{_PRIZE}(?: award| prize)? {_GONE}{_FILM}",
        rf"(?<![\w’]){_THE}{_PRIZE}(?: award| prize)? (?:(?:was|were|is) (?:won|received) by|gewann|erhielt|erhält) {_FILM}",
        rf"(?<![\w’]){_THE}{_PRIZE}(?: award| prize)? (?:erhielt|gewann|gewinnt|erhält) (?P<who>{NAME}){_FOR}{_FILM}",
        rf"(?<!\w)(?P<who>{NAME}),?{_TAKES}{_THE}{_PRIZE}{_FOR}{_FILM}",
        rf"{_FILM},?{_TAKES}{_THE}{_PRIZE}",
        rf"\b(?:awarded|gave|presented|handed|gives|awards) {_THE}{_PRIZE} to (?P<who>{NAME}){_FOR}{_FILM}",
        rf"\b(?:awarded|gave|presented|handed|gives|awards) {_THE}{_PRIZE} to {_FILM}",
    )
)  # fmt: skip
_DENIED = re.compile(
    r"\b(?:not|never|almost|nearly|previously|hoped|could|may|might|favou?rite to|nominated|compete|competing|contender|shortlisted|would)\b|\b(?:at|in) (?:Cannes|Berlin|Venice|Toronto|Sundance|Locarno|Rotterdam|Tribeca)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r";|,? (?:while|whereas|während|tandis que|mientras|mentre) ")
_JURY = re.compile(
    r"(?P<jury>(?:The|the|A|Its|its|Die|Le|La|El|Il) (?:[\w’'-]+ ){0,4}?[Jj]ury,? \(?(?:chaired|headed|presided|led|made up|consisting|composed|comprising|including|with|under) [^;\n]{3,240}?)\)?,?(?= (?:awarded|gave|presented|praised|handed|named|chose|picked|gives|awards)\b)"
)
_JURY_GOES_ON = re.compile(r"(?:It|They|The jury|The jurors|Jurors|The same jury)\b")
_DIRECTION = re.compile(r"\b(?:direct(?:or|ion|ing)|réalisation|regie|dirección|regia)\b", re.IGNORECASE)
_PREFIX = re.compile(r"(?:award|prize) for (?:the )?")
_MOST = 200


@dataclass(frozen=True, slots=True)
class Told:
    """A prize that a sentence, from `start` to `end`, tells of; `jury` are the words that name who gave it."""

    prize: str
    film: Entry
    recipient: str
    start: int
    end: int
    jury: str = ""


def prizes_told(text: str, line: Line, slanted: Sequence[tuple[int, int]], year: int | None) -> list[Told]:
    """The prizes of a line of running text, in its order."""
    found: list[Told] = []
    jury = ""
    for span in sentences_of(text, line):
        words = text[span.start : span.end]
        named_here = _JURY.search(words)
        jury = named_here["jury"] if named_here is not None else jury if _JURY_GOES_ON.match(words) else ""
        if is_past(words, year) or _DENIED.search(words) is not None:
            continue
        found += _in_sentence(text, span.start, span.end, slanted, jury)
    return found


def _in_sentence(text: str, start: int, end: int, slanted: Sequence[tuple[int, int]], jury: str) -> Iterator[Told]:
    mentions = mentions_in(text, start, end, slanted)[:_MOST]
    if not mentions:
        return
    masked = text[start:end]
    for number, one in enumerate(mentions):
        left, right = one.left - start, one.right - start
        masked = masked[:left] + chr(0xE000 + number) * (right - left) + masked[right:]
    at = 0
    cuts = [match.start() for match in _CLAUSE.finditer(masked)]
    for cut in [*cuts, len(masked)]:
        told = _in_clause(text, start, end, masked, at, cut, mentions, jury)
        if told is not None:
            yield told
        at = cut


def _in_clause(
    text: str, start: int, end: int, masked: str, at: int, cut: int, mentions: Sequence[Mention], jury: str
) -> Told | None:
    for form in _FORMS:
        for match in form.finditer(masked, at, cut):
            left, right = match.span("prize")
            opened = _PREFIX.match(masked, left, right)
            left = opened.end() if opened is not None else left
            prize = prize_at(text, start + left, start + right)
            if prize is None:
                continue
            one = mentions[ord(match["sign"]) - 0xE000]
            film = one.entry
            recipient = ""
            told = match.groupdict().get("who")
            if told:
                recipient = named(told) or ""
                if not recipient:
                    continue
                if not film.makers and _DIRECTION.search(prize) is not None:
                    film.makers = makers_in(text, start + match.start("who"), start + match.end("who"))
            film.start, film.end = start, end
            return Told(prize, film, recipient, start, end, jury)
    return None
