"""The comparison on a page of its own: each question as a card, its answers as a list and a chart.

Cards speak of all claims, whatever the page's filters show: what a filter hides must not make
two sources agree.
"""

from typing import Any

from dashboard.analysis.answers import Status
from dashboard.analysis.comparison import Comparison
from dashboard.language import N_, _, pgettext
from dashboard.model.progress import Progress, counting, silent
from dashboard.views.chart_scale import Scale
from dashboard.views.compare import QuestionView, RowView, view_of

Json = dict[str, Any]

#: The sections of the list, the gravest first.
SECTIONS = (
    (N_("Cannot all hold"), (Status.CONFLICT,)),
    (
        N_("All can hold, or a later day explains it"),
        (Status.SEQUENCE, Status.HOLD, Status.AGREE),
    ),
    (N_("Count different things"), (Status.OTHER, Status.RETRACTED)),
)


def cards(found: Comparison, progress: Progress = silent) -> list[Json]:
    """Return the questions with several answers, by section."""
    position = _positions(found)
    chosen = [
        (heading.id, title)
        for title, statuses in SECTIONS
        for heading in found.headings
        if heading.status in statuses
    ]
    return [
        _card(view_of(found, question), _(title), position)
        for question, title in counting(chosen, N_("Wording questions"), progress, every=10)
    ]


def singles(found: Comparison) -> list[Json]:
    """Return the questions with one answer only: their titles and the claims that answer."""
    numbers = [found.names.number[each.id] for each in found.headings if each.status is Status.ONE]
    roll = found.roll
    return [
        {"title": found.names.title(each), "claims": roll.claim[roll.question == each].tolist()}
        for each in numbers
    ]


def _positions(found: Comparison) -> dict[str, int]:
    """Return the position of each claim by its id."""
    claims = found.roll.these.facts.dataset.claims["claim_id"].tolist()
    return {claim: number for number, claim in enumerate(claims)}


def _card(view: QuestionView, section: str, position: dict[str, int]) -> Json:
    return {
        "id": view.id,
        "section": section,
        "kind": view.kind,
        "asking": view.asking,
        "subject": view.subject,
        "language": view.languages.get("subject", ""),
        "status": view.status_words,
        "conflict": view.status == Status.CONFLICT,
        "facts": [each for each in (view.lineage, view.dates, ", ".join(view.places)) if each],
        "sentences": list(view.sentences),
        "silence": view.silence.words,
        "uncompared": view.uncompared,
        "scale": _scale(view.scale),
        "rows": [_row(row, position) for row in view.rows],
    }


def _row(row: RowView, position: dict[str, int]) -> Json:
    """Return an answer; ``claims`` are the positions of all claims that give it."""
    said = {
        "by": row.speaker,
        "colour": row.colour,
        "group": row.counted,
        "words": "" if row.words == row.claim else row.words,
        "claim": row.claim,
        "language": row.languages.get("claim", ""),
        "words_language": row.languages.get("wording", ""),
        "group_language": row.languages.get("counted", ""),
        "locator": row.locator,
        "as_of": pgettext("label", "as of {day}", day=row.as_of) if row.as_of else "",
        "low": row.low,
        "high": row.high,
        "stated": row.stated,
        "struck": row.struck,
        "conflict": row.conflict,
        "notes": list(_notes(row)),
    }
    kept = {name: value for name, value in said.items() if value not in ("", False, [], None)}
    return kept | {"claims": [position[each] for each in (row.claim_id, *row.also)]}


def _notes(row: RowView) -> list[str]:
    """``disputes``, ``retracted by MLPD ¶4``, ``repeats ICOR ¶3``."""
    found = [row.objection] if row.objection else []
    if row.struck and row.retracted_by:
        found.append(_("retracted by {claims}", claims=", ".join(row.retracted_by)))
    if row.repeats:
        found.append(_("repeats {claim}", claim=row.repeats))
    if row.revises:
        found.append(_("revises {claims}", claims=", ".join(row.revises)))
    return found


def _scale(scale: Scale | None) -> Json | None:
    """Return the axis with its ticks as ``[value, label]``."""
    if scale is None:
        return None
    ticks = [[tick.value, tick.label] for tick in scale.ticks if tick.label]
    return {"low": scale.low, "high": scale.high, "log": scale.log, "days": scale.days,
            "ticks": ticks}  # fmt: skip
