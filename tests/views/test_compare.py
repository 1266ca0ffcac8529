"""One question as the Compare page shows it: words, rows, axes, silence."""

import json
import re
from pathlib import Path

import pytest

from dashboard.analysis.comparison import comparison
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import build_axis
from dashboard.model.reading import read_folder
from dashboard.views.compare import QuestionView, RowView, question_view, touched, view_of
from tests.analysis.small_atlas import claim
from tests.analysis.spoken_atlas import spoken, toll

FOLDERS = {
    "sample": Path(__file__).parents[2] / "data",
    "statements": Path(__file__).parents[1] / "data" / "statements",
}
DATA = {name: read_folder(folder) for name, folder in FOLDERS.items()}
#: Words of a judge, which the product never is.
VERDICTS = re.compile(
    r"\b(true|false|correct|wrong|lie|lies|lied|actually|really|admit\w*)\b", re.I
)


def view(name: str, data: str = "sample", **filters: object) -> QuestionView:
    return question_view(DATA[data], Selection(**filters), name)  # type: ignore[arg-type]


def row(shown: QuestionView, claim: str) -> RowView:
    (found,) = [each for each in shown.rows if each.claim_id == claim]
    return found


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("arrests.arrests",
         "MLPD says 10,000; ICOR's more than 3,000, citing state broadcaster Khabar, and CWI's at "
         "least 8,000 are lower bounds: all three can hold."),
        ("arrests.arrests", 'CWI\'s "thousands" (2,000 to 9,999) repeats CWI ¶4.'),
        ("foreign-troops-arrive.troops",
         'MLPD says 4,000; CWI\'s "thousands" (2,000 to 9,999) is a range: both can hold.'),
        ("zhanaozen-2011.deaths",
         "ICOR says 16; CWI, citing official count, says 14: they cannot both hold. "
         "Beside them, CWI's up to 100 is an upper bound."),
        ("deaths.deaths", "Security forces: Uprising report, citing the Kazakh authorities, says "
         "at least 13."),
        ("deaths.deaths",
         "Figures that count different people, places or scopes are not set against each other."),
        ("price-rise.day",
         "MLPD and CWI say 1 January 2022; Solidarity appeal says 2 January 2022; Uprising report "
         "says 3 to 4 January 2022: they cannot all hold."),
        ("protest-start.place",
         "Uprising report, MLPD and CWI say Kazakhstan; CWI says Zhanaozen: both can hold."),
        ("cwi-088.whether",
         "Kazakh ambassador in London (cited by CWI) and socialist worker in Astana (cited by CWI) "
         "contradict each other."),
    ],
)  # fmt: skip
def test_relations_in_words(name: str, sentence: str) -> None:
    assert sentence in view(name).sentences


def test_the_head_of_a_question() -> None:
    shown = view("arrests.arrests")
    assert shown.title == "How many arrests? · People arrested"
    assert (shown.kind, shown.status) == ("figure", "all can hold")
    assert shown.status_words == "All answers can hold"
    assert (shown.lineage, shown.unit) == ("3 sources", "people")
    assert (shown.dates, shown.places) == ("2 to 14 January 2022", ("Kazakhstan",))
    assert shown.silence.words == "Silent: Solidarity appeal and Uprising report."


def test_a_row() -> None:
    shown = row(view("arrests.arrests"), "icor-33")
    assert (shown.label, shown.low, shown.high, shown.stated) == ("ICOR", 3000, None, 3000)
    assert (shown.words, shown.locator) == ("more than 3,000", "¶5")
    assert shown.as_of == "6 to 31 January 2022"
    assert shown.attributed == "state broadcaster Khabar"
    assert shown.relations == ("can hold beside MLPD (factor 3.3) and CWI (factor 2.7)",)
    assert not shown.conflict


def test_rows_of_one_group_stand_together() -> None:
    groups = [each.group for each in view("deaths.deaths").rows]
    assert groups == sorted(groups, key=groups.index)


def test_camps_in_words() -> None:
    data = spoken(
        [
            claim("strike", "red", stance="disputes", attributed_to="the mayor"),
            claim("vague", "union", relation="contradicts", relates_to="c1"),
        ]
    )
    assert question_view(data, Selection(), "c1.whether").sentences == (
        "Red Flag and Union on one side and the mayor (cited by Red Flag) on the other "
        "contradict each other.",
    )


def test_a_filter_names_whom_it_keeps_out() -> None:
    shown = view("arrests.arrests", sources=frozenset({"mlpd", "icor"}))
    assert [each.claim_id for each in shown.rows] == ["icor-33", "mlpd-12"]
    assert shown.silence.filtered == ("CWI",)


def test_who_has_not_spoken_yet_is_said_to_speak_later() -> None:
    shown = view("deaths.deaths", "statements", as_known_on="2022-01-07")
    assert [each.label for each in shown.rows if each.group == "attackers"] == [
        "Authorities' statement",
        "Police statement",
    ]
    assert "Media report" in shown.silence.later


def test_a_retraction_in_words() -> None:
    before = view("deaths.deaths", "statements", as_known_on="2022-01-09")
    after = view("deaths.deaths", "statements", as_known_on="2022-01-10")
    assert not row(before, "media-164").struck
    struck = row(after, "media-164")
    assert (struck.struck, struck.retracted_by) == (True, ("Information ministry ¶1",))
    assert (
        "Media report's 164, citing Health Ministry, as of about 9 January 2022 was retracted by "
        "Information ministry ¶1 (as of about 10 January 2022)." in after.sentences
    )


def test_a_sequence_in_words() -> None:
    shown = view("deaths.deaths", "statements", as_known_on="2022-01-15")
    assert (
        "Security forces: Authorities' statement says 18 as of about 7 January 2022; then "
        "Prosecutor's office says 19 as of 15 January 2022: the later day explains the difference."
        in shown.sentences
    )
    assert row(view("deaths.deaths", "statements"), "prosecutor-230").revises == (
        "Prosecutor's office briefing 1",
        "Prosecutor's office briefing 2",
    )


def test_five_sources_one_origin() -> None:
    again = {"relation": "repeats", "relates_to": "c1"}
    data = spoken([toll("225", source="gov"), toll("225", **again), toll("225", source="union")])
    assert question_view(data, Selection(), "deaths.deaths").lineage == "3 sources, 2 origins"


@pytest.mark.parametrize("data", DATA)
def test_no_view_judges_and_all_are_json(data: str) -> None:
    found = comparison(DATA[data])
    for heading in found.headings:
        shown = view_of(found, heading.id)
        json.dumps(shown.to_json(), allow_nan=False)
        words = [shown.title, shown.status_words, *shown.sentences]
        words += [each for line in shown.rows for each in line.relations]
        own = {each.claim for each in shown.rows}
        assert not [each for each in words if VERDICTS.search(each) and each not in own]
        assert all("  " not in each and ",," not in each for each in words)


def test_questions_of_the_days_and_the_place_in_view() -> None:
    axis = build_axis(DATA["sample"].claims)
    here = Selection(day="2022-01-05", place="almaty-airport")
    (airport,) = touched(DATA["sample"], axis, here)
    assert view(airport.id).asking == "What happened?"
    found = touched(DATA["sample"], axis, Selection(day="2022-01-03"))
    everywhere = {each.id for each in found}
    assert {"price-rise.day", "deaths.deaths"} <= everywhere
    assert "zhanaozen-2011.deaths" not in everywhere


def test_an_unknown_question_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        view("nothing.here")
