"""What is said when an address asks for something that cannot be shown, and what is shown."""

from collections.abc import Iterable

from dashboard.language import _, listed, ngettext

_LONGEST_QUOTE = 40
_MOST_KEYS, _LONGEST_KEY = 3, 24


def unknown_keys(keys: list[str]) -> str:
    """Say which keys of the address nobody here knows."""
    named = [f'"{key[:_LONGEST_KEY]}"' for key in keys[:_MOST_KEYS]]
    if more := len(keys) - len(named):
        named.append(ngettext("{n} more", "{n} more", more))
    return _(
        "The address also asks for {keys}, which this version of Claim Atlas does not know; "
        "showing the rest.",
        keys=listed(named),
    )


def no_such_day(text: str, shown: str) -> str:
    """Say which day is shown instead of one that is none."""
    if not shown:
        return _(
            'The address asks for the day "{value}", which this data does not have; '
            "showing what has no day instead.",
            value=_cut(text),
        )
    return _(
        'The address asks for the day "{value}", which this data does not have; '
        "showing {day} instead.",
        value=_cut(text),
        day=shown,
    )


def off_the_axis(text: str, shown: str) -> str:
    """Say which day is shown instead of one that the axis has no step for."""
    if not shown:
        return _(
            'The address asks for the day "{value}", which is no step of the time axis; '
            "showing what has no day instead.",
            value=_cut(text),
        )
    return _(
        'The address asks for the day "{value}", which is no step of the time axis; '
        "showing {day} instead.",
        value=_cut(text),
        day=shown,
    )


def no_such_mode(text: str, fewest: int, most: int) -> str:
    """Say that each day stands by itself."""
    return _(
        'The address asks for the mode "{value}", which is none of day, last{fewest} to '
        "last{most} and until; showing each day by itself instead.",
        value=_cut(text),
        fewest=fewest,
        most=most,
    )


def no_such_ids(kind: str, text: str, n: int, *, others: bool) -> str:
    """Say that ``n`` sources, categories or places are not there; ``others`` of them are."""
    value = _cut(text)
    if kind == "sources" and others:
        return ngettext(
            'The address asks for the source "{value}", which this data does not have; '
            "showing the others alone.",
            'The address asks for the sources "{value}", which this data does not have; '
            "showing the others alone.",
            n,
            value=value,
        )
    if kind == "sources":
        return ngettext(
            'The address asks for the source "{value}", which this data does not have; '
            "showing all sources instead.",
            'The address asks for the sources "{value}", which this data does not have; '
            "showing all sources instead.",
            n,
            value=value,
        )
    if kind == "categories" and others:
        return ngettext(
            'The address asks for the kind of event "{value}", which this data does not have; '
            "showing the others alone.",
            'The address asks for the kinds of event "{value}", which this data does not have; '
            "showing the others alone.",
            n,
            value=value,
        )
    if kind == "categories":
        return ngettext(
            'The address asks for the kind of event "{value}", which this data does not have; '
            "showing all kinds of event instead.",
            'The address asks for the kinds of event "{value}", which this data does not have; '
            "showing all kinds of event instead.",
            n,
            value=value,
        )
    if others:
        return ngettext(
            'The address asks for the place "{value}", which this data does not have; '
            "showing the others alone.",
            'The address asks for the places "{value}", which this data does not have; '
            "showing the others alone.",
            n,
            value=value,
        )
    return ngettext(
        'The address asks for the place "{value}", which this data does not have; '
        "showing all places instead.",
        'The address asks for the places "{value}", which this data does not have; '
        "showing all places instead.",
        n,
        value=value,
    )


def none_of(what: str, text: str, choices: Iterable[str], shown: str) -> str:
    """Say which of a few words stands in for another; ``what`` is a message."""
    return _(
        'The address asks for the {what} "{value}", which is none of {choices}; '
        "showing {shown} instead.",
        what=_(what),
        value=_cut(text),
        choices=listed(choices),
        shown=shown,
    )


def no_such_camera(text: str) -> str:
    """Say that the map stands where it always opens."""
    return _(
        'The address asks for the map position "{value}", which is not '
        "zoom/latitude/longitude; showing the usual one instead.",
        value=_cut(text),
    )


def no_such_question(text: str) -> str:
    """Say that all questions are shown."""
    return _(
        'The address asks for the question "{value}", which this data does not have; '
        "showing all questions instead.",
        value=_cut(text),
    )


def no_such_pair(text: str) -> str:
    """Say that no sources are compared."""
    return _(
        'The address asks for the sources to compare "{value}", which this data does not have; '
        "showing none instead.",
        value=_cut(text),
    )


def no_known_day(text: str) -> str:
    """Say that what was said on any day is shown."""
    return _(
        'The address asks for what was known on "{value}", which is no day such as 2022-01-07; '
        "showing what was said on any day instead.",
        value=_cut(text),
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
