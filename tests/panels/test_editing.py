"""The forms that change the data, in Streamlit's own runner, on real folders."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.editing.changes import Remove, Update
from dashboard.editing.workplace import Workplace
from dashboard.model.reading import read_folder
from dashboard.panels import edit_desk
from dashboard.panels.edit_allowed import allowed
from dashboard.panels.edit_removing import removal

RUN_SECONDS = 60
HEADS = {
    "sources": "source_id,label,title,published,language,kind",
    "places": "place_id,name,names,kind,country,latitude,longitude,area",
    "events": "event_id,date,place,title,category",
    "claims": "claim_id,event_id,source_id,claim,locator,stance,measure,low,high,wording,unit,own",
}


def folder(at: Path, **tables: list[str]) -> Path:
    """Write a data folder; what is not named has a header only."""
    at.mkdir(parents=True, exist_ok=True)
    for name, head in HEADS.items():
        text = "\r\n".join([head, *tables.get(name, [])]) + "\r\n"
        (at / f"{name}.csv").write_bytes(text.encode())
    return at


def rows(at: Path, table: str) -> list[dict[str, str]]:
    """Return a table as the csv module reads it."""
    with (at / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def strike(tmp_path: Path) -> Path:
    """Return a folder with one source, one place, one event and one claim."""
    return folder(
        tmp_path / "strike",
        sources=["red,Red Flag,On the strike,2022-01-07,en,report"],
        places=["almaty,Almaty,Alma-Ata,city,KZ,43.25,76.95,"],
        events=["strike,2022-01-05,almaty,Workers go on strike at the depot,strike"],
        claims=['c1,strike,red,"Crews, it says, went on strike.",¶1,asserts,,,,,,"keep, me"'],
    )


def _script(at: str, flags: list[str]) -> None:
    """The Data page on a folder."""
    from pathlib import Path

    from dashboard.panels.data_page import data_page
    from dashboard.panels.edit_allowed import allowed
    from dashboard.panels.loading import load

    data_page(load(Path(at)), allowed(flags))


def open_edit(at: Path, section: str = "claim", *flags: str, half: str = "edit") -> AppTest:
    """Open the Edit half of the page on one of its sections."""
    app = AppTest.from_function(
        _script, args=(str(at), list(flags or ["--edit"])), default_timeout=RUN_SECONDS
    )
    app.session_state["data-half"] = half
    app.session_state["edit-section"] = section
    app.run()
    assert not app.exception
    return app


def fill(app: AppTest, **cells: str) -> AppTest:
    """Fill fields by their keys' last part, one after the other as a person does."""
    for name, text in cells.items():
        widget(app, name.replace("__", "-")).set_value(text)
        app.run()
        assert not app.exception, app.exception
    return app


def widget(app: AppTest, name: str):  # type: ignore[no-untyped-def]
    """Return the widget whose key ends so."""
    every = [*app.text_input, *app.text_area, *app.selectbox, *app.radio, *app.toggle]
    found = [each for each in every if each.key and each.key.endswith(f"-{name}")]
    assert len(found) == 1, f"{name}: {[each.key for each in every]}"
    return found[0]


def press(app: AppTest, label: str) -> AppTest:
    """Press the button with this label."""
    (button,) = [each for each in app.button if each.label == label]
    assert not button.disabled, label
    button.click()
    app.run()
    assert not app.exception, app.exception
    return app


def text(app: AppTest) -> str:
    """Return all HTML of the page."""
    return "\n".join(each.body for each in app.get("html"))


def test_one_form_adds_source_place_event_and_claim(tmp_path: Path) -> None:
    at = folder(tmp_path / "empty")
    app = open_edit(at)
    assert [each.disabled for each in app.button if each.label == "Save the claim"] == [True]
    fill(app, source__label="Red Flag", source__title="On the strike", source__language="en")
    fill(app, source__published="2022-01-07?", source__kind="report")
    assert "7 January 2022 (uncertain)" in text(app)
    fill(app, claim__claim="Dozens struck.", claim__locator="¶1", claim__stance="reports")
    fill(app, event__title="A strike", event__date="2022-01-05", event__category="strike")
    fill(app, event__find__query="Schanaosen")
    fill(app, event__find__choice=1)
    fill(app, claim__wording="dozens", claim__measure="participants")
    assert widget(app, "claim-low").value == "24"
    assert widget(app, "claim-high").value == "99"
    press(app, "Save the claim")
    assert "Saved: what Red Flag ¶1 says" in text(app)
    (source,), (place,), (event,), (claim,) = (
        rows(at, name) for name in ("sources", "places", "events", "claims")
    )
    assert source["source_id"] == claim["source_id"] == "red-flag"
    assert event["event_id"] == claim["event_id"]
    assert event["place"] == place["place_id"] == "zhanaozen"
    assert (place["geocoder"], place["geocoded_query"]) == ("gazetteer", "Schanaosen")
    assert (claim["low"], claim["high"], claim["unit"]) == ("24", "99", "people")
    assert read_folder(at).report.exit_code == 0
    assert widget(app, "claim-claim").value == "", "the next form begins empty"


