"""A hundred thousand claims on ten years of days, in the map's own scripts without a server."""

import json
import mimetypes
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, Route

from dashboard.analysis.activity import Activity
from dashboard.analysis.timeline import Axis, Slot
from dashboard.views.browser import MAP_OPTIONS, SCRIPTS, STYLES, drawing_settings, packed_view
from dashboard.views.columns import pack
from dashboard.views.map_view import KnownDay, MapView, OffMap, PlaceMark, SourceMark
from dashboard.views.slots import slot_views
from dashboard.webmap.streamlit_map import ASSETS, LEAFLET
from tests.browser.atlas import wait_until
from tests.browser.watch import Watch

CLAIMS, PLACES, SOURCES, DAYS = 100_000, 4000, 150, 3650
HOME = "http://127.0.0.1:1/"
STATE = {
    "counts": "counts.gz",
    "phrase": "",
    "command": 1,
    "fields": [],
    "day": None,
    "mode": "day",
    "lastDays": 3,
    "place": None,
    "known": None,
    "camera": [2, 30, 20],
}


def made_up() -> MapView:
    """Return a view of claims that are spread over all days, some of them as spans."""
    rng = np.random.default_rng(6)
    place, source = np.sort(rng.integers(0, PLACES, CLAIMS)), rng.integers(0, SOURCES, CLAIMS)
    order = np.lexsort((source, place))
    first = rng.integers(0, DAYS, CLAIMS)
    light = (rng.random(CLAIMS) < 0.2).astype(np.int64)
    last = np.minimum(first + light * rng.integers(1, 90, CLAIMS), DAYS - 1)
    ones, none = np.ones(CLAIMS, dtype=np.int64), np.zeros(0, dtype=np.int64)
    start = date(2015, 1, 1).toordinal()
    axis = Axis(tuple(Slot(start + day, start + day + 1) for day in range(DAYS)))
    return MapView(
        sources=tuple(
            SourceMark(f"s{each}", f"Source {each}", "#0b5cad") for each in range(SOURCES)
        ),
        places=tuple(_place(each, rng) for each in range(PLACES)),
        slots=slot_views(axis),
        place=place[order],
        position=np.arange(PLACES),
        activity=Activity(
            place[order], source[order], ones, first, last, light, ones * 0, ones, np.arange(CLAIMS)
        ),
        off=OffMap(none, none, none, none),
        known=(KnownDay("2025-01-01", "1 January 2025", "1 Jan"),),
        default=0,
        home=None,
    )


def _place(at: int, rng: np.random.Generator) -> PlaceMark:
    latitude, longitude = rng.uniform(-40, 65), rng.uniform(-120, 140)
    return PlaceMark(f"p{at}", f"Place {at}", "city", latitude, longitude, (), "XX", "")


@pytest.fixture(scope="module")
def view() -> MapView:
    """Return the made-up view, made once."""
    return made_up()


@pytest.fixture
def stage(page: Page, watch: Watch, view: MapView) -> Page:
    """Return a page with the map alone, its columns delivered by the test."""
    counts: dict[str, Any] = {
        "shown": view.activity.total,
        "off_shown": [],
        **{f"open_{name}": [] for name in ("place", "first", "last", "question")},
    }
    header = {
        "sources": [each.id for each in view.sources],
        "layers": [[1, 0, 0]],
        "layer_count": 2,
    }
    made = {
        "": _html().encode(),
        "view.gz": packed_view(view),
        "counts.gz": pack(header, counts),
    }

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOME).partition("?")[0]
        if path in made:
            kind = "text/html" if not path else "application/gzip"
            route.fulfill(body=made[path], content_type=kind)
            return
        folder, _, name = path.partition("/")
        file: Path = {"assets": ASSETS, "leaflet": LEAFLET}[folder] / name
        kind = mimetypes.guess_type(name)[0] or "text/plain"
        route.fulfill(body=file.read_bytes(), content_type=kind)

    page.route(f"{HOME}**", answer)
    page.goto(HOME)
    wait_until(page, lambda: page.evaluate("() => window.claimAtlas?.state().ready"), 60)
    assert not watch.problems
    return page


def _html() -> str:
    camel = {name: _camel(name) for name in MAP_OPTIONS}
    options = {camel[name]: value for name, value in MAP_OPTIONS.items()}
    plugin = {
        "view": "view.gz",
        "assets": "assets/",
        "version": "1",
        "present": False,
        "font": "",
        **drawing_settings(),
    }
    styles = "".join(f"<link rel=stylesheet href=assets/{name}>" for name in STYLES)
    scripts = "".join(f"<script src=assets/js/{name}></script>" for name in SCRIPTS)
    return (
        f"<!doctype html><meta charset=utf-8><link rel=stylesheet href=leaflet/leaflet.css>{styles}"
        f"<link rel=icon href=data:,><div id=root><div id=map_div></div></div>"
        f"<script src=leaflet/leaflet.js></script>{scripts}<script>"
        f"ClaimAtlas.open(L.map('map_div', {json.dumps(options)}),"
        f" {{...{json.dumps(plugin)}, send: () => {{}}}});"
        f"ClaimAtlas.tell({json.dumps(STATE)});</script>"
    )


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(each.capitalize() for each in rest)


