"""What people read, marked in the code and found in the catalogue: gettext with named fields.

``_("Hidden by the filter: {sources}.", sources=names)``: the message is a whole sentence, its
fields are put in after it was translated, and a number in a field is written as the language
writes numbers. A message is never made at run time: the catalogues hold what stands in the code.
"""

from dashboard.language.catalogues import catalogue
from dashboard.language.current import current
from dashboard.language.languages import ENGLISH, Language
from dashboard.language.numbers import number_words

Field = str | float


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a message of a table that is made once; whoever shows it says ``_(message)``."""
    return message


def _(message: str, /, **fields: Field) -> str:
    """Return the message in the reader's language."""
    return pgettext("", message, **fields)


def pgettext(context: str, message: str, /, **fields: Field) -> str:
    """Return a message that means different things in different places, told by ``context``."""
    language = current()
    forms = _forms(language, context, message)
    return filled(language, forms[0] if forms else message, fields)


def ngettext(one: str, many: str, n: float, /, **fields: Field) -> str:
    """``ngettext("{n} claim", "{n} claims", 3)``: the form that goes with ``n``, itself a field."""
    return npgettext("", one, many, n, **fields)


def npgettext(context: str, one: str, many: str, n: float, /, **fields: Field) -> str:
    """Return the form of a message that goes with ``n``, in a context."""
    language = current()
    forms = _forms(language, context, one) or (one, many)
    at = language.plural_form(n) if len(forms) > 2 else int(n != 1)
    return filled(language, forms[min(at, len(forms) - 1)], {"n": n, **fields})


def sentence(words: str) -> str:
    """Put a full stop behind words that do not end with one of their own."""
    return words if words.endswith(".") else f"{words}."


def _forms(language: Language, context: str, message: str) -> tuple[str, ...] | None:
    if language is ENGLISH:
        return None
    return catalogue(language.code).said.get((context, message))


def filled(language: Language, text: str, fields: dict[str, Field]) -> str:
    """Put the fields of a message in, as the language writes them."""
    if not fields:
        return text
    written = {
        name: field if isinstance(field, str) else number_words(field, language)
        for name, field in fields.items()
    }
    for name, field in written.items():
        if field.endswith(".") and f"{{{name}}}." in text:  # "по 5 января 2022 г."
            written[name] = field[:-1]
    return text.format(**written)
