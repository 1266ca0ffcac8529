"""What may be a name in a sentence: runs of capitalised words, from long to short."""

import re
from collections.abc import Iterator

TOKEN = re.compile(r"[^\W\d_]+(?:[-'’:*][^\W\d_]+)*")
_ARTICLE = re.compile(r"(?:al|el|as|ash|ad|an|ar|at)-(?=[A-Z])")
_SMALL = frozenset("von of de del la am an der upon el al und and".split())
_MOST_TOKENS = 4


def name_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield what may be a name, capitalised, by its beginning and from long to short."""
    tokens = list(TOKEN.finditer(text))
    for number, first in enumerate(tokens):
        if not first[0][0].isupper() and not _ARTICLE.match(first[0]):
            continue
        run = [first]
        for token in tokens[number + 1 : number + _MOST_TOKENS]:
            if text[run[-1].end() : token.start()] not in (" ", " '", "-"):
                break
            if not token[0][0].isupper() and token[0] not in _SMALL:
                break
            run.append(token)
        for length in range(len(run), 0, -1):
            if run[length - 1][0][0].isupper() or length == 1:
                yield first.start(), run[length - 1].end()
        if "-" in first[0]:
            part = first[0].split("-")[0]
            if part.isalpha():
                yield first.start(), first.start() + len(part)