def test_bounds_that_a_person_wrote_are_not_filled(strike: Path) -> None:
    app = open_edit(strike)
    fill(app, claim__low="30", claim__wording="dozens")
    assert (widget(app, "claim-low").value, widget(app, "claim-high").value) == ("30", "")
    assert "24 to 99" in text(app)


def test_the_same_event_is_suggested_and_taken(strike: Path) -> None:
    app = open_edit(strike)
    fill(app, source="red", claim__claim="Workers at the depot in Almaty started a strike.")
    assert "Other sources may speak of the same event" in text(app)
    press(app, "Same event")
    assert widget(app, "event").value == "strike"
    fill(app, claim__locator="¶2", claim__stance="reports")
    before = (strike / "claims.csv").read_bytes()
    press(app, "Save the claim")
    after = (strike / "claims.csv").read_bytes()
    assert after.startswith(before), "what was there stays byte for byte"
    assert rows(strike, "claims")[1]["claim_id"] == "red-02"


def test_a_row_changes_in_its_own_cells_only(strike: Path) -> None:
    app = open_edit(strike, "claims")
    fill(app, claims__chosen="c1")
    assert widget(app, "claims-own").value == "keep, me"
    fill(app, claims__locator="¶3")
    before = (strike / "claims.csv").read_text("utf-8")
    press(app, "Save")
    assert (strike / "claims.csv").read_text("utf-8") == before.replace("¶1", "¶3")


def test_what_may_be_empty_can_be_emptied_again(strike: Path) -> None:
    claims = strike / "claims.csv"
    claims.write_bytes(
        claims.read_bytes().replace(b"asserts,,,,,,", b"asserts,deaths,1,1,,people,")
    )
    app = open_edit(strike, "claims")
    fill(app, claims__chosen="c1")
    fill(app, claims__measure="", claims__low="", claims__high="", claims__unit="")
    press(app, "Save")
    (row,) = rows(strike, "claims")
    assert [row[name] for name in ("measure", "low", "high", "unit")] == [""] * 4


@pytest.mark.parametrize(
    ("section", "row", "cells", "message"),
    [
        ("claims", "c1", {"claims__low": "about 20"}, "is not a number"),
        ("events", "strike", {"events__date": "5.1.2022"}, "Write year-month-day: 2022-01-05."),
        ("places", "almaty", {"places__latitude": "95"}, "90"),
        ("sources", "red", {"sources__url": "www.example.org"}, "is not a web address"),
    ],
)
def test_the_checks_speak_before_anything_is_saved(
    strike: Path, section: str, row: str, cells: dict[str, str], message: str
) -> None:
    app = open_edit(strike, section)
    fill(app, **{f"{section}__chosen": row})
    before = (strike / f"{section}.csv").read_bytes()
    fill(app, **cells)
    assert message in text(app)
    saving = next(each for each in app.button if each.label == "Save")
    assert saving.disabled == (section != "sources"), "a warning does not forbid"
    assert (strike / f"{section}.csv").read_bytes() == before


def test_removing_takes_what_hangs_on_it_and_undo_brings_it_back(strike: Path) -> None:
    before = {name: rows(strike, name) for name in HEADS}
    app = open_edit(strike, "places")
    fill(app, places__chosen="almaty")
    assert "Workers go on strike at the depot" in text(app)
    press(app, "Remove 1 place, 1 event and 1 claim")
    assert not rows(strike, "places") + rows(strike, "events") + rows(strike, "claims")
    app.session_state["edit-section"] = "history"
    app.run()
    press(app, "Undo the last save")
    assert {name: rows(strike, name) for name in HEADS} == before


