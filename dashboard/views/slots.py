"""The words of the time axis: the large date, the ticks, and the months above them."""

from dataclasses import dataclass
from datetime import date

from dashboard.analysis.timeline import Axis, Slot
from dashboard.model.edtf_days import MONTHS, day_words


@dataclass(frozen=True, slots=True)
class SlotView:
    """One slot in words; ``start`` and ``stop`` are half-open ordinals.

    ``tick`` is ``6`` for a day and ``2007`` for a year; ``group`` is ``Jan 2022`` at the
    first slot of a month, else empty; ``break_words`` are the days skipped right before.
    """

    key: str
    start: int
    stop: int
    words: str
    short: str
    tick: str
    group: str
    break_before: bool
    break_words: str


def slot_views(axis: Axis) -> tuple[SlotView, ...]:
    """Put every slot into words."""
    skipped = {each.before: each.words for each in axis.breaks}
    groups = [_group(slot) for slot in axis.slots]
    return tuple(
        SlotView(
            key=slot.key,
            start=slot.start,
            stop=slot.stop,
            words=day_words(slot.start) if slot.is_day else slot.words,
            short=slot.words,
            tick=_tick(slot),
            group=groups[index] if index == 0 or groups[index] != groups[index - 1] else "",
            break_before=index in skipped,
            break_words=skipped.get(index, ""),
        )
        for index, slot in enumerate(axis.slots)
    )


def _tick(slot: Slot) -> str:
    """``6``, ``Jan``, ``2007``, and the day it starts for any other span."""
    first = date.fromordinal(slot.start)
    parts = slot.key.split("-") if "/" not in slot.key else []
    if len(parts) == 1:
        return str(first.year)
    return MONTHS[first.month - 1][:3] if len(parts) == 2 else str(first.day)


def _group(slot: Slot) -> str:
    """``Jan 2022``; a month has its year above it, a year nothing."""
    first = date.fromordinal(slot.start)
    parts = slot.key.split("-") if "/" not in slot.key else []
    if len(parts) == 1:
        return ""
    return str(first.year) if len(parts) == 2 else f"{MONTHS[first.month - 1][:3]} {first.year}"
