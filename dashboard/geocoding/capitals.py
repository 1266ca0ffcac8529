"""The capital of a country, by the country's code."""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "capitals.tsv"


@cache
def capitals() -> dict[str, str]:
    """Return the capitals' names by ISO 3166-1 code; none where it is disputed."""
    lines = _FILE.read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)
