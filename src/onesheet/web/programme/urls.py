"""Addresses. The programmers' desk."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.programme import awards, editions, films, new_films, screenings, sections, venues

_FESTIVAL, _EDITION = "programme/festivals/<number:number>", "programme/editions/<number:number>"
_SECTION, _VENUE = "programme/sections/<number:number>", "programme/venues/<number:number>"
_FILM, _SCREENING = "programme/films/<number:number>", "programme/screenings/<number:number>"
_AWARD = "programme/awards/<number:number>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("programme/", editions.desk, name="programme"),
    path("programme/festivals/", editions.festival_list, name="programme-festivals"),
    path("programme/festivals/new", editions.new_festival, name="programme-festival-new"),
    path(_FESTIVAL, editions.festival, name="programme-festival"),
    path(f"{_FESTIVAL}/delete", editions.delete_festival, name="programme-festival-delete"),
    path(f"{_FESTIVAL}/editions/new", editions.new_edition, name="programme-edition-new"),
    path(_EDITION, editions.edition, name="programme-edition"),
    path(f"{_EDITION}/edit", editions.change_edition, name="programme-edition-edit"),
    path(f"{_EDITION}/announce", editions.announce, name="programme-edition-announce"),
    path(f"{_EDITION}/delete", editions.delete_edition, name="programme-edition-delete"),
    path(f"{_EDITION}/sections", sections.section_list, name="programme-sections"),
    path(f"{_EDITION}/sections/copy", sections.copy, name="programme-sections-copy"),
    path(_SECTION, sections.section, name="programme-section"),
    path(f"{_SECTION}/move", sections.move, name="programme-section-move"),
    path(f"{_SECTION}/delete", sections.delete, name="programme-section-delete"),
    path(f"{_EDITION}/films", films.films, name="programme-films"),
    path(f"{_EDITION}/films/add", films.add, name="programme-film-add"),
    path(f"{_EDITION}/films/new", new_films.new_film, name="programme-film-new"),
    path("panels/<number:number>/films/new", new_films.new_panel_film, name="programme-panel-film-new"),
    path(_FILM, films.selection, name="programme-selection"),
    path(f"{_FILM}/withdraw", films.withdraw, name="programme-selection-withdraw"),
    path(f"{_FILM}/put-back", films.put_back, name="programme-selection-put-back"),
    path(f"{_FILM}/delete", films.delete, name="programme-selection-delete"),
    path(f"{_EDITION}/screenings", screenings.screening_list, name="programme-screenings"),
    path(f"{_EDITION}/screenings/new", screenings.new_screening, name="programme-screening-new"),
    path(_SCREENING, screenings.change_screening, name="programme-screening"),
    path(f"{_SCREENING}/cancel", screenings.cancel, name="programme-screening-cancel"),
    path(f"{_SCREENING}/restore", screenings.restore, name="programme-screening-restore"),
    path(f"{_SCREENING}/sold-out", screenings.sold_out, name="programme-screening-sold-out"),
    path(f"{_SCREENING}/delete", screenings.delete, name="programme-screening-delete"),
    path(f"{_EDITION}/awards", awards.award_list, name="programme-awards"),
    path(_AWARD, awards.award, name="programme-award"),
    path(f"{_AWARD}/move", awards.move, name="programme-award-move"),
    path(f"{_AWARD}/delete", awards.delete, name="programme-award-delete"),
    path("programme/venues/", venues.venue_list, name="programme-venues"),
    path("programme/venues/new", venues.new_venue, name="programme-venue-new"),
    path(_VENUE, venues.venue, name="programme-venue"),
    path(f"{_VENUE}/walks", venues.walks, name="programme-venue-walks"),
    path(f"{_VENUE}/delete", venues.delete, name="programme-venue-delete"),
]
