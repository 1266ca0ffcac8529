"""One column of a form: its widget, its help, and a date in words as one types."""

from collections.abc import Sequence

import streamlit as st

from dashboard.language import _
from dashboard.model.terms import TERMS, term
from dashboard.panels.edit_desk import Desk
from dashboard.panels.plain import plain
from dashboard.panels.templating import show
from dashboard.views.edit_choices import Choice, choices
from dashboard.views.edit_days import told_day
from dashboard.views.edit_fields import Field, Kind

NONE = ""
#: A text that is typed reaches Python after so long a rest.
PAUSE = "300ms"


def ask(desk: Desk, field: Field, *parts: str, value: str = "", label: str = "") -> str:
    """Show the column's widget in this form and return the cell; ``parts`` make its key."""
    key = desk.key(*parts, field.column)
    title = plain(label or field.title) + (" *" if field.required else "")
    if field.kind is Kind.ONE_OF:
        return _one_of(field, key, title, value)
    if field.kind is Kind.USUALLY:
        return _usually(desk, field, key, title, value)
    if field.kind is Kind.ROW:
        every = choices(desk.tables, field.of)
        clear = () if field.required or not value else (Choice(NONE, _("– nothing –")),)
        return row(key, title, every, value, first=clear, help_text=_help(field))
    if field.kind is Kind.LONG or "\n" in value:
        return _long(field, key, title, value)
    text = _line(field, key, title, value)
    if field.kind is Kind.DAY:
        day_words(text)
    return text


def day_words(text: str) -> None:
    """Say a date in words, or what is wrong with it."""
    told = told_day(text)
    if told.words or told.wrong:
        show("edit_day.html", told=told)


def row(
    key: str,
    title: str,
    every: Sequence[Choice],
    value: str = "",
    *,
    first: Sequence[Choice] = (),
    help_text: str | None = None,
    placeholder: str = "",
) -> str:
    """Show the rows of a table as a drop-down with a search; ``first`` stand above them."""
    words = {each.id: each.words for each in (*first, *every)}
    if value and value not in words:
        words = {value: value, **words}
    ids = list(words)
    return (
        st.selectbox(
            title,
            ids,
            index=ids.index(value) if value else None,
            format_func=lambda each: words.get(each, each),
            key=key,
            help=help_text,
            placeholder=placeholder or _("Type to search"),
            filter_mode="contains",
            persist_state="session",
        )
        or ""
    )


def _line(field: Field, key: str, title: str, value: str) -> str:
    return (
        st.text_input(
            title,
            value,
            key=key,
            help=_help(field),
            placeholder=_("such as {example}", example=field.example) if field.example else None,
            live=PAUSE,
            persist_state="session",
        )
        or ""
    ).strip()


def _long(field: Field, key: str, title: str, value: str) -> str:
    return (
        st.text_area(
            title,
            value,
            key=key,
            help=_help(field),
            placeholder=_("such as {example}", example=field.example) if field.example else None,
            height=68 if len(value) < 160 else 140,
            persist_state="session",
        )
        or ""
    ).strip()


def _one_of(field: Field, key: str, title: str, value: str) -> str:
    return _chosen(field, _options(field, (), value), (key, title, value))


def _usually(desk: Desk, field: Field, key: str, title: str, value: str) -> str:
    """Offer the list of the schema, what the data have besides, and a word of one's own."""
    used = {
        cells.get(field.column, "")
        for rows in desk.tables.values()
        for cells in rows
        if field.column in cells and field.column != "kind"
    }
    own = sorted(used - {*field.choices, NONE})
    return _chosen(field, _options(field, own, value), (key, title, value), new=True)


def _chosen(
    field: Field, options: list[str], shown: tuple[str, str, str], *, new: bool = False
) -> str:
    """Show a drop-down, with ``new`` one that also takes a word of one's own.

    ``shown`` are its key, its title, and what the row holds so far.
    """
    key, title, value = shown
    context = _context(field)
    chosen: str | None = st.selectbox(
        title,
        options,
        index=options.index(value) if value else None,
        format_func=lambda each: _word(context, each) or _("– nothing –"),
        key=key,
        help=_help(field),
        placeholder=_("Choose, or type another word") if new else _("Choose"),
        accept_new_options=new,
        persist_state="session",
    )
    return (chosen or "").strip()


def _context(field: Field) -> str:
    """Return under which name the catalogues have the words of a field's list, if they do."""
    words = set(field.choices)
    return next((name for name, terms in TERMS.items() if words and words <= set(terms)), "")


def _word(context: str, word: str) -> str:
    return term(context, word) if context else word


def _options(field: Field, own: Sequence[str], value: str) -> list[str]:
    """Return what there is to choose; a cell that may be empty can be emptied again."""
    options = [*field.choices, *own]
    if value and value not in options:
        options.insert(0, value)
    return options if field.required or not value else [NONE, *options]


def _help(field: Field) -> str:
    return field.help.replace("|", "\\|") if field.choices or field.example else plain(field.help)
