"""The tables of festivals, their programmes and what is awarded there."""

from __future__ import annotations

from onesheet.web.page_cache.keys import FESTIVALS
from onesheet.web.page_cache.watched.table import Watched

_FESTIVALS = f"SELECT '{FESTIVALS}'"
_ITS_FILM = "SELECT 'film:' || slug FROM films_film WHERE id = {row}.film_id"
_FESTIVAL = "SELECT 'festival:' || f.slug FROM festivals_festival f JOIN festivals_edition e ON e.festival_id = f.id"
_ITS_EDITION = f"{_FESTIVAL} WHERE e.id = {{row}}.edition_id"
_BY_SCREENING = f"{_FESTIVAL} JOIN festivals_screening s ON s.edition_id = e.id WHERE s.id = {{row}}.screening_id"
_FILMS_OF_SCREENING = (
    "SELECT 'film:' || f.slug FROM festivals_showing w JOIN festivals_selection s ON s.id = w.selection_id"
    " JOIN films_film f ON f.id = s.film_id WHERE w.screening_id = {row}.id"
)
_ITS_SELECTED_FILM = (
    "SELECT 'film:' || f.slug FROM festivals_selection s JOIN films_film f ON f.id = s.film_id"
    " WHERE s.id = {row}.selection_id"
)
_FILMS_OF_FESTIVAL = (
    "SELECT 'film:' || f.slug FROM festivals_selection s JOIN films_film f ON f.id = s.film_id"
    " JOIN festivals_edition e ON e.id = s.edition_id WHERE e.festival_id = {row}.id"
)
_FILMS_OF_EDITION = (
    "SELECT 'film:' || f.slug FROM festivals_selection s JOIN films_film f ON f.id = s.film_id"
    " WHERE s.edition_id = {row}.id"
)
_AWARDED_BY_EDITION = "SELECT 'film:' || f.slug FROM festivals_award a JOIN films_film f ON f.id = a.film_id WHERE a.edition_id = {row}.id"
_AWARDED_BY_FESTIVAL = (
    "SELECT 'film:' || f.slug FROM festivals_award a JOIN films_film f ON f.id = a.film_id"
    " JOIN festivals_edition e ON e.id = a.edition_id WHERE e.festival_id = {row}.id"
)
_FILMS_OF_SECTION = _FILMS_OF_EDITION.replace("s.edition_id", "s.section_id")
_BUZZ = (
    "SELECT 'buzz:' || f.slug FROM festivals_festival f JOIN festivals_edition e ON e.festival_id = f.id"
    " JOIN festivals_selection s ON s.edition_id = e.id WHERE e.buzz AND s.film_id"
)
_BUZZ_OF_FILMS_THEY_RATED = (
    f"{_BUZZ} IN (SELECT film_id FROM reviews_memberfilm"  # noqa: S608 - all text here is this file's own
    " WHERE member_id = {row}.id AND rating IS NOT NULL)"
)
_BY_SCREEN = f"{_FESTIVAL} JOIN festivals_screening s ON s.edition_id = e.id WHERE s.screen_id = {{row}}.id"
_BY_VENUE = (
    f"{_FESTIVAL} JOIN festivals_screening s ON s.edition_id = e.id"
    " JOIN festivals_screen c ON c.id = s.screen_id WHERE c.venue_id = {row}.id"
)
_FILMS_ON_SCREEN = (
    "SELECT 'film:' || f.slug FROM festivals_screening n JOIN festivals_showing w ON w.screening_id = n.id"
    " JOIN festivals_selection s ON s.id = w.selection_id JOIN films_film f ON f.id = s.film_id"
    " WHERE n.screen_id = {row}.id"
)
_FILMS_AT_VENUE = _FILMS_ON_SCREEN.replace(
    "n.screen_id = {row}.id", "n.screen_id IN (SELECT id FROM festivals_screen WHERE venue_id = {row}.id)"
)

FESTIVAL_TABLES = (
    Watched(
        "festivals_festival",
        ("SELECT 'festival:' || {row}.slug", _FILMS_OF_FESTIVAL, _AWARDED_BY_FESTIVAL, _FESTIVALS),
    ),
    Watched(
        "festivals_edition",
        (
            "SELECT 'festival:' || slug FROM festivals_festival WHERE id = {row}.festival_id",
            _FILMS_OF_EDITION,
            _AWARDED_BY_EDITION,
            _FESTIVALS,
        ),
    ),
    Watched("festivals_section", (_ITS_EDITION, _FILMS_OF_SECTION)),
    Watched("festivals_selection", (_ITS_EDITION, _ITS_FILM, _FESTIVALS)),
    Watched("festivals_screening", (_ITS_EDITION, _FILMS_OF_SCREENING, _FESTIVALS)),
    Watched("festivals_showing", (_BY_SCREENING, _ITS_SELECTED_FILM, _FESTIVALS)),
    Watched("festivals_change", (_ITS_EDITION,)),
    Watched("festivals_award", (_ITS_EDITION, _ITS_FILM)),
    Watched("festivals_poll", (_ITS_EDITION,)),
    Watched(
        "festivals_pollresult",
        (f"{_FESTIVAL} JOIN festivals_poll p ON p.edition_id = e.id WHERE p.id = {{row}}.poll_id",),
    ),
    # Venues stand on the pages of every edition and of the films shown there, and change once in a blue moon.
    Watched("festivals_venue", (_BY_VENUE, _FILMS_AT_VENUE, _FESTIVALS)),
    Watched("festivals_screen", (_BY_SCREEN, _FILMS_ON_SCREEN, _FESTIVALS)),
    # What is said of its films stands on the pages of an edition's buzz alone, while that is shown; the names of those who
    # rated stand there too.
    Watched("reviews_filmtally", (f"{_BUZZ} = {{row}}.film_id",), together=True, by="film_id"),
    Watched("critics_critictally", (f"{_BUZZ} = {{row}}.film_id",)),
    Watched(
        "accounts_member",
        (_BUZZ_OF_FILMS_THEY_RATED,),
        operations=("UPDATE",),
        columns=("films_visibility",),
    ),
)
