"""The sample data, counted once more with nothing but the csv module and strings."""

import csv
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.analysis.activity import build_activity
from dashboard.analysis.filters import in_window, shown
from dashboard.analysis.selection import Mode, Selection
from dashboard.analysis.timeline import build_axis
from dashboard.model.reading import read_folder
from dashboard.views.browser import packed_view
from dashboard.views.columns import unpack
from dashboard.views.map_view import map_view
from dashboard.views.panel import panel_view

DATA = Path(__file__).parents[2] / "data"
DAYS = [(date(2022, 1, 1) + timedelta(days=number)).isoformat() for number in range(14)]
DATASET = read_folder(DATA)
AXIS = build_axis(DATASET.claims)


def rows(name: str) -> list[dict[str, str]]:
    """Return a table as the csv module reads it."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def first_and_last(edtf: str) -> tuple[str, str]:
    """Return the bounds of a date as texts that sort: ``2022-01`` -> 2022-01-01, 2022-01-99."""
    ends = re.split(r"[/,]", re.sub(r"[\[\]~?]", "", edtf))
    return (ends[0] + "-01-01")[:10], (ends[-1] + "-99-99")[:10]


def claims_on(day: str) -> Counter[tuple[str, str]]:
    """Count claims by place and source on one day, straight from the files."""
    events = {row["event_id"]: row for row in rows("events")}
    spelt: dict[str, str] = {}
    for row in rows("places"):
        for name in [row["place_id"], row["name"], *row["names"].split("|")]:
            spelt.setdefault(name.casefold(), row["place_id"])
    found: Counter[tuple[str, str]] = Counter()
    for claim in rows("claims"):
        event = events[claim["event_id"]]
        edtf, place = claim["date"] or event["date"], claim["place"] or event["place"]
        first, last = first_and_last(edtf) if edtf else ("9", "0")
        if first <= day <= last:
            found[spelt[place.casefold()], claim["source_id"]] += 1
    return found


@pytest.mark.parametrize("day", DAYS)
def test_the_map_shows_each_day_what_the_files_say(day: str) -> None:
    view, columns = unpack(packed_view(map_view(DATASET, AXIS)))
    slot = view["slots"]["key"].index(day)
    found: Counter[tuple[str, str]] = Counter()
    for place, source, first, reach, total in zip(
        *(columns[name].tolist() for name in ("place", "source", "first", "reach", "total")),
        strict=True,
    ):
        if first <= slot <= first + reach:
            found[view["places"]["id"][place], view["sources"]["id"][source]] += total
    assert found == claims_on(day)


@pytest.mark.parametrize("day", DAYS)
def test_the_panel_lists_each_day_what_the_files_say(day: str) -> None:
    panel = panel_view(DATASET, AXIS, Selection(day=day), limit=1000)
    found = Counter(
        (group.id, claim.source_id)
        for group in panel.groups
        for event in group.events
        for claim in event.claims
    )
    assert found == claims_on(day)
    assert panel.total == panel.on_page == sum(found.values())


def test_every_claim_with_a_day_is_in_some_slot() -> None:
    everything = in_window(DATASET, AXIS, Selection(day=AXIS.slots[-1].key, mode=Mode.UNTIL))
    assert everything.sum() == DATASET.claims["start"].notna().sum()
    assert build_activity(DATASET, AXIS).total.sum() <= everything.sum()


@pytest.mark.parametrize("word", ["gas", "ALMATY", "präsident", "tokayev"])
def test_a_search_finds_at_least_what_the_claims_say(word: str) -> None:
    found = set(DATASET.claims["claim_id"][shown(DATASET, Selection(search=word))])
    said = {row["claim_id"] for row in rows("claims") if word.lower() in row["claim"].lower()}
    assert said <= found
