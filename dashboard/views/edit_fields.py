"""What a form asks for each column: its name, its help, its choices, all from the schemas."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dashboard.analysis.wording import capitalised
from dashboard.language import _, pgettext
from dashboard.model.schemas import CLAIMS, EVENTS, PLACES, REFERENCES, SOURCES, Table

#: The tables by the name that people read, in the order in which a first map needs them.
FORMS: Mapping[str, Table] = {
    "sources": SOURCES,
    "places": PLACES,
    "events": EVENTS,
    "claims": CLAIMS,
}
#: The rules that a field itself shows: a star, a list, the day in words.
UNSAID = frozenset({"empty", "not-in-list", "new-value", "edtf", "thousands"})
_LONG = {"claim", "notes", "quote", "quote_translation"}


class Kind(StrEnum):
    """How a column is asked for."""

    LINE = "line"
    LONG = "long"
    DAY = "day"
    ONE_OF = "one of"  #: a closed list
    USUALLY = "usually"  #: a list that grows with the data
    ROW = "row"  #: the name of a row of the table ``of``


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a form, in words."""

    column: str
    title: str
    help: str
    example: str
    required: bool
    kind: Kind
    choices: tuple[str, ...] = ()
    of: str = ""  #: the table whose row is named


def fields(table: str, columns: Iterable[str] = ()) -> tuple[Field, ...]:
    """Return the schema's columns, then those of the file that no schema knows."""
    schema = FORMS[table]
    known = tuple(_field(table, column) for column in schema.columns)
    own = (name for name in columns if name and name not in schema.columns)
    about = _("A column of your own; kept and shown as it is.")
    return known + tuple(Field(name, name, about, "", False, Kind.LINE) for name in own)


def field(table: str, column: str) -> Field:
    """Return one column of the schema."""
    return _field(table, column)


def title_words(schema: Table, column: str) -> str:
    """``who is counted``: what a column is called in a form."""
    return pgettext("column", schema.schema.columns[column].title)


def _field(table: str, column: str) -> Field:
    schema = FORMS[table]
    about = schema.schema.columns[column]
    codes = {rule.code for rule in schema.rules(column)}
    of = REFERENCES.get((table, column), "")
    return Field(
        column,
        capitalised(title_words(schema, column)),
        _help(_(about.description), schema, column),
        _(about.metadata["example"]) if about.metadata["example"] else "",
        "empty" in codes,
        _kind(column, codes, of),
        schema.values(column),
        of,
    )


def _kind(column: str, codes: set[str], of: str) -> Kind:
    if of:
        return Kind.ROW
    if "not-in-list" in codes:
        return Kind.ONE_OF
    if "new-value" in codes:
        return Kind.USUALLY
    if "edtf" in codes:
        return Kind.DAY
    return Kind.LONG if column in _LONG else Kind.LINE


def _help(about: str, schema: Table, column: str) -> str:
    """Join what the column is and what it must be; lists of values stand in the field itself."""
    rules = [_(rule.documented) for rule in schema.rules(column) if rule.code not in UNSAID]
    must = "; ".join(rules)
    return f"{about} {capitalised(must)}." if must else about
