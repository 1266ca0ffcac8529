"""A folder read: derived columns, odd encodings, lines as an editor counts them."""

import codecs
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.errors import ClaimAtlasError, DataFolderError
from dashboard.model.draft import MOST_ALIKE
from dashboard.model.reading import fingerprint, read_folder
from dashboard.model.report import Severity
from dashboard.model.schemas import TABLES
from tests.model.conftest import GOOD, Boxes

FolderWith = Callable[..., Path]
CLAIMS = (GOOD / "claims.csv").read_text(encoding="utf-8")


def test_a_claim_inherits_what_it_does_not_say() -> None:
    claims = read_folder(GOOD).claims.set_index("claim_id")
    own = ["place_id", "date_edtf", "start", "stop", "precision", "approximate", "as_of_edtf"]
    assert claims.loc["c2", own].tolist() == [
        "almaty", "2022-01-05", 738160, 738161, "day", False, "2022-01-07",
    ]  # fmt: skip
    assert claims.loc["c4", own].tolist() == [
        "almaty", "2022-01-05/2022-01-07", 738160, 738163, "span", False, "2022-01-11",
    ]  # fmt: skip
    assert claims.loc["c3", [*own, "low"]].tolist() == [
        "kazakhstan", "2022-01~", 738156, 738187, "month", True, "2022-01-07", 160.0,
    ]  # fmt: skip
    assert pd.isna(claims.loc["c3", "high"])


def test_columns_have_the_types_that_the_contract_names() -> None:
    claims = read_folder(GOOD).claims
    types = {
        name: str(claims[name].dtype) for name in ("claim", "line", "low", "start", "uncertain")
    }
    assert types == {
        "claim": "str", "line": "int64", "low": "float64", "start": "Int64", "uncertain": "bool",
    }  # fmt: skip


def test_lines_are_counted_behind_a_cell_with_a_line_break() -> None:
    assert read_folder(GOOD).events["line"].tolist() == [2, 3, 5]


def test_headers_without_rows_are_a_data_set(folder_with: FolderWith) -> None:
    heads = {t.file: (",".join(t.columns) + "\n").encode() for t in TABLES}
    dataset = read_folder(folder_with(heads))
    assert len(dataset.report) == 0
    assert len(dataset.claims) == 0
    assert str(dataset.claims["start"].dtype) == "Int64"


def test_an_event_without_place_or_day_stays(folder_with: FolderWith) -> None:
    events = (GOOD / "events.csv").read_text(encoding="utf-8")
    events = events.replace("2022-01-05,Alma-Ata", ",Nowhere")
    dataset = read_folder(folder_with({"events.csv": events.encode()}))
    claim = dataset.claims.set_index("claim_id").loc["c2"]
    assert (claim["place_id"], claim["precision"], claim["start"]) == ("", "none", pd.NA)
    assert len(dataset.report.of(Severity.ERROR)) == 2


def test_own_and_unknown_columns_are_kept(folder_with: FolderWith) -> None:
    content = CLAIMS.replace("relates_to\n", "relates_to,mood,line\n").replace(
        ",,\n", ",,,calm,x\n"
    )
    claims = read_folder(folder_with({"claims.csv": content.encode()})).claims
    assert claims.loc[0, ["mood", "line", "line (file)"]].tolist() == ["calm", 2, "x"]


@pytest.mark.parametrize(
    ("encode", "warned"),
    [
        pytest.param(lambda text: text.encode(), "", id="utf-8"),
        pytest.param(lambda text: text.encode("utf-8-sig"), "", id="byte order mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), "", id="CRLF"),
        pytest.param(lambda text: text.replace("\n", "\r").encode(), "", id="old Macintosh"),
        pytest.param(lambda text: f"sep=,\n{text}".encode(), "", id="sep= of Excel"),
        pytest.param(lambda text: text.replace(",", "\t").encode(), "tabs", id="tabs"),
        pytest.param(lambda text: text.encode("utf-16"), "UTF-16", id="utf-16"),
        pytest.param(
            lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"), "UTF-16", id="big end"
        ),
        pytest.param(lambda text: text.encode("utf-16-le"), "UTF-16-LE", id="utf-16, no mark"),
        pytest.param(lambda text: text.encode("utf-32"), "UTF-32", id="utf-32"),
    ],
)
def test_encodings_that_are_certain_are_read(
    encode: Callable[[str], bytes], warned: str, folder_with: FolderWith
) -> None:
    content = encode(
        CLAIMS.replace('"Protesters held the airport, then', '"Protesters held it; then')
    )
    dataset = read_folder(folder_with({"claims.csv": content}))
    assert dataset.claims["locator"].tolist() == ["¶1", "¶2", "¶3", "¶2", "¶1"]
    assert warned in "".join(map(str, dataset.report))
    assert bool(len(dataset.report)) is bool(warned)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            CLAIMS.replace("autogas", "Müll").encode("cp1252", "replace"),
            'claims.csv, line 2: is not UTF-8, but looks like Windows-1252 ("',
            id="Windows-1252",
        ),
        pytest.param(CLAIMS.encode("utf-16")[:-1], "breaks off", id="half a UTF-16 letter"),
        pytest.param(b"", "is empty", id="no bytes"),
        pytest.param(b"\r\n,,,\r\n", "is empty", id="blank"),
        pytest.param(b'claim_id,"event_id\n', "quote", id="quote open in the header"),
        pytest.param(b"claim_id,event\nc1,e1\n", "event_id is missing", id="column missing"),
    ],
)
def test_what_cannot_be_read_for_certain_is_refused(
    content: bytes, message: str, folder_with: FolderWith
) -> None:
    with pytest.raises(DataFolderError) as refused:
        read_folder(folder_with({"claims.csv": content}))
    assert message in str(refused.value)


