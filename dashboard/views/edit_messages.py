"""What the checks say of a change, as a form shows it: few lines, the worst first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.analysis.wording import capitalised, count, listed
from dashboard.model.report import Issue, Severity
from dashboard.views.edit_fields import FORMS

MOST = 6
#: What the checks say of rows that hang on a row with an error.
_ELSEWHERE = "Mend that row first."


@dataclass(frozen=True, slots=True)
class Message:
    """One finding: ``severity``, the field it is about, and what is wrong with the mend."""

    severity: str
    field: str
    words: str


def messages(issues: Sequence[Issue], most: int = MOST) -> tuple[tuple[Message, ...], int]:
    """Return the first messages, errors before warnings, and how many more there are."""
    order = list(Severity)
    dragged = [issue for issue in issues if issue.mend == _ELSEWHERE]
    every = sorted(issues, key=lambda issue: order.index(issue.severity))
    said = list(dict.fromkeys(_message(issue) for issue in every if issue.mend != _ELSEWHERE))
    if dragged:
        rows = count(len({(issue.file, issue.row_id) for issue in dragged}), "other row")
        said.append(Message("error", "", f"{capitalised(rows)} would be set aside with it."))
    return tuple(said[:most]), max(0, len(said) - most)


def still_to_fill(titles: Iterable[str]) -> str:
    """``Still to fill: label, title and language.``."""
    lower = dict.fromkeys(f"{title[:1].lower()}{title[1:]}" for title in titles)
    return f"Still to fill: {listed(lower)}."


def _message(issue: Issue) -> Message:
    table = issue.file.removesuffix(".csv")
    schema = FORMS[table].schema.columns.get(issue.column or "") if table in FORMS else None
    title = schema.title if schema is not None else issue.column or ""
    where = " ".join(filter(None, [table[:-1], issue.row_id])) if table in FORMS else issue.file
    field = ", ".join(filter(None, [where, title]))
    return Message(str(issue.severity), field, f"{issue.message} {issue.mend}".strip())
