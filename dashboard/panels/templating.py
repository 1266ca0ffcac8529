"""HTML from view models: Jinja2 templates in which every value is escaped."""

from functools import cache
from typing import Any

import streamlit as st
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from dashboard import language
from dashboard.language import _, ngettext
from dashboard.language.names import language_words
from dashboard.model.terms import term
from dashboard.views.source_signs import sign_style


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("dashboard.panels", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["claims"] = lambda number: ngettext("{n} claim", "{n} claims", number)
    environment.filters["number"] = language.number_words
    environment.filters["term"] = lambda word, context: term(context, word)
    environment.globals.update(
        _=_message, ngettext=_counted, pgettext=_in_context,
        told=_told, named=_named, marked=_marked,
    )  # fmt: skip
    environment.filters["sign"] = sign_style
    environment.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    return environment.get_template(name)


def _message(message: str, /, **fields: Any) -> Markup:
    """``_`` of a template: the message is text, its fields may be markup made by the template."""
    return escape(_(message)).format(**_written(fields))


def _in_context(context: str, message: str, /, **fields: Any) -> Markup:
    return escape(language.pgettext(context, message)).format(**_written(fields))


def _counted(one: str, many: str, n: float, /, **fields: Any) -> Markup:
    kept = {name: f"{{{name}}}" for name in fields}
    return escape(ngettext(one, many, n, **kept)).format(**_written(fields))


def _written(fields: dict[str, Any]) -> dict[str, Any]:
    """Write numbers as the language does; escaping is the format's own."""
    numbers = (int, float)
    return {
        name: language.number_words(field) if isinstance(field, numbers) else field
        for name, field in fields.items()
    }


def _told(view: Any, part: str, text: str | None = None) -> Markup:
    """A free text of a view; a small ``en`` behind one that is not in the page's language."""
    return _named(view, part, text) + _language_mark(view.languages.get(part, ""))


def _named(view: Any, part: str, text: str | None = None) -> Markup:
    """A name of a view: a voice is told which language it reads."""
    code = view.languages.get(part)
    tag = Markup('<span lang="{0}">{1}</span>') if code else Markup("{1}")
    return tag.format(code, getattr(view, part) if text is None else text)


def _marked(view: Any, part: str, text: str | None = None) -> Markup:
    """Words of ours around a text of the data: marked, but a voice goes on in our language."""
    shown = escape(getattr(view, part) if text is None else text)
    return shown + _language_mark(view.languages.get(part, ""))


def _language_mark(code: str) -> Markup:
    """A small ``en`` behind a text that is not in the page's language, with its name."""
    if not code:
        return Markup("")
    title = _("This text is in another language: {language}", language=language_words(code))
    return Markup('\u00a0<abbr class="ca-lang" title="{}" lang="{}">{}</abbr>').format(
        title, language.current().code, code
    )


def render(name: str, **values: Any) -> str:
    """Return the template's HTML; values are escaped, an unknown name is an error."""
    return _template(name).render(**values)


def show(name: str, **values: Any) -> None:
    """Put the template's HTML into the page."""
    st.html(render(name, **values))
