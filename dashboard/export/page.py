"""A page of its own: one HTML file with map, slider, claims and comparison, and no network.

``page_html`` carries the dashboard's own JavaScript along; the file opens from a folder, from
any static host, inside an ``<iframe>`` and in slides made of HTML.
"""

import json
from functools import cache
from html import escape
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from dashboard.analysis.wording import capitalised
from dashboard.export import inline
from dashboard.export.page_data import page_data
from dashboard.export.scene import Scene, spoken
from dashboard.export.stamp import CREDITS, stamp_lines
from dashboard.language import N_, _
from dashboard.model.progress import Progress, silent
from dashboard.views.browser import MAP_OPTIONS, drawing_settings
from dashboard.views.subject import size, subject
from dashboard.views.tray import tray_view

#: Room that an embedded page needs to show map, slider and claims side by side.
HEIGHT = 640
_SOFTWARE = N_("Made with Claim Atlas. Map software: Leaflet (BSD-2-Clause).")
_FONT = N_("Typeface: Source Sans (SIL Open Font License 1.1).")


@spoken
def page_html(
    scene: Scene,
    *,
    title: str | None = None,
    theme: str = "light",
    progress: Progress = silent,
) -> str:
    """Return the page; it opens with the scene's view and holds every claim of the data set.

    ``title`` of ``None`` is what the data set is about; ``theme`` is ``light`` or ``dark``.

    Raises:
        ValueError: There is no such theme.
    """
    if theme not in ("light", "dark"):
        raise ValueError(f"no theme {theme!r}: it is light or dark")
    tray = tray_view(scene.dataset).words
    about = subject(scene.dataset, scene.axis)
    heading = title or about or "Claim Atlas"
    settings = {
        "map": {_camel(name): value for name, value in MAP_OPTIONS.items()},
        "font": inline.font(),
        "credits": _(CREDITS),
        **drawing_settings(),
        "dashboard": scene.dashboard if scene.dashboard.startswith(("http://", "https://")) else "",
    }
    parts = [part for part in (about, size(scene.dataset)) if part != heading]
    return _template().render(
        title=heading,
        language=scene.language.code,
        theme=theme,
        about=" · ".join(filter(None, parts)),
        description=_(
            "{subject}: {size}, on a map by day.",
            subject=capitalised(about or _("claims")),
            size=size(scene.dataset),
        ),
        stamp=stamp_lines(scene),
        tray=_("Not on the map: {claims}.", claims=tray) if tray else "",
        software=[_(_SOFTWARE), *([_(_FONT)] if settings["font"] else [])],
        policy=inline.policy(inline.scripts()),
        styles=[Markup(each) for each in inline.styles()],
        scripts=[Markup(each) for each in inline.scripts()],
        data=[
            (name, Markup(text))
            for name, text in (
                ("page-data", _json(page_data(scene, progress))),
                ("page-settings", _json(settings)),
                *inline.basemap(),
            )
        ],
    )


def embed_snippet(file_name: str, title: str) -> str:
    """Return the HTML that shows a page inside another one.

    >>> embed_snippet("atlas.html", "Kazakhstan")
    '<iframe src="atlas.html" title="Kazakhstan" ...></iframe>'
    """
    address = quote(file_name, safe="/:?#&=%~+,.-_")
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{HEIGHT}" '
        'sandbox="allow-scripts allow-popups" loading="lazy" style="border: 0"></iframe>'
    )


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return inline.data_text(text)


def _camel(name: str) -> str:
    """``zoom_snap`` -> ``zoomSnap``: Leaflet's spelling of folium's."""
    first, *rest = name.split("_")
    return first + "".join(each.capitalize() for each in rest)


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(inline.PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["_"] = _
    return environment.get_template("page.html")
