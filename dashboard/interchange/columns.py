"""Which column of somebody's table is what: a guess for a person to confirm."""

import re
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase

from dashboard.interchange.drafts import Row, RowRefused
from dashboard.interchange.foreign_cells import edtf_day
from dashboard.language import N_

#: What a column may be mapped to, what that is, and the headers that suggest it.
FIELDS: dict[str, tuple[str, str]] = {
    "event_id": (N_("the event's id"), "event_id id eventid incident_id"),
    "date": (N_("when it happened"), "date day event_date datum when date_start"),
    "title": (N_("what happened, in a few words"), "title name event headline incident summary"),
    "claim": (N_("what is said, in a sentence"),
              "claim description text notes details what statement account"),
    "place": (N_("where: a name"), "place location city town where ort place_name site"),
    "region": (N_("the region of the place"), "region state province admin1 oblast adm_1"),
    "country": (N_("the country of the place"), "country land nation"),
    "latitude": (N_("degrees north"), "latitude lat y"),
    "longitude": (N_("degrees east"), "longitude lon lng long x"),
    "category": (N_("the sort of event"), "category type event_type kind"),
    "source": (N_("who says so: one source a row"), "source source_name publisher outlet quelle"),
    "url": (N_("the address of that source"), "url link source_url href"),
    "published": (N_("when that source appeared"), "published published_on publication_date"),
    "locator": (N_("where in the source it stands"), "locator page paragraph"),
    "attributed_to": (N_("whom the source cites"), "attributed_to according_to"),
    "links": (N_("addresses of further sources: one or several columns, such as Link*"), ""),
    "measure": (N_("what a figure counts"), "measure"),
    "low": (N_("the least it says"), "low min lower"),
    "high": (N_("the most it says"), "high max upper"),
    "figure": (N_("a figure; what it counts is its measure or its header"),
               "figure number count deaths fatalities killed injured arrests participants"),
    "unit": (N_("what one of it is"), "unit"),
}  # fmt: skip
#: Fields that may take several columns.
SEVERAL = frozenset({"links"})
Mapped = Mapping[str, tuple[str, ...]]

_NUMBERED = re.compile(r"(.*?)[ _-]*\d+")
_ENOUGH = 20


def guess_columns(columns: Sequence[str], rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """Guess by the headers, then by what the cells hold; each column is used once."""
    seen, found, free = list(rows)[:200], dict[str, tuple[str, ...]](), list(columns)
    if links := _numbered_links(columns, seen):
        found["links"] = links
        free = [name for name in free if name not in links]
    for field, (_, headers) in FIELDS.items():
        wanted = headers.split()
        named = [name for name in free if _header(name) in wanted]
        if named and field not in found:
            best = min(named, key=lambda name: wanted.index(_header(name)))
            found[field] = (best,)
            free.remove(best)
    if "date" not in found and (days := [name for name in free if _are_days(name, seen)]):
        found["date"] = (days[0],)
        free.remove(days[0])
    if "title" not in found and "claim" not in found and free and seen:
        found["title"] = (max(free, key=lambda name: _length(name, seen)),)
    return found


def chosen_columns(given: Mapping[str, str], columns: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the columns of ``{"date": "Day", "links": "Link *"}``.

    Raises ``KeyError`` with a column that the table does not have.
    """
    found: dict[str, tuple[str, ...]] = {}
    for field, text in given.items():
        names: list[str] = []
        for part in [text] if text in columns else [each.strip() for each in text.split(",")]:
            fitting = [part] if part in columns else [n for n in columns if fnmatchcase(n, part)]
            if not fitting:
                raise KeyError(part)
            names += fitting
        found[field] = tuple(names) if field in SEVERAL else tuple(names[:1])
    return found


def as_option(mapped: Mapped) -> str:
    """``--map "date=Day" --map "links=Link 1,Link 2"``, ready to be pasted."""
    parts = (f'--map "{field}={",".join(_shortened(names))}"' for field, names in mapped.items())
    return " ".join(parts)


def _shortened(names: Sequence[str]) -> Sequence[str]:
    """Write ``Link 1``, ``Link 2``, ... as ``Link *``."""
    stems = {match[1] for name in names if (match := _NUMBERED.fullmatch(name))}
    return [f"{stems.pop()} *"] if len(names) > 2 and len(stems) == 1 and _spaced(names) else names


def _spaced(names: Sequence[str]) -> bool:
    return all(re.fullmatch(r".* \d+", name) for name in names)


def _header(name: str) -> str:
    return re.sub(r"[^\w]+", "_", name.strip().casefold()).strip("_")


def _numbered_links(columns: Sequence[str], rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the columns of a series such as ``Link 1`` to ``Link 45`` that hold addresses."""
    series: dict[str, list[str]] = {}
    for name in columns:
        if match := _NUMBERED.fullmatch(name):
            series.setdefault(match[1], []).append(name)
    for names in series.values():
        cells = [row[name] for row in rows for name in names if row[name]]
        links = sum("://" in cell for cell in cells)
        if len(names) > 1 and links * 2 > len(cells):
            return tuple(names)
    return ()


def _are_days(name: str, rows: Sequence[Row]) -> bool:
    cells = [row[name] for row in rows if row[name]][:_ENOUGH]
    return bool(cells) and all(map(_is_day, cells)) and not all(cell.isdigit() for cell in cells)


def _is_day(cell: str) -> bool:
    try:
        return bool(edtf_day(cell))
    except RowRefused:
        return False


def _length(name: str, rows: Sequence[Row]) -> int:
    return sum(len(row[name]) for row in rows)
