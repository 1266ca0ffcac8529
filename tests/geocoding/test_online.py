"""Nominatim through geopy's adapter seam: real answers replayed, no network."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderUnavailable

from dashboard.errors import GeocodingError
from dashboard.geocoding.chain import Chain
from dashboard.geocoding.gazetteer import Gazetteer
from dashboard.geocoding.online import Online

TENGIZ = {
    "lat": "46.1536", "lon": "53.3833", "name": "Tengiz Field", "addresstype": "industrial",
    "display_name": "Tengiz Field, Kazakhstan", "address": {"country_code": "kz"},
}  # fmt: skip


class Replayed(BaseSyncAdapter):  # type: ignore[misc]
    """Answers by query and country; an exception in place of an answer is raised."""

    def __init__(self, answers: dict[tuple[str, str], Any], asked: list[tuple[str, str]]) -> None:
        super().__init__(proxies=None, ssl_context=None)
        self.answers, self.asked = answers, asked

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        assert headers["User-Agent"] == "tests (nobody@example.org)"
        query = parse_qs(urlsplit(url).query)
        key = (query["q"][0], query.get("countrycodes", [""])[0])
        self.asked.append(key)
        answer = self.answers.get(key, [])
        if isinstance(answer, Exception):
            raise answer
        return answer

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        raise AssertionError(url)


@pytest.fixture
def online(tmp_path: Path) -> Callable[..., tuple[Online, list[tuple[str, str]]]]:
    def make(answers: dict[tuple[str, str], Any]) -> tuple[Online, list[tuple[str, str]]]:
        asked: list[tuple[str, str]] = []

        def factory(**_: Any) -> Replayed:
            return Replayed(answers, asked)

        agent = "tests (nobody@example.org)"
        return Online(agent, tmp_path, adapter_factory=factory, delay_seconds=0), asked

    return make


def test_is_asked_only_for_what_the_gazetteer_lacks(online: Any) -> None:
    service, asked = online({("Tengiz Field", "kz"): [TENGIZ]})
    chain = Chain(Gazetteer(), service)
    assert chain.resolve("Shymkent", ["KZ"]).geocoder == "gazetteer"
    assert chain.resolve("Springfield").place is None  # ambiguous: not a matter of knowing more
    assert asked == []
    outcome = chain.resolve("Tengiz Field", ["KZ"])
    assert outcome.geocoder == "nominatim"
    assert outcome.place is not None
    assert (outcome.place.kind, outcome.place.country) == ("site", "KZ")
    assert asked == [("Tengiz Field", "kz")]


def test_asks_nothing_twice_not_even_in_another_run(online: Any, tmp_path: Path) -> None:
    answers = {("Tengiz Field", ""): [TENGIZ]}
    first, asked = online(answers)
    assert first.find("Tengiz Field", "DE") == first.find("Tengiz Field")
    assert first.find("Nowhere at all") is None
    assert asked == [("Tengiz Field", "de"), ("Tengiz Field", ""), ("Nowhere at all", "")]
    second, asked_again = online(answers)
    assert second.find("Tengiz Field") == first.find("Tengiz Field")
    assert second.find("Nowhere at all") is None
    assert asked_again == []
    assert ":Tengiz Field" in json.loads((tmp_path / "nominatim.json").read_text("utf-8"))


def test_a_service_that_is_away_is_said_and_not_remembered(online: Any) -> None:
    service, _ = online({("Tengiz Field", ""): GeocoderUnavailable("down")})
    with pytest.raises(GeocodingError, match="did not answer"):
        service.find("Tengiz Field")
    back, _ = online({("Tengiz Field", ""): [TENGIZ]})
    assert back.find("Tengiz Field") is not None


def test_a_damaged_cache_is_none(online: Any, tmp_path: Path) -> None:
    (tmp_path / "nominatim.json").write_text("{half")
    service, _ = online({("Tengiz Field", ""): [TENGIZ]})
    assert service.find("Tengiz Field") is not None


def test_wants_to_know_who_asks(tmp_path: Path) -> None:
    with pytest.raises(GeocodingError, match="user-agent"):
        Online(" ", tmp_path)
