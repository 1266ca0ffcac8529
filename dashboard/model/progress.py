"""Long work says how far it is: what is done just now, how much of it, and when it ends.

Who works calls a :class:`Progress` now and then; who waits shows :class:`Journey`'s words, on
the page or in a terminal. Reading, importing and exporting share both.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from dashboard.language import _, ngettext

#: Before that, nobody knows how long it takes.
_FIRST_SECONDS = 1.0


class Progress(Protocol):
    """Takes what is being done, how many of its parts are, and the share of the whole work."""

    def __call__(self, what: str, done: int, total: int, share: float) -> None:
        """``progress("Reading claims.csv", 20_000, 1_000_000, 0.01)``."""


def silent(what: str, done: int, total: int, share: float) -> None:
    """Show nothing: the work is short, or nobody waits for it."""


@dataclass(slots=True)
class Journey:
    """The latest step of some work, and the time that is left; a :class:`Progress` itself."""

    what: str = ""
    done: int = 0
    total: int = 0
    share: float = 0.0
    _clock: Callable[[], float] = time.monotonic
    _began: float = field(init=False)

    def __post_init__(self) -> None:
        self._began = self._clock()

    def __call__(self, what: str, done: int, total: int, share: float) -> None:
        """Take the next step."""
        self.what, self.done, self.total, self.share = what, done, total, min(max(share, 0.0), 1.0)

    @property
    def is_long(self) -> bool:
        """Whether it has taken so long that somebody wonders."""
        return self._clock() - self._began >= _FIRST_SECONDS

    @property
    def words(self) -> str:
        """``Reading claims.csv: 420,000 of 1,000,000, about 12 seconds left``."""
        step = str(self.what)
        if self.total:
            step = _("{step}: {done} of {total}", step=step, done=self.done, total=self.total)
        left = self._left()
        return f"{step}, {left}" if left else step

    def _left(self) -> str:
        if not self.is_long or not self.share:
            return ""
        spent = self._clock() - self._began
        seconds = round(spent / self.share * (1 - self.share))
        if seconds < 60:
            return ngettext("about {n} second left", "about {n} seconds left", seconds)
        return ngettext("about {n} minute left", "about {n} minutes left", round(seconds / 60))
