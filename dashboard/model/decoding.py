"""Bytes of a table -> text: UTF-8 is read, UTF-16 and UTF-32 too, a guess never silently.

Single-byte encodings cannot be told apart for certain (``ü`` in one is ``ь`` in another),
so such a file is refused with the best guess and the way to save it again.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from dashboard.errors import DataFolderError
from dashboard.language import lazy, together

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What the rest of the world calls the encodings of people who save from Excel.
_KNOWN_AS = {
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "cp1250": "Windows-1250",
    "mac_roman": "Mac Roman",
    "koi8_r": "KOI8-R",
}
#: What XML (slides), UTF-8 (halves of surrogate pairs) or a terminal cannot hold; tab and line
#: feed stay.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
#: The same as Arrow writes it; a half of a surrogate pair never gets that far.
UNPRINTABLE_RE2 = r"[\x00-\x08\x0b-\x1f\x7f\x{fffe}\x{ffff}]"
#: The same in UTF-8, where no other character has these bytes: controls, and what begins with two.
_CONTROLS = bytes(each for each in (*range(0x20), 0x7F) if each not in b"\t\n")
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_PART = 1 << 23
#: Bytes that hold as many columns as a table may have, each of the longest name.
_HEAD = 1 << 20
SAVE_AS_UTF8 = lazy('Save it again as "CSV UTF-8" (Excel: Save as, CSV UTF-8; LibreOffice: UTF-8).')

COPY_AGAIN = lazy(
    "It seems to be copied by half: wait for the copy to end, or copy the file again."
)


class EncodingError(DataFolderError):
    """A file whose letters would be a guess: what is wrong with it, and the mend."""

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(together([wrong, mend]))
        self.wrong, self.mend = wrong, mend


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and the name of its encoding when that is not UTF-8."""

    text: str
    foreign: str = ""


def decode(content: bytes, file: str) -> Decoded:
    """Return the text of ``content``; :class:`DataFolderError` when it would be a guess."""
    encoding = _certain_encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        wrong, mend = _refusal(content, error, file)
        raise EncodingError(wrong, mend) from error
    return Decoded(text, "" if encoding.startswith("utf-8") else encoding.upper())


def is_printable(text: bytes) -> bool:
    """Whether UTF-8 holds nothing that is ``UNPRINTABLE``: sooner told of all than of each cell."""
    parts = (text[at : at + _PART] for at in range(0, len(text), _PART))
    return not any(each in text for each in _NO_CHARACTERS) and all(
        len(part.translate(None, _CONTROLS)) == len(part) for part in parts
    )


def decode_head(content: bytes, file: str) -> str:
    """Return the text with which a file begins, long enough for any header.

    Raises :class:`DataFolderError` when even that would be a guess.
    """
    head = content[:_HEAD]
    decoder = codecs.getincrementaldecoder(_certain_encoding(content))()
    try:
        return decoder.decode(head, final=len(head) == len(content))
    except UnicodeDecodeError as error:
        wrong, mend = _refusal(head, error, file)
        raise EncodingError(wrong, mend) from error


def _certain_encoding(content: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return encoding
    # Latin letters in UTF-16 have every other byte zero; no other text has: "c\0l\0a\0i\0m\0".
    head = content[:64]
    if re.fullmatch(rb"(?:[\t\n\r -~]\0){8,}.?", head):
        return "utf-16-le"
    return "utf-16-be" if re.fullmatch(rb"(?:\0[\t\n\r -~]){8,}.?", head) else "utf-8"


def _refusal(content: bytes, error: UnicodeDecodeError, file: str) -> tuple[str, str]:
    if error.encoding not in ("utf-8", "utf-8-sig"):
        encoding = error.encoding.upper()
        wrong = lazy("{file}: begins as {encoding} but breaks off.", file=file, encoding=encoding)
        return wrong, SAVE_AS_UTF8
    # "utf-8-sig" counts from behind the mark
    shift = 3 if content.startswith(codecs.BOM_UTF8) and error.encoding == "utf-8" else 0
    line = len(re.findall(rb"\r\n|\r|\n", content[: error.start + shift])) + 1
    if error.reason == "unexpected end of data":  # "Алма" and half of its next letter
        wrong = lazy(
            "{file}, line {line}: the file ends in the middle of a letter.",
            file=file,
            line=str(line),
        )
        return wrong, COPY_AGAIN
    if guess := _guess(content, line):
        wrong = lazy(
            "{file}, line {line}: is not UTF-8, but looks like {encoding}.",
            file=file,
            line=str(line),
            encoding=guess,
        )
        return wrong, SAVE_AS_UTF8
    wrong = lazy("{file}, line {line}: is not UTF-8.", file=file, line=str(line))
    return wrong, SAVE_AS_UTF8


def _guess(content: bytes, line: int) -> str:
    """``Windows-1252 ("Müller")``; empty when nothing fits."""
    best = from_bytes(content[:200_000], cp_isolation=list(_KNOWN_AS)).best()
    if best is None:
        return ""
    name = next(known for known in _KNOWN_AS if known in best.could_be_from_charset)
    text = re.split(r"\r\n|\r|\n", content.decode(name, "replace"))[line - 1]
    sample = re.search(r"\w*[^\x00-\x7f]\w*", text)
    shown = f' ("{sample.group()[:24]}")' if sample else ""
    return f"{_KNOWN_AS[name]}{shown}"
