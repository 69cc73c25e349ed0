"""What kind of thing a text is about: a film, a series, a book, an album, a game, a dish; told by its words.

A film is spoken of as `this film` or `the movie`, and with the words of its making (`director`, `cast`, `screenplay`); other
things are spoken of with words of their own. Reviews of everything mention films by the way, so one kind is weighed
against another, and each word counts once however often it is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_ONE = r"(?:film|movie|picture(?! quality)|documentary|biopic|flick|motion picture)"
_THE_FILM = re.compile(
    rf"(?<!\w)(?=\w)(?:(?:this|the) (?:(?!(?:19|20)\d\d\b|end\b|rest\b|best\b|same\b|last\b|of\b|on\b|in\b|to\b|for\b|at\b|about\b|and\b|from\b|with\b)[\w-]+ ){{0,2}}?{_ONE}(?:'s)?\b"
    r"(?! (?:festival|industry|business|world|makers?|studio|theat(?:er|re)s?|stars?|buffs?|fans?|director|critic|set\b|company|club|society|awards?))"
    rf"|(?:this|it|here) (?:is|was|'s) (?:\w+ly )?(?:an?|the|one|one of the|another) (?:[\w'-]+,? ){{0,5}}?(?:{_ONE}|films|movies)\b"
    rf"|(?:a|an|his|her|their|its|new|latest|first|second|third|\w+'s) (?:[\w-]+ ){{0,3}}?{_ONE} (?:directed|written|starring|about|that|which|by|from|based)\b"
    rf"|(?:saw|watch|watched|rewatched|seen) (?:this|it in (?:the )?(?:cinema|theat(?:er|re)s?))\b)"
    r"|(?:^|[.!?]\s)\s*an? (?:[\w'-]+,? ){0,3}(?:film|movie)(?= (?:of|about|with|that|which|for|from|by|to|full|as)\b|[.,!:;])|film adaptation|(?<!\w)(?=\w)(?:(?!(?:it|that|what|he|she)'s)\w+'s (?:[\w-]+ ){0,2}(?:film|movie|biopic|documentary)\b(?! (?:festival|industry))|(?:einer der|ein|les|l'un des|uno de los|uno dei|una de las) (?:\w+ )?(?:besten|meilleurs|mejores|migliori) (?:filme?n?|films|películas|film)\b|(?:dieser|der|den|diesem|dem|ein|einen) film\b|(?:ce|le|du|un) film\b|(?:esta|la|una) película|(?:este|o|um) filme\b|(?:questo|il|un|del) film\b|filmen\b)"
)
"""One film that is spoken of; `the film festival` is none."""
_STRETCH = re.compile(r"(?:(?:\A|[.!?])\s+)?[^.!?;:()\"\n]+")
"""What one of these cannot reach out of, save to look at the sign after it."""
_FILM_CUES = ("film", "movie", "picture", "documentary", "biopic", "flick", "saw", "watch", "seen", "película")
"""A stretch without any of these has none of them; most have none, and to find that is far quicker."""
_MAKING = frozenset(
    "director directed directs direction screenplay screenwriter script cinematography cinematographer cast casting camerawork protagonist filmmaking filmmaker filmmakers runtime plays stars starring "
    "voiced soundtrack score sequel prequel franchise remake plot storyline scene scenes acting act acts actor actors actress actresses performance performances onscreen on-screen rewatch rewatched "
    "rewatching subtitles dialogue editing hollywood genre oscar oscars spoiler spoilers character characters ending twist twists story watch watched watching saw camera cameras lens steadicam photographed "
    "adaptation adapted close-up close-ups flashback flashbacks pg-13 mise-en-scène "
    "regisseur regisseurin regie drehbuch schauspieler schauspielerin schauspielerinnen darsteller darstellerin darstellerinnen réalisateur réalisatrice scénario acteur acteurs actrice actrices guion actor actriz "
    "reparto regista sceneggiatura attore attori attrice".split()
)
"""Words of how films are made and seen, some of which are said of other things too."""
_MADE = re.compile(
    r"\b(?:running time|supporting (?:role|actor|cast)|played by|on screen|box office|mise en scène|\d{2,3} minutes|\d ?h \d\d ?m(?:in)?|rated r|credits roll)\b"
)
_FILMS = frozenset(
    "film films movie movies cinema cinemas cinematic documentary documentaries theater theaters theatre theatres trailer blockbuster biopic bollywood pixar kino cinéma cine película películas filme filmes "
    "animation netflix blu-ray dvd".split()
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is said of one kind of thing: single words, and phrases that can only stand where one of `cues` does."""

    words: frozenset[str]
    cues: frozenset[str]
    phrases: re.Pattern[str]

    def count(self, text: str, said: frozenset[str]) -> int:
        """How many different words and phrases of it a text in lower case has; `said` are the text's words."""
        found = len(self.words & said)
        return found + (len(set(self.phrases.findall(text))) if self.cues & said else 0)


