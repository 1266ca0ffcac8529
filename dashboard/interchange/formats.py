"""The formats that can be read, by name, and which of them a file seems to be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain

from dashboard.errors import ForeignFileError
from dashboard.interchange import acled, ucdp
from dashboard.interchange.acled import read_acled
from dashboard.interchange.any_table import read_csv
from dashboard.interchange.columns import Mapped, chosen_columns, guess_columns
from dashboard.interchange.drafting_rows import SPLIT
from dashboard.interchange.drafts import Draft, Row
from dashboard.interchange.foreign_tables import foreign_columns, read_foreign
from dashboard.interchange.geojson_reading import features_table, read_geojson
from dashboard.interchange.json_reading import read_json
from dashboard.interchange.timemap import read_timemap
from dashboard.interchange.ucdp import read_ucdp
from dashboard.language import N_, _
from dashboard.model.progress import Progress, part_of, silent


@dataclass(frozen=True, slots=True)
class Format:
    """A format in: what it is, and whether a person says which column is what.

    ``needed`` are the columns by which a CSV file is seen to be of this format.
    """

    name: str
    about: str
    mapped: bool
    read: Callable[[bytes, Mapped, str, Progress], Draft]
    needed: tuple[str, ...] = ()


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format(
            "acled",
            N_("ACLED, event export (CSV)"),
            mapped=False,
            read=lambda content, _mapped, _name, progress: read_acled(content, progress),
            needed=acled.NEEDED,
        ),
        Format(
            "ucdp",
            "UCDP GED (CSV)",
            mapped=False,
            read=lambda content, _mapped, _name, progress: read_ucdp(content, progress),
            needed=ucdp.NEEDED,
        ),
        Format(
            "timemap",
            "TimeMap (JSON)",
            mapped=False,
            read=lambda content, _mapped, _name, progress: read_timemap(content, progress),
        ),
        Format(
            "geojson",
            "GeoJSON",
            mapped=True,
            read=lambda content, mapped, name, progress: read_geojson(
                content, mapped or None, name, progress
            ),
        ),
        Format("csv", N_("any table (CSV)"), mapped=True, read=read_csv),
    )
}


@dataclass(frozen=True, slots=True)
class Preview:
    """The columns of a file, its first rows, and what the columns seem to be."""

    columns: tuple[str, ...]
    rows: list[Row]
    guess: Mapped


def guess_format(content: bytes) -> str:
    """Return the name of the format that a file seems to be; ``csv`` when nothing else fits."""
    head = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] in (b"{", b"["):
        try:
            document = read_json(content, "file")
        except ForeignFileError:
            return "timemap"
        return "geojson" if isinstance(document, dict) and "features" in document else "timemap"
    tables = [each for each in FORMATS.values() if each.needed]
    looked_for = tuple(chain.from_iterable(each.needed for each in tables))
    try:
        names = foreign_columns(content, _("the file"), looked_for)
        columns = set(map(str.casefold, names))
    except ForeignFileError:
        return "csv"
    fits = (each.name for each in tables if columns.issuperset(map(str.casefold, each.needed)))
    return next(fits, "csv")


def preview(form: str, content: bytes, progress: Progress = silent) -> Preview:
    """Return what a person needs to say which column is what."""
    if form == "geojson":
        table = features_table(content, progress)
    else:
        table = read_foreign(content, _("the file"), progress=progress)
    rows = [row for _, row in table.rows]
    return Preview(table.columns, rows, guess_columns(table.columns, rows))


def read_as(
    form: str,
    content: bytes,
    name: str,
    given: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> Draft:
    """Read a file of a format; ``given`` says which columns are what, as a person wrote it.

    Raises :class:`ForeignFileError` for a file that is not of that format.
    """
    mapped: Mapped = {}
    if given:
        columns = _columns(form, content, part_of(progress, 0.0, SPLIT))
        try:
            mapped = chosen_columns(given, columns)
        except KeyError as error:
            there = ", ".join(columns)
            message = _(
                "There is no column {column}. The file has: {columns}.",
                column=repr(error.args[0]),
                columns=there,
            )
            raise ForeignFileError(message) from error
    rest = part_of(progress, SPLIT, 1.0) if form == "geojson" and mapped else progress
    return FORMATS[form].read(content, mapped, name, rest)


def _columns(form: str, content: bytes, progress: Progress) -> tuple[str, ...]:
    """Return the columns of a file: a table's stand in its header, a map's anywhere."""
    if form == "geojson":
        return features_table(content, progress).columns
    return foreign_columns(content, _("the file"))
