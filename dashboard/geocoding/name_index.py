"""The built gazetteer in memory: two tables of text, read once, searched by key.

``scripts/build_gazetteer.py`` writes them and says what their columns are. A key is found
by halving the sorted lines; nothing is parsed but the lines that are wanted.
"""

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer; degrees of WGS 84. A country or region lies at its label."""

    key: str  #: GeoNames id, ISO 3166 code, or ``@`` and an airport's IATA code
    kind: str  #: ``site``, ``city``, ``region``, ``country``
    name: str
    latitude: float
    longitude: float
    country: str
    area: str  #: ISO 3166-2 code of the region that it is or lies in; a country's own code
    population: int


class NameIndex:
    """All names of the gazetteer by skeleton key."""

    def __init__(self, folder: Path = _DATA) -> None:
        self._places = _text(folder / "places.tsv.xz").splitlines()
        self._names = b"\n" + _text(folder / "names.tsv.xz")
        self._keys: list[str] = []
        self._regions: dict[str, str] = {}

    def spellings(self, key: str) -> Iterator[tuple[Entry, list[str]]]:
        """Yield each place that is known under a key, with the spellings that lead to it."""
        line = self._line(key.encode())
        if line.partition(b"\t")[0] == key.encode():
            yield from self._read(line)

    def _read(self, line: bytes) -> Iterator[tuple[Entry, list[str]]]:
        _, *cells = line.decode().split("\t")
        for number, names in zip(cells[::2], cells[1::2], strict=True):
            yield self._entry(int(number)), names.split("|")

    def beginning(self, key: str, limit: int) -> Iterator[tuple[Entry, list[str]]]:
        """Yield what :meth:`spellings` does for the keys that begin so, ``limit`` keys at most."""
        at = self._names.find(b"\n%b" % key.encode()) + 1
        for _ in range(limit if at else 0):
            stop = self._names.find(b"\n", at)
            line = self._names[at : stop if stop > 0 else None]
            if not line.startswith(key.encode()):
                return
            yield from self._read(line)
            at = stop + 1

    def region_name(self, code: str) -> str:
        """Return the name of a region by its ISO 3166-2 code, or nothing."""
        if not self._regions:
            lines = (line.split(b"\t") for line in self._places if b"\tregion\t" in line)
            self._regions = {cells[0].decode(): cells[2].decode() for cells in lines}
        return self._regions.get(code, "")

    def similar(self, key: str, limit: int, at_least: float) -> list[str]:
        """Return the keys most like ``key``, best first; ``at_least`` is out of 100."""
        if not self._keys:
            lines = self._names.decode().split("\n")
            self._keys = [line[: line.index("\t")] for line in lines if line]
        found = process.extract(
            key, self._keys, scorer=fuzz.ratio, limit=limit, score_cutoff=at_least
        )
        return [match for match, _, _ in found]

    def _line(self, key: bytes) -> bytes:
        """Return the line of a key or its neighbour's; the lines are sorted, so halve them."""
        low, high = 0, len(self._names) - 1  # both at a line break
        while True:
            begin = self._names.rfind(b"\n", low, (low + high) // 2 + 1)
            line = self._names[begin + 1 : self._names.index(b"\n", begin + 1)]
            found = line.partition(b"\t")[0]
            if found == key or high - low <= len(line) + 1:
                return line
            if found < key:
                low = begin + 1 + len(line)
            else:
                high = begin

    def _entry(self, number: int) -> Entry:
        cells = self._places[number].decode().split("\t")
        key, kind, name, latitude, longitude, country, area, population = cells
        at = (float(latitude), float(longitude))
        return Entry(key, kind, name, *at, country, area, int(population))


@cache
def load_index() -> NameIndex:
    """Return the gazetteer's names, read from the disk once (about half a second)."""
    return NameIndex()


def _text(path: Path) -> bytes:
    return lzma.decompress(path.read_bytes())
