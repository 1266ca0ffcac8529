"""What is kept between two readers holds no words, or those of its language."""

from pathlib import Path

import pytest

from dashboard.analysis.description import describe
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import build_axis
from dashboard.geocoding.outlines import load_outlines
from dashboard.language import LANGUAGES, use
from dashboard.model.reading import read_folder
from dashboard.model.translations import in_language
from dashboard.views.compare import question_view
from dashboard.views.map_view import map_view
from dashboard.views.open_view import contested
from dashboard.views.panel import panel_view

ROOT = Path(__file__).parents[2]
WRITTEN = read_folder(ROOT / "data", load_outlines())
AXIS = build_axis(WRITTEN.claims)


def told(code: str) -> tuple[object, ...]:
    """Much of what a reader of the language sees of the sample."""
    with use(code) as language:
        dataset = in_language(WRITTEN, language)
        view = map_view(dataset, AXIS)
        selection = Selection(day="2022-01-05", sources=frozenset({"cwi", "mlpd"}))
        return (
            describe(dataset, AXIS, selection),
            panel_view(dataset, AXIS, selection),
            question_view(dataset, Selection(), "deaths.deaths").to_json(),
            view.slots,
            view.places,
            contested(dataset),
        )


def test_a_reader_never_gets_another_ones_words() -> None:
    codes = [language.code for language in LANGUAGES]
    first = {code: told(code) for code in codes}
    again = {code: told(code) for code in reversed(codes)}
    assert first == again
    for code in codes[1:]:
        for mine, english in zip(first[code], first["en"], strict=True):
            assert mine != english


@pytest.mark.parametrize("code", ["de", "ru", "kk"])
def test_the_samples_questions_are_asked_in_each_language(code: str) -> None:
    with use(code):
        view = question_view(WRITTEN, Selection(), "deaths.deaths")
    asked = {"de": "Wie viele Tote?", "ru": "Сколько погибших?", "kk": "Қанша адам қаза тапты?"}
    assert view.asking == asked[code]
    assert view.title.endswith("· People killed")
