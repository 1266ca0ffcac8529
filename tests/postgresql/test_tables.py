"""What goes into a database comes out of it: the same tables, views, searches and exports."""

import csv
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from benchmarks.made_up import write_folder
from dashboard.analysis.comparison import comparison
from dashboard.analysis.facts import facts_of
from dashboard.analysis.filters import SearchFilter
from dashboard.analysis.question_reading import read_questions
from dashboard.analysis.search_texts import search_texts
from dashboard.analysis.selection import Mode, Selection
from dashboard.analysis.timeline import build_axis
from dashboard.export.scene import open_scene
from dashboard.export.table import table_file
from dashboard.language import LANGUAGES, language_named, use
from dashboard.model.dataset import Dataset
from dashboard.model.opening import read_data
from dashboard.model.postgresql import tables
from dashboard.model.postgresql.address import Database
from dashboard.model.postgresql.connecting import questions
from dashboard.model.postgresql.loading import load_dataset
from dashboard.model.stored_texts import StoredTexts
from dashboard.model.translations import in_language
from dashboard.views.panel import panel_view
from tests.browser.test_folders import folder as small_folder
from tests.hostile.values import HOSTILE
from tests.postgresql.conftest import loaded
from tests.postgresql.server import PostgreSQL

TABLES = ("sources", "places", "events", "claims")


@pytest.fixture(scope="module")
def sample(postgresql: PostgreSQL, sample_data: Path) -> tuple[Dataset, Dataset, Database]:
    database = postgresql.database("sample")
    return *loaded(sample_data, database), database


def assert_same_tables(here: Dataset, there: Dataset) -> None:
    for name in TABLES:
        one, two = getattr(here, name), getattr(there, name)
        for column in two.columns[[isinstance(two[each].array, StoredTexts) for each in two]]:
            two = two.assign(**{column: two[column].astype("str")})
        pd.testing.assert_frame_equal(one, two, obj=name)
    for code in ("en", "de"):  # each reader is told in the own language
        with use(code):
            rows = [each.set_aside.astype("str").to_dict("records") for each in (here, there)]
            told = [list(map(str, each.report)) for each in (here, there)]
        assert rows[0] == rows[1]
        assert told[0] == told[1]
    assert there.fingerprint == here.fingerprint


@pytest.mark.parametrize("code", [each.code for each in LANGUAGES])
def test_the_sample_comes_back_column_by_column(
    sample: tuple[Dataset, Dataset, Database], code: str
) -> None:
    language = language_named(code)
    assert language
    here, there, _ = sample
    assert isinstance(there.claims["claim"].array, StoredTexts)
    assert_same_tables(in_language(here, language), in_language(there, language))


