"""Addresses: what is written comes back, nonsense falls back and says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.address import Address, decode, encode
from dashboard.analysis.address_words import Camera
from dashboard.analysis.selection import Mode, Selection
from dashboard.analysis.timeline import build_axis
from tests.analysis.small_atlas import CLAIMS, EVENTS, SOURCES, atlas, claim

#: With names that fight the notation: a comma, a percent sign, the word for the empty set.
ODD_EVENTS = [
    {**EVENTS[0], "event_id": f"odd-{name}", "category": name}
    for name in ("none", "price, rise", "100%2C", "a b&c=d#é")
]
DATA = atlas(
    [*CLAIMS, *(claim(event["event_id"], "red") for event in ODD_EVENTS)], [*EVENTS, *ODD_EVENTS]
)
AXIS = build_axis(DATA.claims)
DAYS = [slot.key for slot in AXIS.slots]
KINDS = DATA.events["category"].unique().tolist()
PLACES = DATA.places["place_id"].tolist()


def subset(ids: list[str]) -> st.SearchStrategy[frozenset[str] | None]:
    """No filter, or any set of ids but all of them (which is no filter)."""
    sets = st.frozensets(st.sampled_from(ids), max_size=len(ids) - 1)
    return st.none() | sets


modes = st.sampled_from([(Mode.DAY, 3), (Mode.UNTIL, 3)]) | st.integers(2, 60).map(
    lambda days: (Mode.LAST, days)
)
selections = st.builds(
    lambda mode, **more: Selection(mode=mode[0], last_days=mode[1], **more),
    modes,
    day=st.sampled_from(DAYS),
    sources=subset([row["source_id"] for row in SOURCES]),
    categories=subset(KINDS),
    places=subset(PLACES),
    search=st.text().map(lambda text: " ".join(text.split())),
    place=st.none() | st.sampled_from(PLACES),
)
cameras = st.builds(
    Camera,
    st.floats(0, 20).map(lambda number: round(number, 2) + 0.0),
    st.floats(-90, 90).map(lambda number: round(number, 4) + 0.0),
    st.floats(-180, 180).map(lambda number: round(number, 4) + 0.0),
)
addresses = st.builds(Address, selections, st.sampled_from(["map", "present"]), st.none() | cameras)


@given(addresses)
def test_an_address_comes_back(address: Address) -> None:
    params = encode(address, DATA, AXIS)
    assert decode(params, DATA, AXIS) == (address, ())
    assert all(params.values())


@given(st.dictionaries(st.sampled_from(
    ["day", "mode", "sources", "categories", "places", "place", "q", "view", "at", "utm"]
), st.text()))  # fmt: skip
def test_any_nonsense_becomes_an_address_that_can_be_written(params: dict[str, str]) -> None:
    address, _ = decode(params, DATA, AXIS)
    assert decode(encode(address, DATA, AXIS), DATA, AXIS) == (address, ())


def test_defaults_are_left_out_and_the_order_is_stable() -> None:
    assert encode(Address(), DATA, AXIS) == {}
    assert encode(Address(Selection(day=DAYS[AXIS.default])), DATA, AXIS) == {}
    everything = Selection(sources=frozenset({"union", "gov", "red"}))
    assert encode(Address(everything), DATA, AXIS) == {}
    full = Address(
        Selection("2007", Mode.LAST, 7, frozenset({"union", "red"}), frozenset(), place="almaty"),
        "present",
        Camera(5.254, 48.00004, -0.00001),
    )
    assert list(encode(full, DATA, AXIS).items()) == [
        ("day", "2007"),
        ("mode", "last7"),
        ("sources", "red,union"),
        ("categories", "none"),
        ("place", "almaty"),
        ("view", "present"),
        ("at", "5.25/48/0"),
    ]


@pytest.mark.parametrize(
    ("params", "notice"),
    [
        (
            {"day": "2022-13-45"},
            'The address asks for the day "2022-13-45", which this data does not have; '
            "showing 3 January 2022 instead.",
        ),
        (
            {"day": "2015-03-03"},
            'The address asks for the day "2015-03-03", which is no step of the time axis; '
            "showing 1 January 2022 instead.",
        ),
        (
            {"day": "2007-05-05"},
            'The address asks for the day "2007-05-05", which is no step of the time axis; '
            "showing 2007 instead.",
        ),
        (
            {"mode": "last99"},
            'The address asks for the mode "last99", which is none of day, last2 to last60 and '
            "until; showing each day by itself instead.",
        ),
        (
            {"sources": "red,blue"},
            'The address asks for the source "blue", which this data does not have; '
            "showing the others alone.",
        ),
        (
            {"sources": "blue,green"},
            'The address asks for the sources "blue, green", which this data does not have; '
            "showing all sources instead.",
        ),
        (
            {"categories": "dance"},
            'The address asks for the kind of event "dance", which this data does not have; '
            "showing all kinds of event instead.",
        ),
        (
            {"place": "atlantis"},
            'The address asks for the place "atlantis", which this data does not have; '
            "showing all places instead.",
        ),
        (
            {"view": "cinema"},
            'The address asks for the view "cinema", which is none of map and present; '
            "showing map instead.",
        ),
        (
            {"at": "5/95/0"},
            'The address asks for the map position "5/95/0", which is not '
            "zoom/latitude/longitude; showing the usual one instead.",
        ),
    ],
    ids=lambda value: next(iter(value.items())).__str__() if isinstance(value, dict) else "",
)
def test_nonsense_is_named(params: dict[str, str], notice: str) -> None:
    address, notices = decode(params, DATA, AXIS)
    assert notices == (notice,)
    assert address.view == "map"


def test_an_empty_atlas_has_no_day_to_ask_for() -> None:
    data = atlas([])
    axis = build_axis(data.claims)
    assert decode({}, data, axis) == (Address(), ())
    address, notices = decode({"day": "2022-01-05"}, data, axis)
    assert address == Address() and len(notices) == 1
