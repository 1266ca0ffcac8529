"""CSV that a spreadsheet opens without running any of it."""

from csv import QUOTE_NONNUMERIC

import pandas as pd

#: A cell that starts with one of these is a formula to a spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def spreadsheet_csv(table: pd.DataFrame) -> bytes:
    """Return CSV with a BOM in which no cell and no header is a formula: ``'=1+1``."""
    texts = table.select_dtypes(exclude="number").columns
    safe = table.copy()
    for column in texts:
        cells = safe[column].astype("str")
        safe[column] = cells.where(~cells.str.startswith(FORMULA_STARTS), "'" + cells)
    names = [str(name) for name in safe.columns]
    safe.columns = [f"'{name}" if name.startswith(FORMULA_STARTS) else name for name in names]
    # Quoted, since pandas leaves a lone carriage return bare: what follows would be a cell.
    return safe.to_csv(index=False, quoting=QUOTE_NONNUMERIC).encode("utf-8-sig")
