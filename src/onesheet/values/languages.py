"""Languages by ISO 639 code (two letters where there are two, else three) and by English name.

The table has the languages that films are spoken in, by the names that texts use without saying that they are languages; no
library tells those from the thousands whose names are also words (*Even*, *Male*, *War*). All the others are pycountry's, which is
loaded when a text says that it names a language.
"""

from __future__ import annotations

import re
from functools import cache

from onesheet.values.folding import fold

_TABLE = """
af Afrikaans|am Amharic|ar Arabic|as Assamese|az Azerbaijani|be Belarusian|bg Bulgarian|bm Bambara|bn Bengali,Bangla
bo Tibetan|br Breton|bs Bosnian|ca Catalan|ckb Sorani|co Corsican|cs Czech|cy Welsh|da Danish|de German|dz Dzongkha
el Greek|en English|eo Esperanto|es Spanish,Castilian|et Estonian|eu Basque|fa Persian,Farsi|ff Fulah,Fula|fi Finnish
fil Filipino,Tagalog|fo Faroese|fr French|fy Frisian|ga Irish,Irish Gaelic|gd Scottish Gaelic|gl Galician|gn Guarani
gu Gujarati|ha Hausa|haw Hawaiian|he Hebrew|hi Hindi,Hindustani|hr Croatian|ht Haitian Creole|hu Hungarian|hy Armenian
id Indonesian|ig Igbo|is Icelandic|it Italian|iu Inuktitut,Inuit|ja Japanese|jv Javanese|ka Georgian|kk Kazakh
kl Greenlandic|km Khmer|kn Kannada|ko Korean|ku Kurdish|ky Kyrgyz|la Latin|lb Luxembourgish|ln Lingala|lo Lao
lt Lithuanian|lv Latvian|mg Malagasy|mi Maori|mk Macedonian|ml Malayalam|mn Mongolian|mr Marathi|ms Malay|mt Maltese
my Burmese|nb Bokmål|ne Nepali|nl Dutch,Flemish|no Norwegian|or Odia,Oriya|pa Punjabi|pl Polish|ps Pashto|pt Portuguese
qu Quechua,Quechuan|ro Romanian|ru Russian|rw Kinyarwanda|sa Sanskrit|sc Sardinian|sd Sindhi|se Northern Sami,Sami
si Sinhala,Sinhalese|sk Slovak|sl Slovene,Slovenian|sn Shona|so Somali|sq Albanian|sr Serbian|st Sotho|sv Swedish
sw Swahili|ta Tamil|te Telugu|tg Tajik|th Thai|tk Turkmen|tr Turkish|ug Uyghur|uk Ukrainian|ur Urdu|uz Uzbek
vi Vietnamese|wo Wolof|xh Xhosa|yi Yiddish|yo Yoruba|yue Cantonese|zh Chinese,Mandarin|zu Zulu
ase American Sign Language|bho Bhojpuri|tcy Tulu|kok Konkani|scn Sicilian|nap Neapolitan|sh Serbo-Croatian|zxx Silent
mai Maithili|raj Rajasthani|awa Awadhi|mag Magahi|bgc Haryanvi|hne Chhattisgarhi|doi Dogri|sat Santali
mni Manipuri,Meitei|arc Aramaic|lad Ladino,Judeo-Spanish|rom Romani,Romany|chr Cherokee|lkt Lakota|tpi Tok Pisin
ast Asturian|fur Friulian|vec Venetian|lmo Lombard|pms Piedmontese|sco Scots|gsw Swiss German|bar Bavarian
nds Low German,Plattdeutsch|hsb Upper Sorbian|csb Kashubian|rue Rusyn|szl Silesian|crh Crimean Tatar|hak Hakka
nan Hokkien,Min Nan,Southern Min,Taiwanese Hokkien|wuu Shanghainese,Wu Chinese|ceb Cebuano|ilo Ilocano|hil Hiligaynon
war Waray|pap Papiamento|hmn Hmong|ber Berber,Tamazight|kab Kabyle|ary Moroccan Arabic,Darija|arz Egyptian Arabic
apc Levantine Arabic|prs Dari|tzm Central Atlas Tamazight|nv Navajo,Navaho|ay Aymara|nah Nahuatl
yua Yucatec Maya,Yucatec|arn Mapudungun,Mapuche|cr Cree|oj Ojibwe,Ojibwa|tlh Klingon|sgn Sign language
mul Multiple languages|bfi British Sign Language,BSL|jam Jamaican Patois,Jamaican Creole
pcm Nigerian Pidgin,Naija|srn Sranan|os Ossetian|ce Chechen|tt Tatar|ba Bashkir|cv Chuvash|sah Yakut,Sakha|oc Occitan
ti Tigrinya|om Oromo|ny Chichewa,Nyanja|ts Tsonga|tn Tswana,Setswana|ve Venda|lg Luganda,Ganda|ki Kikuyu,Gikuyu|ee Ewe
tw Twi|ak Akan|dyu Dyula,Jula|mos Mossi|srr Serer|su Sundanese|dv Dhivehi|mh Marshallese|sm Samoan
to Tongan|fj Fijian|ty Tahitian
"""
_SAID_TO_BE_ONE = re.compile(r"(?P<name>.*?)[ -]+(?:language|dialogues?|languages|dialect|spoken)$")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_SILENT = frozenset(
    {"none", "no", "no dialogue", "no language", "no spoken language", "without dialogue", "silent film"}
)
_NO_LANGUAGE = "zxx"


