"""Templates that print the words they are given, as a list or with a changed look, and those that print nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

from onesheet.reading.forms.wikitext.parameters import Call, without_bullet
from onesheet.reading.forms.wikitext.pieces import Bits, joined, made, words_of
from onesheet.values.languages import language_name

Rule = Callable[[Call], Bits]

_FIRST = (
    "small|smaller|large|larger|big|nowrap|nobr|nobreak|no wrap|nowrap begin|abbr|abbrv|tooltip|tt|visible anchor|vanchor|center|centre|em|strong|italic|bold|"
    "strike|u|underline|sic|not a typo|typo|as written|proper name|title|song|flag|flagcountry|flagu|flag+link|noflag|noitalic|"
    "wikt-lang|wiktlang|sub|sup|keypress|key|code|mono|mvar|unbold|normal|raise|lower|var|verse|pad|"
    "nihongo2|zh-hans|zh-hant|flatlist|plainlist|plain list|cast list|castlist|cast listing|cast|columns list|columnslist|columns-list|indent|"
    "bulletlist|won|nom|nominated|n/a|na|yes|no|partial|pending|dunno|"
    "own|free|nonfree|depends|some|good|bad|any|sho|eliminated|tba|tbd|okay|rejected|included|dropped|yes2|no2|yes-no|draw|double|runner-up|2nd|1st|3rd|"
    "formatnum|formatnum:|ucfirst|lc|uc|first word|nts|number table sorting|ntsh|val|ordinal|nbhyph|lower case|small caps|smallcaps|sc|aut|"
    "wikilink|page|link|midsize|resize text|blist|official url|portrayed by"
)
"""Templates that print their first value."""
_LAST = "resize|font|color|colour|font color|fontcolor|background color|bgcolor|sort|transl|transliteration|translit|tlit|rtl-lang|native name|native phrase|native name list|lang|script|xlit|xt|align|float|style|fs|rotate text|legend|nsr|hs2"
"""Templates that print their last value; what stands before it says how."""
_LINES = "ubl|unbulleted list|ublist|ubt|unbullet|bulleted list|bullet list|blist|ordered list|numbered list|collapsible list|cblist|collapsible|tree list|vunblist|unordered list|list|vlist|small list"
_INLINE = "hlist|horizontal list|flat list|dotlist|commalist|comma separated entries|comma separated values|pipelist|slashlist|cslist"
_PRINTED = {
    "nbsp": " ", "spaces": " ", "space": " ", "thinsp": " ", "thin space": " ", "hair space": " ", "pad": " ", "sp": " ", "nnbsp": " ", "shy": "", "zwsp": "", "-": "", "wbr": "",
    "snd": " – ", "spnd": " – ", "spaced ndash": " – ", "spaced en dash": " – ", "ndash": "–", "en dash": "–", "dash": " – ", "–": " – ", "snds": " – ",
    "mdash": "—", "em dash": "—", "spaced mdash": " — ", "—": " — ", "'": "'", "'s": "'s", "`": "'", '"': '"', "'-": "'", "-'": "'", '" \'': "\"'", "=": "=", "·": " · ", "•": " • ",
    "dot": " · ", "middot": " · ", "bullet": " • ", "bull": " • ", "\\": " / ", "slash": " / ", "break": "\n", "br": "\n", "crlf": "\n", "-br": "\n", "clear": "\n", "paragraph break": "\n\n", "pb": "\n\n", "!": "|", "pipe": "|",
    "(": "{", ")": "}", "((": "{{", "))": "}}", "lb": "{", "rb": "}", "number sign": "#", "asterisk": "*", "colon": ":", "uncredited": "(uncredited)", "tba": "TBA",
    "usa": "United States", "us": "US", "u.s.": "US", "uk": "United Kingdom", "gbr": "United Kingdom", "fra": "France", "ger": "Germany", "deu": "Germany", "ita": "Italy", "esp": "Spain",
    "can": "Canada", "aus": "Australia", "ind": "India", "jpn": "Japan", "chn": "China", "hkg": "Hong Kong", "rus": "Russia", "swe": "Sweden", "den": "Denmark", "nor": "Norway",
    "fin": "Finland", "nld": "Netherlands", "bel": "Belgium", "pol": "Poland", "irl": "Ireland", "ire": "Ireland", "mex": "Mexico", "bra": "Brazil", "arg": "Argentina",
    "nzl": "New Zealand", "kor": "South Korea", "phi": "Philippines", "sui": "Switzerland", "aut": "Austria", "tur": "Turkey", "iri": "Iran", "egy": "Egypt", "pak": "Pakistan", "ban": "Bangladesh",
    "twn": "Taiwan", "idn": "Indonesia", "mas": "Malaysia", "mys": "Malaysia", "sgp": "Singapore", "sin": "Singapore", "vnm": "Vietnam", "isr": "Israel", "rsa": "South Africa",
    "zaf": "South Africa", "nga": "Nigeria", "ngr": "Nigeria", "grc": "Greece", "gre": "Greece", "hun": "Hungary", "cze": "Czech Republic", "rou": "Romania", "ukr": "Ukraine", "prt": "Portugal", "por": "Portugal", "chl": "Chile", "chi": "Chile",
    "ven": "Venezuela", "cub": "Cuba", "isl": "Iceland", "lux": "Luxembourg", "srb": "Serbia", "hrv": "Croatia", "cro": "Croatia", "bgr": "Bulgaria", "bul": "Bulgaria", "ksa": "Saudi Arabia", "uae": "United Arab Emirates", "irq": "Iraq",
    "irn": "Iran", "lka": "Sri Lanka", "sri": "Sri Lanka", "npl": "Nepal", "nep": "Nepal", "bgd": "Bangladesh", "phl": "Philippines", "che": "Switzerland", "dnk": "Denmark", "urs": "Soviet Union", "frg": "West Germany", "gdr": "East Germany",
    "tch": "Czechoslovakia", "yug": "Yugoslavia", "won": "Won", "nom": "Nominated", "nominated": "Nominated", "n/a": "N/A", "na": "N/A", "yes": "Yes", "no": "No", "partial": "Partial", "pending": "Pending", "runner-up": "Runner-up",
    "1st": "1st", "2nd": "2nd", "3rd": "3rd", "dunno": "?", "included": "Included", "tbd": "TBD", "zwj": "", "okina": "ʻ", "hamza": "ʼ", "ayin": "ʽ", "sharp": "♯", "flat": "♭",
}  # fmt: skip
"""What a template prints that is given nothing."""
_NOTHING = (
    "short description|main|main article|main list|main articles|see also|see|further|further information|details|about|for|other uses|other uses of|otheruses|for multi|distinguish|hatnote|"
    "redirect|redirect2|redirect-distinguish|rellink|refn|efn|efn-ua|efn-lr|efn-la|efn-lg|efn-ur|notetag|nb|note|ref|ref label|note label|reflist|references|notelist|notelist-ua|notes|refbegin|refend|"
    "rp|r|rma|citation|citation needed|cn|fact|cite|source|citeref|cit web|better source|better source needed|verify source|failed verification|full|full citation needed|page needed|pages needed|when|who|whom|which|"
    "where|why|how|clarify|clarification needed|vague|dubious|disputed-inline|disputed inline|weasel inline|weasel-inline|by whom|according to whom|attribution needed|peacock inline|pov-inline|undue-inline|relevance inline|"
    "importance inline|update inline|update after|needs update|update|copyedit|cleanup|dead link|dead|deadlink|cbignore|webarchive|wayback|isbn|isbnt|oclc|issn|lccn|doi|jstor|pmid|asin|bibcode|arxiv|id|open access|closed access|"
    "subscription required|subscription|registration required|registration|subscription or libraries|link note|via|in lang|icon|es icon|fr icon|language icon|de icon|it icon|ja icon|"
    "flagicon|flag icon|flagdeco|flagicon image|hs|hidden sort|sort key|sortkey|dts key|anchor|anchors|shortcut|toc|toc limit|toc right|toc left|toclimit|compact toc|"
    "clear|clear left|clear right|-|col-begin|col-2|col-3|col-4|col-break|col-end|col begin|col break|col end|col div|colbegin|colend|div col|div col end|div col begin|divcol|div end|end div col|colbreak|"
    "top|bottom|mid|multicol|multicol-break|multicol-end|end|end box|start box|startbox|endbox|box|hidden end|endplainlist|plainlist/end|endflatlist|end plainlist|end flatlist|nowrap end|nowrap begin|columns-start|column|columns-end|columns|"
    "image|multiple image|multiple images|double image|css image crop|css crop|superimpose|gallery|annotated image|listen|audio|video|multi-listen item|sound|external media|quote box|quotebox|quote_box|side box|sidebar|tmbox|ambox|mbox|"
    "film and game ratings|film ratings|video game reviews|video game multiple console reviews|video game titles|tracklist|track listing|tracklisting|episode table|episode list|series overview|"
    "good article|featured article|featured list|ga|fa|protected|italic title|italictitle|italic title infobox|lowercase title|lowercase|title disambig|no footnotes|blp sources|blp unsourced|orphan|stub|film-stub|notability|"
    "plot|long plot|overly detailed|tone|advert|essay-like|pov|globalize|expand section|empty section|expand|more citations needed|more footnotes|unreferenced|unreferenced section|refimprove|refimprove section|"
    "one source|primary sources|third-party|original research|engvarb|coord|coordinates|commons|commons category|commonscat|commons category-inline|wikiquote|wikiquote-inline|wikisource|wikinews|wikidata-inline|wiktionary|wikivoyage|wikibooks|"
    "official website|official|official site|official-website|portal|portal bar|portal-inline|subject bar|authority control|navboxes|navbox|navbox musical artist|succession box|s-start|s-end|s-ttl|s-bef|s-aft|s-ach|"
    "imdb title|imdb name|imdb|imdb episode|imdb company|imdb event|imdb character|amg movie|amg title|amg name|allmovie|allmovie title|allmovie movie|allrovi movie|allmusic|rotten-tomatoes|rotten tomatoes|rotten tomatoes person|rotten tomatoes tv|"
    "metacritic film|metacritic|metacritic title|mojo title|mojo|box office mojo|the numbers|tcmdb title|tcmdb name|tcm title|tcm movie|afi film|afi|bfi|bfi screenonline|bmdb title|bcdb title|bcdb|hkmdb title|hkmdb movie|"
    "hkmdb name|snopes|dmoz|curlie|youtube|vimeo|facebook|twitter|instagram|internet archive|internet archive film|internet archive short film|librivox|google books|tv.com show|tv.com|ann|anime news network|discogs|musicbrainz|kinopoisk|filmportal|"
    "eidr|letterboxd|letterboxd film|tmdb title|tmdb movie|allocine|allociné title|cinii|worldcat id|netflix|trakt|screenonline|"
    "film us lists|american films|cinema of the united states|film genres|use dmy dates|use mdy dates|inflation|inflation-fn|inflation/fn|inflation-year|inflation/year|to usd|age|age in years|update span|"
    "respell|audio|pronunciation|ipa|ipac-en|ipa-en|ipa-fr|lang-rus-ipa|usurped|sup ref|disambiguation|disambig|dab|hndis|film disambiguation|redr|redirect category shell|rcat shell|defaultsort|#tag|#seo|featured|"
    "sfnref|harvid|noflag link|abbreviations|prone to spam|no more links|cleanup|copy edit|under construction|in use|current film|current|future film|recent death|multiple issues|single source|excessive citations inline|"
    "non-primary source needed|nonspecific|needs citation|citation style|inconsistent citations|rs|rsp|sps|self-published inline|unreliable source?|unreliable source|promotional source|"
    "spoiler|end spoiler|music|notelist2|end|dagger|double-dagger|ddagger|†|‡|increase|decrease|steady|profit|loss|gain|up|down|cref|cnote|fn|fnb|mref|ran|rn|ent|#expr|#ifexpr|chinese|korean|japanese|vietnamese|nowiki"
)
"""Templates that print nothing that tells of the subject: notes, sources, marks for editors, links and boxes at the page's end."""


