"""The words of the time axis: the large date, the ticks, and the months above them."""

from dataclasses import dataclass
from datetime import date

from dashboard.analysis.timeline import Axis, Slot
from dashboard.language import month_and_year, month_name
from dashboard.model.edtf_days import day_words

_LONGEST_MONTH = 31


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
    """``6``, ``Jan``, ``2007``: as much as fits below a bar."""
    first = date.fromordinal(slot.start)
    if _is_long(slot):
        return str(first.year)
    return month_name(first) if _is_month(slot) else str(first.day)


def _group(slot: Slot) -> str:
    """``Jan 2022`` for days, the year for a month, nothing for a year."""
    first = date.fromordinal(slot.start)
    if _is_long(slot):
        return ""
    return str(first.year) if _is_month(slot) else month_and_year(first)


def _is_long(slot: Slot) -> bool:
    return slot.stop - slot.start > _LONGEST_MONTH


def _is_month(slot: Slot) -> bool:
    return len(slot.key) == len("2022-01")
