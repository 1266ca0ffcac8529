"""Folders to edit: the one without fault, a new one, and one with every odd habit of CSV."""

import shutil
from pathlib import Path

import pytest

from dashboard.editing.new_folder import make_folder
from dashboard.editing.workplace import Workplace

DATA = Path(__file__).parent.parent / "data"
GOOD = DATA / "broken" / "good"

#: CRLF, a byte order mark, quotes where none are needed, own columns (one without a name),
#: spaces around cells, rows too short, a blank line, a line break in a cell, no last line end.
ODD_CLAIMS = (
    "\ufeffours,claim_id,event_id,source_id,\"claim\",locator,stance,measure,low,wording,unit,,Mood\r\n"
    'x,"c1",price-rise,icor,"The price, it ""doubled"".",¶1,asserts,,,,,,glad  \r\n'
    "\r\n"
    ",  c2  ,airport,icor,Held   the airport. , ¶2,asserts,,,,,,\r\n"
    'y,c3,deaths,mlpd,"two\r\nlines",¶3,reports\r\n'
    ',c4,deaths,icor,Сто 160 погибших,¶4,reports,deaths,160,"at least",people,,"sad"'
).encode()  # fmt: skip


@pytest.fixture
def good(tmp_path: Path) -> Workplace:
    """Return a workplace on a copy of the folder without fault."""
    shutil.copytree(GOOD, tmp_path / "atlas")
    return Workplace(tmp_path / "atlas")


@pytest.fixture
def odd(good: Workplace) -> Workplace:
    """Return a workplace whose claims.csv has all odd habits."""
    (good.folder / "claims.csv").write_bytes(ODD_CLAIMS)
    return good


@pytest.fixture
def fresh(tmp_path: Path) -> Workplace:
    """Return a workplace on what ``claim-atlas new`` makes."""
    make_folder(tmp_path / "fresh")
    return Workplace(tmp_path / "fresh")


def contents(workplace: Workplace) -> dict[str, bytes]:
    """Return the bytes of all tables as they lie in the folder."""
    return {path.name: path.read_bytes() for path in sorted(workplace.folder.glob("*.csv"))}