def first(call: Call) -> Bits:
    """The first value; a list's first entry may stand on the line of the template's name."""
    if not call.listed:
        return printed(call)
    return call.renderer.render(without_bullet(call.renderer, call.listed[0]))


def last(call: Call) -> Bits:
    """The last value that says something."""
    for part in reversed(call.listed):
        bits = call.renderer.render(part)
        if words_of(bits):
            return bits
    return []


def other_wiki(call: Call) -> Bits:
    """`{{ill|Bo Ek (actor)|sv|Bo Ek|lt=Bo Ek}}` prints `Bo Ek`."""
    return call.named_bits("lt") or call.bits(0)


def language(call: Call) -> Bits:
    """`{{lang|fr|X}}` prints `X`; `{{lang-fr|X}}` and `{{langx|fr|X}}` print `French: X`."""
    _, _, code = call.name.partition("-")
    place = 0 if code else 1
    if not code:
        code = call.text(0).lower()
    bits = call.bits(place)
    if not words_of(bits) or call.named_text("label") == "none":
        return bits
    name = language_name(code.split("-")[0]) if code else ""
    start = call.span[0]
    label = [made(f"{name}: ", start, start + 2)] if name and name != code else []
    return [*label, *bits]


def lang(call: Call) -> Bits:
    """`{{lang|fr|X}}` prints `X`."""
    return call.bits(1 if len(call.listed) > 1 else 0)


