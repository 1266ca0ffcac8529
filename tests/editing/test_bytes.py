"""What nobody touched stays byte for byte: in the other files, rows, and cells."""

from pathlib import Path

import pytest

from dashboard.editing.changes import Add, Change, Remove, Update
from dashboard.editing.refusals import EditRefused
from dashboard.editing.workplace import Workplace
from dashboard.errors import DataFolderError
from tests.editing.conftest import DATA, GOOD, ODD_CLAIMS, contents

NEW = {
    "claim_id": "c9", "event_id": "airport", "source_id": "mlpd", "claim": "Said, so",
    "locator": "¶9", "stance": "asserts", "Mood": "calm",
}  # fmt: skip
NEW_LINE = ',c9,airport,mlpd,"Said, so",¶9,asserts,,,,,,calm\r\n'


def saved(workplace: Workplace, *changes: Change) -> bytes:
    before = contents(workplace)
    workplace.save(workplace.read().base, changes, "a test")
    after = contents(workplace)
    assert {f: c for f, c in after.items() if f != "claims.csv"} == {
        f: c for f, c in before.items() if f != "claims.csv"
    }
    return after["claims.csv"]


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ([Update("claims", "c4", {"low": "170"})], "deaths,160,", "deaths,170,"),
        ([Update("claims", "c2", {"Mood": "so, so"})], "¶2,asserts,,,,,,",
         '¶2,asserts,,,,,,"so, so"'),
        ([Update("claims", "c2", {"ours": "z"})], ",  c2  ,", "z,  c2  ,"),
        ([Update("claims", "c3", {"wording": "many"})], "reports\r\n", "reports,,,many\r\n"),
        # a cell in quotes stays in quotes
        ([Update("claims", "c1", {"claim": "It rose."})], '"The price, it ""doubled""."',
         '"It rose."'),
        ([Update("claims", "c4", {"Mood": ""})], '"sad"', '""'),
        ([Update("claims", "c2", {"claim": 'a "b"\r\nc'})], "Held   the airport. ",
         '"a ""b""\nc"'),
        ([Remove("claims", "c3")], 'y,c3,deaths,mlpd,"two\r\nlines",¶3,reports\r\n', ""),
        ([Add("claims", NEW)], '"sad"', '"sad"\r\n' + NEW_LINE),
        ([Add("claims", NEW), Update("claims", "c9", {"Mood": ""})], '"sad"',
         '"sad"\r\n' + NEW_LINE.replace("calm", "")),
        ([Add("claims", NEW), Remove("claims", "c9")], "", ""),
        # nothing that differs, once the spaces are gone
        ([Update("claims", "c2", {"claim": " Held   the airport.", "ours": ""})], "", ""),
    ],
)  # fmt: skip
def test_only_the_cells_that_change_do(
    odd: Workplace, changes: list[Change], old: str, new: str
) -> None:
    assert ODD_CLAIMS.count(old.encode()) == 1 or old == ""
    expected = ODD_CLAIMS.replace(old.encode(), new.encode()) if old else ODD_CLAIMS
    assert saved(odd, *changes) == expected


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-16-le", b"")],
)
def test_the_encoding_stays(good: Workplace, encoding: str, mark: bytes) -> None:
    text = (GOOD / "claims.csv").read_text(encoding="utf-8")
    (good.folder / "claims.csv").write_bytes(mark + text.encode(encoding))
    expected = text.replace("gas doubled", "Gas удвоилась")
    changed = saved(good, Update("claims", "c1", {"claim": "The price of Gas удвоилась."}))
    assert changed == mark + expected.encode(encoding)


