"""One slide before it is drawn: its words, its table, and what stands beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard.export.deck_look import Box
from dashboard.export.deck_notes import link_line
from dashboard.export.deck_table import Table
from dashboard.export.scene import Scene
from dashboard.language import N_, _
from dashboard.views.compare import QuestionView


@dataclass(frozen=True)
class Page:
    """What stands on one slide, every text as it was written in the data.

    ``picture`` is the scene whose map stands at the left, ``chart`` the question drawn there;
    ``points`` are sentences in ``points_box``. ``link`` leads back to the dashboard's view.
    """

    title: str
    subtitle: str
    link: str
    notes: tuple[str, ...]
    table: Table | None = None
    table_box: Box | None = None
    remark: str = ""
    picture: Scene | None = None
    chart: QuestionView | None = None
    chart_box: Box | None = None
    points: tuple[str, ...] = ()
    points_box: Box | None = None
    points_name: str = N_("How the answers stand")


@dataclass(frozen=True)
class Part:
    """The slides of one day, place or question; ``claims`` counts all that they stand for.

    ``rows`` are the positions in claims.csv of what is on the slides or in their notes.
    """

    kind: str
    key: str
    title: str
    claims: int
    pages: tuple[Page, ...]
    rows: frozenset[int] = frozenset()


def continued(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Number the slides of one part; the notes in full stay with the first."""
    found: Sequence[Page] = tuple(pages)
    return tuple(
        page
        if number == 1
        else replace(
            page,
            title=_(
                "{title} (continued, {number} of {total})",
                title=page.title,
                number=number,
                total=len(found),
            ),
            notes=(
                page.title,
                _(
                    "Continued: the notes of slide 1 of {total} on this have all in full.",
                    total=len(found),
                ),
                link_line(page.link),
            ),
        )
        for number, page in enumerate(found, start=1)
    )
