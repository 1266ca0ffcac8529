"""Where a source says so, read: ``¶5–6, ¶9`` -> paragraphs 5, 6 and 9."""

import re

#: A locator that names more paragraphs than this is nobody's passage.
MOST = 100

_SIGN = r"(?:¶+|paragraphs?|paras?\.?|pars?\.|Absatz|Absätze|Abs\.)"
_PART = re.compile(
    rf"\s*(?:{_SIGN})?\s*(?P<first>\d{{1,6}})"
    rf"(?:\s*(?:-|–|—|to|bis)\s*(?:{_SIGN})?\s*(?P<last>\d{{1,6}}))?\s*",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"\s*{_SIGN}", re.IGNORECASE)


def paragraph_numbers(locator: str) -> tuple[int, ...]:
    """Return the paragraphs that a locator names, in its order; none when it names no paragraph.

    ``¶4``, ``¶5–6``, ``¶1, ¶4``, ``¶¶ 4-6``, ``para 4``, ``Absatz 4``. A page, a minute or
    a bare number is not a paragraph.
    """
    if not _BEGINS.match(locator):
        return ()
    numbers: dict[int, None] = {}
    for part in re.split(r"[,;&]|\band\b|\bund\b", locator):
        found = _PART.fullmatch(part)
        if not found:
            return ()
        first = int(found["first"])
        last = int(found["last"] or first)
        if not 0 < first <= last < first + MOST:
            return ()
        numbers.update(dict.fromkeys(range(first, last + 1)))
    return tuple(numbers)[:MOST]
