"""GeoJSON -> a draft: a feature a row, its properties the columns, its point the place."""

from collections.abc import Iterator
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import shape

from dashboard.errors import ForeignFileError
from dashboard.interchange.any_table import read_rows
from dashboard.interchange.columns import Mapped, guess_columns
from dashboard.interchange.drafting_rows import SPLIT
from dashboard.interchange.drafts import Draft, Refused, Row, RowRefused
from dashboard.interchange.foreign_tables import ForeignTable
from dashboard.interchange.json_reading import cell_text, read_json, require_size
from dashboard.language import N_, _
from dashboard.model.progress import Progress, counting, part_of, silent

_READING = N_("Reading the file")


def read_geojson(
    content: bytes,
    mapped: Mapped | None = None,
    name: str = "the map",
    progress: Progress = silent,
) -> Draft:
    """Read a FeatureCollection; without ``mapped``, the columns are guessed."""
    table = features_table(content, part_of(progress, 0.0, SPLIT))
    guessed = guess_columns(table.columns, [row for _, row in table.rows])
    chosen = {**(mapped or guessed), "latitude": ("latitude",), "longitude": ("longitude",)}
    draft = read_rows(table, chosen, name, part_of(progress, SPLIT, 1.0))
    draft.notes.append(_("Lines and areas are shown as a point that lies on them."))
    return draft


def features_table(content: bytes, progress: Progress = silent) -> ForeignTable:
    """Return the features as rows of text; one without a usable geometry is broken."""
    progress(_READING, 0, 0, 0.0)
    document = read_json(content, _("GeoJSON file"))
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise ForeignFileError(_('This is no GeoJSON file: it has no list of "features".'))
    require_size(features, (), _("GeoJSON file"))
    rows: list[tuple[int, Row]] = []
    broken: list[Refused] = []
    columns: dict[str, str] = {}
    for number, feature in enumerate(counting(features, _READING, progress), start=1):
        try:
            row = {**dict(_properties(feature)), **_point(feature)}
        except RowRefused as refused:
            broken.append(Refused(number, _name(feature), str(refused)))
            continue
        rows.append((number, row))
        if columns.keys() != row.keys():
            columns |= dict.fromkeys(row, "")
            require_size(rows, tuple(columns), _("GeoJSON file"))
    return ForeignTable(tuple(columns), [(number, columns | row) for number, row in rows], broken)


def _point(feature: Any) -> Row:
    try:
        geometry = shape(feature["geometry"])
        point = geometry.representative_point()
        return {"latitude": f"{point.y:.6f}", "longitude": f"{point.x:.6f}",
                "geometry": geometry.geom_type}  # fmt: skip
    except (ShapelyError, AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
        raise RowRefused(_("It has no geometry that can be read.")) from error


def _properties(feature: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(feature, dict):
        raise RowRefused(_("It is no object."))
    properties = feature.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    for key, value in properties.items():
        yield cell_text(key), cell_text(value)
    if "id" in feature and "id" not in properties:
        yield "id", cell_text(feature["id"])


def _name(feature: Any) -> str:
    return str(feature.get("id", ""))[:60] if isinstance(feature, dict) else ""
