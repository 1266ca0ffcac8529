"""What the checks say of a change, as a form shows it: few lines, the worst first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.analysis.wording import uncapitalised
from dashboard.language import N_, _, listed, ngettext
from dashboard.model.report import MEND_FIRST, Issue, Severity
from dashboard.views.edit_fields import FORMS, title_words

MOST = 6
_ROWS = {
    "sources": N_("source"),
    "places": N_("place"),
    "events": N_("event"),
    "claims": N_("claim"),
}


@dataclass(frozen=True, slots=True)
class Message:
    """One finding: ``severity``, the field it is about, and what is wrong with the mend."""

    severity: str
    field: str
    words: str


def messages(issues: Sequence[Issue], most: int = MOST) -> tuple[tuple[Message, ...], int]:
    """Return the first messages, errors before warnings, and how many more there are."""
    order = list(Severity)
    dragged = [issue for issue in issues if issue.mend == MEND_FIRST]
    every = sorted(issues, key=lambda issue: order.index(issue.severity))
    said = list(dict.fromkeys(_message(issue) for issue in every if issue.mend != MEND_FIRST))
    if dragged:
        words = ngettext(
            "{n} other row would be set aside with it.",
            "{n} other rows would be set aside with it.",
            len({(issue.file, issue.row_id) for issue in dragged}),
        )
        said.append(Message("error", "", words))
    return tuple(said[:most]), max(0, len(said) - most)


def still_to_fill(titles: Iterable[str]) -> str:
    """``Still to fill: label, title and language.``."""
    lower = dict.fromkeys(uncapitalised(title) for title in titles)
    return _("Still to fill: {fields}.", fields=listed(lower))


def _message(issue: Issue) -> Message:
    table = issue.file.removesuffix(".csv")
    column = issue.column or ""
    known = table in FORMS and column in FORMS[table].columns
    title = title_words(FORMS[table], column) if known else column
    row = _(_ROWS[table]) if table in FORMS else issue.file
    where = " ".join(filter(None, [row, issue.row_id])) if table in FORMS else row
    field = ", ".join(filter(None, [where, title]))
    return Message(str(issue.severity), field, f"{issue.message} {issue.mend}".strip())
