"""The examples of ``extending.md`` and ``languages.md`` are what a newcomer copies: they run."""

import re
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace
from typing import Any

from dashboard.export.scene import open_scene
from dashboard.export.table_view import TableView
from dashboard.interchange.formats import Format
from dashboard.language import N_
from dashboard.language.languages import LANGUAGES, Language
from dashboard.model.measures import Measure, Trend
from dashboard.model.progress import silent
from tests.interchange.test_reading_formats import adds_up, errors

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
LANGUAGE_TEXT = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
MEASURE, READER, FORMAT, TABLE = (
    dedent(block) for block in re.findall(r"^ *```python\n(.*?)^ *```$", TEXT, re.DOTALL | re.M)
)


def names_of(code: str, **given: object) -> dict[str, Any]:
    exec(compile(code, "docs/extending.md", "exec"), given)
    return given


def test_the_measure_is_one() -> None:
    measure = names_of(f"found = {MEASURE}", Measure=Measure, Trend=Trend)["found"]
    assert (measure.name, measure.people) == ("displaced", True)


def test_the_reader_takes_or_refuses_every_row_of_its_format(tmp_path: Path) -> None:
    mine = names_of(READER)
    row = "7;05/13/2021;Almaty;43.25;76.95;Harbour Wire;Dockers march."
    bad = [row.replace("7;", ";", 1), row.replace("43.25", "north"), row.replace("05/13/2021", "?")]
    content = "\n".join(["ID;DATE;Town;Lat;Lon;Outlet;Text", row, *bad]).encode()
    given = {**mine, "Format": Format, "N_": N_, "mine": SimpleNamespace(NEEDED=mine["NEEDED"])}
    form = names_of(f"form = {FORMAT}", **given)["form"]
    draft = form.read(content, {}, "mine", silent)
    assert draft.events[0]["date"] == "2021-05-13"
    assert [each.line for each in draft.refused] == [3, 4, 5]
    assert (adds_up(draft), errors(draft, tmp_path / "new")) == (True, [])
    assert form.needed == mine["NEEDED"]


def test_the_table_format_holds_sentence_claims_and_stamp(sample_data: Path) -> None:
    scene, _ = open_scene(sample_data, {"day": "2022-01-05"})
    view = TableView(scene)
    text = names_of(TABLE, TableView=TableView)["chronology"](view).decode()
    assert text.startswith(view.sentence) and text.endswith(f"{view.stamp[-1]}\n")
    assert all(str(row["claim"]) in text for row in view.rows)


def test_the_language_is_a_new_one_that_has_a_form_for_every_number() -> None:
    (code,) = re.findall(r"^ *```python\n *(Language\(.*?\))\n", LANGUAGE_TEXT, re.DOTALL | re.M)
    language = names_of(f"found = {code}", Language=Language)["found"]
    assert language.code not in {each.code for each in LANGUAGES}
    assert language.locale.get_display_name(language.cldr).casefold() == language.name.casefold()
    forms = [language.plural_form(number) for number in (0, 1, 2, 5, 21, 1_000_000, 1.5)]
    assert set(forms) == {0, 1}


def test_the_files_that_the_page_on_languages_names_are_there() -> None:
    named = set(re.findall(r"(?:dashboard|tests|docs)/[\w/.-]*\w", LANGUAGE_TEXT))
    assert "dashboard/language/languages.py" in named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
    inner = {name for _beside, name in re.findall(r"`(\w+/)?(test_\w+\.py)`", LANGUAGE_TEXT)}
    assert [name for name in inner if not (ROOT / "tests" / "language" / name).exists()] == []
