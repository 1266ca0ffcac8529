"""What the editing forms say: days in words, places that a name means, events that are the same."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard import cli
from dashboard.editing.workplace import Workplace
from dashboard.model.report import Issue, Severity
from dashboard.model.schemas import TABLES
from dashboard.views.edit_choices import Tables, choices, found
from dashboard.views.edit_days import told_day
from dashboard.views.edit_fields import FORMS, Kind, fields
from dashboard.views.edit_messages import messages
from dashboard.views.edit_places import cells_of, found_places, known_as, manual_cells
from dashboard.views.edit_same_event import Asked, same_events


@pytest.fixture(scope="module")
def tables(sample_data: Path) -> Tables:
    """Return the shipped tables as a form has them."""
    sheets = Workplace(sample_data).read()
    return {name: sheets.rows(name) for name in FORMS}


@pytest.mark.parametrize(
    ("typed", "words", "wrong"),
    [
        ("", "", ""),
        ("2022-01-05?", "5 January 2022 (uncertain)", ""),
        ("2022-01~", "About January 2022", ""),
        ("2022-01-03/2022-01-06", "3 to 6 January 2022", ""),
        ("5 January 2022", "", "Write it as 2022-01-05."),
        ("Jan 5, 2022", "", "Write it as 2022-01-05."),
        ("january 2022", "", "Write it as 2022-01."),
    ],
)
def test_a_day_is_told_as_one_types(typed: str, words: str, wrong: str) -> None:
    told = told_day(typed)
    assert (told.words, told.wrong) == (words, wrong)


@pytest.mark.parametrize("typed", ["5.1.2022", "30 February 2022", "<b>2022</b>", "2022-13-01"])
def test_what_is_no_day_gets_a_mend(typed: str) -> None:
    told = told_day(typed)
    assert told.wrong
    assert not told.words


def test_every_column_of_the_schemas_has_a_field() -> None:
    for name, table in FORMS.items():
        assert table in TABLES
        assert tuple(each.column for each in fields(name)) == table.columns
        for each in fields(name):
            assert each.help
            assert bool(each.choices) == (each.kind in (Kind.ONE_OF, Kind.USUALLY))
    assert fields("claims", ["claim_id", "own"])[-1].column == "own"


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Zhanao", "Zhanaozen"), ("Schanaosen", "Zhanaozen"), ("Жаңаөзен", "Zhanaozen"),
     ("Flughafen Almaty", "Almaty International Airport"), ("Kasachst", "Kazakhstan")],
)  # fmt: skip
def test_places_are_found_while_the_name_is_typed(typed: str, name: str) -> None:
    assert name in [each.name for each in found_places(typed)]


def test_namesakes_are_told_apart() -> None:
    every = found_places("Paris")
    words = [each.words for each in every]
    assert [each.number for each in every] == list(range(1, len(every) + 1))
    assert any("Texas, United States: city" in each for each in words)
    assert len(set(words)) == len(words)


def test_a_chosen_place_has_its_receipt_and_is_not_added_twice() -> None:
    (chosen, *_) = found_places("Schanaosen")
    on = date(2026, 11, 21)
    cells = cells_of(chosen.entry, "Schanaosen", [], on)
    assert cells is not None
    assert (cells["geocoder"], cells["geocoded_query"], cells["geocoded_on"]) == (
        "gazetteer", "Schanaosen", "2026-11-21",
    )  # fmt: skip
    assert cells_of(chosen.entry, "Жаңаөзен", [cells], on) is None
    assert known_as(chosen.entry, "Жаңаөзен", [cells]) == "zhanaozen"


def test_a_point_of_ones_own_says_so() -> None:
    cells = manual_cells("Depot", "site", 43.1, -76.95, date(2026, 11, 21))
    assert (cells["latitude"], cells["longitude"]) == ("43.1", "-76.95")
    assert cells["geocoder"] == "manual"


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("Protesters occupied the airport of Almaty.", "Demonstrators hold Almaty airport"),
        ("Tokayev gave the order to open fire without warning.", "Order to open fire"),
        ("Russian soldiers arrived by plane.", "Foreign troops arrive"),
    ],
)
def test_the_same_event_comes_up(tables: Tables, words: str, event: str) -> None:
    assert event in [each.title for each in same_events(tables, Asked(words))]


def test_a_day_and_a_place_are_enough_and_nothing_is_not(tables: Tables) -> None:
    assert same_events(tables, Asked("", "2022-01-05", "Almaty"))
    assert not same_events(tables, Asked("A meteor fell into a lake."))
    assert not same_events(tables, Asked("", "2022-01-05"))
    assert not same_events(tables, Asked("x", "no day", "nowhere"))


def test_rows_that_only_hang_on_an_error_are_one_message() -> None:
    error = Issue(Severity.ERROR, "edtf", "events.csv", "is no date.", "Write one.", 2, "date")
    hanging = [
        Issue(Severity.ERROR, "dangling", "claims.csv", "is set aside.", "Mend that row first.",
              line, "event_id", row_id=f"c{line}")
        for line in range(20)
    ]  # fmt: skip
    said, more = messages([*hanging, error])
    assert [each.words for each in said] == [
        "is no date. Write one.", "20 other rows would be set aside with it.",
    ]  # fmt: skip
    assert more == 0


def test_a_search_counts_what_it_leaves_out(tables: Tables) -> None:
    every = choices(tables, "claims")
    assert len(every) == len(tables["claims"])
    few = found(every, "zhanaozen", most=1)
    assert len(few.choices) == 1
    assert few.more == len(found(every, "ZHANAOZEN").choices) - 1 > 0


@pytest.mark.parametrize(
    ("options", "address", "said"),
    [
        ([], "localhost", []),
        (["--edit", "--address", "0.0.0.0"], "0.0.0.0", ["--edit"]),
        (["--no-edit"], "localhost", ["--no-edit"]),
    ],
)
def test_run_passes_on_who_may_edit(
    monkeypatch: pytest.MonkeyPatch,
    sample_data: Path,
    options: list[str],
    address: str,
    said: list[str],
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(cli, "_become", lambda command, folder: started.append(command))
    CliRunner().invoke(cli.claim_atlas, ["run", str(sample_data), *options])
    (command,) = started
    assert f"--server.address={address}" in command
    assert command[command.index("--") + 1 :] == [str(sample_data.resolve()), *said]
