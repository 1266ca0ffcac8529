"""How far long work is, in words."""

from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.made_up import write_folder
from dashboard.language import use
from dashboard.model.progress import Journey, counting, part_of
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


def test_between_two_steps_the_time_is_counted_down() -> None:
    now = [0.0]
    journey = Journey(_clock=lambda: now[0])
    now[0] = 10.0
    journey("Making slides", 12, 40, 0.25)
    assert journey.words == "Making slides: 12 of 40, about 30 seconds left"
    now[0] = 25.0
    assert journey.words == "Making slides: 12 of 40, about 15 seconds left"
    now[0] = 60.0
    assert journey.words == "Making slides: 12 of 40", "it takes longer than was thought"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Folien werden erstellt: 12 von 4.000, noch etwa 30 Sekunden"),
        ("ru", "Создание слайдов: 12 из 4 000, осталось примерно 30 секунд"),
        ("kk", "Слайдтар жасалуда: 4 000 ішінен 12, шамамен 30 секунд қалды"),
    ],
)
def test_the_words_are_the_readers(language: str, words: str) -> None:
    now = [0.0]
    journey = Journey(_clock=lambda: now[0])
    now[0] = 10.0
    journey("Making slides", 12, 4_000, 0.25)
    with use(language):
        assert journey.words.replace("\xa0", " ") == words


def test_rows_are_counted_now_and_then_within_their_part_of_the_work() -> None:
    steps: list[tuple[str, int, int, float]] = []
    progress = part_of(lambda *step: steps.append(step), 0.5, 1.0)
    assert list(counting("abcde", "Writing", progress, every=2)) == list("abcde")
    assert steps == [("Writing", 0, 5, 0.5), ("Writing", 2, 5, 0.7), ("Writing", 4, 5, 0.9)]
    assert list(counting([], "Writing", progress)) == []


def test_reading_goes_forward_to_its_end(tmp_path: Path) -> None:
    write_folder(5_000, tmp_path)
    steps: list[tuple[str, int, int, float]] = []
    read_folder(tmp_path, progress=lambda *step: steps.append(step))
    shares = [share for *_, share in steps]
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert {"Reading the claims", "Checking the claims"} <= {what for what, *_ in steps}
    last = [step for step in steps if step[0] == "Checking references"]
    assert [done for _, done, _, _ in last] == list(range(1, last[0][2] + 1)), "each is told"
    assert max(after - before for before, after in pairwise(shares)) < 0.3
