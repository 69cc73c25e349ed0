"""Names and titles that lost their capitals or their accented letters, given back what can be known."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

PARTICLES = frozenset(
    "de la del della di da do dos das du des von van der den ter ten zu zum af av el al bin ibn y e".split()
)
"""Small words inside surnames."""
_SUFFIXES = {"jr": "Jr", "jr.": "Jr.", "sr": "Sr", "sr.": "Sr.", "ii": "II", "iii": "III", "iv": "IV", "vi": "VI"}
_MAC = frozenset(
    "macmurray maclaine macdowell macdonald macarthur macgraw maclachlan macfadyen macpherson macleod maclean "
    "macbride macgowran macginnis macgregor macnaughton macneil macneill macquarrie macfarlane macnicol macrae".split()
)
_SMALL_IN_TITLES = frozenset(
    "a an the and but or nor for of on in to at by from with as into over upon de la le les du des et der die das und "
    "del di da il lo y el en vs".split()
)
_ROMAN = re.compile(r"(?:i{2,3}|iv|vi{0,3}|ix|xi{0,3})")
_LETTER_GROUPS = frozenset(
    "bbc itv nbc abc cbs hbo pbs rko mgm emi afi bfi uk usa us uch tv dvd ufa mca amc ifc mpi cnn fbi cia nfb nhk rai zdf "
    "ard wwe mtv tbs tnt nyc la gkids stx ivt hmv dc".split()
)

_ACCENTED = """
    Michèle André François Françoise Cécile Hélène Jörg Jürgen Björn Günter Günther Müller Miklós Rózsa Sánchez
    Hernández Fernández Rodríguez González López Pérez García Martínez Gómez Jiménez Ramírez Gutiérrez Muñoz Ibáñez
    Vázquez Suárez Víctor César Héctor Andrés Tomás Nicolás Sebastián Julián Adrián Joaquín Agustín Almodóvar
    Iñárritu Cuarón Buñuel Prévert Carné Ophüls Méliès Clément Gérard Léonard Frédéric Stéphane Stéphanie Jérôme
    Jérémie Jérémy Sébastien Thérèse Geneviève Irène Chloë Léonie Grégoire Benoît Rémi Rémy Génin Pérès Rèbe Térof
    Édouard Étienne Émilie Élodie Søren Jørgensen Sørensen Jørgen Björk Skarsgård Bergström Sjöström Håkan Märta
    Gösta György László István Zoltán Sándor Gábor János Schüfftan Schröder Köhler Krüger Böhm König Göring Brontë
    Chávez Méndez Benítez Domínguez Guzmán Beltrán Zúñiga João Antônio Glória Sônia Simões Gonçalves Conceição Íñigo
    Beyoncé Penélope Timothée Mélanie Valérie Noémie Aurélie Amélie Adèle Agnès Aurélien Barthélémy Cédric Céline
    Loïc Léo Noël Raphaël Joël Danièle Paweł Stanisław Władysław Kieślowski Jiří René Ángela Álvaro Álvarez Ramón
    Rubén Inés Marée Solène Hafsteinsdóttir Sigurðsson Guðmundsson Þór Guðrún Óskar Márquez Velázquez Ordóñez Núñez
    Peña Cañete Ginés Garnéray Poupée Désirée Anaïs Joséphine Léontine Mylène Hervé Gaëlle Séverine Frédérique
    Véronique Sólveig Pál Márta Mészáros Dénes Árpád Szabó Törőcsik Kaurismäki Väänänen Pöysti Lindström Åkerman
    Strömberg Sjöberg Källgren Bjørn Ødegård Møller Kjær Nørgaard Sørlie Küçük Çelik Gülşen Yılmaz Güney Peñalosa
    Garbiñe Döblin Fröbe Käutner Jürgens Möhring Brühl Größmann Lübeck Düringer Nüchtern Schürmann Kühn Köpke Höfer
    Bäumer
