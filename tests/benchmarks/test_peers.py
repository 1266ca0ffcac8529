"""The peers' data is valid and always the same, and the table says who is better."""

import pytest

from benchmarks.peers.circles import circles
from benchmarks.peers.contenders import CONTENDERS, OURS
from benchmarks.peers.made_up import DAYS, write_folder
from benchmarks.peers.measuring import Result
from benchmarks.peers.section import put_into, section_of
from benchmarks.peers.table import Row, as_markdown, as_text, better_elsewhere
from dashboard.model.reading import read_folder

PEER = CONTENDERS[2]
OUR_RESULT = Result((10.0,) * 12, (30, 30), (5.0, 5.0), (2000.0,) * 3, 4.0)
QUICK_PAGE = Result((20.0,) * 12, (28, 30), (5.0, 5.0), (300.0,) * 3, 0.1)


def rows(peer: Row) -> list[Row]:
    return [Row(OURS, 100, OUR_RESULT), peer]


@pytest.mark.parametrize("claims", [100, 1_000])
def test_every_claim_is_in_one_circle_of_one_of_30_days(tmp_path, claims):
    drawn = circles(write_folder(tmp_path, claims))
    assert len(read_folder(tmp_path).claims) == drawn["claims"].sum() == claims
    assert drawn["day"].nunique() == DAYS
    assert not drawn.duplicated(["day", "place"]).any()


def test_two_folders_of_a_size_are_the_same(tmp_path):
    names = ("sources.csv", "places.csv", "events.csv", "claims.csv")
    one, two = (write_folder(tmp_path / name, 100) for name in ("one", "two"))
    assert [(one / name).read_bytes() for name in names] == [
        (two / name).read_bytes() for name in names
    ]


def test_where_a_peer_is_better_the_table_says_so_and_only_there():
    (sentence,) = better_elsewhere(rows(Row(PEER, 100, QUICK_PAGE)))
    assert sentence.startswith(f"**{PEER.name}** is better in: page to first claims (300 ms")
    assert "transferred (0.10 MB against 4.00 MB)" in sentence
    assert "step" not in sentence and "days" not in sentence


def test_a_peer_that_failed_is_a_row_that_says_why():
    failed = rows(Row(PEER, 100, None, "not measured: no such module"))
    assert f"| {PEER.name} | not measured: no such module |" in as_markdown(failed, {})
    assert "not measured: no such module" in as_text(failed)


def test_ratios_are_to_ours():
    assert "| 20.0 ms (2.0 times) |" in as_markdown(rows(Row(PEER, 100, QUICK_PAGE)), {})


def test_each_command_keeps_the_other_s_part_of_the_page():
    section = as_markdown(rows(Row(PEER, 100, QUICK_PAGE)), {"processor": "x"})
    page = put_into("# Benchmarks\n\nMonday\n", section)
    assert section_of(page) == section
    assert put_into(page, section) == page
    assert put_into("# Benchmarks\n\nTuesday\n", section_of(page)) == page.replace(
        "Monday", "Tuesday"
    )
    assert put_into("# Benchmarks\n", "") == "# Benchmarks\n"
