"""The list of claims as HTML: what a template says of an event."""

from pathlib import Path

from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import build_axis
from dashboard.model.reading import read_folder
from dashboard.panels.templating import render
from dashboard.views.panel import panel_view


def test_an_uncertain_day_is_called_so_once(sample_data: Path) -> None:
    dataset = read_folder(sample_data)
    view = panel_view(dataset, build_axis(dataset.claims), Selection("2022-01-05"))
    group = next(each for each in view.groups if each.name == "Kazakhstan")
    html = render("place.html", group=group, alone=True, slim=True)
    assert "<small>5 January 2022 (uncertain)</small>" in html
