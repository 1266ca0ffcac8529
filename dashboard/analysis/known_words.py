"""The statement day in the address: ``known=2022-01-07``."""

import re

from dashboard.analysis.address_words import Known, Reading, Values
from dashboard.errors import EdtfError
from dashboard.model.edtf_days import parse_edtf

_LONGEST_QUOTE = 40
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class KnownOnWords:
    """``2022-01-07``: nothing said after this day is shown; any day of the calendar will do."""

    def read(self, text: str, known: Known) -> Reading:
        """Take a day; nothing vaguer has an end that one could name."""
        try:
            parse_edtf(text)
        except EdtfError:
            return Reading((None,), _notice(text))
        return Reading((text,)) if _DAY.fullmatch(text) else Reading((None,), _notice(text))

    def write(self, values: Values, known: Known) -> str | None:
        """Leave out "whenever it was said"."""
        day: str | None = values[0]
        return day


def _notice(text: str) -> str:
    quote = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return (
        f'The address asks for what was known on "{quote}", which is no day such as 2022-01-07; '
        "showing what was said on any day instead."
    )
