"""Who is silent, in words that stay short with three hundred sources."""

from pathlib import Path

from dashboard.analysis.selection import Mode, Selection
from dashboard.analysis.timeline import build_axis
from dashboard.geocoding.outlines import load_outlines
from dashboard.model.reading import read_folder
from dashboard.views.panel import panel_view
from dashboard.views.silence import NAMED, Silence


def test_few_are_all_named() -> None:
    assert Silence(("A", "B"), ("C",)).words == "Silent: A and B. Filtered out: C."


def test_of_many_the_first_are_named_and_the_rest_is_counted() -> None:
    labels = tuple(f"S{number}" for number in range(300))
    words = Silence(labels, ()).words
    assert words.startswith("Silent: S0, S1")
    assert words.endswith(f"and {300 - NAMED + 1} others.")


def test_who_spoke_later_is_not_called_silent(sample_data: Path) -> None:
    dataset = read_folder(sample_data, load_outlines())
    axis = build_axis(dataset.claims)
    selection = Selection("2022-01-05", Mode.UNTIL, as_known_on="2022-01-06")
    view = panel_view(dataset, axis, selection)
    assert view.silence.later == ("Solidarity appeal", "CWI", "MLPD")
    assert view.silence.silent == ()
    assert "Said only later: Solidarity appeal, CWI and MLPD." in view.silence.words
