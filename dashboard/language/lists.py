"""Lists as each language joins them: ``a, b and c``, ``a, b und c``, ``a, b или c``."""

from collections.abc import Iterable

from babel.lists import format_list

from dashboard.language.current import current


def listed(words: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return format_list(list(words), "standard", current().locale)


def either(words: Iterable[str]) -> str:
    """``a``, ``a or b``, ``a, b or c``."""
    return format_list(list(words), "or", current().locale)
