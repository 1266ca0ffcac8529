"""The neutrality guard: a filter never shows one side in silence."""

from dashboard.analysis.filters import shown
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import build_axis
from dashboard.views.hidden_contradictions import HiddenContradiction, hidden_contradictions
from tests.analysis.small_atlas import claim
from tests.analysis.spoken_atlas import spoken, toll

DATA = spoken(
    [
        claim("strike", "red", date="2022-01-03"),
        claim("strike", "gov", "A walk.", date="2022-01-04"),
        claim("strike", "union", "A march.", date="2022-01-05"),
        toll("26", "2022-01-06", "red"),
        toll("19", "2022-01-08", "gov"),
        toll("40", "2022-01-06", "union", population="strikers"),
    ]
)
AXIS = build_axis(DATA.claims)
THIRD = "2022-01-03"


def hidden(**filters: object) -> tuple[HiddenContradiction, ...]:
    found = hidden_contradictions(DATA, AXIS, Selection(**filters))  # type: ignore[arg-type]
    assert found.count == len(found.first)
    return found.first


def words(**filters: object) -> list[str]:
    return [each.words for each in hidden(**filters)]


def some(*ids: str) -> frozenset[str]:
    return frozenset(ids)


DAYS = 'Hidden by the filter: Government and Union date "Strike at the oil field" differently.'
TOLL = (
    "Hidden by the filter: Government gives another figure "
    "(How many deaths? · Killed in the fighting)."
)


def test_without_filters_nothing_is_hidden() -> None:
    assert hidden(day=THIRD) == ()


def test_a_source_kept_out() -> None:
    assert words(day=THIRD, sources=some("red")) == [TOLL, DAYS]
    figure, days = hidden(day=THIRD, sources=some("red"))
    assert (figure.claims, figure.sources, figure.lift) == (("c5",), ("gov",), ("sources",))
    assert days.claims == ("c2", "c3")
    assert days.lifted.sources == some("red", "gov", "union")


def test_all_are_counted_and_some_put_into_words() -> None:
    selection = Selection(day=THIRD, sources=some("red"))
    found = hidden_contradictions(DATA, AXIS, selection, most=1)
    assert found.count == 2
    assert [each.words for each in found.first] == [TOLL]


def test_only_what_contradicts_a_claim_in_view() -> None:
    assert words(day="2022-01-06", sources=some("red")) == [TOLL]  # the strike is over
    assert words(day=THIRD, sources=some("union")) == []  # dated to another day, other people


def test_several_filters_are_lifted_together_and_only_those() -> None:
    (days,) = hidden(
        day=THIRD, search="happened", sources=some("red", "gov"), categories=some("strike")
    )
    assert days.lift == ("sources", "search")
    shows = shown(DATA, days.lifted)
    assert set(days.claims) <= set(DATA.claims["claim_id"][shows])
    assert days.lifted.categories == some("strike")
    assert days.lifted.search == ""


def test_a_later_statement_is_not_hidden_but_not_yet_made() -> None:
    early = words(day=THIRD, sources=some("red"), as_known_on="2022-01-07")
    assert early == [DAYS.replace("Government and Union date", "Government dates")]
    assert words(day=THIRD, sources=some("red"), as_known_on="2022-01-08") == [TOLL, DAYS]
