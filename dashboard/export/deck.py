"""A deck of native, editable slides: a day, a place or a question each, with their sources.

Each slide leads from a figure to its source, to the place in it, and to the dashboard's view.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.analysis.description import phrase
from dashboard.analysis.facts import facts_of
from dashboard.analysis.filters import shown
from dashboard.analysis.selection import Mode
from dashboard.analysis.wording import capitalised
from dashboard.errors import SelectionError
from dashboard.export.deck_cover import add_cover, closing_pages, deck_title
from dashboard.export.deck_days import day_keys, day_part, place_keys, place_part, rest_part
from dashboard.export.deck_file import deck_bytes, empty_deck
from dashboard.export.deck_look import LOOKS
from dashboard.export.deck_options import DeckOptions, Per
from dashboard.export.deck_page import Part
from dashboard.export.deck_picture import MapPainter
from dashboard.export.deck_questions import headings, question_keys, question_part, singles_part
from dashboard.export.deck_slides import add_page
from dashboard.export.scene import Scene, spoken
from dashboard.export.stamp import CREDITS, version_words
from dashboard.language import N_, _, sentence
from dashboard.model.progress import Progress, counting, part_of, silent

#: The share of the work that is done when the slides are laid out, and when they are drawn.
_LAID_OUT, _DRAWN = 0.1, 0.95


@dataclass(frozen=True, slots=True)
class SlidePlan:
    """One line of the preview list.

    ``kind`` is ``title``, ``day``, ``place``, ``question``, ``rest`` (claims of no single day),
    ``singles`` (questions with one answer) or ``sources``; ``key`` is what stands in
    ``DeckOptions.keys`` for a day, place or question. ``claims`` are those on its slides or in
    their notes: of a question its answers.
    """

    kind: str
    key: str
    title: str
    claims: int
    slides: int

    @property
    def chosen_by_key(self) -> bool:
        """Whether the person can leave it out."""
        return self.kind in {each.value for each in Per}


@spoken
def deck_outline(
    scene: Scene, options: DeckOptions, progress: Progress = silent
) -> tuple[SlidePlan, ...]:
    """Return what slides a deck would have, in their order, without drawing any.

    Raises:
        SelectionError: A key of the options is no day, place or question of this view.
    """
    parts = list(_parts(scene, options, progress))
    shown_claims = int(shown(scene.dataset, scene.selection).sum())
    lines = [SlidePlan("title", "", deck_title(scene, options), shown_claims, 1)]
    lines += [
        SlidePlan(part.kind, part.key, part.title, part.claims, len(part.pages)) for part in parts
    ]
    if options.with_sources:
        pages = closing_pages(_whole(scene, options))
        lines.append(SlidePlan("sources", "", pages[0].title, shown_claims, len(pages)))
    return tuple(lines)


@spoken
def deck_pptx(scene: Scene, options: DeckOptions, progress: Progress = silent) -> bytes:
    """Return a PPTX file; ``progress`` is told how many of how many slides are done.

    Raises:
        SelectionError: A key of the options is no day, place or question of this view.
    """
    look = LOOKS[options.theme]
    parts = list(_parts(scene, options, part_of(progress, 0.0, _LAID_OUT)))
    whole = _whole(scene, options)
    pages = [page for part in parts for page in part.pages]
    pages += closing_pages(whole) if options.with_sources else ()
    painter = MapPainter(options)
    deck = empty_deck(look, deck_title(scene, options))
    add_cover(deck, whole, options, parts, look)
    facts = (phrase(scene.dataset, scene.selection), version_words(scene), _(CREDITS))
    foot = capitalised(" ".join(map(sentence, facts)))
    telling = part_of(progress, _LAID_OUT, _DRAWN)
    for page in counting(pages, N_("Making slides"), telling, every=1):
        add_page(deck, page, look, foot, painter.paint(page.picture))
    progress(N_("Writing the file"), 0, 0, _DRAWN)
    return deck_bytes(deck)


def _parts(scene: Scene, options: DeckOptions, progress: Progress = silent) -> Iterator[Part]:
    """Yield the parts of the deck between its title and its sources."""
    makers = {
        Per.DAY: (day_keys, day_part),
        Per.PLACE: (place_keys, place_part),
        Per.QUESTION: (question_keys, question_part),
    }
    keys_of, make = makers[options.per]
    keys = keys_of(scene) if options.keys is None else _asked(scene, options)
    told = counting(keys, N_("Laying out slides"), progress, every=1)
    parts = [make(scene, key, options) for key in told]
    yield from parts
    if options.keys is not None:
        return
    if options.per is Per.QUESTION:
        last = singles_part(scene, options)
    else:
        mask = shown(scene.dataset, scene.selection)
        if options.per is Per.DAY:
            mask[[row for part in parts for row in part.rows]] = False
        else:
            mask &= ~facts_of(scene.dataset).has_day
        last = rest_part(scene, mask, options)
    if last is not None:
        yield last


def _asked(scene: Scene, options: DeckOptions) -> list[str]:
    """Return the chosen keys in the order of the outline; what has no claims here comes last."""
    known = {
        Per.DAY: [slot.key for slot in scene.axis.slots],
        Per.PLACE: [*place_keys(scene), *scene.dataset.places["place_id"], ""],
        Per.QUESTION: [each.id for each in headings(scene)],
    }[options.per]
    asked = frozenset(options.keys or ())
    unknown = sorted(asked - set(known))
    if unknown:
        raise SelectionError(f"There is no {options.per} {unknown[0]!r} to make a slide of.")
    return [key for key in dict.fromkeys(known) if key in asked]


def _whole(scene: Scene, options: DeckOptions) -> Scene:
    """Return the scene that the deck as a whole shows: of days and questions all days."""
    if options.per is Per.PLACE or not len(scene.axis):
        return scene.showing(place=None)
    return scene.showing(day=scene.axis.slots[-1].key, mode=Mode.UNTIL, place=None)
