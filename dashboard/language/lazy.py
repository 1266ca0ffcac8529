"""Messages made before anybody knows who reads them: put into words when they are shown.

A finding of the checks, or an error, is made once and read by visitors of several languages.
``lazy("Write {day}.", day=text)`` is the English text, to be compared, kept and given to
programs, which remembers what it is made of: ``str()``, an f-string and a template say it in the
reader's language. What only knows of letters (``==``, JSON, Arrow) takes the English ones.
"""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dashboard.language.current import current
from dashboard.language.languages import ENGLISH
from dashboard.language.messages import Field, filled, npgettext, pgettext

#: Begins a message that is kept as what it is made of; no text of a table has this letter.
_PACKED = "\x1f"


class Lazy(str):
    """A message, its fields, and its English words."""

    __slots__ = ("context", "fields", "message", "n", "plural")

    context: str
    message: str
    plural: str
    n: float
    fields: dict[str, Field]

    def __new__(
        cls, context: str, message: str, plural: str, n: float, fields: dict[str, Field]
    ) -> "Lazy":
        """Say it in English, and keep what it is made of."""
        text = plural if plural and n != 1 else message
        found = {"n": n, **fields} if plural else fields
        raw = {name: _letters(field) for name, field in found.items()}
        made = super().__new__(cls, filled(ENGLISH, text, raw))
        made.context, made.message, made.plural = context, message, plural
        made.n, made.fields = n, fields
        return made

    def __str__(self) -> str:
        """Say it in the reader's language."""
        if current() is ENGLISH:
            return str.__str__(self)
        return _words(*self._parts)

    def __format__(self, spec: str) -> str:
        """Say it in an f-string, too."""
        return format(str(self), spec)

    def __reduce__(self) -> tuple[type["Lazy"], tuple[str, str, str, float, dict[str, Field]]]:
        """Stay lazy in a copy."""
        return Lazy, self._parts

    @property
    def _parts(self) -> tuple[str, str, str, float, dict[str, Field]]:
        return self.context, self.message, self.plural, self.n, self.fields


def lazy(message: str, /, **fields: Field) -> str:
    """Return a message that is said in the language of whoever reads it."""
    return Lazy("", message, "", 0, fields)


def plazy(context: str, message: str, /) -> str:
    """Return a word such as one of the schemas' lists, told by its context."""
    return Lazy(context, message, "", 0, {})


def nlazy(one: str, many: str, n: float, /, **fields: Field) -> str:
    """Return a message whose form goes with ``n``, itself a field."""
    return Lazy("", one, many, n, fields)


def together(parts: Iterable[str], separator: str = " ") -> str:
    """Put whole messages side by side; empty ones are left out."""
    filled = {f"part{number}": part for number, part in enumerate(filter(None, parts))}
    return Lazy("", separator.join(f"{{{name}}}" for name in filled), "", 0, {**filled})


def lazy_listed(names: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    *first, last = names
    return lazy("{first} and {last}", first=together(first, ", "), last=last) if first else last


def lazy_either(names: Sequence[str]) -> str:
    """``a``, ``a or b``, ``a, b or c``."""
    *first, last = names
    return lazy("{first} or {last}", first=together(first, ", "), last=last) if first else last


def lazy_some(names: Sequence[str], most: int, separator: str = ", ") -> str:
    """``a, b``; of more than ``most`` names the first ones, and how many more there are."""
    first, more = separator.join(names[:most]), len(names) - most
    return lazy("{names} and {n} more", names=first, n=more) if more > 0 else first


def packed(text: str) -> str:
    """Return a text for a file that :func:`unpacked` makes the same message of."""
    if not isinstance(text, Lazy):
        return text
    fields = {name: packed(field) if isinstance(field, str) else field
              for name, field in text.fields.items()}  # fmt: skip
    return _PACKED + json.dumps([text.context, text.message, text.plural, text.n, fields])


@lru_cache(maxsize=10_000)
def unpacked(text: str) -> str:
    """Return what :func:`packed` was given; many rows have the same trouble."""
    if not text.startswith(_PACKED):
        return text
    context, message, plural, n, fields = json.loads(text[1:])
    found = {name: unpacked(field) if isinstance(field, str) else field
             for name, field in fields.items()}  # fmt: skip
    return Lazy(context, message, plural, n, found)


def _letters(field: Field) -> Field:
    """Return a field in English."""
    return str.__str__(field) if isinstance(field, str) else field


def _words(context: str, message: str, plural: str, n: float, fields: dict[str, Field]) -> str:
    said = {name: str(field) if isinstance(field, str) else field for name, field in fields.items()}
    if plural:
        return npgettext(context, message, plural, n, **said)
    return pgettext(context, message, **said)
