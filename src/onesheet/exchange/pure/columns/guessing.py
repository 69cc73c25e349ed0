"""What the columns of a table are likely to mean, by their names in several languages and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onesheet.values.names import fold

_NAMES = """
title: title | film | movie | film title | movie title | project title | english project title | name | english title | title english | titel | filmtitel | titre | titre du film | titulo | pelicula | titolo | film titel | tytul | nazwa | otsikko | elokuva | nazev | cim | название | фильм | タイトル | 片名 | 影片 | 제목 | baslik
original_title: original title | project title original language | original language title | title original language | originaltitel | titre original | titulo original | titolo originale | oorspronkelijke titel | tytul oryginalny | original name | alkuperainen nimi | originalni nazev | оригинальное название | 原題 | 原名 | originele titel
alternative_title: alternative title | other title | also known as | aka | weiterer titel | autre titre | otro titulo | international title | internationaler titel | titre international | titulo internacional
year: year | release year | production year | jahr | produktionsjahr | annee | annee de production | ano | ano de produccion | anno | jaar | rok | vuosi | ar | ev | год | 年 | 年份 | 制作年 | yil
release: release date | released | release | date de sortie | sortie | startdatum | kinostart | fecha de estreno | estreno | data de estreia | data di uscita | uscita | premiere | premiera | releasedatum | dvd release date | theatrical release
runtime: runtime | running time | run time | duration | length | minutes | mins | runtime minutes | runtime mins | duration min | dauer | laufzeit | lange | spieldauer | duree | duracion | duracao | durata | duur | speelduur | czas trwania | kesto | langd | длительность | 片长 | 上映時間 | sure
director: director | directors | director s | director name | director names | directed by | direction | regie | regisseur | regisseurin | realisation | realisateur | realisatrice | realise par | direccion | director a | dirigida por | direcao | realizador | realizacao | regia | regista | rezyseria | rezyser | ohjaus | ohjaaja | regi | regissor | rezie | rendezo | режиссер | 导演 | 監督 | 감독 | yonetmen
screenwriter: writer | writers | written by | screenplay | screenplay by | screenwriter | script | drehbuch | scenario | scenariste | guion | guionista | roteiro | sceneggiatura | scenariusz | manus | сценарий | 编剧 | 脚本
producer: producer | producers | produced by | produktion producer | produzent | producteur | productor | produtor | produttore | producent | продюсер
executive_producer: executive producer | executive producers
cinematographer: cinematography | cinematographer | director of photography | dop | dp | kamera | camera | image | photographie | fotografia | direccion de fotografia | zdjecia | foto | kuvaus
editor: editor | editing | edited by | schnitt | montage | montaje | montagem | montaggio | montaz | leikkaus
composer: music | composer | music by | score music | musik | musique | musica | muzyka | muziek | musiikki
production_designer: production design | production designer | szenenbild | decors
narrator: narrator | narrated by | sprecher
cast_member: cast | key cast | actors | actor | starring | stars | main actor | lead actors | darsteller | besetzung | mit | schauspieler | interpretes | acteurs | distribution | avec | reparto | elenco | interpreti | cast principale | obsada | rollen | acteurs actrices | nayttelijat | в ролях | 主演 | 演员 | 出演 | oyuncular
based_on: based on | nach | d apres | basado en
country: country | countries | country of origin s | countries of origin | production country | production countries | country of origin | land | lander | produktionsland | herkunftsland | pays | pais | paises | paese | nazione | kraj | maa | zeme | orszag | страна | 国家 | 地区 | 製作国 | ulke
language: language | languages | spoken languages | original language | sprache | originalsprache | sprachfassung | langue | langues | version | idioma | idiomas | lingua | taal | jezyk | kieli | sprak | язык | 语言 | 言語 | dil
genre: genre | genres | gattung | kategorie | category | genero | generos | generi | gatunek | genre s | lajityyppi | жанр | 类型 | ジャンル | tur
synopsis: synopsis | plot | summary | description | overview | storyline | logline | about | inhalt | beschreibung | kurzinhalt | zusammenfassung | resume | descriptif | sinopsis | resumen | sinopse | resumo | trama | sinossi | omschrijving | opis | kuvaus sisalto | handling | описание | 简介 | あらすじ | ozet
main_subject: subject | topic | theme | thema | sujet | tema
production_company: production company | production companies | production | produktion | produktionsfirma | societe de production | productora | produtora | produzione | productioncompany | studio | studios
distributor: distributor | distributors | distributed by | distribution company | verleih | weltvertrieb | world sales | sales | sales agent | distributeur | distribuidora | distribuzione | dystrybutor
certificate: certificate | mpaa | mpaa rating | rated | age rating | fsk | classification | altersfreigabe | censura | kijkwijzer
festival: festival
edition: edition | ausgabe | festival edition | edicion | edicao | edizione | festival year
section: section | sektion | programme section | program section | programme | program | sidebar | strand | reihe | programm | programmreihe | seccion | secao | sezione | sectie | sekcja | sarja | секция | 单元 | 部門 | bolum | competition | wettbewerb
premiere: premiere status | premierenstatus | statut de premiere
part: part | part of the festival | festival part
in_competition: in competition
note: programmer's note | programmers note | programme note | program note | curator's note
version: version shown | shown version
version_length: length of the version | version length
shown_language: language shown | shown in
preceded_by: preceded by | shown after | with short | vorfilm
screening: screening | screening date | screening time | screenings | date | datum | tag | termin | vorfuhrung | seance | fecha | data | date time | date and time | showtime | starts | start | projection | proyeccion | proiezione | vertoning | seans | дата | 日期 | 上映日
time: time | uhrzeit | heure | hora | ora | tijd | godzina | aika | zeit | время | 时间
screen: screen | hall | auditorium | room | saal | kinosaal | sal | zaal | zal
screening_code: screening code | code | screening id | screening number | session code | event code | film code | vorstellungsnummer | nummer der vorstellung | code seance | code de seance | codigo | codigo de sesion | codice | kod seansu
screening_title: screening title | programme title | program title | event title | event | session | block | shorts programme | shorts program | shorts block | kurzfilmprogramm | titel der veranstaltung | veranstaltung | titre du programme | titre de la seance | titulo del programa | titolo del programma
screening_length: screening length | screening duration | slot length | total length | event duration | gesamtlange | gesamtdauer | dauer der veranstaltung | duree totale | duracion total | durata totale
screening_talk: introduction and talk | talk | talk minutes | q a minutes | gesprach | einfuhrung und gesprach
audience: audience | for whom | screening type | publikum | public
copy: format of the copy | screening format | exhibition format | copy | print | projection format | format | vorfuhrformat | vorfuhrkopie | kopie | format de projection | copie | formato | formato de proyeccion | formato di proiezione | copia
subtitles: subtitles | subtitle | subtitle language | subtitles language | subs | untertitel | untertitelsprache | sous titres | sous titrage | subtitulos | legendas | sottotitoli | ondertiteling | napisy | tekstitys | undertexter | titulky | субтитры | 字幕
guests: guests | guest | guests attending | in attendance | q a | q a with | talent | gaste | gast | in anwesenheit von | invites | en presence de | invitados | convidados | ospiti | gasten | goscie | vieraat | gaster | гости
price: price | ticket price | tickets from | admission | preis eintritt | eintritt | eintrittspreis | ticketpreis | prix du billet | tarif | precio | preco | prezzo | prijs | cena biletu | hinta | pris | цена
tickets: tickets | ticket link | ticket url | tickets url | booking link | buy tickets | book | booking | booking url | kartenlink | karten | vorverkauf | billetterie | reservation | entradas | bilhetes | biglietti | kaarten | bilety | liput | biljetter | билеты
warnings: content warning | content warnings | content note | content notes | content advisory | trigger warning | trigger warnings | warnings | inhaltswarnung | inhaltswarnungen | triggerwarnung | avertissement | avertissements | advertencia | advertencias | avvertenze
access: access | accessibility | accessible screening | access facts | access notes | captions | barrierefrei | barrierefreiheit | zuganglichkeit | accessibilite | accesibilidad | acessibilidade | accessibilita | toegankelijkheid
venue: venue | cinema | kino | theatre | theater | location | spielort | ort | spielstatte | salle | lieu | sala | sede | cine | bioscoop | teatteri | место | 影院 | 会場 | salon
award: award | awards | prize | prizes | preis | preise | prix | premio | premios
budget: budget | production budget | project budget | cost | kosten | presupuesto
gross: gross | worldwide | worldwide gross | world gross | box office | revenue | total gross | lifetime gross | einspielergebnis
gross_domestic: domestic | domestic gross | us gross | lifetime gross domestic
gross_foreign: foreign | foreign gross | international | international gross | overseas
id:imdb: imdb | imdb id | imdbid | tconst | const | imdb link | imdb url | imdb title id
id:tmdb: tmdb | tmdb id | tmdbid
id:wikidata: wikidata | wikidata id | qid
id:letterboxd-film: letterboxd uri | letterboxd
id:eidr: eidr
id:isan: isan
address: url | link | project website | film website | address | website | webseite | homepage | film url | movie url
"""


def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _NAMES.strip().splitlines():
        meaning, names = line.rsplit(": ", 1)
        for name in names.split("|"):
            found.setdefault(fold(name) or name.strip(), meaning)
    return found


_KNOWN = _by_name()
_NOTHING = frozenset(
    fold(name)
    for name in (
        "completion date",
        "date completed",
        "submission date",
        "submitted",
        "submitted on",
        "date submitted",
        "created at",
        "updated at",
        "last updated",
        "birthdate",
        "birth date",
        "director birthdate",
        "date of birth",
        "deadline",
        "notification date",
        "production start date",
        "production end date",
        "timestamp",
        "einreichdatum",
        "eingereicht am",
        "fertigstellung",
    )
)
"""Columns with days in them that are no screenings, as platforms for submissions have them."""
_ONCE = frozenset(
    {"title", "original_title", "year", "release", "runtime", "synopsis", "section", "edition", "festival", "screening", "time", "venue", "part", "in_competition",
     "note", "version", "version_length", "shown_language", "preceded_by",
     "screen", "screening_code", "screening_title", "screening_length", "screening_talk", "audience", "copy", "price", "tickets"}
)  # fmt: skip
_NUMBERED = re.compile(r"(?P<name>.*\D)[ _-]?\d{1,2}")
_BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")
_BY_CONTENT: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("id:imdb", re.compile(r"(?:https?://(?:www\.)?imdb\.com/title/)?tt\d{7,9}/?").fullmatch),
    ("id:wikidata", re.compile(r"Q[1-9]\d{2,11}").fullmatch),
    ("year", re.compile(r"(?:18[89]|19\d|20\d)\d").fullmatch),
    ("screening", re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?").fullmatch),
    ("time", re.compile(r"[0-2]?\d[:.][0-5]\d(?: ?h| ?Uhr)?").fullmatch),
    ("runtime", re.compile(r"\d{1,3} ?(?:min\.?|mins|minutes|Minuten|′|')").fullmatch),
    ("address", re.compile(r"https?://\S+").fullmatch),
)
_SHARE = 0.8


def guess_mapping(columns: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> dict[str, str]:
    """Propose what columns mean: name as printed -> meaning, those without an idea left out.

    `rows` are some rows of the table; where a name tells nothing, what stands in the column may.
    """
    guessed: dict[str, str] = {}
    for place, column in enumerate(columns):
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
        meaning = _of_name(column) or ("" if fold(_BRACKETED.sub("", column)) in _NOTHING else _of_cells(cells))
        if meaning == "screening" and (_of_cells(cells) == "time" or meaning in guessed.values()):
            meaning = "time"  # the day stands in another column
        if meaning in ("budget", "gross", "gross_domestic", "gross_foreign"):
            meaning = f"{meaning}:{_currency(column, cells)}"
        if meaning and not (meaning in _ONCE and meaning in guessed.values()):
            guessed[column] = meaning
    if "title" not in guessed.values():
        original = next((column for column, one in guessed.items() if one == "original_title"), None)
        if original is not None:
            guessed[original] = "title"
    return guessed


def _of_name(column: str) -> str:
    bare = _BRACKETED.sub("", column)
    for words in (column, bare, bare.replace("_", " ")):
        found = _KNOWN.get(fold(words) or words.strip())
        if found is not None:
            return found
        numbered = _NUMBERED.fullmatch(words.strip())
        found = _KNOWN.get(fold(numbered["name"])) if numbered is not None else None
        if found is not None and found not in _ONCE:
            return found
    return ""


def _of_cells(cells: Sequence[str]) -> str:
    if not cells:
        return ""
    for meaning, fits in _BY_CONTENT:
        if sum(fits(cell) is not None for cell in cells) >= _SHARE * len(cells):
            return meaning
    return ""


def _currency(column: str, cells: Sequence[str]) -> str:
    words = " ".join([column, *cells[:5]])
    signs = (("€", "EUR"), ("EUR", "EUR"), ("£", "GBP"), ("GBP", "GBP"), ("¥", "JPY"), ("CHF", "CHF"))
    return next((code for sign, code in signs if sign in words), "USD")
