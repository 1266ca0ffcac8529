"""The page as a file: what it holds, what it forbids, and the same bytes for the same scene."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dashboard.export import inline
from dashboard.export.page import embed_snippet, page_html
from dashboard.export.scene import Scene, open_scene
from dashboard.views.browser import SCRIPTS, STYLES

HOSTILE = Path(__file__).parents[1] / "data" / "hostile"
ASSETS = Path(__file__).parents[2] / "dashboard" / "webmap" / "assets"


class Elements(HTMLParser):
    """All elements with their attributes, and the text of each script by its id."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append((dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)

    def data(self, name: str) -> dict:
        return json.loads(next(text for attrs, text in self.scripts if attrs.get("id") == name))


@pytest.fixture(scope="module")
def scene(sample_data: Path) -> Scene:
    return open_scene(sample_data, {"day": "2022-01-05", "sources": "cwi,mlpd"})[0]


@pytest.fixture(scope="module")
def html(scene: Scene) -> str:
    return page_html(scene)


def test_the_sample_takes_less_than_five_megabytes(html: str) -> None:
    assert 1_000_000 < len(html.encode()) < 5_000_000


def test_the_same_scene_gives_the_same_bytes(scene: Scene, sample_data: Path, html: str) -> None:
    again, _ = open_scene(sample_data, {"day": "2022-01-05", "sources": "cwi,mlpd"})
    assert page_html(again) == html
    assert page_html(scene, theme="dark") != html


def test_the_javascript_is_the_dashboards(html: str) -> None:
    scripts = [text for attrs, text in Elements(html).scripts if "type" not in attrs]
    for name in SCRIPTS:
        assert (ASSETS / "js" / name).read_text(encoding="utf-8") in scripts
    for name in STYLES:
        assert (ASSETS / name).read_text(encoding="utf-8") in html


def test_nothing_in_it_asks_the_network_for_anything(html: str) -> None:
    for tag, attrs in Elements(html).found:
        assert tag not in ("link", "iframe", "object", "embed", "img", "base"), tag
        for name in ("src", "href", "action", "data", "srcset"):
            assert not attrs.get(name) or attrs[name].startswith("#"), (tag, attrs)
    assert not re.findall(r"url\((?!data:)", "".join(inline.styles()))
    assert "sourceMappingURL" not in html


def test_the_policy_lets_these_scripts_run_and_nothing_else(html: str) -> None:
    elements = Elements(html)
    policy = next(a["content"] for t, a in elements.found if a.get("http-equiv"))
    rules = dict(rule.strip().split(" ", 1) for rule in (policy or "").split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in rules["script-src"]
    hashes = [
        f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
        for attrs, text in elements.scripts
        if "type" not in attrs
    ]
    assert rules["script-src"].split() == hashes
    assert not any(name.startswith("on") for _, attrs in elements.found for name in attrs)


def test_it_carries_every_claim_and_opens_with_the_scene(scene: Scene, html: str) -> None:
    data = Elements(html).data("page-data")
    assert [line["id"] for line in data["lines"]] == scene.dataset.claims["claim_id"].tolist()
    assert data["start"] == {"day": "2022-01-05", "sources": "cwi,mlpd"}
    assert "5 January 2022; 2 of 5 sources" in html


def test_whom_a_source_cites_to_dispute_him_does_not_dispute_himself(html: str) -> None:
    cards = Elements(html).data("page-data")["cards"]
    coup = next(card for card in cards if card["id"] == "mlpd-02.whether")
    told = {row["by"]: row.get("notes", []) for row in coup["rows"] if row["locator"] == "¶4"}
    assert told == {"President Tokayev (cited by MLPD)": [], "MLPD": ["disputes"]}


def test_hostile_text_is_never_markup() -> None:
    scene, _ = open_scene(HOSTILE, {})
    title = "</title><script>window.pwned=1</script>"
    html = page_html(scene, title=title)
    plain = Elements(page_html(scene, title="Plain"))
    assert [tag for tag, _ in Elements(html).found] == [tag for tag, _ in plain.found]
    claims = scene.dataset.claims["claim"].tolist()
    assert [line["claim"] for line in plain.data("page-data")["lines"]] == claims
    links = [source["url"] for source in plain.data("page-data")["sources"]]
    assert all(not link or link.startswith(("http://", "https://")) for link in links)


def test_an_embed_snippet_is_one_closed_frame() -> None:
    snippet = embed_snippet('my "map".html', "Who says <what>")
    elements = Elements(snippet).found
    assert len(elements) == 1
    assert elements[0][1]["src"] == "my%20%22map%22.html"
    assert elements[0][1]["title"] == "Who says <what>"
    assert "allow-same-origin" not in (elements[0][1]["sandbox"] or "")


def test_there_are_two_themes(scene: Scene) -> None:
    assert '<html lang="en" data-theme="dark">' in page_html(scene, theme="dark")
    with pytest.raises(ValueError, match="no theme 'sepia'"):
        page_html(scene, theme="sepia")


def test_an_asset_that_would_end_its_element_is_refused() -> None:
    with pytest.raises(ValueError, match="would end its element"):
        inline._harmless("const end = '</script>';")
