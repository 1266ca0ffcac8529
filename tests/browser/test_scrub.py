"""Scrubbing: on every day and in every mode, the map says what the files say, all in one frame."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from dashboard.analysis.description import describe
from dashboard.analysis.selection import Mode, Selection
from dashboard.analysis.timeline import Axis
from dashboard.model.dataset import Dataset
from tests.browser.atlas import Json, open_ready, walk
from tests.browser.counting import Claim, Folder, anything, folded

MODES: list[tuple[str, int]] = [("day", 3), ("last", 2), ("last", 3), ("last", 40), ("until", 3)]

#: Filters as the address writes them, as the dashboard holds them, as this test counts them.
FILTERS: dict[str, tuple[str, dict[str, Any], Callable[[Claim], bool]]] = {
    "none": ("", {}, anything),
    "two sources": (
        "sources=icor,mlpd",
        {"sources": frozenset({"icor", "mlpd"})},
        lambda claim: claim.source in {"icor", "mlpd"},
    ),
    "kinds and a word": (
        "categories=killing,injury,arrest&q=Kazakh",
        {"categories": frozenset({"killing", "injury", "arrest"}), "search": "Kazakh"},
        lambda claim: (
            claim.category in {"killing", "injury", "arrest"} and folded("Kazakh") in claim.text
        ),
    ),
    "no source": ("sources=none", {"sources": frozenset()}, lambda claim: False),
}


def steps(keys: list[str], mode: str, last_days: int) -> list[Json]:
    """Every day of the axis in one mode."""
    return [{"day": day, "mode": mode, "lastDays": last_days} for day in keys]


def by_place(state: Json) -> dict[str, dict[str, int]]:
    """What a state says of each place: claims by source."""
    return {place["id"]: place["bySource"] for place in state["places"]}


@pytest.mark.parametrize("name", FILTERS)
def test_every_day_in_every_mode_shows_what_the_files_say(
    page: Page,
    sample_url: str,
    sample: Folder,
    sample_dataset: tuple[Dataset, Axis],
    name: str,
) -> None:
    query, filters, passes = FILTERS[name]
    frame = open_ready(page, f"{sample_url}/?{query}")
    for mode, last_days in MODES if name == "none" else MODES[2:]:
        for seen in walk(frame, steps(sample.keys, mode, last_days)):
            state = seen["state"]
            day = state["day"]
            expected = sample.count(day, mode, last_days, passes)
            where = f"{day} in mode {mode} {last_days}"
            assert by_place(state) == expected.places, where
            assert state["claims"] == expected.claims, where
            assert state["hidden"] == expected.hidden, where
            for place in state["places"]:
                assert place["claims"] == sum(place["bySource"].values()), where
            selection = Selection(day=day, mode=Mode(mode), last_days=last_days, **filters)
            assert state["sentence"] == describe(*sample_dataset, selection), where
            assert seen["sentence"] == seen["spoken"] == state["sentence"], where


def test_what_is_drawn_is_what_is_told(page: Page, sample_url: str, sample: Folder) -> None:
    """On each day a donut for every point that has claims, larger the more there are."""
    frame = open_ready(page, sample_url)
    radii: dict[int, float] = {}
    kazakhstan = "kazakhstan"
    for mode, last_days in (MODES[0], MODES[-1]):
        for seen in walk(frame, steps(sample.keys, mode, last_days)):
            claims = {place["id"]: place["claims"] for place in seen["state"]["places"]}
            donuts = {
                sample.drawn[box["place"]]: box["r"]
                for box in seen["boxes"]
                if box["kind"] == "donut"
            }
            pills = {sample.drawn[b["place"]] for b in seen["boxes"] if b["kind"] == "pill"}
            assert donuts.keys() == {place for place in claims if sample.is_point(place)}
            assert pills <= {place for place in claims if not sample.is_point(place)}
            assert (kazakhstan in pills) == (kazakhstan in claims)
            for place, radius in donuts.items():
                assert radii.setdefault(claims[place], radius) == pytest.approx(radius)
    sizes = [radii[claims] for claims in sorted(radii)]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == len(sizes) > 5
