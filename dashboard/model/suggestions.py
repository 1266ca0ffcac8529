"""What somebody may have meant: the spellings in the data that come nearest."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from dashboard.language import lazy, lazy_either


def quoted(cell: str) -> str:
    """Put a cell into quotes, cut at 60 characters, so that a message stays a line."""
    flat = " ".join(cell.split())
    return lazy('"{text}"', text=flat if len(flat) <= 60 else f"{flat[:59]}…")


def closest(cell: str, choices: Iterable[str], limit: int = 3) -> list[str]:
    """Return the spellings most like ``cell``, best first; ``[]`` when nothing is near."""
    found = process.extract(
        cell,
        tuple(choices),
        scorer=fuzz.WRatio,
        processor=str.casefold,
        limit=limit,
        score_cutoff=75,
    )
    return [choice for choice, _, _ in found]


def did_you_mean(choices: list[str]) -> str:
    """``Did you mean "clash" or "class"?``, or ``""``."""
    if not choices:
        return ""
    return lazy("Did you mean {names}?", names=lazy_either(list(map(quoted, choices))))


@dataclass(slots=True)
class Suggestions:
    """Questions for the first hundred strange spellings; each walks over all choices."""

    choices: tuple[str, ...]
    left: int = 100
    _asked: dict[str, str] = field(default_factory=dict)

    def question(self, cell: str) -> str:
        """Return ``Did you mean ...?``, or ``""`` when nothing is near or patience is out."""
        if cell not in self._asked and self.left > 0:
            self.left -= 1
            self._asked[cell] = did_you_mean(closest(cell, self.choices))
        return self._asked.get(cell, "")