def _kind(words: str, cues: str, phrases: str) -> _Kind:
    return _Kind(frozenset(words.split()), frozenset(cues.split()), re.compile(rf"\b(?:{phrases})\b"))


_NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten"
_OTHERS = {
    "series": _kind(
        "episode episodes showrunner showrunners miniseries mini-series binge-watch binge-watched staffel folgen serie temporada puntata puntate saison",
        "season seasons show series sitcom parts hours binge bbc",
        rf"seasons? (?:\d|{_NUMBER}|finale|premiere)|(?:first|second|third|fourth|fifth|final|last|new|next) seasons?|(?:tv|television) (?:show|series|drama)"
        rf"|(?:this|the|a|new|limited|documentary) (?:\w+ )?(?:show|series|sitcom)\b(?! of)|in (?:{_NUMBER}) parts|(?:four|six|eight|ten) hours of|binge it|bbc (?:one|two)",
    ),
    "book": _kind(
        "author authors chapter chapters pages readers prose paperback hardback poem poems sittings publisher isbn comics buch roman rezepte romanzo libro livre novela",
        "novel book memoir novella collection comic reader issue",
        rf"(?:this|the|her|his|debut|first|new|second) (?:\w+ )?(?:novel|book|memoir|novella|collection|comic)|the reader|issue (?:{_NUMBER}|\d)",
    ),
    "record": _kind(
        "album albums track tracks lp ep riff riffs chorus guitar guitars drum drums drummer drummers bassline basslines vocal vocals single singles lyrics mixtape song songs setlist encore gig chanson chansons "
        "disque chanteur chanteuse canciones lieder platte",
        "band label crowd tour",
        r"the band|record label|sold[- ]out crowd|the crowd|on tour",
    ),
    "game": _kind(
        "gameplay player players console consoles playstation xbox nintendo multiplayer open-world controller controllers cutscene cutscenes co-op dlc",
        "game boss frame",
        r"(?:this|the) game|boss fights?|frame rate",
    ),
    "food": _kind(
        "restaurant restaurants tablespoon tablespoons teaspoon teaspoons tbsp tsp oven recipe recipes ingredients dish dishes chef flour butter sugar bake cake simmer menu starters dessert desserts preheat "
        "broth courses flavor flavors flavour flavours waiter waitress wine vintage bottle palate tannin tannins fruit brunch gerichte",
        "\0",
        r"(?!)",
    ),
    "stage": _kind(
        "broadway off-broadway playhouse interval opera ballet choreographer choreography choreographed soprano tenor baritone orchestra conductor staging matinee",
        "stage production end theatre court musical ovation show play",
        r"on (?:the )?stage|the stage|(?:this|the) production|west end|the play|national theatre|royal court|this musical|standing ovation|the show",
    ),
    "other": _kind(
        "laptop laptops smartphone smartphones battery keyboard keyboards headphones earbuds speakers processor gb usb bluetooth wireless charger app apps android iphone ipad mac macs macbook resolution hdr hdmi "
        "gadget gadgets specs horsepower acceleration infotainment mileage pros cons subscription subscribers minifigures lego warranty hotel hotels breakfast check-in lobby staff resort bathroom exhibition "
        "exhibitions exhibit exhibits museum museums gallery galleries curator curators podcast podcasts listener listeners parking unboxing hands-on workshop manual headset headsets vr vacuum suction mattress treadmills university professor professors tuition campus",
        "phone windows price drive service device player costs cost tickets ticket visitors seats stayed room store display set inch inches pros",
        r"a phone|windows \d+|retail price|price tag|(?:test|first) drive|the service|(?:the|our) device|(?:disc|blu-ray|dvd|media) player|costs? [$£€]\d*|tickets cost|we stayed|our room|on display"
        r"|book your tickets|tickets? go on sale|our visitors|seats are|app store|customer service|the best set",
    ),
    "news": _kind(
        "announced announces line-up lineup obituary nominees winners interview ceremony",
        "cast star direct produce talks shooting told according opened opening weekend arrived trailer look born died dies survived jury comments carpet actor actress director met host speech best won",
        r"ha(?:s|ve) joined the cast|(?:will|to|set to) (?:star in|direct|produce|star opposite)|in (?:final |early )?talks|starts? shooting|told (?:reporters|variety|deadline|us)|according to|opened to"
        r"|opening weekend|this weekend|next weekend|has arrived|first trailer|first look|was born|has died|dies at|survived by|the jury|let us know in the comments|red carpet"
        r"|the (?:actor|actress|director) (?:says|said|told)|we met|the host|acceptance speech|wins? best|won best",
    ),
}  # fmt: skip
_WORD = re.compile(r"[^\W_][\w'-]*")
_THIS = re.compile(rf"\b(?:this|the) (?:[\w-]+ ){{0,3}}?{_ONE}(?:'s)?\b")
_MANY = re.compile(r"\b(?:films|movies|pictures|documentaries|theaters|theatres|screenings|cinemas|chains)\b")
_EPISODE = re.compile(
    r"(?:\b\d{1,2}x\d{1,3}\b|\bs\d{1,2} ?e\d{1,3}\b|\b(?:season|series|staffel|saison|temporada|stagione) \d{1,2}\b|\b(?:season|series) (?:one|two|three|four|five|six)\b|\bepisodes? \d|\bmini-?series\b)",
    re.IGNORECASE,
)
_HOW_TO = re.compile(r"\bhow to (?:write|structure|start) .{0,24}review", re.IGNORECASE)
_NO_FILM_HEADLINE = re.compile(
    r"\b(?:(?:album|book|tv|television|game|music|restaurant|theat(?:re|er)|stage|concert|gig|live|single|opera|exhibition|novel|series|product|hotel|wine|laptop|phone|car|museum|recipe|comic|soundtrack|manual|player|"
    r"podcast|play|ballet|ep|episode) reviews?|reviews? of the (?:album|book|game|novel|series|play)|(?:recensione|critique|crítica|reseña|kritik) (?:libro|album|disque|livre|disco|série|serie|roman|buch|concert|de libro|du livre|de disco)"
    r"|(?:buch|album|serien|konzert|theater|platten)kritik|concert|recipes?|recap|original (?:motion picture )?(?:soundtrack|score)|letters? to the editor|dear editor|interview|podcast|first drive|hands-on|unboxing|exhibition|obituary|box office)\b",
    re.IGNORECASE,
)
_NAMED = {
    "tv": "series", "television": "series", "series": "series", "episode": "series", "recap": "series", "serienkritik": "series", "album": "record",
    "music": "record", "single": "record", "ep": "record", "gig": "record", "concert": "record", "live": "record", "albumkritik": "record",
    "original": "record", "plattenkritik": "record", "konzertkritik": "record", "book": "book", "novel": "book", "comic": "book", "buchkritik": "book", "game": "game",
    "restaurant": "food", "recipe": "food", "recipes": "food", "wine": "food", "theatre": "stage", "theater": "stage", "stage": "stage", "play": "stage",
    "opera": "stage", "ballet": "stage", "theaterkritik": "stage", "interview": "news", "obituary": "news", "box": "news",
}  # fmt: skip
_FILM_HEADLINE = re.compile(
    r"\b(?:(?:film|movie|cinema|blu-ray|dvd|documentary) reviews?|filmkritik|critique (?:de )?(?:film|cin[eé]ma)|crítica de cine|recensione film)\b(?! player)",
    re.IGNORECASE,
)
_LIST_HEADLINE = re.compile(
    r"\b(?:\d{1,3}|ten|twenty|top|best|worst|greatest|favou?rite|every) (?:[\w'-]+ ){0,5}(?:films|movies|documentaries|thrillers|comedies|horrors)\b",
    re.IGNORECASE,
)
_WINDOW = 60_000
"""Signs of a text that are looked at; what a text is about shows long before."""
_SHORT = 2_500
"""A text longer than this that is about a film says so; words of its making alone come up in long texts of any kind."""
_NOT_A_SHOW = re.compile(r"\bnon-movie|not a (?:movie|film)\b")
_ENOUGH, _FEW, _FEWER_THAN = 3, 2, 3
"""So many words of another kind tell of it where they are not outweighed; fewer, where hardly a word of films stands."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that a text in lower case has for films."""

    spoken_of: int
    """How often it speaks of one film: `this movie`, `the film`."""
    hints: int
    """How many different words of films and their making it uses."""
    length: int
    """Characters."""

    def is_of_film(self, credit_lines: int = 0) -> bool:
        """Whether it is likely to be about a film: it speaks of one, or a short text does so in three words of films.

        `credit_lines` is how many lines of its page name a film's makers, its length or its year.
        """
        return bool(self.spoken_of or credit_lines) or (self.length < _SHORT and self.hints >= _ENOUGH)