def as_lines(call: Call) -> Bits:
    """Each value on a line."""
    start, end = call.span
    out: Bits = [made("\n", start, start + 1)]
    for part in call.listed:
        bits = call.renderer.render(without_bullet(call.renderer, part))
        if words_of(bits):
            out += [*bits, made("\n", bits[-1].end, max(bits[-1].end, end))]
    return out


def in_line(call: Call) -> Bits:
    """The values in a line, parted by dots; in a box each on a line of its own."""
    if call.boxed:
        return as_lines(call)
    return joined(call.entries(), ", " if call.name.startswith(("comma", "cs")) else " · ")


def printed(call: Call) -> Bits:
    """What the template prints when it is given nothing."""
    words = _PRINTED.get(call.name, "")
    return [made(words, *call.span)] if words else []


def nothing(call: Call) -> Bits:
    """A template that prints nothing here."""
    del call
    return []


def surname_last(call: Call) -> Bits:
    """`{{sortname|Walter|Hill}}` prints `Walter Hill`."""
    return joined([call.bits(0), call.bits(1)], " ")


def ship(call: Call) -> Bits:
    """`{{USS|Nimitz|CVN-68}}` prints `USS Nimitz`."""
    start = call.span[0]
    return [made(f"{call.name.upper()} ", start, start + 2), *call.bits(0)]


