"""Nominatim as a person may ask it: under their own name, once a second, never twice.

OpenStreetMap's usage policy wants an own user agent, at most one query a second and a
cache. Answers, also the empty ones, are kept in one JSON file.
"""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from geopy.exc import GeocoderServiceError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from dashboard.errors import GeocodingError
from dashboard.geocoding.name_index import Entry
from dashboard.language import lazy

DELAY_SECONDS = 1.0

_KINDS = {
    "country": "country",
    **dict.fromkeys(("state", "region", "province", "county", "state_district"), "region"),
    **dict.fromkeys(("city", "town", "village", "municipality", "hamlet", "suburb"), "city"),
}


class Online:
    """Nominatim behind a rate limiter and a file of answers."""

    def __init__(
        self,
        user_agent: str,
        cache_folder: Path | None = None,
        adapter_factory: Callable[..., Any] | None = None,
        delay_seconds: float = DELAY_SECONDS,
    ) -> None:
        """``adapter_factory`` is geopy's: what fetches an address, so that tests need no network.

        Raises :class:`GeocodingError` without a user agent that says who asks.
        """
        if not user_agent.strip():
            raise GeocodingError(
                lazy(
                    'Nominatim wants to know who asks: --user-agent "my-project (me@example.org)".'
                )
            )
        nominatim = Nominatim(user_agent=user_agent, adapter_factory=adapter_factory)
        self._ask = RateLimiter(
            nominatim.geocode, min_delay_seconds=delay_seconds, swallow_exceptions=False
        )
        self._file = (cache_folder or default_cache()) / "nominatim.json"
        self._answers: dict[str, dict[str, Any] | None] = _read(self._file)

    def find(self, query: str, country: str = "") -> Entry | None:
        """Return the first answer: in ``country`` (alpha-2) if there is one, else anywhere.

        Raises :class:`GeocodingError` when the service does not answer.
        """
        for code in dict.fromkeys((country.lower(), "")):
            if found := self._answer(query, code):
                return _entry(query, found)
        return None

    def _answer(self, query: str, country: str) -> dict[str, Any] | None:
        key = f"{country}:{query}"
        if key not in self._answers:
            try:
                found = self._ask(
                    query, country_codes=country or None, addressdetails=True, language="en"
                )
            except GeocoderServiceError as error:
                raise GeocodingError(
                    lazy(
                        'Nominatim did not answer for "{query}": {why}',
                        query=query,
                        why=str(error),
                    )
                ) from error
            self._answers[key] = found.raw if found else None
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(self._answers, ensure_ascii=False, indent=1), "utf-8")
        return self._answers[key]


def default_cache() -> Path:
    """Return the folder for answers: ``$XDG_CACHE_HOME/claim-atlas``, else in ``~/.cache``."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "claim-atlas"


def _read(file: Path) -> dict[str, dict[str, Any] | None]:
    """Read the answers so far; a damaged file is as good as none."""
    try:
        answers = json.loads(file.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return answers if isinstance(answers, dict) else {}


def _entry(query: str, raw: Mapping[str, Any]) -> Entry:
    details = raw.get("address", {})
    kind = _KINDS.get(raw.get("addresstype", ""), "site")
    country = details.get("country_code", "").upper()
    area = {"country": country, "region": details.get("ISO3166-2-lvl4", "")}.get(kind, "")
    name = raw.get("name") or query
    return Entry("", kind, name, float(raw["lat"]), float(raw["lon"]), country, area, 0)