@lru_cache(maxsize=1)
def wording_of(low: str) -> Wording:
    """Look at the words of a text in lower case. What was seen in the last one is kept, for several ask for the same."""
    piece = low[:_WINDOW]
    said = frozenset(_WORD.findall(piece))
    hints = len(_MAKING & said) + len(set(_MADE.findall(piece))) + bool(_FILMS & said)
    return Wording(_spoken_of(piece), hints, len(low))


def _spoken_of(low: str) -> int:
    """How often a text speaks of one film."""
    count = 0
    for match in _STRETCH.finditer(low):
        stretch = match.group()
        if any(cue in stretch for cue in _FILM_CUES):
            count += len(_THE_FILM.findall(low, match.start(), match.end() + 1))
    return count


def names_film_review(headline: str) -> bool:
    """Whether a headline says that it heads a film's review."""
    return _FILM_HEADLINE.search(headline) is not None


def names_many(headline: str) -> bool:
    """Whether a headline announces many films: `10 great movies about fog`."""
    return _LIST_HEADLINE.search(headline) is not None and not names_film_review(headline)


def speaks_of_many(low: str) -> bool:
    """Whether a text in lower case speaks of films in general more than of one."""
    piece = low[:_WINDOW]
    many = len(_MANY.findall(piece))
    return many > 3 and many > 3 + 2 * len(_THIS.findall(piece))