def hidden(call: Call) -> Bits:
    """What opens on a click: `{{hidden|title|words}}`."""
    return call.bits(1)


def names_of_work(call: Call) -> Bits:
    """Every name that `{{Film name|kanji=...|romaji=...}}` gives, each on a line."""
    out: Bits = []
    parts = [
        value for name, value in call.by_name.items()
        if re.fullmatch(r"native name|kanji|kana|hangul|hanja|romaji|rr|mr|simplified|traditional|pinyin|name|title|"
                        r"jyutping|hepburn|chinese|japanese|korean|original|translit|hiragana|katakana|romanized|transliteration", name)
    ]  # fmt: skip
    for part in [*parts, *call.listed[1 if len(call.listed) > 1 else 0 :]]:
        bits = call.renderer.render(part)
        if words_of(bits):
            out += [*bits, made("\n", bits[-1].end, bits[-1].end + 1)]
    return out


RULES: dict[str, Rule] = {
    **dict.fromkeys(_NOTHING.split("|"), nothing),
    **dict.fromkeys(_PRINTED, printed),
    **dict.fromkeys(_FIRST.split("|"), first),
    **dict.fromkeys(_LAST.split("|"), last),
    **dict.fromkeys(_LINES.split("|"), as_lines),
    **dict.fromkeys(_INLINE.split("|"), in_line),
    **dict.fromkeys(("sortname", "sort name", "sortname2"), surname_last),
    **dict.fromkeys(("uss", "hms", "ss", "rms", "hmas", "hmcs", "ins", "mv", "ms", "usns"), ship),
    **dict.fromkeys(("hidden", "collapse", "show", "hidden text"), hidden),
    **dict.fromkeys(("infobox name module", "film name", "infobox chinese", "infobox korean name"), names_of_work),
    **dict.fromkeys(
        ("ill", "interlanguage link", "interlanguage link multi", "il", "link-interwiki", "illm"), other_wiki
    ),
    "lang": lang,
    "langx": language,
}
"""The rule for each template's name."""
