"""The statement day in the address: ``known=2022-01-07``."""

import re

from dashboard.analysis.address_notices import no_known_day
from dashboard.analysis.address_words import Known, Reading, Values
from dashboard.errors import EdtfError
from dashboard.model.edtf_days import parse_edtf

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class KnownOnWords:
    """``2022-01-07``: nothing said after this day is shown; any day of the calendar will do."""

    def read(self, text: str, known: Known) -> Reading:
        """Take a day; nothing vaguer has an end that one could name."""
        try:
            parse_edtf(text)
        except EdtfError:
            return Reading((None,), no_known_day(text))
        return Reading((text,)) if _DAY.fullmatch(text) else Reading((None,), no_known_day(text))

    def write(self, values: Values, known: Known) -> str | None:
        """Leave out "whenever it was said"."""
        day: str | None = values[0]
        return day
