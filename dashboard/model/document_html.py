"""A web page -> its text in blocks: a heading, a paragraph, a point of a list, a row."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

#: What a page holds beside its text.
SILENT = frozenset("head script style template noscript svg iframe object select".split())
#: What a reader sees begin on a line of its own.
_BLOCKS = frozenset(
    "address article aside blockquote body caption dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre "
    "section summary table tbody tfoot thead tr ul".split()
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def html_text(content: bytes) -> str:
    """Return a page's source text, by its own word on the encoding where it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(content[:2048])
    try:
        return content.decode(declared.group(1).decode() if declared else "cp1252", "replace")
    except LookupError:  # an encoding nobody has heard of
        return content.decode("cp1252", "replace")


def html_blocks(page: str, silent: frozenset[str] = SILENT) -> Iterator[str]:
    """Yield the text of each block that has any; two ``<br>`` leave a blank line in it.

    What stands in ``silent`` tags is passed over.
    """
    written: list[str] = []
    for piece in _pieces(LexborHTMLParser(page).root, silent):
        if piece is not None:
            written.append(piece)
        elif written:
            yield _tidy(written)
            written = []


def _pieces(root: LexborNode | None, silent: frozenset[str]) -> Iterator[str | None]:
    """Yield texts in the order of the page, and ``None`` wherever a block begins or ends.

    The walk is a loop, for a page may be nested deeper than Python calls go.
    """
    node = root
    while node is not None:
        tag = node.tag or ""
        yield from _entered(node, tag)
        if node.child is not None and tag not in silent:
            node = node.child
            continue
        while node is not None and node.next is None:
            node = node.parent
            yield from _left(node)
        node = node.next if node is not None else None
    yield None


def _entered(node: LexborNode, tag: str) -> Iterator[str | None]:
    if tag == "-text":
        yield re.sub(r"\s+", " ", node.text_content or "")
    elif tag == "br":
        yield "\n"
    elif tag in ("td", "th"):
        yield "  "
    elif tag in _BLOCKS:
        yield None


def _left(node: LexborNode | None) -> Iterator[None]:
    if node is not None and node.tag in _BLOCKS:
        yield None


def _tidy(written: list[str]) -> str:
    return "\n".join(line.strip() for line in "".join(written).split("\n"))
