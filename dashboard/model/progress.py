"""Long work says how far it is: what is done just now, how much of it, and when it ends.

Who works calls a :class:`Progress` now and then; who waits shows :class:`Journey`'s words, on
the page or in a terminal. Reading, importing and exporting share both.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from dashboard.language import _, ngettext

Item = TypeVar("Item")

#: Before that, nobody knows how long it takes.
_FIRST_SECONDS = 1.0
#: So many rows are one step: telling of each would take longer than the work.
ROWS_A_STEP = 500


class Progress(Protocol):
    """Takes what is being done, how many of its parts are, and the share of the whole work.

    It may raise to stop the work, which then leaves nothing behind.
    """

    def __call__(self, what: str, done: int, total: int, share: float) -> None:
        """``progress("Reading claims.csv", 20_000, 1_000_000, 0.01)``."""


def silent(what: str, done: int, total: int, share: float) -> None:
    """Show nothing: the work is short, or nobody waits for it."""


def part_of(progress: Progress, start: float, stop: float) -> Progress:
    """Return the progress of a part of the work that lasts from one share of it to another."""

    def part(what: str, done: int, total: int, share: float) -> None:
        progress(what, done, total, start + share * (stop - start))

    return part


def parts_of(progress: Progress, sizes: Sequence[int]) -> Iterator[Progress]:
    """Yield for each piece of the work the progress of its part: as long as the piece is large."""
    total, done = max(sum(sizes), 1), 0
    for size in sizes:
        yield part_of(progress, done / total, (done + size) / total)
        done += size


def counting(
    items: Sequence[Item], what: str, progress: Progress, every: int = ROWS_A_STEP
) -> Iterator[Item]:
    """Yield the items, and tell now and then how many of them are done."""
    total = len(items)
    for number, item in enumerate(items):
        if number % every == 0:
            progress(what, number, total, number / total)
        yield item


@dataclass(slots=True)
class Journey:
    """The latest step of some work, and the time that is left; a :class:`Progress` itself."""

    what: str = ""
    done: int = 0
    total: int = 0
    share: float = 0.0
    _clock: Callable[[], float] = time.monotonic
    _began: float = field(init=False)
    _told: float = field(init=False)

    def __post_init__(self) -> None:
        self._began = self._told = self._clock()

    def __call__(self, what: str, done: int, total: int, share: float) -> None:
        """Take the next step."""
        self.what, self.done, self.total, self.share = what, done, total, min(max(share, 0.0), 1.0)
        self._told = self._clock()

    @property
    def is_long(self) -> bool:
        """Whether it has taken so long that somebody wonders."""
        return self._clock() - self._began >= _FIRST_SECONDS

    @property
    def words(self) -> str:
        """``Reading claims.csv: 420,000 of 1,000,000, about 12 seconds left``."""
        step = _(self.what) if self.what else ""
        if self.total:
            step = _("{step}: {done} of {total}", step=step, done=self.done, total=self.total)
        left = self._left()
        return f"{step}, {left}" if left else step

    def _left(self) -> str:
        """Count down between two steps; a step that takes longer than thought says nothing."""
        if not self.is_long or not self.share:
            return ""
        end = self._began + (self._told - self._began) / self.share
        seconds = round(end - self._clock())
        if seconds <= 0:
            return ""
        if seconds < 60:
            return ngettext("about {n} second left", "about {n} seconds left", seconds)
        return ngettext("about {n} minute left", "about {n} minutes left", round(seconds / 60))
