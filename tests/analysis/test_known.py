"""The second clock: what had been said by the end of a day."""

import pytest

from dashboard.analysis.address import Address, decode, encode
from dashboard.analysis.description import phrase
from dashboard.analysis.filters import shown
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import build_axis
from tests.analysis.small_atlas import claim
from tests.analysis.spoken_atlas import spoken

AS_OF = ["2022-01-06", "2022-01-07~", "2022-01", "2022-01-09/..", "2022-01-06/2022-01-31", ""]
DATA = spoken([claim("deaths", "red", as_of=day) for day in AS_OF])
AXIS = build_axis(DATA.claims)


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("2021-12-31", [False, False, False, False, False, False]),
        ("2022-01-01", [False, False, True, False, False, False]),
        ("2022-01-06", [True, False, True, False, True, False]),
        ("2022-01-07", [True, True, True, False, True, True]),  # the source's own day
        ("2022-01-09", [True, True, True, True, True, True]),
    ],
)
def test_a_claim_is_known_from_the_first_day_it_may_have_been_made(
    day: str, known: list[bool]
) -> None:
    selection = Selection(as_known_on=day)
    assert shown(DATA, selection).tolist() == known


def test_the_sentence_says_it() -> None:
    assert phrase(DATA, Selection(as_known_on="2022-01-07")).endswith(
        ", as known on 7 January 2022"
    )


def test_the_address_holds_it() -> None:
    address = Address(Selection(day=AXIS.slots[AXIS.default].key, as_known_on="2022-01-07"))
    params = encode(address, DATA, AXIS)
    assert params == {"known": "2022-01-07"}
    assert decode(params, DATA, AXIS) == (address, ())


@pytest.mark.parametrize("text", ["yesterday", "2022-01", "2022-13-01", "2022-01-06/.."])
def test_what_is_no_day_is_named(text: str) -> None:
    address, notices = decode({"known": text}, DATA, AXIS)
    assert address.selection.as_known_on is None
    assert notices == (
        f'The address asks for what was known on "{text}", which is no day such as 2022-01-07; '
        "showing what was said on any day instead.",
    )
