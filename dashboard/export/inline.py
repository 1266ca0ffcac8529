"""Files of the map as text that may stand inside one HTML document, and the policy that binds it.

Scripts and styles are read as data, from the folders where the dashboard serves them.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from dashboard.views.browser import SCRIPTS, STYLES

MAP = Path(str(files("dashboard"))) / "webmap" / "assets"
LEAFLET = Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"
PAGE = Path(str(files("dashboard"))) / "export" / "assets"

#: In the order in which they build upon each other, after those of the map.
PAGE_SCRIPTS = (
    "page-words.js",
    "page-model.js",
    "page-conflicts.js",
    "page-address.js",
    "page-filters.js",
    "page-claims.js",
    "page-compare.js",
    "page-sources.js",
    "page.js",
)
BASEMAP = ("world.topo.json", "cities.json", "regions.topo.json")

_ADDRESS = re.compile(r"url\([^)]*\)")
_END = re.compile(r"</(script|style)|<!--", re.IGNORECASE)


@cache
def scripts() -> tuple[str, ...]:
    """Return Leaflet, the map's own scripts as the dashboard has them, and those of the page."""
    paths = [
        LEAFLET / "leaflet.js",
        *(MAP / "js" / name for name in SCRIPTS),
        *(PAGE / name for name in PAGE_SCRIPTS),
    ]
    return tuple(_harmless(_without_map(path.read_text(encoding="utf-8"))) for path in paths)


@cache
def styles() -> tuple[str, ...]:
    """Return the style sheets; Leaflet's pictures, which nothing here shows, are left out."""
    leaflet = _ADDRESS.sub("none", (LEAFLET / "leaflet.css").read_text(encoding="utf-8"))
    own = [(MAP / name).read_text(encoding="utf-8") for name in STYLES]
    return tuple(map(_harmless, (leaflet, *own, (PAGE / "page.css").read_text(encoding="utf-8"))))


@cache
def basemap() -> tuple[tuple[str, str], ...]:
    """Return name and JSON of each file of the basemap."""
    folder = MAP / "basemap"
    return tuple((name, data_text((folder / name).read_text(encoding="utf-8"))) for name in BASEMAP)


@cache
def font() -> str:
    """Return the dashboard's text font as a data address; "" where it is not installed.

    Streamlit ships it. The package is found, not imported.
    """
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        return ""
    media = Path(spec.origin).parent / "static" / "static" / "media"
    found = sorted(media.glob("SourceSansVF-Upright*.woff2"))
    return f"data:font/woff2;base64,{_base64(found[0].read_bytes())}" if found else ""


def data_text(json: str) -> str:
    r"""Return JSON that cannot end the ``<script type="application/json">`` around it.

    ``<`` stands only inside JSON's texts, where ``\u003c`` is the same.
    """
    return json.replace("<", "\\u003c")


def policy(texts: tuple[str, ...]) -> str:
    """Return a Content-Security-Policy: these very scripts run, and nothing is fetched."""
    hashes = " ".join(f"'sha256-{_base64(sha256(each.encode()).digest())}'" for each in texts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def _base64(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")


def _without_map(script: str) -> str:
    """Drop the address of a source map, which the browser's tools would ask for."""
    return re.sub(r"^//# sourceMappingURL=.*$", "", script, flags=re.MULTILINE)


def _harmless(text: str) -> str:
    """Refuse a file that would end the element it stands in; all of them are ours to mend."""
    found = _END.search(text)
    if found:
        raise ValueError(f"an asset holds {found[0]!r}, which would end its element in a page")
    return text
