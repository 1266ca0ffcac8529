"""The panel: groups, order, words, silence and pages."""

from typing import Any

import pytest

from dashboard.analysis.selection import Mode, Selection
from dashboard.analysis.timeline import build_axis
from dashboard.views.panel import PanelView, panel_view
from tests.analysis.small_atlas import CLAIMS, atlas, claim


def panel(selection: Selection, rows: list[dict[str, Any]] = CLAIMS, **page: int) -> PanelView:
    """Return the panel of a small atlas."""
    data = atlas(rows)
    return panel_view(data, build_axis(data.claims), selection, **page)


def outline(view: PanelView) -> list[tuple[str, str, str]]:
    """Return place, event and claims of each group, ``("Almaty", "strike", "c1 c2")``."""
    return [
        (group.name, event.id, " ".join(line.id for line in event.claims))
        for group in view.groups
        for event in group.events
    ]


def test_all_places_of_a_few_days() -> None:
    view = panel(Selection("2022-01-05", Mode.LAST))
    assert outline(view) == [
        ("Almaty", "strike", "c1 c2"),
        ("Almaty airport", "airport-taken", "c3 c4"),
        ("A village", "hidden", "c9"),
        ("Kazakhstan", "deaths", "c5 c6"),
    ]
    assert [group.events[0].spanning for group in view.groups] == [False, False, False, True]
    assert view.heading == "All places"
    assert view.summary == "7 claims by 3 of 3 sources · 3 to 5 January 2022"
    assert view.silence.words == ""
    assert view.groups[3].silence.words == "Silent: Union."
    assert view.page_words == ""


def test_one_place_with_a_filter() -> None:
    view = panel(Selection("2022-01-05", place="airport", sources=frozenset({"red"})))
    assert (view.heading, view.kind) == ("Almaty airport", "site")
    assert view.summary == "site · no claims · 5 January 2022"
    assert view.silence.words == "Silent: Red Flag and Union. Filtered out: Government."
    assert view.hidden.words == "hidden by filters: 1 claim (Government 1)"


def test_a_claim_in_words() -> None:
    rows = [
        claim("deaths", "gov", "225 died.", low=225, measure="deaths", wording="at least",
              population="demonstrators", stance="denies", attributed_to="the Health Ministry",
              locator="¶4", date="2022-01-05?", place_id="airport", relation="contradicts",
              relates_to="c2", chapter="II", quote="225", quote_translation="two hundred"),
        claim("deaths", "red", locator="¶1", relation="revises", relates_to="c3"),
        claim("deaths", "red", stance="reports", relation="repeats", relates_to="gone"),
    ]  # fmt: skip
    view = panel(Selection("2022-01-05"), rows)
    first, *others = sorted(
        (line for group in view.groups for event in group.events for line in event.claims),
        key=lambda line: line.id,
    )
    assert first.figure == 'deaths: 225 or more, demonstrators · "at least"'
    assert (first.attributed, first.stance) == ("cites the Health Ministry", "denies")
    assert first.own_date == "dates it to 5 January 2022 (uncertain)"
    assert first.own_place == "places it at Almaty airport"
    assert first.as_of == "as of 5 January 2022"
    assert first.relation == "contradicts Red Flag ¶1"
    assert first.details == (("chapter", "II"),)
    assert (first.quote, first.quote_translation) == ("225", "two hundred")
    assert [line.relation for line in others] == ["revises its own claim", "repeats another claim"]
    assert {line.stance for line in others} == {""}
    assert {line.own_date + line.own_place + line.figure for line in others} == {""}
    event = view.groups[0].events[0]
    assert (event.date, event.precision) == ("3 to 6 January 2022", "span")


@pytest.mark.parametrize(
    ("offset", "limit", "claims", "words"),
    [
        (0, 3, "c1 c2 c3", "claims 1 to 3 of 7"),
        (3, 3, "c4 c9 c5", "claims 4 to 6 of 7"),
        (6, 3, "c6", "claims 7 to 7 of 7"),
        (-5, 99, "c1 c2 c3 c4 c9 c5 c6", ""),
    ],
)
def test_pages(offset: int, limit: int, claims: str, words: str) -> None:
    view = panel(Selection("2022-01-05", Mode.LAST), offset=offset, limit=limit)
    assert " ".join(ids for _, _, ids in outline(view)) == claims
    assert view.page_words == words
    assert view.groups[-1].total == 2


def test_background_comes_after_the_events_of_the_days() -> None:
    rows = [claim("sale", "red", place_id="almaty", date="2001/2022"), claim("strike", "red")]
    assert [event for _, event, _ in outline(panel(Selection("2022-01-03"), rows))] == [
        "strike",
        "sale",
    ]


def test_without_claims_there_is_nothing_to_list() -> None:
    view = panel(Selection(), [])
    assert (view.groups, view.summary) == ((), "no claims · no day")
    assert view.silence.words == "Silent: Red Flag, Government and Union."