def other_subject(headline: str, low: str, credit_lines: int = 0) -> str:
    """What a text is about where that is no film: `series`, `book`, ...; empty where it may well be a film.

    `credit_lines` is how many lines of the page name a film's makers, its length or its year; each weighs as much as a word.
    """
    if _HOW_TO.search(headline):
        return "other"
    if _FILM_HEADLINE.search(headline):
        return ""
    if _EPISODE.search(headline):
        return "series"
    named = _NO_FILM_HEADLINE.search(headline)
    if named is not None and not credit_lines:
        return _NAMED.get(named.group().lower().split(" ", 1)[0], "other")
    piece = f"{headline.lower()} {low[:_WINDOW]}"
    films = 2 * credit_lines
    words = wording_of(low)
    spoken_of = 0 if _NOT_A_SHOW.search(low) else words.spoken_of
    if spoken_of or len(low) < _SHORT:
        films += 2 * spoken_of + words.hints
    said = frozenset(_WORD.findall(piece))
    weights = {subject: kind.count(piece, said) for subject, kind in _OTHERS.items()}
    subject, weight = max(weights.items(), key=lambda item: item[1])
    outweighs = weight >= _ENOUGH and 2 * weight > films
    alone = weight == _FEW and films < _FEWER_THAN and subject != "news"
    return subject if outweighs or alone or (subject == "series" and weight >= _FEW and 2 * weight >= films) else ""