def test_all_missing_files_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "Claims.csv").write_bytes(b"")
    with pytest.raises(DataFolderError) as refused:
        read_folder(tmp_path)
    wrong = (
        "lacks sources.csv, places.csv, events.csv, claims.csv. Rename Claims.csv to claims.csv."
    )
    assert wrong in str(refused.value)


def test_all_unusable_files_are_named_at_once(folder_with: FolderWith) -> None:
    with pytest.raises(DataFolderError) as refused:
        read_folder(folder_with({"claims.csv": b"", "places.csv": b"place_id,name\n"}))
    assert str(refused.value).count("\n") == 1


def test_a_hostile_link_never_reaches_the_tables(folder_with: FolderWith) -> None:
    sources = (GOOD / "sources.csv").read_bytes().replace(b"https://example.org", b"javascript://x")
    assert read_folder(folder_with({"sources.csv": sources})).sources["url"].tolist() == ["", ""]


def test_a_point_near_the_coast_is_no_fault(folder_with: FolderWith, outlines: Boxes) -> None:
    places = (GOOD / "places.csv").read_bytes().replace(b"43.34,52.86", b"43.34,57.05")
    assert len(read_folder(folder_with({"places.csv": places}), outlines).report) == 0


def test_the_fingerprint_changes_with_a_byte(folder_with: FolderWith) -> None:
    folder = folder_with()
    before = fingerprint(folder)
    assert before == read_folder(folder).fingerprint
    (folder / "claims.csv").write_bytes(CLAIMS.encode() + b"\n")
    assert fingerprint(folder) != before


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from([table.file for table in TABLES]),
    st.binary(max_size=200) | st.text('",\n\r;\0x¶-/1', max_size=200).map(str.encode),
    st.booleans(),
)
def test_no_bytes_make_it_fail_otherwise(
    folder_with: FolderWith, file: str, content: bytes, headed: bool
) -> None:
    head = (GOOD / file).read_bytes().splitlines(keepends=True)[0] if headed else b""
    try:
        dataset = read_folder(folder_with({file: head + content}))
    except ClaimAtlasError as error:
        assert str(error)
    else:
        assert set(dataset.claims["event_id"]) <= set(dataset.events["event_id"])
        assert set(dataset.claims["source_id"]) <= set(dataset.sources["source_id"])
        assert set(dataset.claims["place_id"]) <= {"", *dataset.places["place_id"]}


def test_many_broken_quotes_end_quickly(folder_with: FolderWith) -> None:
    content = CLAIMS + 'c9,deaths,icor,"open' * 3 + "\n" + 'c9,deaths,icor,"open\n' * 5_000
    before = time.perf_counter()
    with pytest.raises(DataFolderError, match="broken quotes"):
        read_folder(folder_with({"claims.csv": content.encode()}))
    assert time.perf_counter() - before < 10


def test_a_column_that_is_wrong_throughout_is_explained_in_part_and_counted(
    folder_with: FolderWith,
) -> None:
    """As where a file's columns have slipped: every row is set aside with a reason."""
    head, *_ = (GOOD / "claims.csv").read_text("utf-8").splitlines()
    columns = head.split(",")
    cells = {"event_id": "nowhere", "source_id": "nobody", "claim": "Text", "stance": "asserts"}
    rows = [
        ",".join({**cells, "claim_id": f"c{each}", "date": f"the {each}th"}.get(name, "")
                 for name in columns)
        for each in range(MOST_ALIKE + 500)
    ]  # fmt: skip
    dataset = read_folder(folder_with({"claims.csv": "\n".join([head, *rows, ""]).encode()}))
    assert len(dataset.set_aside) == len(rows)
    assert dataset.set_aside["reason"].map(str).str.startswith("column ").all()
    edtf = [issue for issue in dataset.report if issue.code == "edtf"]
    [summary] = [issue for issue in edtf if issue.line is None]
    assert len(edtf) == MOST_ALIKE + 1
    assert str(summary.message) == (
        f"500 more cells are wrong in the same way, the first in line {MOST_ALIKE + 2}."
    )
