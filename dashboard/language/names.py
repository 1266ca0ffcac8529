"""What countries, cities and languages are called in the reader's language, by CLDR."""

from babel.core import get_global

from dashboard.language.current import current
from dashboard.language.languages import ENGLISH


def shortest_code(code: str) -> str:
    """``eng`` -> ``en``, ``deu-AT`` -> ``de-AT``, as BCP 47 writes them; others as they are."""
    language, hyphen, rest = code.partition("-")
    known = get_global("language_aliases").get(language.casefold(), language)
    return f"{known}{hyphen}{rest}"


def language_words(code: str) -> str:
    """``de`` -> ``German``, ``de-AT`` -> ``Austrian German``; the code where CLDR has no name."""
    names = current().locale.languages
    code = shortest_code(code)
    found = names.get(code.replace("-", "_")) or names.get(code.partition("-")[0].casefold())
    return found or code


def country_names() -> dict[str, str]:
    """Return the name of each country by its ISO 3166-1 code, for the basemap."""
    names = current().locale.territories
    return {code: name for code, name in names.items() if len(code) == 2 and code.isalpha()}


def city_names() -> dict[str, dict[str, str]]:
    """Return the cities that CLDR calls otherwise than in English, by country and English name.

    CLDR knows the cities that time zones are named for, some hundreds of the world's largest.
    """
    english, ours = ENGLISH.locale.time_zones, current().locale.time_zones
    found: dict[str, dict[str, str]] = {}
    for zone, names in ours.items():
        city = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        if names.get("city", city) != city:
            found.setdefault(_country(zone), {})[city] = names["city"]
    return found


def _country(zone: str) -> str:
    """``America/Jamaica`` -> ``JM``: a quarter of New York is called so, too."""
    countries, renamed = get_global("zone_territories"), get_global("zone_aliases")
    return str(countries.get(zone) or countries.get(renamed.get(zone, ""), ""))
