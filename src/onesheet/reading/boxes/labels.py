"""What a row's label says that the row tells: template parameters, printed labels, and those of other sites' tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onesheet.values.names import fold


@dataclass(frozen=True, slots=True)
class Field:
    """What a row tells: a property of the vocabulary, and what its label says beside that."""

    name: str
    note: str = ""
    kind: str = ""
    """The kind of release or of title that the label tells."""
    scope: str = ""
    territory: str = ""
    language: str = ""


_PEOPLE = {
    "director": "director|directors|directed by|directed|film director|a film by|co director|co directors|co directed by",
    "producer": "producer|producers|produced by|produced|film producer|film producers|co producer|co producers|co produced by",
    "executive_producer": "executive producer|executive producers|executive produced by|exec producer|exec producers|executive producer by",
    "screenwriter": (
        "writer|writers|written by|written|screenplay|screenplay by|screenwriter|screenwriters|script|script by|scriptwriter|scenario|scenario by|teleplay|teleplay by|"
        "writing credits|screenplay and dialogue|story and screenplay|writing"
    ),
    "cinematographer": "cinematography|cinematographer|cinematographers|cinematography by|director of photography|directors of photography|photography|photographed by|camera",
    "editor": "editing|editor|editors|edited by|film editing|film editor|editing by",
    "composer": "music|music by|composer|composers|score|score by|original score|original music|original music by|film score|music composer|music composed by|musician|musicians|composed by",
    "production_designer": "production designer|production designers|production design|production design by|production designed by",
    "narrator": "narrator|narrators|narrated by|narrated|narration|narration by",
    "cast_member": (
        "starring|stars|star|cast|main cast|actors|actor|featuring|voices|voices of|voices by|voice actor|voice actors|voice cast|voice|top cast|leading actors|principal cast"
    ),
}
_COMPANIES = {
    "production_company": (
        "studio|studios|production company|production companies|production companys|productioncompany|productioncompanies|production studio|production studios|production house|"
        "production houses|company|companies|film company|film studio|animation studio|production co"
    ),
    "distributor": "distributor|distributors|distributed by|distributed|film distributor|domestic distributor|theatrical distributor|released by|distribution company",
}
_PLAIN = {
    "duration": "runtime|run time|running time|duration|length|film length|length in minutes|running length",
    "country": "country|countries|country of origin|countries of origin|production country|production countries|country of production",
    "language": "language|languages|original language|original languages|spoken language|spoken languages|film language|movie language",
    "budget": "budget|production budget|estimated budget|film budget|production cost",
    "gross": "gross|box office|gross revenue|total gross|boxoffice|box office gross|gross box office|total box office|box office revenue|earnings",
    "based_on": "based on|based upon|source|source material|adapted from|basis|original work|based on novel",
    "genre": "genre|genres",
    "follows": "preceded by|previous film|prequel|preceded|previous",
    "followed_by": "followed by|next film|sequel|followed|next",
    "imdb": "imdb|imdb id|imdb no|imdb链接|imdb編號",
    "year": "year|release year|year of release|year released|production year|year of production",
    "title": "name|title|film title|english title|show name|cartoon name|movie name",
}
_RELEASED = {
    "theatrical": "released|release date|release dates|release|initial release|initial release date|theatrical release|date released|released on|opening date|us release date|first release|released date|earliest release date|domestic release date",
    "premiere": "premiere|premiere date|world premiere|premiered|premier date",
    "broadcast": "original release|original air date|air date|airdate|first aired|first broadcast|original airing|date aired|originally aired|broadcast date|first run",
    "physical": "dvd release|dvd release date|video release|home video release|blu ray release|video release date|release date dvd",
    "digital": "streaming release date|release date streaming|digital release",
}
_NOTED = {
    "story": ("screenwriter", "story|story by|storyline by|story writer|original story|original story by|story artist"),
    "dialogue": ("screenwriter", "dialogue|dialogues|dialogue by|dialogues by|dialogue writer"),
    "background score": ("composer", "background score|background music|background score by|score background"),
    "songs": ("composer", "songs by|songs|music songs"),
    "theme music": ("composer", "theme music composer|theme music composed by"),
}
_TITLES = (
    ("original", "", "native name|film name|original title|original name|native title|name original|japanese name|name in native language|also known in native as"),
    ("alternative", "", "alternative name|alternative names|alt name|alt names|alternate title|alternate titles|alternative title|alternative titles|also known as|aka|akas|other names|other titles|other name"),
    ("working", "", "working title|working titles|production title"),
    ("original", "ja", "kanji|kana|katakana|hiragana|japanese|japanese title|nihongo"),
    ("alternative", "ja", "romaji|hepburn|revised hepburn|romanized|romanization"),
    ("original", "zh", "traditional|simplified|traditional chinese|simplified chinese|chinese|chinese name|chinese title"),
    ("alternative", "zh", "mandarin|hanyu pinyin|pinyin|jyutping|cantonese"),
    ("original", "ko", "hangul|hanja|korean|korean name"),
    ("alternative", "ko", "revised romanization|mccune reischauer|rr|mr"),
    *((("original", code, name)) for code, name in (
        ("fr", "french"), ("de", "german"), ("it", "italian"), ("es", "spanish"), ("ru", "russian"), ("hi", "hindi"),
        ("ta", "tamil"), ("te", "telugu"), ("ml", "malayalam"), ("bn", "bengali"), ("kn", "kannada"), ("mr", "marathi"),
        ("ur", "urdu"), ("pa", "punjabi"), ("pt", "portuguese"), ("sv", "swedish"), ("da", "danish"), ("no", "norwegian"),
        ("fi", "finnish"), ("pl", "polish"), ("cs", "czech"), ("hu", "hungarian"), ("el", "greek"), ("tr", "turkish"),
        ("fa", "persian"), ("ar", "arabic"), ("he", "hebrew"), ("th", "thai"), ("vi", "vietnamese"), ("uk", "ukrainian"),
    )),
)  # fmt: skip
_BOARDS = (
    ("MPA", "US", "mpaa rating|mpa rating|mpaa|mpa|motion picture rating mpaa|us rating|rated mpaa"),
    ("BBFC", "GB", "bbfc|bbfc rating|uk certificate|bbfc certificate"),
    ("FSK", "DE", "fsk|altersfreigabe"),
    ("", "", "certificate|certification|rated|parental rating|film rating|content rating"),
)
_SUMS = (
    ("worldwide", "", "worldwide|gross worldwide|worldwide gross|worldwide box office|total worldwide gross|box office worldwide|global gross"),
    ("domestic", "North America", "gross us canada|gross us and canada"),
    ("domestic", "", "domestic|domestic gross|domestic total gross|domestic total|domestic box office|box office domestic"),
    ("domestic", "US", "box office gross usa|gross usa|us gross|usa gross"),
    ("foreign", "", "international|foreign|international gross|foreign gross|overseas gross|international box office|foreign total"),
    ("opening_weekend", "", "opening weekend|domestic opening|opening weekend gross|opening"),
    ("opening_weekend", "North America", "opening weekend us canada"),
)  # fmt: skip


_ELSEWHERE = {
    # Labels of other languages.
    "director": "regie|réalisation|réalisateur|réalisatrice|réalisé par|dirección|director a|regia|режиссёр|режиссер|監督|导演|導演|regissör|regissør|reżyseria|realização",
    "screenwriter": "drehbuch|scénario|scénariste|guion|guión|sceneggiatura|сценарист|автор сценария|сценарий|脚本|编剧|編劇|manus|scenariusz|roteiro",
    "producer": "produktion|produzent|producteur|produttore|продюсер|製作|制片人|監製|producción|productor|produção",
    "cinematographer": "kamera|photographie|fotografía|fotografia|оператор|撮影|摄影|攝影|directeur de la photographie|zdjęcia",
    "editor": "schnitt|montage|montaje|montaggio|монтаж|монтажёр|編集|剪辑|剪輯|montaż",
    "composer": "musik|musique|música|musiche|композитор|музыка|音楽|音乐|音樂|muzyka",
    "cast_member": (
        "besetzung|darsteller|acteurs principaux|acteurs|avec|reparto|protagonistas|elenco|interpreti|interpreti e personaggi|в главных ролях|в ролях|актёры|出演者|出演|主演|演员|medverkande"
    ),
    "production_company": "produktionsunternehmen|produktionsfirma|sociétés de production|société de production|productora|casa di produzione|кинокомпания|製作会社|制作公司|出品公司",
    "distributor": "verleih|distribución|distribuzione|distribuzione in italiano|配給|发行公司|發行商",
    "country": "produktionsland|pays de production|pays|país|países|paese di produzione|страна|страны|製作国|制片国家 地区|制片地区|国家 地区|land",
    "language": "originalsprache|sprache|langue|langue originale|idioma|idiomas|lingua originale|lingua|язык|языки|言語|语言|語言",
    "duration": "länge|laufzeit|durée|duración|durata|длительность|продолжительность|время|上映時間|片长|片長|speltid|duração",
    "genre": "género|géneros|genere|generi|жанр|жанры|类型|類型|ジャンル|gatunek|gênero",
    "budget": "presupuesto|бюджет|budget de production|製作費|预算",
    "gross": "recaudación|incasso|сборы|сборы в мире|興行収入|票房",
    "year": "erscheinungsjahr|jahr|année de sortie|année|anno|año|год|год производства|公開年|年份|produktionsår",
}
_ELSEWHERE_RELEASED = "kinostart|premiere kino|sortie|date de sortie|estreno|data di uscita|дата выхода|премьера|премьера мир|премьера в мире|公開|上映日期|首映|datum premiery"
_ELSEWHERE_TITLES = (
    ("original", "originaltitel|titre original|título original|titolo originale|оригинальное название|原題|原名|tytuł oryginalny"),
    ("alternative", "又名|autres titres|weitere titel|otros títulos"),
)  # fmt: skip


def _listed() -> Iterator[tuple[str, Field]]:
    """The labels of each field, parted by `|`; where two fields have one label, the first has it."""
    for fields in (_PEOPLE, _COMPANIES, _PLAIN):
        yield from ((labels, Field(name)) for name, labels in fields.items())
    yield from ((labels, Field("release", kind=kind)) for kind, labels in _RELEASED.items())
    yield from ((labels, Field(name, note=note)) for note, (name, labels) in _NOTED.items())
    yield from ((labels, Field("title", kind=kind, language=code)) for kind, code, labels in _TITLES)
    yield from ((labels, Field("gross", scope=scope, territory=land)) for scope, land, labels in _SUMS)
    yield from ((labels, Field("certificate", note=board, territory=land)) for board, land, labels in _BOARDS)
    yield from ((labels, Field(name)) for name, labels in _ELSEWHERE.items())
    yield _ELSEWHERE_RELEASED, Field("release", kind="theatrical")
    yield from ((labels, Field("title", kind=kind)) for kind, labels in _ELSEWHERE_TITLES)


def _table() -> dict[str, Field]:
    table: dict[str, Field] = {}
    for labels, field in _listed():
        for label in labels.split("|"):
            table.setdefault(fold(label), field)
    return table


_FIELDS = _table()
_NUMBERED = re.compile(r"(?<=[a-z]) ?\d{1,2}$")
_PLURAL = re.compile(r" (?:s|es|ies)$")
_LONGEST = 60


def field_of(label: str) -> Field | None:
    """What a label says that its row tells; None for one that is not known.

    Case, underscores, a number at the end (`starring2`) and a plural in brackets (`Language(s)`) make no difference.
    """
    if len(label) > _LONGEST:
        return None
    folded = fold(label.replace("\u200b", " ").replace("_", " "))
    for known in (folded, _PLURAL.sub("", folded), _NUMBERED.sub("", folded)):
        found = _FIELDS.get(known)
        if found is not None:
            return found
    return None


PEOPLE = frozenset(_PEOPLE)
COMPANIES = frozenset(_COMPANIES)
