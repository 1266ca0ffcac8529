"""Slides of a question: who answers it how, how the answers stand, and who is silent."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from dashboard.analysis.answers import Status
from dashboard.analysis.comparison import Heading, comparison
from dashboard.analysis.text_languages import language_mark
from dashboard.export.deck_chart import bars, can_chart, chart_key
from dashboard.export.deck_look import BODY, READABLE, TABLE_SIZES, Box
from dashboard.export.deck_notes import SINGLES_TITLE, question_notes, singles_notes
from dashboard.export.deck_options import DeckOptions
from dashboard.export.deck_page import Page, Part, continued
from dashboard.export.deck_table import Cell, Column, Row, paged
from dashboard.export.deck_text import tall
from dashboard.export.scene import Scene
from dashboard.language import N_, _, ngettext
from dashboard.views.compare import QuestionView, RowView, view_of

ANSWERS = (
    Column(N_("Source"), 150),
    Column(N_("Answer")),
    Column(N_("As of"), 120),
    Column(N_("Where"), 60),
)
SINGLES = (
    Column(N_("Question")),
    Column(N_("Source"), 150),
    Column(N_("Answer")),
    Column(N_("Where"), 60),
)
#: Sentences beside a table where no chart can be drawn.
_ALONE = Box(BODY.left, BODY.top, 260, BODY.height)
_WIDE = Box(320, BODY.top, 604, BODY.height)
_HIGH = Box(444, BODY.top, 480, BODY.height)
_CHART = Box(BODY.left, BODY.top, 390, 252)
#: Points of height for the axis and for each bar.
_AXIS, _BAR = 50, 52
_NAMED = 3
_ORDER = (
    Status.CONFLICT, Status.SEQUENCE, Status.HOLD, Status.OTHER, Status.AGREE, Status.RETRACTED,
    Status.ONE,
)  # fmt: skip


def headings(scene: Scene) -> tuple[Heading, ...]:
    """Return all questions with an answer that is shown: conflicts first."""
    found = comparison(scene.dataset, scene.selection).headings
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.status)))


def question_keys(scene: Scene) -> tuple[str, ...]:
    """Return the questions with more than one answer."""
    return tuple(each.id for each in headings(scene) if each.status is not Status.ONE)


def question_scene(scene: Scene, key: str) -> Scene:
    """Return the scene whose link opens the Compare page at this question."""
    start = f"{scene.dashboard.rstrip('/')}/compare" if scene.dashboard else "compare"
    return replace(scene, dashboard=start, address=replace(scene.address, question=key))


def question_part(scene: Scene, key: str, options: DeckOptions) -> Part:
    """Return the slides of one question."""
    here = question_scene(scene, key)
    view = view_of(comparison(scene.dataset, scene.selection), key)
    drawn = can_chart(view)
    box = _HIGH if drawn else _WIDE
    chart_box = _chart_box(view) if drawn else None
    points_box = _below(chart_box) if chart_box else _ALONE
    told = tuple(filter(None, [*view.sentences, _uncompared(view)]))
    points = (*told, *filter(None, [chart_key(view) if drawn else "", view.silence.words]))
    apart = tall(points, points_box.width, READABLE) > points_box.height
    blank = Page(
        title=view.title,
        subtitle=" · ".join(filter(None, [view.status_words, view.lineage, _asked_of(view)])),
        link=here.link,
        notes=question_notes(here, view, (view.status_words, view.lineage, _uncompared(view))),
        table_box=box,
        chart=view if drawn else None,
        chart_box=chart_box,
        points=points[len(told) :] if apart else points,
        points_box=points_box,
    )
    rows = [_row(each) for each in view.rows]
    tables = paged(ANSWERS, rows, (box.width, box.height), TABLE_SIZES)
    pages = [replace(blank, table=table) for table in tables]
    if apart:
        pages.append(replace(blank, chart=None, points=told, points_box=BODY))
    return Part("question", key, view.title, len(view.rows), continued(pages), _claims(here, view))


def singles_part(scene: Scene, options: DeckOptions) -> Part | None:
    """Return the table of the questions that only one claim answers: nothing to compare yet."""
    found = comparison(scene.dataset, scene.selection)
    alone = [each for each in headings(scene) if each.status is Status.ONE]
    if not alone:
        return None
    box, here = BODY, question_scene(scene, "")
    here = replace(here, address=replace(here.address, question=None))
    views = [view_of(found, each.id) for each in alone]
    rows = [row for view in views for row in _single(view)]
    blank = Page(
        title=_(SINGLES_TITLE),
        subtitle=ngettext(
            "{n} question with nothing yet to set beside the answer",
            "{n} questions with nothing yet to set beside the answer",
            len(alone),
        ),
        link=here.link,
        notes=singles_notes(here, views),
        table_box=box,
    )
    tables = paged(SINGLES, rows, (box.width, box.height), TABLE_SIZES)
    pages = [replace(blank, table=table) for table in tables]
    claims = frozenset(row for view in views for row in _claims(here, view))
    return Part("singles", "", _(SINGLES_TITLE), len(rows), continued(pages), claims)


def _claims(scene: Scene, view: QuestionView) -> frozenset[int]:
    """Return the positions in claims.csv of the claims that answer."""
    ids = {claim for row in view.rows for claim in (row.claim_id, *row.also)}
    found = scene.dataset.claims["claim_id"].isin(list(ids)).to_numpy(dtype=np.bool_)
    return frozenset(np.flatnonzero(found).tolist())


def _row(row: RowView) -> Row:
    remark = [row.counted, row.objection]
    remark += [_("retracted by {claims}", claims=each) for each in row.retracted_by]
    remark += [_("repeats {claim}", claim=row.repeats) if row.repeats else ""]
    remark += [language_mark(row, "claim") if row.words == row.claim else ""]
    return (
        Cell(row.label, remark=row.speaker if row.speaker != row.label else "", dot=row.colour),
        Cell(row.words, remark=" · ".join(filter(None, remark))),
        Cell(row.as_of),
        Cell(row.locator),
    )


def _single(view: QuestionView) -> Iterator[Row]:
    for row in view.rows:
        answer = row.words if row.words == row.claim else f"{row.words}: {row.claim}"
        yield (
            Cell(view.title),
            Cell(row.label, dot=row.colour),
            Cell(answer, remark=language_mark(row, "claim")),
            Cell(row.locator),
        )


def _chart_box(view: QuestionView) -> Box:
    tall = min(_AXIS + _BAR * len(bars(view)), _CHART.height)
    return Box(_CHART.left, _CHART.top, _CHART.width, tall)


def _below(chart: Box) -> Box:
    top = chart.top + chart.height + 8
    return Box(chart.left, top, chart.width, BODY.top + BODY.height - top)


def _asked_of(view: QuestionView) -> str:
    """``Kazakhstan, 1 to 11 January 2022``."""
    places = view.places
    if len(places) > _NAMED:
        places = (ngettext("{n} place", "{n} places", len(places)),)
    return ", ".join([*places, *filter(None, [view.dates])])


def _uncompared(view: QuestionView) -> str:
    if not view.uncompared:
        return ""
    return ngettext(
        "{n} answer beyond those listed first is not compared.",
        "{n} answers beyond those listed first are not compared.",
        view.uncompared,
    )