#: A drag over the track; what each frame that was painted meanwhile showed.
_DRAG = """
async (mode) => {
  const seen = [];
  // Not the day that it stands on: where nothing changes, nothing is painted.
  const start = { mode, day: "2015-01-02" };
  await new Promise((done) => {
    const stop = claimAtlas.onPaint((state) => {
      if (state.day === start.day) { stop(); done(); }
    }, true);
    claimAtlas.goTo(start);
  });
  const stop = claimAtlas.onPaint(({ day, claims }) => seen.push({
    day, claims, date: document.querySelector(".ca-date").textContent,
    sentence: document.querySelector(".ca-sentence").textContent,
  }), true);
  const track = document.querySelector(".ca-track");
  const { left, width, top } = track.getBoundingClientRect();
  track.setPointerCapture = () => {};
  const fire = (type, share) => track.dispatchEvent(new PointerEvent(type, {
    bubbles: true, pointerId: 1, pointerType: "mouse",
    clientX: left + share * width, clientY: top + 9,
  }));
  fire("pointerdown", 0.1);
  for (let step = 0; step <= 60; step++) {
    fire("pointermove", 0.1 + step * 0.014);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
  fire("pointerup", 0.94);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  stop();
  return seen;
}
"""


@pytest.mark.parametrize("mode", ["day", "last", "until"])
def test_each_frame_of_a_drag_shows_its_day_as_the_columns_have_it(
    stage: Page, view: MapView, mode: str
) -> None:
    seen: list[dict[str, Any]] = stage.evaluate(_DRAG, mode)
    assert len({each["day"] for each in seen}) >= 30
    rows, keys = view.activity, [slot.key for slot in view.slots]
    for each in seen:
        to = keys.index(each["day"])
        begin = {"day": to, "last": max(0, to - 2), "until": 0}[mode]
        there = (rows.first <= to) & (rows.last >= begin)
        assert each["claims"] == there.sum(), each["day"]
        assert f"{there.sum():,} claims" in each["sentence"]
        places = len(np.unique(view.place[there]))
        assert f"{places:,} places" in each["sentence"]


def test_few_glyphs_stand_for_thousands_of_places(stage: Page, view: MapView) -> None:
    last = view.slots[-1].key
    stage.evaluate("day => claimAtlas.goTo({ mode: 'until', day })", last)
    wait_until(stage, lambda: stage.evaluate("() => claimAtlas.state().day") == last)
    boxes = stage.evaluate("() => claimAtlas.boxes()")
    donuts = [box for box in boxes if box["kind"] == "donut"]
    assert 20 < len(donuts) < 1000
    told = stage.evaluate("() => claimAtlas.state().claims")
    assert told == view.activity.total.sum()


def test_the_labels_of_ten_years_do_not_lie_on_each_other(stage: Page) -> None:
    """What the axis writes is noted while it is drawn anew."""
    texts = stage.evaluate(
        """async () => {
          const seen = [];
          const { fillText } = CanvasRenderingContext2D.prototype;
          CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
            const width = this.measureText(text).width;
            const left = { left: x, center: x - width / 2 }[this.textAlign] ?? x;
            if (/^([A-Z][a-z]{2}|20\\d\\d)$/.test(text)) {
              seen.push({ text, left, right: left + width, y });
            }
            return fillText.apply(this, arguments);
          };
          window.claimAtlas.goTo({ mode: "last" });
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          CanvasRenderingContext2D.prototype.fillText = fillText;
          return seen;
        }"""
    )
    assert {"2016", "2024"} <= {each["text"] for each in texts}
    rows: dict[float, list[dict[str, Any]]] = {}
    for each in texts:
        rows.setdefault(round(each["y"], 1), []).append(each)
    for row in rows.values():
        distinct = {each["text"] + str(round(each["left"])): each for each in row}
        order = sorted(distinct.values(), key=lambda each: each["left"])
        for one, two in zip(order, order[1:], strict=False):
            assert one["right"] + 3 < two["left"], (one, two)


_BARS = """
([rows, filters, size]) => {
  const column = (name) => Int32Array.from(rows[name]);
  const names = ["place", "source", "first", "last", "light", "said", "total"];
  const none = new Int32Array(0);
  const activity = new ClaimAtlas.Activity({
    rows: Object.fromEntries(names.map((name) => [name, column(name)])),
    off: { first: none, last: none, said: none },
    places: new Array(size.places), sources: new Array(size.sources), slots: new Array(size.slots),
  });
  return filters.map(({ shown, known }) => {
    activity.setShown(Int32Array.from(shown), none);
    const bars = activity.bars(known ?? Infinity);
    return Object.fromEntries(Object.entries(bars).map(([name, each]) => [name, [...each]]));
  });
}
"""


