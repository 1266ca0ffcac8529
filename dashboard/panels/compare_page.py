"""The Compare page: questions with their answers, the matrix, and sources taken by themselves."""

from collections.abc import Hashable, Iterator

import streamlit as st

from dashboard.analysis.answers import Status
from dashboard.analysis.comparison import Heading, comparison
from dashboard.analysis.selection import Selection
from dashboard.language import N_, _
from dashboard.panels.compare_card import CHARTED, question_card
from dashboard.panels.compare_controls import pick, switch
from dashboard.panels.compare_state import turn, views
from dashboard.panels.loading import Atlas
from dashboard.panels.matrix_panel import matrix_panel
from dashboard.panels.paging import first_of, turned
from dashboard.panels.paging import turn as turn_page
from dashboard.panels.session import visit, write_url
from dashboard.panels.sidebar import filters
from dashboard.panels.sources_compare import sources_compare
from dashboard.panels.templating import show
from dashboard.views.compare import touched
from dashboard.views.tray import tray_view

PARTS = {"questions": N_("Questions"), "matrix": N_("Matrix"), "sources": N_("Source by source")}
ACROSS = {"places": N_("Places"), "days": N_("Days"), "questions": N_("Questions")}
AXES = {"figure": N_("What they say"), "said": N_("When they said it")}
#: A page has so many cards, and among them so many charts, which cost the browser most.
CARDS, CHARTS = 24, 12
#: So many questions with one answer are a page.
SINGLES = 50
SECTIONS = (
    (N_("Cannot all hold"), (Status.CONFLICT,)),
    (N_("All can hold, or a later day explains it"), (Status.SEQUENCE, Status.HOLD, Status.AGREE)),
    (N_("Count different things"), (Status.OTHER, Status.RETRACTED)),
)


def compare_page(atlas: Atlas) -> None:
    """Show the part of the page that the address names."""
    if not atlas.axis.slots:
        show("nothing_yet.html", folder=str(atlas.dataset.folder), tray=tray_view(atlas.dataset))
        return
    with st.sidebar:
        filters(atlas)
    state = visit(atlas)
    with st.container(key="compare-page"):
        if state.notices:
            show("notices.html", notices=state.notices)
        if state.address.question is not None:
            _focus(atlas, state.address.selection, state.address.question)
        else:
            show("compare_page_head.html")
            _part(atlas)
    write_url(atlas)


def _part(atlas: Atlas) -> None:
    address = visit(atlas).address
    with st.container(key="compare-bar", horizontal=True, vertical_alignment="center"):
        pick("compare", PARTS, address.compare, _("Part of the page"))
        if address.compare == "questions":
            pick("axis", AXES, address.axis, _("Charts show"))
        if address.compare == "matrix":
            pick("across", ACROSS, address.across, _("Sources against"))
        switch(atlas, address)
    if address.compare == "matrix":
        matrix_panel(atlas, address)
    elif address.compare == "sources":
        sources_compare(atlas, address)
    else:
        _questions(atlas, address.selection, address.axis)


def _questions(atlas: Atlas, selection: Selection, axis: str) -> None:
    """Show the questions, those with several answers as cards, a page at a time."""
    headings = _headings(atlas, selection)
    several = [each for each in headings if each.status is not Status.ONE]
    single = tuple(each.id for each in headings if each.status is Status.ONE)
    if not headings:
        show("small.html", text=_("No claim that the filters show answers a question."))
    of = (atlas.fingerprint, selection, len(headings))
    pages = list(_pages(several))
    at = min(first_of("questions", of), len(pages) - 1)
    shown = pages[at] if pages else []
    for title, statuses in SECTIONS:
        here = [each.id for each in shown if each.status in statuses]
        if here:
            number = sum(each.status in statuses for each in several)
            show("compare_section.html", title=_(title), number=number)
            with st.container(key=f"cards-{len(here)}-{statuses[0].name.lower()}"):
                for view in views(atlas, selection, tuple(here)):
                    question_card(atlas, selection, view, axis=axis, size="full")
    before = sum(map(len, pages[:at]))
    words = _(
        "Questions {first} to {last} of {total}",
        first=before + 1,
        last=before + len(shown),
        total=len(several),
    )
    turn_page("questions", of, first=at, size=1, count=len(pages), words=words)
    if single:
        _singles(atlas, selection, single, of)


def _singles(atlas: Atlas, selection: Selection, names: tuple[str, ...], of: Hashable) -> None:
    """Show a page of the questions with one answer, unfolded once the visitor has turned it."""
    first = first_of("singles", of)
    page = views(atlas, selection, names[first : first + SINGLES])
    with st.container(key="singles"):
        unfolded = turned("singles", of)
        show("compare_singles.html", views=page, count=len(names), unfolded=unfolded)
        turn_page("singles", of, first=first, size=SINGLES, count=len(names))


def _headings(atlas: Atlas, selection: Selection) -> tuple[Heading, ...]:
    if visit(atlas).address.span == "all":
        return comparison(atlas.dataset, selection).headings
    return touched(atlas.dataset, atlas.axis, selection)


def _pages(several: list[Heading]) -> Iterator[list[Heading]]:
    """Yield the questions in the order of the sections, until charts or cards are too many."""
    page: list[Heading] = []
    charts = 0
    for _title, statuses in SECTIONS:
        for each in several:
            if each.status in statuses:
                charts += each.asked in CHARTED
                if charts > CHARTS or len(page) == CARDS:
                    yield page
                    page, charts = [], int(each.asked in CHARTED)
                page.append(each)
    if page:
        yield page


def _focus(atlas: Atlas, selection: Selection, name: str) -> None:
    """Show one question alone, large enough for a slide."""
    address = visit(atlas).address
    with st.container(key="compare-bar", horizontal=True, vertical_alignment="center"):
        st.button(_("← All questions"), key="unfocus", type="tertiary", on_click=_unfocus)
        pick("axis", AXES, address.axis, _("Chart shows"))
    for view in views(atlas, selection, (name,)):
        if view.rows:
            question_card(atlas, selection, view, axis=address.axis, size="focus")
        else:
            show("small.html", text=_("The filters hide every answer to this question."))


def _unfocus() -> None:
    turn(question=None)
