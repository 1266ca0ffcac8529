"""A folder that holds a workbook is edited elsewhere, and says so."""

from pathlib import Path

import pytest

from dashboard.editing.workplace import Workplace
from dashboard.errors import ClaimAtlasError
from dashboard.interchange.grids import folder_grids
from dashboard.interchange.workbook_writing import write_workbook


def test_a_workbook_is_not_edited_here(tmp_path: Path, sample_data: Path) -> None:
    (tmp_path / "claims.xlsx").write_bytes(write_workbook(folder_grids(sample_data)))
    with pytest.raises(ClaimAtlasError, match="claim-atlas workbook claims.xlsx"):
        Workplace(tmp_path).read()
