"""Whether a web page is one that a parser gets through.

Building the tree of a page takes the square of its depth: 50,000 nested tags, half a megabyte,
take minutes. Pages that people wrote are some dozens deep.
"""

import re
from collections import Counter

from dashboard.language import lazy

MOST_TAGS = 100_000
DEEPEST = 5_000
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
#: Tags that hold nothing, or that the next of their kind closes.
_FLAT = frozenset(
    "area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot "
    "th thead tr track wbr".split()
)


def too_much(page: str) -> str:
    """Return why a page is not read, as the end of a sentence; "" when it is."""
    if page.count("<") > MOST_TAGS:
        return lazy("has more than {n} tags", n=MOST_TAGS)
    depth = 0
    open_: Counter[str] = Counter()
    for match in _TAG.finditer(page):
        name = match[2].casefold()
        if name in _FLAT:
            continue
        if not match[1]:
            depth, open_[name] = depth + 1, open_[name] + 1
        elif open_[name]:
            depth, open_[name] = depth - 1, open_[name] - 1
        if depth > DEEPEST:
            return lazy("is nested more than {n} tags deep", n=DEEPEST)
    return ""
