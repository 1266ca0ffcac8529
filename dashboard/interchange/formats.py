"""The formats that can be read, by name, and which of them a file seems to be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.errors import ForeignFileError
from dashboard.interchange import acled, ucdp
from dashboard.interchange.acled import read_acled
from dashboard.interchange.any_table import read_csv
from dashboard.interchange.columns import Mapped, chosen_columns, guess_columns
from dashboard.interchange.drafts import Draft, Row
from dashboard.interchange.foreign_tables import read_foreign
from dashboard.interchange.geojson_reading import features_table, read_geojson
from dashboard.interchange.json_reading import read_json
from dashboard.interchange.timemap import read_timemap
from dashboard.interchange.ucdp import read_ucdp
from dashboard.language import N_, _


@dataclass(frozen=True, slots=True)
class Format:
    """A format in: what it is, and whether a person says which column is what."""

    name: str
    about: str
    mapped: bool
    read: Callable[[bytes, Mapped, str], Draft]


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("acled", N_("ACLED, event export (CSV)"), False, lambda c, _m, _n: read_acled(c)),
        Format("ucdp", "UCDP GED (CSV)", False, lambda c, _m, _n: read_ucdp(c)),
        Format("timemap", "TimeMap (JSON)", False, lambda c, _m, _n: read_timemap(c)),
        Format("geojson", "GeoJSON", True, lambda c, m, n: read_geojson(c, m or None, n)),
        Format("csv", N_("any table (CSV)"), True, read_csv),
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
    try:
        columns = set(read_foreign(content, _("the file"), (*ucdp.NEEDED, *acled.NEEDED)).columns)
    except ForeignFileError:
        return "csv"
    if set(ucdp.NEEDED) <= columns:
        return "ucdp"
    return "acled" if set(acled.NEEDED) <= columns else "csv"


def preview(form: str, content: bytes) -> Preview:
    """Return what a person needs to say which column is what."""
    table = features_table(content) if form == "geojson" else read_foreign(content, _("the file"))
    rows = [row for _, row in table.rows]
    return Preview(table.columns, rows, guess_columns(table.columns, rows))


def read_as(form: str, content: bytes, name: str, given: Mapping[str, str] | None = None) -> Draft:
    """Read a file of a format; ``given`` says which columns are what, as a person wrote it.

    Raises :class:`ForeignFileError` for a file that is not of that format.
    """
    mapped: Mapped = {}
    if given:
        columns = preview(form, content).columns
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
    return FORMATS[form].read(content, mapped, name)