"""
_WHOLE = {
    "la seydoux": "Léa Seydoux", "rene zellweger": "Renée Zellweger", "zo kravitz": "Zoë Kravitz", "zo saldaa": "Zoë Saldaña",
    "jos ferrer": "José Ferrer", "luca bos": "Lucía Bosé", "rene jeanne falconetti": "Renée Jeanne Falconetti",
    "bla lugosi": "Béla Lugosi", "bla tarr": "Béla Tarr", "ral julia": "Raúl Juliá", "ren clair": "René Clair",
    "gal garca bernal": "Gael García Bernal", "penlope cruz": "Penélope Cruz", "dolores del ro": "Dolores del Río",
}  # fmt: skip


def _lost(name: str) -> str:
    return name.lower().encode("ascii", "ignore").decode()


_NAMES_AS_THEY_STAND = frozenset({"rene", "ren", "ins", "mara", "nol", "la", "ric", "lo", "pea", "marta", "mrta", "r"})
_TWICE = {lost for lost, times in Counter(map(_lost, _ACCENTED.split())).items() if times > 1}
"""What is left of several names alike, `jrgen` of Jürgen and of Jørgen: which it was cannot be known."""
RESTORED: dict[str, str] = (
    {
        _lost(name): name
        for name in _ACCENTED.split()
        if _lost(name) not in _NAMES_AS_THEY_STAND | _TWICE and len(_lost(name)) > 2
    }
    | _WHOLE
    | {"ren": "René", "lo": "Léo"}
)
"""Names by what is left of them where every letter outside ASCII was lost; none is a usual name as it stands."""
_ONSET = re.compile(
    r"(?:sch[lmnrtw]?|chh|dhr|bhr|chr|chl|thr|phr|phl|shr|spl|spr|str|scr|squ?|st|sp|sk|sl|sm|sn|sv|sw|sh|sc|sz|sr|bl|br|bh|by|ch|cl|cr"
    r"|cz|dr|dw|dh|dj|dz|fl|fr|fj|gh|gl|gn|gr|gw|hj|hr|hs|hw|jh|kh|kj|kl|kn|kr|kv|kw|ks|ll|lh|mc|mb|mn|mr(?=in|id|un|oz)|ms|mw|nd|ng|nk"
    r"|ph|pf|pl|pr|ps|pt|qu|rh|sj|th|tj|tr|ts|tsch|tw|tz|vl|vr|wh|wl|wr|xh|zb|zd|zh|zl|zm|zv|zw|dzh?|sz[cny]|prz|krz|grz|brz"
    r"|trz|szcz|wys|yv|rz|vs|md|jr|sr|[bcdfghjklmnpqrstvwxz])?'?[aeiouyw]"
)
_SYLLABLE_FREE = frozenset(
    "armstrong brno krk trnava mr mrs dr st jr sr ng hsn ii iii pj cj tj jj dj dmx rza mc lcd tv bbc phd md vs".split()
)
_TAIL = re.compile(r"(?:[bcdfghjklmnpqrstvwxz]{5,}|[bcdfgjkpqvz][bcdfgjkmnpqrvz]{3})")
_DOUBLE_GAP = re.compile(r"\S {2,}\S")


@lru_cache(maxsize=8192)
def restore_person(name: str) -> str:
    """A lower-cased name with its capitals, and those accents that are known: `michle morgan` -> `Michèle Morgan`."""
    whole = RESTORED.get(name)
    if whole is not None:
        return whole
    words = name.split()
    return " ".join(_word(word, first=i == 0, last=i == len(words) - 1) for i, word in enumerate(words))


def _word(word: str, *, first: bool, last: bool) -> str:
    known = RESTORED.get(word)
    if known is not None:
        return known
    if word in _SUFFIXES and not first:
        return _SUFFIXES[word]
    if word in PARTICLES and not first and not last:
        return word
    return _capitalised(word)


def _capitalised(word: str) -> str:
    """One word with its capitals: `o'neill`, `jean-luc`, `j.r.`, `mcdonald`, `macmurray`, `"pop"`."""
    if "-" in word:
        return "-".join(map(_capitalised, word.split("-")))
    if "." in word[:-1]:
        return ".".join(part[:1].upper() + part[1:] for part in word.split("."))
    kept = 0
    if word[:1] in "\"'(":
        kept = 1
    elif word[1:2] in ("'", "’") or (word.startswith("mc") and len(word) > 3):
        kept = 2
    elif word in _MAC:
        kept = 3
    return (
        word[:1].upper() + word[1:kept] + word[kept : kept + 1].upper() + word[kept + 1 :]
        if kept
        else word[:1].upper() + word[1:]
    )


@lru_cache(maxsize=4096)
def restore_title(title: str) -> str:
    """A lower-cased title with the capitals English titles have: `journey into fear` -> `Journey into Fear`."""
    words = title.split(" ")
    done = []
    after_colon = True
    for i, word in enumerate(words):
        bare = word.strip("\"'(),:;!?.")
        if _ROMAN.fullmatch(bare) and i > 0:
            done.append(word.upper())
        elif bare in _SMALL_IN_TITLES and not after_colon and i < len(words) - 1:
            done.append(word)
        else:
            done.append(_capitalised(word))
        after_colon = word.endswith((":", "–", "-", "—"))
    return " ".join(done)


@lru_cache(maxsize=4096)
def restore_company(name: str) -> str:
    """A lower-cased company, festival or place with its capitals; groups of letters such as `bbc` in capitals."""
    words = name.split(" ")
    done = []
    for i, word in enumerate(words):
        if word.strip(".,()") in _LETTER_GROUPS:
            done.append(word.upper())
        elif (word in _SMALL_IN_TITLES and i > 0) or not word[:1].isalpha():
            done.append(word)
        else:
            done.append(_capitalised(word))
    return " ".join(done)


def is_damaged(name: str) -> bool:
    """Whether a lower-cased name shows that letters were lost: `n mutz greenbaum`, `gntr grss`, a gap of two spaces.

    Names whose lost letters are known are not damaged, for they are restored.
    """
    if _DOUBLE_GAP.search(name) or "<unk>" in name:
        return True
    if name in RESTORED:
        return False
    words = name.split()
    if len(words) > 1 and len(words[0]) == 1 and words[0].isalpha() and len(words[1].rstrip(".")) > 1:
        return True
    return any(map(_word_is_damaged, words))


@lru_cache(maxsize=8192)
def _word_is_damaged(word: str) -> bool:
    if word in RESTORED:
        return False
    word = word.removeprefix("'").removeprefix("mc")
    if (
        "." in word
        or word in _SYLLABLE_FREE | _LETTER_GROUPS
        or word in _SUFFIXES
        or not word.isascii()
        or len(word) < 3
    ):
        return False
    return any(
        len(part) > 2 and part.isalpha() and (_ONSET.match(part) is None or _TAIL.search(part) is not None)
        for part in re.split(r"['’-]", word)
    )
