"""Any edits of any cells: what is saved is what is read, and undo brings the bytes back."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.editing.applying import applied
from dashboard.editing.cells import cells_as_read, quoted_cell, readable, split_cells, split_end
from dashboard.editing.changes import Add, Change, Remove, Update
from dashboard.editing.merging import difference, merged
from dashboard.editing.sheets import Base, Sheets
from dashboard.editing.workplace import Workplace
from dashboard.model.committing import commit, locked
from tests.editing.conftest import GOOD, ODD_CLAIMS, contents

#: A busy machine is no fault.
in_time = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
texts = st.text(st.characters(codec="utf-8"), max_size=12) | st.text(',;"\r\n\t |=x', max_size=8)
ids = st.sampled_from(["c1", "c2", "c3", "c4"])
columns = st.sampled_from(["claim", "locator", "wording", "ours", "Mood", "notes", "quote", "low"])
cells = st.dictionaries(columns, texts, min_size=1, max_size=4)
updates = st.builds(Update, st.just("claims"), ids, cells)
removals = st.builds(Remove, st.just("claims"), ids)
adds = st.builds(
    lambda name, cells: Add("claims", {**cells, "claim_id": name}),
    st.sampled_from(["n1", "n2", "n3"]), cells,
)  # fmt: skip
edits = st.lists(updates | removals | adds, max_size=6, unique_by=str)


def odd_base() -> Base:
    files = {path.name: path.read_bytes() for path in GOOD.glob("*.csv")}
    return Base(files | {"claims.csv": ODD_CLAIMS})


ODD = Sheets(odd_base())


@given(edits)
@in_time
def test_what_is_written_is_what_is_read(changes: list[Change]) -> None:
    rows = [dict(row) for row in ODD.rows("claims")]
    for change in changes:
        there = [row for row in rows if isinstance(change, Add) or row["claim_id"] == change.id]
        if isinstance(change, Add):
            rows.append({name: readable(cell) for name, cell in change.cells.items()})
        elif len(there) == 1 and isinstance(change, Remove):
            rows.remove(there[0])
        elif len(there) == 1 and isinstance(change, Update):
            there[0].update({name: readable(cell) for name, cell in change.cells.items()})
    after = Sheets(applied(ODD, changes).base)
    read = [{name: cell for name, cell in row.items() if cell} for row in after.rows("claims")]
    assert read == [{name: cell for name, cell in row.items() if cell} for row in rows]
    for file in ("sources.csv", "places.csv", "events.csv"):
        assert after.base.contents[file] == ODD.base.contents[file]
    touched = {change.id for change in changes if not isinstance(change, Add)}
    if after.columns("claims") == ODD.columns("claims"):
        for line in (b'x,"c1"', b",  c2  ,airport,icor,Held   the airport. , ", b",c4,"):
            if not any(row_id.encode() in line for row_id in touched):
                assert line in after.base.contents["claims.csv"]


@given(edits, edits)
@in_time
def test_two_people_get_both_or_a_conflict(theirs: list[Change], mine: list[Change]) -> None:
    now = Sheets(applied(ODD, theirs).base)
    left, clashes = merged(ODD, now, mine)
    mine_changes = {_key(change) for change in difference(ODD, Sheets(applied(ODD, mine).base))}
    their_changes = {_key(change) for change in difference(ODD, now)}
    clashing = {(clash.table, clash.id) for clash in clashes}
    assert clashing <= their_changes
    if not clashes:
        together = Sheets(applied(now, left).base)
        for row in together.rows("claims"):
            key = ("claims", row["claim_id"])
            if key in their_changes and key not in mine_changes:
                assert row in now.rows("claims"), "what only they changed stays"


@given(edits)
@settings(in_time, max_examples=15)
def test_undo_brings_the_bytes_back(changes: list[Change]) -> None:
    with tempfile.TemporaryDirectory() as parent:
        shutil.copytree(GOOD, Path(parent) / "atlas")
        workplace = Workplace(Path(parent) / "atlas")
        (workplace.folder / "claims.csv").write_bytes(ODD_CLAIMS)
        before, after = contents(workplace), applied(workplace.read(), changes).base.contents
        with locked(workplace.folder):
            commit(workplace.folder, before, after, "any")
        assert contents(workplace) == dict(after)
        workplace.undo()
        assert contents(workplace) == before


@given(st.lists(texts, min_size=1), st.sampled_from(",;\t"), st.sampled_from(["", "\n", "\r\n"]))
@in_time
def test_cells_come_apart_where_they_were_joined(row: list[str], delimiter: str, end: str) -> None:
    written = [quoted_cell(readable(cell), delimiter, always=not cell) for cell in row]
    raw, line_end = split_end(delimiter.join(written) + end)
    assert (split_cells(raw, delimiter), line_end) == (written, end)


@given(texts)
@in_time
def test_a_readable_cell_reads_as_it_is(cell: str) -> None:
    assert cells_as_read([readable(cell)])[0] == readable(cell) == readable(readable(cell))


def _key(change: Change) -> tuple[str, str]:
    return (change.table, change.cells["claim_id"] if isinstance(change, Add) else change.id)
