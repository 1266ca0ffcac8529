"""Names of countries and first-level regions -> their codes, from the gazetteer."""

from functools import lru_cache

from dashboard.geocoding.chain import Chain, Outcome
from dashboard.geocoding.gazetteer import Gazetteer


def country_code(name: str) -> str:
    """``Central African Republic`` -> ``CF``; empty when no country is called so."""
    place = look_up(name).place
    return place.country if place is not None and place.kind == "country" else ""


def region_code(name: str, country: str) -> str:
    """``Vakaga province`` in ``CF`` -> ``CF-VK``; empty when none is surely meant."""
    place = look_up(name, country).place
    surely = place is not None and place.kind == "region" and place.country == country
    return place.area if place is not None and surely else ""


@lru_cache(maxsize=20_000)
def look_up(name: str, country: str = "") -> Outcome:
    """Ask the gazetteer that ships with the dashboard; nothing leaves this machine."""
    if not name.strip():
        return Outcome(name, None, reason="no place is named")
    return _chain().resolve(name, (country,) if country else ())


@lru_cache(maxsize=1)
def _chain() -> Chain:
    return Chain(Gazetteer())
