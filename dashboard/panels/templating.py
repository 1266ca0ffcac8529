"""HTML from view models: Jinja2 templates in which every value is escaped."""

from functools import cache
from typing import Any

import streamlit as st
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from dashboard.analysis.wording import count
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
    environment.filters["claims"] = lambda number: count(number, "claim")
    environment.filters["counted"] = count
    environment.filters["sign"] = sign_style
    environment.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    return environment.get_template(name)


def render(name: str, **values: Any) -> str:
    """Return the template's HTML; values are escaped, an unknown name is an error."""
    return _template(name).render(**values)


def show(name: str, **values: Any) -> None:
    """Put the template's HTML into the page."""
    st.html(render(name, **values))
