"""One question as a card: what is asked, how the answers stand, the chart, the same in words."""

from datetime import date

import streamlit as st

from dashboard.analysis.answers import Status
from dashboard.analysis.roll import Asked
from dashboard.analysis.selection import Mode, Selection
from dashboard.language import N_, _, day_and_month, ngettext
from dashboard.model.terms import term
from dashboard.panels import session
from dashboard.panels.compare_state import chart, to_map, turn
from dashboard.panels.loading import Atlas
from dashboard.panels.templating import show
from dashboard.views.compare import QuestionView, RowView

#: The standing of the answers in neutral words, behind "3 answers".
STANDING = {
    Status.AGREE: N_("are the same"),
    Status.HOLD: N_("can all hold"),
    Status.SEQUENCE: N_("follow each other"),
    Status.CONFLICT: N_("cannot all hold"),
    Status.OTHER: N_("count different things"),
    Status.RETRACTED: N_("were retracted"),
}
#: From so many times apart on, the factor is told.
APART = 1.5
#: What is asked by questions that have a chart; the answers to others are a list.
CHARTED = (Asked.FIGURE, Asked.DAY)
LISTED = tuple(each.name.lower() for each in Asked if each not in CHARTED)


def question_card(
    atlas: Atlas, selection: Selection, view: QuestionView, *, axis: str, size: str
) -> None:
    """Show a question; ``size`` is ``full``, ``focus`` or ``compact`` (beside the map)."""
    compact = size == "compact"
    with st.container(key=f"question-{size}-{view.id}"):
        show("compare_head.html", view=view, chip=chip(view, short=compact), compact=compact)
        _answers(atlas, selection, view, axis, size)
        show("compare_foot.html", view=view, compact=compact, listed=view.kind in LISTED)
        if not compact:
            _ways(atlas, view, focused=size == "focus")


def chip(view: QuestionView, *, short: bool = False) -> str:
    """``3 answers can all hold, x 3.3 apart``; ``can all hold, x 3.3 apart`` for short."""
    status = Status(view.status)
    if status is Status.ONE:
        return _("one answer")
    if view.kind == "account" and status is not Status.CONFLICT:
        return _("no contradiction recorded")
    standing = [row for row in view.rows if not row.struck and not row.repeats] or view.rows
    apart = factor(view) if status in (Status.HOLD, Status.CONFLICT) else None
    words = _(STANDING[status])
    if not short:
        answers = ngettext("{n} answer", "{n} answers", len(standing))
        words = _("{answers} {stand}", answers=answers, stand=words)
    return _("{answers}, × {factor} apart", answers=words, factor=apart) if apart else words


def factor(view: QuestionView) -> float | None:
    """Return how far the figures of the first group lie apart, if it is worth telling."""
    if view.kind != "figure" or not view.rows:
        return None
    first = [row for row in view.rows if row.group == view.rows[0].group]
    stated = [row.stated for row in first if row.stated and not row.struck and not row.repeats]
    if len(stated) < 2 or min(stated) <= 0 or max(stated) / min(stated) < APART:
        return None
    ratio = max(stated) / min(stated)
    return round(ratio, 1) if ratio < 10 else float(round(ratio))


def _answers(atlas: Atlas, selection: Selection, view: QuestionView, axis: str, size: str) -> None:
    spec = None if view.kind in LISTED else chart(atlas, selection, view, axis, size)
    if spec is None:
        show("compare_list.html", view=view, rows=list_rows(view), compact=size == "compact")
        return
    st.vega_lite_chart(
        spec,
        width="stretch",
        height=spec["height"],
        theme=None,
        alt=f"{view.title}. {' '.join(view.sentences)}",
        key=f"chart-{size}-{axis}-{view.id}",
    )


def list_rows(view: QuestionView) -> list[tuple[RowView, str, str]]:
    """Return each row with its day or place, and what is said of it.

    A source that disputes a claim stands below it with ``disputes this``, not with the claim again.
    """
    order = {claim: at for at, claim in enumerate(dict.fromkeys(r.claim_id for r in view.rows))}
    rows = list(view.rows)
    if view.kind == "whether":
        rows.sort(key=lambda each: (order[each.claim_id], _disputing(each)))
    found, told = [], set()
    for row in rows:
        again = row.claim_id in told and _disputing(row)
        told.add(row.claim_id)
        head = {"place": row.words, "account": _day(row)}.get(view.kind, "")
        found.append(
            (
                row,
                head,
                _("{stance} this", stance=term("stance", row.stance)) if again else row.claim,
            )
        )
    return found


def _disputing(row: RowView) -> bool:
    """Whether the source itself speaks here, against whom it cites."""
    return row.speaker == row.label and row.stance in ("disputes", "denies")


def _day(row: RowView) -> str:
    if row.low is None:
        return ""
    return day_and_month(date.fromordinal(int(row.low)))


def _ways(atlas: Atlas, view: QuestionView, *, focused: bool) -> None:
    """Show the ways on: the map on the question's day and place, and the question alone."""
    with st.container(key=f"ways-{view.id}", horizontal=True, gap="small"):
        if st.button(_("On the map"), key=f"to-map-{view.id}", type="tertiary"):
            session.go(day=best_day(atlas, view), place=None, mode=Mode.DAY)
            if len(view.place_ids) == 1:
                session.go(place=view.place_ids[0])
            turn(panel="compare")
            to_map()
        if not focused:
            st.button(
                _("Enlarge"),
                key=f"focus-{view.id}",
                type="tertiary",
                on_click=turn,
                kwargs={"question": view.id},
            )


def best_day(atlas: Atlas, view: QuestionView) -> str | None:
    """Return the step of the slider on which most of the question's claims lie, the first such."""
    ids = {name for row in view.rows for name in (row.claim_id, *row.also)}
    claims = atlas.dataset.claims
    here = claims[claims["claim_id"].isin(ids)]
    start = here["start"].fillna(0).to_numpy(dtype="int64")
    stop = here["stop"].fillna(0).to_numpy(dtype="int64")
    first, last = atlas.axis.first_last(start, stop)
    spans = [each for each in zip(first.tolist(), last.tolist(), strict=True) if each[0] >= 0]
    if not spans:
        return None
    slots = [slot for begin, end in spans for slot in range(begin, end + 1)]
    best = max(sorted(set(slots)), key=slots.count)
    return atlas.axis.slots[best].key
