"""Read a data folder: four CSV files -> one frozen :class:`Dataset` with its report.

Rows with errors are set aside with a reason, and so are the claims that hang on them;
nothing else is changed but cells that must not be used (a link that is no web address).
"""

import hashlib
from pathlib import Path
from typing import TypeVar

from dashboard.errors import DataFolderError
from dashboard.model.checking import check_cells
from dashboard.model.coordinates import Outlines, check_points
from dashboard.model.csv_tables import read_table
from dashboard.model.dataset import Dataset
from dashboard.model.deriving import derive_claims, derive_events, derive_sources, number_columns
from dashboard.model.draft import Draft
from dashboard.model.journal import consistent_contents
from dashboard.model.place_names import PlaceNames, resolve_places
from dashboard.model.references import check_as_of, check_parents, check_relations, check_required
from dashboard.model.report import Issue, Report, Severity
from dashboard.model.schemas import CLAIMS, EVENTS, PLACES, SOURCES, TABLES, Table
from dashboard.model.set_aside import SetAside, as_frame
from dashboard.model.suggestions import Suggestions, closest, quoted

Finding = TypeVar("Finding", Issue, SetAside)


def fingerprint(folder: Path) -> str:
    """Return the SHA-256 over the four files; :class:`DataFolderError` when one is missing."""
    return _digest(table_contents(Path(folder)))


def read_folder(folder: Path, outlines: Outlines | None = None) -> Dataset:
    """Read, check and resolve the tables of ``folder``.

    ``outlines`` makes the check whether points lie in their country and region possible.
    Raises :class:`DataFolderError` when a table is missing, has no header, lacks a required
    column or is not certainly UTF-8 or UTF-16; what is wrong in single rows is in the report.
    """
    return read_contents(Path(folder), table_contents(Path(folder)), outlines)


def read_contents(
    folder: Path, contents: dict[str, bytes], outlines: Outlines | None = None
) -> Dataset:
    """Read the tables of ``folder`` as they would be with these contents, by file name."""
    drafts = _drafts(contents)
    for draft in drafts.values():
        check_cells(draft)
    sources, places = drafts[SOURCES.file], drafts[PLACES.file]
    events, claims = drafts[EVENTS.file], drafts[CLAIMS.file]
    _check_documents(sources, folder)
    check_parents(places)
    check_points(places, outlines)
    check_parents(places)  # once more: a parent may have been set aside
    names = PlaceNames(places)
    check_required(claims, "event_id", events)
    check_required(claims, "source_id", sources)
    check_relations(claims)
    event_places, claim_places = resolve_places(events, names), resolve_places(claims, names)
    derived_sources = derive_sources(sources.settled())
    derived_events = derive_events(events.settled(), event_places.reset_index(drop=True))
    derived_claims = derive_claims(
        claims.settled(), derived_events, derived_sources, claim_places.reset_index(drop=True)
    )
    check_as_of(claims, derived_claims["date_edtf"])
    return Dataset(
        folder,
        derived_sources,
        number_columns(places.settled(), "latitude", "longitude"),
        derived_events,
        derived_claims,
        as_frame(row for draft in drafts.values() for row in _by_line(draft.set_aside)),
        _digest(contents),
        Report(tuple(issue for draft in drafts.values() for issue in _by_line(draft.issues))),
    )


def table_contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of the four files by name, of one state of the folder.

    Raises :class:`DataFolderError` when one is missing or cannot be read.
    """
    if not folder.is_dir():
        raise DataFolderError(f"{folder} is not a folder. Name the folder that holds claims.csv.")
    missing = [table.file for table in TABLES if not (folder / table.file).is_file()]
    if missing:
        raise DataFolderError(
            f"{folder} lacks {', '.join(missing)}.{_misnamed(folder, missing)} "
            f"A data folder holds {', '.join(table.file for table in TABLES)}; "
            "docs/data-format.md says what is in them."
        )
    try:
        return consistent_contents(folder, [table.file for table in TABLES])
    except OSError as error:
        raise DataFolderError(f"{error.filename}: cannot be read ({error.strerror}).") from error


def _misnamed(folder: Path, missing: list[str]) -> str:
    """`` Rename Claims.csv to claims.csv.``, or empty when no file comes near."""
    there = [path.name for path in folder.iterdir() if path.suffix.casefold() == ".csv"]
    pairs = ((name, closest(name, missing, limit=1)) for name in sorted(there))
    return "".join(f" Rename {name} to {like[0]}." for name, like in pairs if like)


def _digest(contents: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for file, content in contents.items():
        digest.update(f"{file} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _drafts(contents: dict[str, bytes]) -> dict[str, Draft]:
    """Split all files into rows; what makes a file unusable is raised for all at once."""
    drafts: dict[str, Draft] = {}
    unusable: list[str] = []
    for table in TABLES:
        try:
            raw = read_table(contents[table.file], table.file, table.columns, table.derived)
            unusable += _missing_columns(table, tuple(raw.frame.columns))
            drafts[table.file] = Draft.of(raw, table)
        except DataFolderError as error:
            unusable.append(str(error))
    if unusable:
        raise DataFolderError("\n".join(unusable))
    return drafts


def _missing_columns(table: Table, columns: tuple[str, ...]) -> list[str]:
    unknown = tuple(name for name in columns if name not in table.columns and name != "line")
    messages = []
    for name in table.required:
        if name not in columns:
            like = Suggestions(unknown).question(name) or f"Add {name} to the header."
            messages.append(f"{table.file}, line 1: the column {name} is missing. {like}")
    return messages


def _check_documents(sources: Draft, folder: Path) -> None:
    """Mention the documents that are named but not there."""
    for index, name in sources.cells("file"):
        if name and not _is_file(folder / name):
            explanation = (f"{quoted(name)} is not in the data folder.", "Put the document there.")
            sources.report(Severity.NOTE, "no-document", index, "file", explanation)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long for the file system
        return False


def _by_line(found: list[Finding]) -> list[Finding]:
    return sorted(found, key=lambda finding: finding.line or 0)