def _tables() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for entry in _TABLE.replace("\n", "|").split("|"):
        code, _, listed = entry.strip().partition(" ")
        if not code:
            continue
        several = listed.split(",")
        names[code] = several[0]
        codes.update((fold(name), code) for name in several)
    return names, codes


LANGUAGE_NAMES, _CODES = _tables()
"""The English name of each language of the table by its code."""


@cache
def _library() -> tuple[dict[str, str], dict[str, str]]:
    """The name of every ISO 639-3 code, and the codes by folded name: of two languages of one name the one with two letters."""
    import pycountry  # noqa: PLC0415 (it takes 90 ms to load, which only rare names cost)

    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for language in sorted(pycountry.languages, key=lambda one: len(getattr(one, "alpha_2", one.alpha_3))):
        code = getattr(language, "alpha_2", language.alpha_3)
        names[code] = getattr(language, "common_name", language.name)
        for key in ("name", "common_name", "inverted_name"):
            told = getattr(language, key, "")
            for name in (told, _ASIDE.sub("", told)):
                codes.setdefault(fold(name), code)
    codes.pop("", None)
    return names, codes


def language_code(name: str, *, certain: bool = False) -> str | None:
    """The code of a language by its English name (`French` -> `fr`, `Cantonese` -> `yue`), or None.

    `Silent` is `zxx`, ISO 639's "no linguistic content". A rare language is understood where the words say that it is one
    (`Ladakhi-language`, `Kenyan Sign Language`), or where the caller is `certain` that a language is named.
    """
    folded = fold(name)
    if folded in _CODES:
        return _CODES[folded]
    if certain and folded in _SILENT:
        return _NO_LANGUAGE
    said = _SAID_TO_BE_ONE.fullmatch(folded)
    if said is None and not certain:
        return None
    return _CODES.get(said["name"] if said else folded) or _in_library(folded, said["name"] if said else folded)


def _in_library(whole: str, bare: str) -> str | None:
    _, codes = _library()
    return codes.get(whole) or codes.get(bare)


def language_name(code: str) -> str:
    """The English name of a code; a code that is none is returned as it is."""
    return LANGUAGE_NAMES.get(code) or (_library()[0].get(code, code) if code.isalpha() and len(code) < 4 else code)