def test_theirs_and_mine_are_shown_when_both_changed_a_row(strike: Path) -> None:
    app = open_edit(strike, "events")
    fill(app, events__chosen="strike")
    fill(app, events__title="My <b>title</b>")
    file = strike / "events.csv"
    file.write_bytes(file.read_bytes().replace(b"Workers go", b"Crews go"))
    press(app, "Save")
    assert "Crews go on strike" in text(app)
    assert "My &lt;b&gt;title&lt;/b&gt;" in text(app)
    press(app, "Back to my form")
    assert widget(app, "events-title").value == "My <b>title</b>"
    press(app, "Save")
    (choice,) = [each for each in app.get("button_group") if "-conflict-0" in each.key]
    choice.set_value("theirs")
    app.run()
    press(app, "Save what I chose")
    assert rows(strike, "events")[0]["title"].startswith("Crews go")


def test_hostile_data_go_through_the_forms(tmp_path: Path, repository: Path) -> None:
    at = shutil.copytree(repository / "tests" / "data" / "hostile", tmp_path / "hostile")
    before = {name: (at / f"{name}.csv").read_bytes() for name in HEADS}
    for section in HEADS:
        app = open_edit(at, section)
        for row_id in widget(app, f"{section}-chosen").options[:6]:
            assert row_id
        every = [row[f"{section[:-1]}_id"] for row in rows(at, section)]
        for row_id in every[:4]:
            app.selectbox(app.selectbox[0].key).set_value(row_id)
            app.run()
            assert not app.exception
    assert {name: (at / f"{name}.csv").read_bytes() for name in HEADS} == before


@pytest.mark.parametrize(
    ("flags", "address", "edit"),
    [
        ((), "localhost", True),
        ((), "127.0.0.1", True),
        ((), "::1", True),
        ((), "0.0.0.0", False),
        ((), "", False),
        ((), "192.168.1.7", False),
        (("--edit",), "0.0.0.0", True),
        (("--no-edit",), "localhost", False),
    ],
)
def test_editing_is_for_the_own_machine_unless_said(
    flags: tuple[str, ...], address: str, edit: bool
) -> None:
    told = allowed(flags, address)
    assert told.edit == edit
    assert bool(told.why_not) != edit


@pytest.mark.parametrize("half", ["edit", "import", "draft"])
def test_where_editing_is_off_there_is_no_way_to_change_anything(strike: Path, half: str) -> None:
    """Whoever was at a part that is not there any more is told why."""
    before = {name: (strike / f"{name}.csv").read_bytes() for name in HEADS}
    app = open_edit(strike, "claim", "--no-edit", half=half)
    assert [each.content for each in app.segmented_control[0].proto.options] == ["Look", "Edit"]
    assert "Editing is switched off here" in text(app)
    assert not app.text_input and not app.text_area and not app.get("file_uploader")
    for key in ("import-write", "draft-save", "edit-save"):  # as a forged message would press them
        app.session_state[key] = True
    app.session_state["data-half"] = half
    app.run()
    assert not app.exception and "Editing is switched off here" in text(app)
    assert {name: (strike / f"{name}.csv").read_bytes() for name in HEADS} == before


def test_where_a_newer_version_has_saved_the_page_says_so(strike: Path) -> None:
    Workplace(strike).save(
        Workplace(strike).read().base, [Update("claims", "c1", {"locator": "¶3"})], "x"
    )
    record = strike / ".claim-atlas" / "journal.json"
    said = json.loads(record.read_text("utf-8")) | {"format": 2}
    assert "newer version" not in text(open_edit(strike))
    record.write_text(json.dumps(said), encoding="utf-8")
    assert text(open_edit(strike)).count("was written by a newer version of Claim Atlas") == 1


def test_removal_empties_mentions_and_takes_what_cannot_stand(tmp_path: Path) -> None:
    at = folder(
        tmp_path / "chain",
        sources=["red,Red Flag,On the strike,2022-01-07,en,report"],
        places=["almaty,Almaty,,city,KZ,43.25,76.95,"],
        events=["strike,2022-01-05,almaty,A strike,strike"],
    )
    head = "claim_id,event_id,source_id,claim,locator,stance,relation,relates_to"
    lines = [head, "c1,strike,red,One.,¶1,asserts,,", "c2,strike,red,Two.,¶2,asserts,revises,c1"]
    (at / "claims.csv").write_text("\n".join(lines) + "\n", "utf-8")
    desk = edit_desk.Desk(Workplace(at), Workplace(at).read(), {}, 1, ())
    assert removal(desk, "claims", "c1") == (
        Update("claims", "c2", {"relates_to": "", "relation": ""}),
        Remove("claims", "c1"),
    )
    gone = removal(desk, "sources", "red")
    assert set(gone) == {Remove("claims", "c1"), Remove("claims", "c2"), Remove("sources", "red")}
