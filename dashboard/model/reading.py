"""Read a data folder: four CSV files -> one frozen :class:`Dataset` with its report."""

import hashlib
from pathlib import Path

import pandas as pd

from dashboard.errors import DataFolderError
from dashboard.model.csv_tables import RawTable, read_table
from dashboard.model.dataset import Dataset
from dashboard.model.deriving import derive_claims, derive_events, derive_sources, number_columns
from dashboard.model.report import Report
from dashboard.model.set_aside import as_frame

FILES = ("sources.csv", "places.csv", "events.csv", "claims.csv")
_KNOWN = {
 "sources.csv": "source_id label publisher author title published language kind url archive_url file notes".split(),
 "places.csv": "place_id name names kind country parent_id latitude longitude area geonames_id geocoder geocoded_query geocoded_on".split(),
 "events.csv": "event_id date place title category notes".split(),
 "claims.csv": "claim_id event_id source_id claim locator attributed_to stance date place as_of measure population scope low high wording unit relation relates_to quote quote_translation notes".split(),
}


def fingerprint(folder: Path) -> str:
    """Return the SHA-256 of the four files' bytes; :class:`DataFolderError` if one is missing."""
    return _fingerprint(_contents(Path(folder)))


def read_folder(folder: Path, outlines: object = None) -> Dataset:
    """First version: good files only."""
    contents = _contents(Path(folder))
    raw = {f: read_table(c, f, tuple(_KNOWN[f]), frozenset({"line"})) for f, c in contents.items()}
    for file, table in raw.items():
        for name in _KNOWN[file]:
            if name not in table.frame:
                table.frame[name] = pd.Series("", index=table.frame.index, dtype="str")
    sources, places, events, claims = (raw[f].frame for f in FILES)
    sources, places = derive_sources(sources), number_columns(places, "latitude", "longitude")
    spell = {}
    for row in places.itertuples():
        for name in [row.place_id, row.name, *row.names.split("|")]:
            spell.setdefault(name.strip().casefold(), row.place_id)
    look = lambda s: s.str.casefold().map(lambda v: spell.get(v, "")).astype("str")
    events = derive_events(events, look(events["place"]))
    claims = derive_claims(claims, events, sources, look(claims["place"]))
    issues = tuple(i for f in FILES for i in raw[f].issues)
    aside = as_frame(r for f in FILES for r in raw[f].set_aside)
    return Dataset(Path(folder), sources, places, events, claims, aside, _fingerprint(contents), Report(issues))


def _contents(folder: Path) -> dict[str, bytes]:
    missing = [f for f in FILES if not (folder / f).is_file()]
    if missing:
        raise DataFolderError(f"{folder}: lacks {', '.join(missing)}.")
    return {f: (folder / f).read_bytes() for f in FILES}


def _fingerprint(contents: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for file, content in contents.items():
        digest.update(f"{file} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