def test_the_bars_follow_the_filters_from_one_to_the_next(stage: Page) -> None:
    """They are kept up to date by what changed: counted here from nothing each time."""
    rng = np.random.default_rng(7)
    size = {"places": 9, "sources": 4, "slots": 30}
    first = rng.integers(0, size["slots"], 200)
    rows = {
        "place": np.sort(rng.integers(0, size["places"], 200)),
        "source": rng.integers(0, size["sources"], 200),
        "first": first,
        "last": np.minimum(first + rng.integers(0, 6, 200), size["slots"] - 1),
        "light": rng.integers(0, 2, 200),
        "said": rng.integers(0, 3, 200),
        "total": rng.integers(1, 5, 200),
    }
    some = [np.minimum(rng.integers(0, 5, 200), rows["total"]) for _ in range(2)]
    filters = [
        (rows["total"], None), (some[0], None), (some[1], None), (some[1], 1), (some[0], 1),
        (some[0], None), (rows["total"], None),
    ]  # fmt: skip
    told = stage.evaluate(
        _BARS,
        [
            {name: column.tolist() for name, column in rows.items()},
            [{"shown": shown.tolist(), "known": known} for shown, known in filters],
            size,
        ],
    )
    for bars, (shown, known) in zip(told, filters, strict=True):
        said = rows["said"] <= (9 if known is None else known)
        for slot in range(size["slots"]):
            here = said & (rows["first"] <= slot) & (rows["last"] >= slot)
            dated = here & (rows["light"] == 0)
            hidden = rows["total"] - shown
            assert bars["shown"][slot] == shown[here].sum()
            assert bars["exactShown"][slot] == shown[dated].sum()
            assert bars["hidden"][slot] == hidden[here].sum()
            assert bars["hiddenExact"][slot] == hidden[dated].sum()
            for source in range(size["sources"]):
                at, by = slot * size["sources"] + source, rows["source"] == source
                assert bars["exact"][at] == shown[dated & by].sum()
                assert bars["light"][at] == shown[here & by & (rows["light"] == 1)].sum()
            edge = (rows["first"] == slot) | (rows["last"] + 1 == slot)
            assert bars["changes"][slot] == (edge & said & (shown > 0)).any()


_RINGS = """
([rows, size, spots, most]) => {
  const none = new Int32Array(0);
  const columns = Object.entries(rows).map(([name, column]) => [name, Int32Array.from(column)]);
  const activity = new ClaimAtlas.Activity({
    rows: Object.fromEntries(columns), off: { first: none, last: none, said: none },
    places: new Array(size.places), sources: new Array(size.sources), slots: new Array(size.slots),
  });
  activity.group(spots);
  const now = activity.window(0, size.slots - 1);
  return {
    spots: spots.map((_, spot) => now.sharesOf(spot, most)),
    places: spots.flat().map((place) => now.sharesAt(place, most)),
  };
}
"""


@pytest.mark.parametrize("most", [1, 3, 12])
def test_a_ring_has_the_sources_with_most_claims_and_counts_the_others(
    stage: Page, most: int
) -> None:
    """Of sources with equally many, the first; in the order of the sources, as in the legend."""
    rng = np.random.default_rng(8)
    size = {"places": 6, "sources": 10, "slots": 5}
    place, source = rng.integers(0, size["places"], 160), rng.integers(0, size["sources"], 160)
    order = np.lexsort((source, place))
    first = rng.integers(0, size["slots"], 160)
    rows = {
        "place": place[order],
        "source": source[order],
        "first": first,
        "last": first,
        "light": rng.integers(0, 2, 160),
        "said": first * 0,
        "total": rng.integers(1, 3, 160),
    }
    spots = [[0, 3], [1], [5, 2, 4]]
    columns = {name: column.tolist() for name, column in rows.items()}
    told = stage.evaluate(_RINGS, [columns, size, spots, most])
    wanted = [*spots, *([place] for spot in spots for place in spot)]
    for ring, places in zip([*told["spots"], *told["places"]], wanted, strict=True):
        here = np.isin(rows["place"], places)
        weights = np.where(here, rows["total"], 0)
        counts = np.bincount(rows["source"], weights, size["sources"])
        light = np.bincount(rows["source"], weights * rows["light"], size["sources"])
        largest = sorted(np.flatnonzero(counts), key=lambda each: (-counts[each], each))
        assert [each["source"] for each in ring["shares"]] == sorted(largest[:most])
        for each in ring["shares"]:
            assert each["light"] == light[each["source"]]
            assert each["exact"] == counts[each["source"]] - light[each["source"]]
        assert ring["rest"] == counts[largest[most:]].sum()
