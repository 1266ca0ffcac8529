"""Read a data folder: four CSV files or one workbook -> a frozen :class:`Dataset` with report.

Rows with errors are set aside with a reason, and so are the claims that hang on them;
nothing else is changed but cells that must not be used (a link that is no web address).
"""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from dashboard.errors import DataFolderError
from dashboard.language import N_, lazy, together
from dashboard.model.checking import check_cells
from dashboard.model.coordinates import Outlines, check_points
from dashboard.model.csv_tables import RawTable, read_table
from dashboard.model.dataset import Dataset
from dashboard.model.deriving import derive_claims, derive_events, derive_sources, number_columns
from dashboard.model.documents import document_content
from dashboard.model.draft import Draft
from dashboard.model.evidence import check_evidence, open_documents
from dashboard.model.journal import consistent_contents
from dashboard.model.kept import LEAST_BYTES, Keeper
from dashboard.model.kept_dataset import keep_dataset, kept_dataset
from dashboard.model.parquet_tables import SUFFIX, parquet_name, read_parquet
from dashboard.model.place_names import PlaceNames, resolve_places
from dashboard.model.progress import Progress, part_of, silent
from dashboard.model.references import check_as_of, check_parents, check_relations, check_required
from dashboard.model.report import Issue, Report, Severity, line_words
from dashboard.model.rules import FILE_PATH
from dashboard.model.schemas import CLAIMS, EVENTS, PLACES, SOURCES, TABLES, Table
from dashboard.model.set_aside import SetAside, as_frame
from dashboard.model.suggestions import Suggestions, closest
from dashboard.model.workbook_file import WORKBOOK
from dashboard.model.workbook_tables import read_workbook

#: Shares of the work: when the rows are split, when the cells of all tables are checked, and when
#: the documents are read.
_SPLIT, _CHECKED, _DOCUMENTS = 0.35, 0.7, 0.75
#: So many steps are told from then on.
_REFERENCE_STEPS = 5
#: What is said of each table while it is read, and while it is checked.
_STEPS = {
    SOURCES.file: (N_("Reading the sources"), N_("Checking the sources")),
    PLACES.file: (N_("Reading the places"), N_("Checking the places")),
    EVENTS.file: (N_("Reading the events"), N_("Checking the events")),
    CLAIMS.file: (N_("Reading the claims"), N_("Checking the claims")),
}
Finding = TypeVar("Finding", Issue, SetAside)


def fingerprint(folder: Path) -> str:
    """Return the SHA-256 over the files; :class:`DataFolderError` when one is missing."""
    return _digest(table_contents(Path(folder)))


def read_folder(
    folder: Path, outlines: Outlines | None = None, progress: Progress = silent
) -> Dataset:
    """Read, check and resolve the tables of ``folder``.

    ``outlines`` makes the check whether points lie in their country and region possible.
    Raises :class:`DataFolderError` when a table is missing, has no header, lacks a required
    column or is not certainly UTF-8 or UTF-16; what is wrong in single rows is in the report.
    What was read of a large folder is kept for the next time, see :mod:`dashboard.model.kept`.
    """
    folder = Path(folder)
    contents = table_contents(folder)
    content = _digest(contents)
    keeper = _keeper(folder, content, contents, checked=outlines is not None)
    dataset = kept_dataset(keeper, folder, content)
    if dataset is None:
        dataset = replace(read_contents(folder, contents, outlines, progress), keeper=keeper)
        keep_dataset(dataset)
    return dataset


