"""What a measurement yields, and how several runs of it become one figure of the table."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; ``runs`` are the values of all runs, ``value`` is the best."""

    group: str
    name: str
    unit: str
    runs: tuple[float, ...]
    target: float | None = None
    more_is_better: bool = False

    @property
    def value(self) -> float:
        """The best run: on a busy machine the others measure its other work."""
        return max(self.runs) if self.more_is_better else min(self.runs)

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; ``None`` without one.

        Times are held in whole milliseconds, as their targets are given: 17 and 33 are one and
        two frames of a screen that shows a frame each 16.7 ms.
        """
        if self.target is None:
            return None
        value = round(self.value) if self.unit == "ms" else self.value
        return value >= self.target if self.more_is_better else value <= self.target

    @property
    def target_words(self) -> str:
        """``≤ 50 ms``, ``≥ 30 MISSED``; nothing without a target."""
        if self.target is None:
            return ""
        sign = "≥" if self.more_is_better else "≤"
        missed = "" if self.reached else " MISSED"
        whole = self.unit == "ms" and self.target < 1000
        target = f"{self.target:.0f} ms" if whole else number(self.target, self.unit)
        return f"{sign} {target}{missed}"

    def as_json(self) -> dict[str, object]:
        """Return all there is to say of it."""
        names = ("group", "name", "unit", "value", "runs", "target", "reached")
        return {name: getattr(self, name) for name in names}


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least ``share`` of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def median(values: Sequence[float]) -> float:
    """Return the 50th percentile."""
    return percentile(values, 0.5)


def number(value: float, unit: str) -> str:
    """``16.7 ms``, ``212 ms``, ``1.34 s``, ``96 %``, ``2.41 MB``."""
    if unit == "ms" and value >= 1000:
        return f"{value / 1000:.2f} s"
    if unit == "MB":
        return f"{value:.2f} MB"
    digits = 1 if unit in ("ms", "times") and value < 100 else 0
    return f"{value:,.{digits}f} {unit}".rstrip()


#: Says on the terminal what is being measured, for minutes pass.
Say = Callable[[str], None]
