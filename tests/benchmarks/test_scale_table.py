"""The tables of what holds from a hundred to a million claims."""

from benchmarks.figures import Figure
from benchmarks.report import PAGE
from benchmarks.scale_table import BESIDES, FIRST, MUST_HOLD, scale_tables


def test_what_must_hold_comes_first_and_nothing_is_lost() -> None:
    figures = [
        Figure("scale, 100 claims", "a drag sideways", "ms", (20.0,), 17),
        Figure("scale, 100 claims", FIRST[1], "", (30.0,), 30, more_is_better=True),
        Figure("scale, 100 claims", FIRST[0], "ms", (16.7,), 17),
        Figure("scale, 900 claims", FIRST[0], "ms", (33.4,), 17),
    ]
    assert dict(scale_tables(figures)) == {
        MUST_HOLD: [
            ("", "100 claims", "900 claims"),
            (FIRST[0], "16.7 ms, ≤ 17 ms", "33.4 ms, ≤ 17 ms MISSED"),
            (FIRST[1], "30, ≥ 30", ""),
        ],
        BESIDES: [("", "100 claims"), ("a drag sideways", "20.0 ms, ≤ 17 ms MISSED")],
    }
    assert not list(scale_tables([]))


def test_the_page_has_each_row_that_must_hold() -> None:
    """A measure that is called otherwise would leave the table without a word."""
    table = PAGE.read_text("utf-8").partition(f"### {MUST_HOLD}\n")[2].partition("###")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")]
    assert tuple(line.split("|")[1].strip() for line in lines[2:]) == FIRST