def read_contents(
    folder: Path,
    contents: dict[str, bytes],
    outlines: Outlines | None = None,
    progress: Progress = silent,
) -> Dataset:
    """Read the tables of ``folder`` as they would be with these contents, by file name."""
    drafts = _drafts(contents, progress)
    rows = [len(draft.frame) for draft in drafts.values()]
    for number, (file, draft) in enumerate(drafts.items()):
        share = sum(rows[:number]) / max(sum(rows), 1)
        progress(_STEPS[file][1], 0, 0, _SPLIT + (_CHECKED - _SPLIT) * share)
        check_cells(draft)

    def checking(step: int) -> None:
        share = _DOCUMENTS + (1 - _DOCUMENTS) * (step - 1) / _REFERENCE_STEPS
        progress(N_("Checking references"), step, _REFERENCE_STEPS, share)

    sources, places = drafts[SOURCES.file], drafts[PLACES.file]
    events, claims = drafts[EVENTS.file], drafts[CLAIMS.file]
    _check_twins(sources, folder, contents)
    texts = open_documents(sources, folder, part_of(progress, _CHECKED, _DOCUMENTS))
    checking(1)
    check_parents(places)
    check_points(places, outlines)
    check_parents(places)  # once more: a parent may have been set aside
    checking(2)
    names = PlaceNames(places)
    check_required(claims, "event_id", events)
    check_required(claims, "source_id", sources)
    check_relations(claims)
    check_evidence(claims, texts)
    checking(3)
    event_places, claim_places = resolve_places(events, names), resolve_places(claims, names)
    derived_sources = derive_sources(sources.settled())
    derived_events = derive_events(events.settled(), event_places.reset_index(drop=True))
    checking(4)
    derived_claims = derive_claims(
        claims.settled(), derived_events, derived_sources, claim_places.reset_index(drop=True)
    )
    checking(5)
    check_as_of(claims, derived_claims["date_edtf"])
    progress(N_("Read"), 0, 0, 1.0)
    return Dataset(
        folder,
        derived_sources,
        number_columns(places.settled(), "latitude", "longitude"),
        derived_events,
        derived_claims,
        as_frame(row for draft in drafts.values() for row in _by_line(draft.set_aside)),
        _digest(contents),
        Report(tuple(issue for draft in drafts.values() for issue in _by_line(draft.issues))),
        {source_id: len(text) for source_id, text in texts.items()},
    )


def document_files(folder: Path) -> tuple[str, ...]:
    """Return the documents that the sources name, as they stand there; none of a broken table."""
    try:
        file = _data_file(Path(folder), SOURCES)
        frame = _raw({file: (Path(folder) / file).read_bytes()}, SOURCES).frame
    except (OSError, DataFolderError):
        return ()
    cells = frame["file"].tolist() if "file" in frame else []
    return tuple(dict.fromkeys(cell for cell in cells if cell and FILE_PATH.holds(cell)))


def _keeper(folder: Path, content: str, contents: dict[str, bytes], *, checked: bool) -> Keeper:
    """Return the keeper of a folder: all that its dataset and report depend on is in the key."""
    size = sum(map(len, contents.values()))
    if WORKBOOK in contents or size < LEAST_BYTES:
        return Keeper()
    digest = sha256(f"{content} {checked} {(folder / WORKBOOK).is_file()}".encode())
    for file in document_files(folder):
        document = document_content(folder, file)
        found = document if isinstance(document, bytes) else repr(document).encode()
        digest.update(f"{file} {len(found)}\n".encode() + found)
    return Keeper.of(digest.hexdigest(), size)


