"""How far long work is, in words."""

from pathlib import Path

import pytest

from benchmarks.made_up import write_folder
from dashboard.model.progress import Journey
from dashboard.model.reading import read_folder


@pytest.mark.parametrize(
    ("spent", "share", "words"),
    [
        (0.5, 0.5, "Reading: 3 of 9"),
        (6.0, 0.5, "Reading: 3 of 9, about 6 seconds left"),
        (1.0, 0.5, "Reading: 3 of 9, about 1 second left"),
        (60.0, 0.2, "Reading: 3 of 9, about 4 minutes left"),
    ],
)
def test_the_time_that_is_left(spent: float, share: float, words: str) -> None:
    now = [100.0]
    journey = Journey(_clock=lambda: now[0])
    now[0] += spent
    journey("Reading", 3, 9, share)
    assert journey.words == words


def test_reading_goes_forward_to_its_end(tmp_path: Path) -> None:
    write_folder(5_000, tmp_path)
    steps: list[tuple[str, float]] = []
    read_folder(tmp_path, progress=lambda what, done, total, share: steps.append((what, share)))
    shares = [share for _, share in steps]
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert {"Reading claims.csv", "Checking claims.csv"} <= {what for what, _ in steps}
