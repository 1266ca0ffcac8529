"""The Compare page in the address: the question in focus, and two sources side by side."""

from dashboard.analysis import address_notices as notices
from dashboard.analysis.address_words import Known, Reading, Values
from dashboard.analysis.question_names import names_of

PAIR = 2


class QuestionWords:
    """``deaths.deaths``: the question that stands alone on the page."""

    def read(self, text: str, known: Known) -> Reading:
        """Take the question if the data has it."""
        if text in names_of(known.dataset).number:
            return Reading((text,))
        return Reading((None,), notices.no_such_question(text))

    def write(self, values: Values, known: Known) -> str | None:
        """Leave out "all questions"."""
        question: str | None = values[0]
        return question


class PairWords:
    """``icor,cwi``: one source through whose eyes one looks, or two side by side."""

    def read(self, text: str, known: Known) -> Reading:
        """Take one or two different sources that the data has."""
        ids = tuple(dict.fromkeys(each.strip() for each in text.split(",") if each.strip()))
        if 0 < len(ids) <= PAIR and set(ids) <= set(known.sources):
            return Reading((ids,))
        return Reading(((),), notices.no_such_pair(text))

    def write(self, values: Values, known: Known) -> str | None:
        """Leave out no source."""
        (pair,) = values
        return ",".join(pair) or None