def table_contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of the folder's files by name, of one state of the folder.

    Raises :class:`DataFolderError` when one is missing or cannot be read.
    """
    try:
        return consistent_contents(folder, data_files(folder))
    except OSError as error:
        raise DataFolderError(
            lazy(
                "{file}: cannot be read ({why}). Allow reading it, or close the program that "
                "holds it.",
                file=str(error.filename),
                why=str(error.strerror),
            )
        ) from error


def data_files(folder: Path) -> tuple[str, ...]:
    """Return the names of the files that hold the data: the four tables, or the workbook.

    CSV files are read before a workbook or a Parquet file that is there, too.
    Raises :class:`DataFolderError` when a table is missing.
    """
    if str(folder).startswith(("postgresql:/", "postgres:/")):  # perhaps with a password in it
        raise DataFolderError("This needs a folder of files, and not the address of a database.")
    if not folder.is_dir():
        raise DataFolderError(
            lazy(
                "{folder} is not a folder. Name the folder that holds claims.csv.",
                folder=str(folder),
            )
        )
    if (folder / WORKBOOK).is_file() and not any(
        (folder / table.file).exists() for table in TABLES
    ):
        return (WORKBOOK,)
    found = tuple(_data_file(folder, table) for table in TABLES)
    missing = [file for file in found if not (folder / file).is_file()]
    if missing:
        raise DataFolderError(
            together(
                [
                    lazy("{folder} lacks {files}.", folder=str(folder), files=", ".join(missing)),
                    *_misnamed(folder, missing),
                    lazy(
                        "A data folder holds {files}; docs/data-format.md says what is in them.",
                        files=", ".join(table.file for table in TABLES),
                    ),
                ]
            )
        )
    return found


def _data_file(folder: Path, table: Table) -> str:
    """Return ``claims.parquet`` where it lies there without a claims.csv."""
    parquet = parquet_name(table.file)
    other = not (folder / table.file).exists() and (folder / parquet).is_file()
    return parquet if other else table.file


def _misnamed(folder: Path, missing: list[str]) -> list[str]:
    """``Rename Claims.csv to claims.csv.`` for each file that comes near."""
    there = [path.name for path in folder.iterdir() if path.suffix.casefold() == ".csv"]
    pairs = ((name, closest(name, missing, limit=1)) for name in sorted(there))
    return [
        lazy("Rename {name} to {other}.", name=name, other=like[0]) for name, like in pairs if like
    ]


def _digest(contents: dict[str, bytes]) -> str:
    digest = sha256()
    for file, content in contents.items():
        digest.update(f"{file} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _drafts(contents: dict[str, bytes], progress: Progress) -> dict[str, Draft]:
    """Split all files into rows; what makes a file unusable is raised for all at once."""
    drafts: dict[str, Draft] = {}
    unusable: list[str] = []
    sheets = {}
    if WORKBOOK in contents:
        sheets = read_workbook(contents[WORKBOOK], part_of(progress, 0.0, _SPLIT))
    for table in TABLES:
        try:
            raw = sheets.get(table.file) or _raw(contents, table, progress)
            unusable += _missing_columns(table, raw.file, tuple(raw.frame.columns))
            drafts[table.file] = Draft.of(raw, table)
        except DataFolderError as error:
            unusable.append(error.args[0])
    if unusable:
        raise DataFolderError(together(unusable, separator="\n"))
    return drafts


def _raw(contents: dict[str, bytes], table: Table, progress: Progress = silent) -> RawTable:
    parquet = parquet_name(table.file)
    file, read_file = (parquet, read_parquet) if parquet in contents else (table.file, read_table)

    def seen(line: int, lines: int) -> None:
        sizes = {name: len(content) for name, content in contents.items()}
        before = sum(list(sizes.values())[: list(sizes).index(file)])
        read = before + sizes[file] * line / lines
        progress(_STEPS[table.file][0], line, lines, _SPLIT * read / sum(sizes.values()))

    return read_file(contents[file], file, table.columns, table.derived, seen)


def _missing_columns(table: Table, file: str, columns: tuple[str, ...]) -> list[str]:
    unknown = tuple(name for name in columns if name not in table.columns and name != "line")
    messages = []
    for name in table.required:
        if name not in columns:
            add = lazy("Add {column} to the header.", column=name)
            where = lazy("{file}, {line}", file=file, line=line_words(file, 1))
            wrong = lazy(
                "{where}: the column {column} is missing.",
                where=file if file.endswith(SUFFIX) else where,
                column=name,
            )
            messages.append(together([wrong, Suggestions(unknown).question(name) or add]))
    return messages


def _check_twins(sources: Draft, folder: Path, contents: dict[str, bytes]) -> None:
    """Warn about a workbook beside the CSV files: nobody should edit it in vain."""
    if WORKBOOK not in contents and (folder / WORKBOOK).is_file():
        message = lazy("lies beside the CSV files and is not read.")
        mend = lazy("Keep one of the two; claim-atlas workbook turns either into the other.")
        sources.issues.insert(0, Issue(Severity.WARNING, "two-of-them", WORKBOOK, message, mend))
    for table in TABLES:
        parquet = parquet_name(table.file)
        if table.file in contents and (folder / parquet).is_file():
            message = lazy("lies beside {file} and is not read.", file=table.file)
            mend = lazy("Keep one of the two.")
            sources.issues.insert(0, Issue(Severity.WARNING, "two-of-them", parquet, message, mend))


def _by_line(found: list[Finding]) -> list[Finding]:
    return sorted(found, key=lambda finding: finding.line or 0)
