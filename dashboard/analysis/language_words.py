"""The language in the address: ``lang=de``, of the page and not of what is looked at."""

from dashboard.analysis.address_notices import none_of
from dashboard.analysis.address_words import Known, Reading, Values
from dashboard.language import LANGUAGES, N_, current, language_named

_CODES = tuple(language.code for language in LANGUAGES)


class LanguageWords:
    """``en``, ``de``, ``ru``, ``kk``: a language that somebody chose, or sent along."""

    def read(self, text: str, known: Known) -> Reading:
        """Take a language that is spoken here; else the browser's stays."""
        if language_named(text):
            return Reading((text,))
        return Reading((None,), none_of(N_("language"), text, _CODES, current().name))

    def write(self, values: Values, known: Known) -> str | None:
        """Leave out the browser's own."""
        code: str | None = values[0]
        return code
