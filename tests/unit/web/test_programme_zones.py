"""The time zone of a festival's place, as far as it is sure."""

from __future__ import annotations

import zoneinfo

import pytest

from onesheet.web.programme import zones


@pytest.mark.parametrize(
    ("country", "place", "zone"),
    [
        ("GB", "", "Europe/London"),
        ("PT", "Lisbon", "Europe/Lisbon"),
        ("US", "New York, NY", "America/New_York"),
        ("BR", "São Paulo", "America/Sao_Paulo"),
        ("US", "Telluride", ""),
        ("US", "", ""),
        ("", "Lisbon", ""),
        ("XX", "Nowhere", ""),
    ],
)
def test_a_place_has_a_zone_where_it_is_sure(country, place, zone):
    assert zones.zone_at(country, place) == zone


def test_a_system_without_time_zones_has_them_from_the_package(monkeypatch):
    pytest.importorskip("tzdata")
    before = zones._table()
    monkeypatch.setattr(zoneinfo, "TZPATH", ())

    assert "Europe/London" in zones._table()
    assert before