def test_tables_that_come_in_many_blocks_are_searched_as_one(
    sample: tuple[Dataset, Dataset, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_BLOCK_BYTES", 4_096)
    here, there = sample[0], read_data(sample[2])
    search_texts(there).prepare()
    for words in ("almaty", "жа", "s"):
        masks = [SearchFilter(words).mask(facts_of(each)).tolist() for each in (here, there)]
        assert masks[0] == masks[1]


@pytest.mark.parametrize("code", ["en", "de"])
def test_every_page_of_the_panel_and_every_question_is_the_same(
    sample: tuple[Dataset, Dataset, Database], code: str
) -> None:
    language = language_named(code)
    assert language
    with use(code):
        here, there = (in_language(each, language) for each in sample[:2])
        axis = build_axis(here.claims)
        selection = Selection(day=axis.slots[-1].key, mode=Mode.UNTIL)
        for offset in (0, 100, 200):
            mine, theirs = (
                panel_view(each, axis, selection, offset=offset) for each in (here, there)
            )
            lines = [
                [claim.claim for group in view.groups for event in group.events
                 for claim in event.claims]
                for view in (mine, theirs)
            ]  # fmt: skip
            assert lines[0] == lines[1]
            assert len(lines[0]) > 50
        asked = [read_questions(comparison(each)) for each in (here, there)]
    assert asked[0] == asked[1]


def test_an_export_of_a_view_is_the_same_file(
    sample: tuple[Dataset, Dataset, Database], sample_data: Path
) -> None:
    view = {"day": "2022-01-05", "q": "airport"}
    files = [table_file(open_scene(at, view)[0], "csv") for at in (sample_data, sample[2])]
    rows = [list(csv.DictReader(each.decode("utf-8-sig").splitlines())) for each in files]
    assert len(rows[0]) == 2
    assert rows[0] == rows[1]


SAID = [
    "Élan in der Straße; 100 % sure",
    "Акция протеста в Жаңаөзені қаласында",
    "خرج المتظاهرون إلى الشارع",
    "გაფიცვა დაიწყო დილით",
    "抗议者占领了机场 C:\\temp_1",
    "plain words of nobody",
]
ASKED = [
    "elan", "STRASSE", "straße", "100 %", "%", "_", "\\", "temp_1", "temp%1", "акция", "АКЦИЯ",
    "жаңаөзен", "жанаозен", "المتظاهرون", "გაფიცვა", "占领", "机 场", "o", "nobody almaty", "Red",
    "'; DROP TABLE claims; --", "nothing-of-that", "a\0b",
]  # fmt: skip


def test_the_search_finds_the_same_in_every_script(tmp_path: Path, database: Database) -> None:
    here, there = loaded(
        small_folder(
            tmp_path / "scripts",
            sources=["red,Red Flag,On the strike,2022-01-07,en,report"],
            places=["almaty,Almaty,city,KZ,43.25,76.95,"],
            events=["strike,2022-01-05,almaty,A strike,strike"],
            claims=[f"c{at},strike,red,{text},¶1,asserts" for at, text in enumerate(SAID)],
        ),
        database,
    )
    assert len(here.claims) == len(SAID)
    found = {}
    for words in ASKED:
        mine, theirs = (SearchFilter(words).mask(facts_of(each)) for each in (here, there))
        assert mine.tolist() == theirs.tolist(), words
        found[words] = np.flatnonzero(theirs).tolist()
    assert found["straße"] == found["STRASSE"] == found["%"] == [0]
    assert found["АКЦИЯ"] == found["жаңаөзен"] == [1]
    assert (found["المتظاهرون"], found["გაფიცვა"], found["占领"]) == ([2], [3], [4])
    assert found["temp%1"] == found["nothing-of-that"] == found["a\0b"] == []
    assert len(found["Red"]) == len(SAID)


def test_hostile_texts_and_names_come_back_as_they_went(tmp_path: Path, database: Database) -> None:
    at = small_folder(
        tmp_path / "hostile",
        sources=["red,Red Flag,On the strike,2022-01-07,en,report"],
        places=["almaty,Almaty,city,KZ,43.25,76.95,"],
        events=["strike,2022-01-05,almaty,A strike,strike"],
    )
    values = {key: text.replace("\ud800", "") for key, text in HOSTILE.items()}  # no UTF-8
    values |= {"end of data": "a\n\\.\nb", "null": "\\N", "quotes": '"",""', "empty": " "}
    columns = ["ctid", "xmin", "column_7", 'a"b', "per%cent", "%s", "ы" * 60, "Claim?", "{}"]
    with (at / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        head = ["claim_id", "event_id", "source_id", "locator", "stance", "claim"]
        writer.writerow([*head, *columns])
        for number, text in enumerate(values.values()):
            cells = [f"c{number}", "strike", "red", "¶1", "asserts", f"x{text}"]
            writer.writerow([*cells, *[text] * len(columns)])
        writer.writerow(["gone", "no-such-event", "red", "¶1", "asserts", "It is set aside."])
    here, there = loaded(at, database)
    assert len(here.claims) == len(values)
    assert len(there.set_aside) == 1
    assert any(issue.code == "control-characters" for issue in there.report), "told, not silent"
    assert_same_tables(here, there)


def test_a_load_tells_each_index_and_goes_forward_to_its_end(
    sample: tuple[Dataset, Dataset, Database], database: Database
) -> None:
    steps: list[tuple[str, int, int, float]] = []
    here = sample[0]
    load_dataset(here, search_texts(here).claims, database, lambda *step: steps.append(step))
    shares = [share for *_, share in steps]
    assert shares == sorted(shares) and shares[-1] == 1.0
    indexes = [step for step in steps if step[0] == "Making indexes"]
    assert [done for _, done, _, _ in indexes] == list(range(1, indexes[0][2] + 1))
    told = [share for *_, share in indexes if share]
    assert told[0] < told[-1] < next(at for what, _, _, at in steps if "of the search" in what)


def test_pages_and_searches_use_the_indexes(tmp_path: Path, database: Database) -> None:
    write_folder(10_000, tmp_path / "made-up")
    _, there = loaded(tmp_path / "made-up", database)
    asked = {
        "claims_": "SELECT claim FROM claims WHERE line = ANY('{5,500,5000}')",
        "claim_atlas_folded_": "SELECT line FROM claim_atlas_folded WHERE folded LIKE '%zzyzx%'",
    }
    for index, question in asked.items():
        plan = questions(database).ask(
            lambda connection, asked=question: connection.execute(
                f"EXPLAIN (FORMAT json) {asked}"
            ).fetchone()
        )
        assert plan
        told = json.dumps(plan[0])
        assert f'"Index Name": "{index}' in told, told
