"""What people found in the five documents: claims.csv, and which of it the words themselves give.

``drafting_gold.csv`` stands beside claims.csv, a row for each place and day of a hand-made claim
that the words of its own paragraph name (``place``, ``day``), and for each sentence of which
claims.csv says something (``kept``; its first three words). What a claim has from elsewhere, such
as the office of a speaker or a day that everybody knows, is not in it.

How it came about limits what it proves. The days and sentences were judged by reading, with the
program's output beside them. The places were filled in by the program (also from sentences that
it leaves out), and only the places of claims.csv that it had not seen were judged by reading. The
rules and the least worth of a candidate were made on the same five documents: the figures say how
well these are read, not how well an unseen text is.
"""

import csv
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pandas as pd

from benchmarks.drafting_measure import Hand, HandFigure, numbers
from dashboard.model.dataset import Dataset
from dashboard.model.reading import read_folder

ROOT = Path(__file__).parents[1]
GOLD = Path(__file__).with_name("drafting_gold.csv")
#: The source of each file, by the beginning of the file's name.
FILES = {
    "000_": "icor",
    "001_": "solidarity-appeal",
    "002_": "uprising-report",
    "003_": "cwi",
    "004_": "mlpd",
}


def documents() -> dict[str, str]:
    """Return the texts by source; none where the documents are not on this machine."""
    folder = Path(os.environ.get("CLAIM_ATLAS_DOCUMENTS", ROOT.parent / "shared" / "documents"))
    found = sorted(folder.glob("00?_*.txt")) if folder.is_dir() else []
    return {FILES[path.name[:4]]: path.read_text("utf-8") for path in found}


@cache
def dataset() -> Dataset:
    """Return the shipped data."""
    return read_folder(ROOT / "data")


def by_hand(kind: str) -> list[Hand]:
    """Return the rows of one kind."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        return [
            Hand(row["source_id"], numbers(row["locator"]), kind, row["value"], row["words"])
            for row in csv.DictReader(file)
            if row["kind"] == kind
        ]


def figures_by_hand() -> list[HandFigure]:
    """Return the figures of claims.csv, each once a paragraph."""
    return list(dict.fromkeys(_figures()))


def _figures() -> Iterator[HandFigure]:
    for claim in dataset().claims.to_dict("records"):
        bounds = claim["low"], claim["high"]
        if claim["measure"] and not (all(map(pd.isna, bounds)) and not claim["wording"]):
            at = numbers(claim["locator"])
            yield HandFigure(claim["source_id"], at, *bounds, claim["measure"])


def claimed(kind: str, column: str) -> Iterator[Hand]:
    """Yield the places or days of all claims, each once a paragraph."""
    claims = dataset().claims
    cells = zip(claims["source_id"], claims["locator"], claims[column], strict=True)
    for source, locator, value in dict.fromkeys(cells):
        if value:
            yield Hand(source, numbers(locator), kind, value, "")