@pytest.mark.parametrize(("delimiter", "end"), [(";", "\n"), ("\t", "\r\n"), (",", "\r")])
def test_the_delimiter_and_the_line_ends_stay(good: Workplace, delimiter: str, end: str) -> None:
    header = ["source_id", "label", "title", "published", "language", "kind"]
    row = ["icor", "ICOR", "A title", "2022-01-07", "de", "report"]
    other = ["mlpd", "MLPD", "No coup", "2022-01-11", "de", "report"]
    lines = [delimiter.join(cells) for cells in (header, row, other)]
    (good.folder / "sources.csv").write_bytes((end.join(lines) + end).encode())
    new = dict(zip(header, ["new", "N", f"a{delimiter}b", "2022", "en", "report"], strict=True))
    good.save(good.read().base, [Add("sources", new)], "a test")
    lines.append(delimiter.join(["new", "N", f'"a{delimiter}b"', "2022", "en", "report"]))
    assert (good.folder / "sources.csv").read_bytes() == (end.join(lines) + end).encode()


def test_a_file_in_quotes_gets_rows_in_quotes(good: Workplace) -> None:
    path = good.folder / "sources.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    quoted = [",".join(f'"{cell}"' for cell in line.split(",")) for line in lines]
    path.write_text("\n".join(quoted) + "\n", encoding="utf-8")
    cells = dict(zip(lines[0].split(","), lines[1].split(","), strict=True))
    good.save(good.read().base, [Add("sources", cells | {"source_id": "new"})], "a test")
    last = path.read_text(encoding="utf-8").splitlines()[-1]
    assert last == quoted[1].replace('"icor"', '"new"')


def test_a_column_that_the_file_lacks_is_added_behind_the_others(good: Workplace) -> None:
    lines = (good.folder / "claims.csv").read_text(encoding="utf-8").splitlines()
    after = saved(good, Update("claims", "c2", {"quote": "We, the people", "population": ""}))
    lines[0] += ",quote"
    for number in range(1, len(lines)):
        lines[number] += ',"We, the people"' if lines[number].startswith("c2") else ","
    assert after.decode().splitlines() == lines
    assert "quote" in good.read().columns("claims")


def test_broken_rows_stay_and_the_others_can_be_edited(good: Workplace) -> None:
    content = (DATA / "broken" / "quote-unclosed" / "claims.csv").read_bytes()
    (good.folder / "claims.csv").write_bytes(content)
    assert [row["claim_id"] for row in good.read().rows("claims")] == ["c1", "c3", "c4", "c5"]
    after = saved(good, Update("claims", "c5", {"claim": "It rose."}))
    assert after == content.replace(b"The price of autogas rose.", b"It rose.")


def test_a_row_that_a_broken_one_would_swallow_is_refused(good: Workplace) -> None:
    content = (GOOD / "claims.csv").read_bytes() + b'c7,deaths,mlpd,"no end\n'
    (good.folder / "claims.csv").write_bytes(content)
    cells = {name: cell for name, cell in NEW.items() if name != "Mood"}
    closing = Add("claims", cells | {"claim": ", he said"})
    with pytest.raises(DataFolderError, match="unclosed quote"):
        good.save(good.read().base, [closing], "a test")
    assert (good.folder / "claims.csv").read_bytes() == content


@pytest.mark.parametrize("name", ["hostile", "statements", "../../data"])
def test_every_cell_comes_back_as_it_went_in(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "atlas"
    folder.mkdir()
    for path in (DATA / name).glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    workplace = Workplace(folder)
    sheets = workplace.read()
    texts = [row["claim"] for row in sheets.rows("claims")]
    row = sheets.rows("claims")[0]
    changes = [
        Add("claims", {**row, "claim_id": f"copy-{n}", "claim": text})
        for n, text in enumerate(texts)
    ]
    rows = workplace.save(sheets.base, changes, "copies").sheets.rows("claims")
    assert [each["claim"] for each in rows] == [*texts, *texts]
    assert [each["claim"] for each in workplace.read().rows("claims")] == [*texts, *texts]


def test_a_name_that_is_no_column_is_refused(good: Workplace) -> None:
    sheets = good.read()
    with pytest.raises(EditRefused, match='column clam: is no column of the table. .*"claim"'):
        good.save(sheets.base, [Update("claims", "c1", {"clam": "x"})], "a test")
