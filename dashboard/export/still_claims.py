"""The column of claims: the most telling ones of the days shown, source by source, wrapped.

What the column has no room for is counted. A claim is shown whole or not at all.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.description import date_phrase
from dashboard.analysis.facts import Ints, facts_of
from dashboard.analysis.filters import in_window, shown
from dashboard.analysis.memory import once_per_dataset
from dashboard.analysis.text_languages import language_mark
from dashboard.export.scene import Scene
from dashboard.export.still_counts import disputed
from dashboard.export.still_layout import Box
from dashboard.export.still_sheet import Shape, Sheet, rounded
from dashboard.export.still_text import clean, shortened, width, wrap
from dashboard.export.still_theme import Palette, rgba
from dashboard.language import _, listed, ngettext, number_words
from dashboard.model.dataset import Dataset
from dashboard.views.claim_line import ClaimLine, Row, claim_writer

HEAD, BODY, META = 13.0, 13.0, 10.5
_LEADING = 1.36
_BAR, _INDENT = 3.0, 11.0
_BETWEEN, _AFTER_HEAD, _BETWEEN_SOURCES = 8.0, 3.0, 15.0
#: So many of the most telling claims of a source are tried.
_TRIED = 30


@dataclass(frozen=True, slots=True)
class Block:
    """One claim, wrapped: what is claimed, its figure, and where that stands."""

    source: int
    claim: tuple[str, ...]
    figure: tuple[str, ...]
    meta: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Group:
    """A source, how many claims of the window it makes, and those that are shown."""

    source: int
    total: int
    blocks: tuple[Block, ...]
    height: float


def draw_claims(
    sheet: Sheet, scene: Scene, columns: list[Box], palette: Palette, unit: float
) -> None:
    """Fill columns of the same width with claims."""
    order = telling(scene)
    if not columns:
        return
    if not any(order):
        days, size = date_phrase(scene.axis, scene.selection), BODY * unit
        words = _("No claims: {days}.", days=days)
        sheet.words(words, columns[0].left, columns[0].top + size, size, palette.muted)
        sheet.named("claims", "", columns[0])
        return
    columns = _draw_place(sheet, scene, columns, palette, unit)
    groups = _chosen(scene, order, columns, unit)
    left_out = sum(map(len, order)) - sum(len(group.blocks) for group in groups)
    at, top = 0, columns[0].top
    for group in groups:
        if top + group.height > columns[at].bottom + 0.01 and at + 1 < len(columns):
            at, top = at + 1, columns[at + 1].top
        top = _draw_group(sheet, scene, group, columns[at], top, palette, unit)
    if left_out:
        size = META * 1.12 * unit
        words = _left_words(scene, order, groups, columns[-1].width - _INDENT * unit, size)
        base = min(top + size, columns[-1].bottom - 0.3 * size)
        sheet.words(words, columns[-1].left + _INDENT * unit, base, size, palette.muted)
    for column in columns:
        sheet.named("claims", "", column)


def _left_words(
    scene: Scene, order: list[list[int]], groups: list[Group], room: float, size: float
) -> str:
    """``and 77 more claims``, with the sources of which none is shown where there is room."""
    number = sum(len(each) for each in order) - sum(len(group.blocks) for group in groups)
    if groups:
        words = ngettext("and {n} more claim", "and {n} more claims", number)
    else:
        words = ngettext("{n} claim", "{n} claims", number)
    seen = {group.source for group in groups}
    silent = [
        f"{clean(mark.label)} {number_words(len(order[at]))}"
        for at, mark in enumerate(scene.view.sources)
        if order[at] and at not in seen
    ]
    longer = _("{claims}, among them {sources}", claims=words, sources=listed(silent))
    return longer if silent and width(longer, size) <= room else words


def _draw_place(
    sheet: Sheet, scene: Scene, columns: list[Box], palette: Palette, unit: float
) -> list[Box]:
    """Head the column with the place whose claims it lists; return what is left of it."""
    places = {place.id: place.name for place in scene.view.places}
    name = clean(places.get(scene.selection.place or "", ""))
    if not name:
        return columns
    size = HEAD * 1.25 * unit
    text = shortened(name, columns[0].width, size, True)
    sheet.words(text, columns[0].left, columns[0].top + size, size, palette.ink, bold=True)
    return [replace(column, top=column.top + size * 1.7) for column in columns]


def telling(scene: Scene) -> list[list[int]]:
    """Return the claims of the window for each source, the most telling first, as positions.

    Figures, exact days and what another source contradicts come first; of several claims
    about one event the later ones step back, so that few lines tell of much.
    """
    facts, axis = facts_of(scene.dataset), scene.axis
    mask = shown(scene.dataset, scene.selection) & in_window(scene.dataset, axis, scene.selection)
    if scene.selection.place is not None:
        ids = scene.dataset.places["place_id"].tolist()
        here = [at for at, place in enumerate(ids) if place == scene.selection.place]
        mask &= np.isin(facts.place, here)
    claims = scene.dataset.claims
    figure = (claims["low"].notna() | claims["high"].notna()).to_numpy(dtype=np.int64)
    exact = (~claim_slots(scene.dataset, axis).spanning).astype(np.int64)
    vague = (claims["uncertain"] | claims["approximate"]).to_numpy(dtype=np.int64)
    score = 2 * figure + 2 * exact + disputed(scene).astype(np.int64) - vague
    return [
        _by_event(np.flatnonzero(mask & (facts.source == at)), score, facts.event)
        for at in range(len(scene.view.sources))
    ]


def _by_event(rows: Ints, score: Ints, event: Ints) -> list[int]:
    """Sort by score, less one for each claim about the same event that came before."""
    seen: Counter[int] = Counter()
    ranked = []
    for row in sorted(rows.tolist(), key=lambda row: (-int(score[row]), row)):
        ranked.append((seen[int(event[row])] - int(score[row]), row))
        seen[int(event[row])] += 1
    return [row for _, row in sorted(ranked)]


def _chosen(scene: Scene, order: list[list[int]], columns: list[Box], unit: float) -> list[Group]:
    """Give each source its most telling claim that fits, then take more of each in turn."""
    room = columns[0].width - _INDENT * unit
    chosen: dict[int, list[int]] = {}
    blocks: dict[int, Block] = {}

    def fits(source: int, row: int) -> bool:
        blocks[row] = _block(scene, source, row, room, unit)
        trial = {**chosen, source: [*chosen.get(source, []), row]}
        return _fits(_groups(trial, blocks, order, unit), columns, unit)

    for source, rows in enumerate(order):
        first = next((row for row in rows[:_TRIED] if fits(source, row)), None)
        if first is not None:
            chosen[source] = [first]
    for turn in range(_TRIED):
        waiting = [(at, rows[turn]) for at, rows in enumerate(order) if turn < len(rows)]
        fitting = 0
        for source, row in waiting:
            if row not in chosen.get(source, []) and fits(source, row):
                chosen[source] = [*chosen.get(source, []), row]
                fitting += 1
        if not fitting and turn > 2:
            break
    return _groups(chosen, blocks, order, unit)


def _groups(
    chosen: dict[int, list[int]], said: dict[int, Block], order: list[list[int]], unit: float
) -> list[Group]:
    groups = []
    for source in sorted(chosen):
        blocks = tuple(said[row] for row in chosen[source])
        between = (len(blocks) - 1) * _BETWEEN * unit
        height = _head_height(unit) + sum(block.height for block in blocks) + between
        groups.append(Group(source, len(order[source]), blocks, height))
    return groups


def _head_height(unit: float) -> float:
    return (HEAD * _LEADING + _AFTER_HEAD) * unit


def _fits(groups: list[Group], columns: list[Box], unit: float) -> bool:
    """Whether groups fit into the columns, the last of which ends with a line of its own."""
    at, top = 0, columns[0].top
    for group in groups:
        while top + group.height > _floor(columns, at, unit):
            at += 1
            if at == len(columns):
                return False
            top = columns[at].top
        top += group.height + _BETWEEN_SOURCES * unit
    return True


def _floor(columns: list[Box], at: int, unit: float) -> float:
    last = at == len(columns) - 1
    return columns[at].bottom - (META * 1.9 * unit if last else 0.0)


def _block(scene: Scene, source: int, row: int, room: float, unit: float) -> Block:
    claims, events = _records(scene.dataset)
    event = events[int(facts_of(scene.dataset).event[row])]
    said = claim_writer(scene.dataset).line(claims[row], event)
    text = tuple(wrap(clean(said.claim), room, BODY * unit))
    figure = tuple(wrap(clean(said.figure), room, META * 1.08 * unit, bold=True))
    meta = tuple(wrap(clean(_meta(scene, said, row)), room, META * unit))
    height = len(text) * BODY + len(figure) * META * 1.08 + len(meta) * META
    return Block(source, text, figure, meta, height * _LEADING * unit)


@once_per_dataset
def _records(dataset: Dataset) -> tuple[Sequence[Row], Sequence[Row]]:
    """Return claims and events as dictionaries: thousands of ``iloc`` would take longer."""
    return dataset.claims.to_dict("records"), dataset.events.to_dict("records")


def _meta(scene: Scene, said: ClaimLine, row: int) -> str:
    """``Almaty · ¶4 · disputes · cites the Health Ministry · dates it to 4 January 2022``."""
    facts = facts_of(scene.dataset)
    place = int(facts.place[row])
    name = scene.dataset.places["name"].iloc[place] if place >= 0 else ""
    parts = [name, said.locator, said.stance, said.attributed, said.own_date, said.relation]
    parts.append(language_mark(said, "claim"))
    return " · ".join(filter(None, parts))


def _draw_group(  # noqa: PLR0913
    sheet: Sheet, scene: Scene, group: Group, column: Box, top: float, palette: Palette, unit: float
) -> float:
    mark = scene.view.sources[group.source]
    bar = Box(column.left, top + 1 * unit, column.left + _BAR * unit, top + group.height)
    sheet.add(Shape(rounded(bar, _BAR / 2 * unit), fill=rgba(mark.colour)))
    left, size = column.left + _INDENT * unit, HEAD * unit
    base = top + size * 1.02
    label = clean(mark.label)
    after = left + sheet.words(label, left, base, size, palette.ink, bold=True)
    words = ngettext("{n} claim", "{n} claims", group.total)
    sheet.words(words, after + width("  ", size), base, META * unit, palette.muted)
    at = top + _head_height(unit)
    for block in group.blocks:
        at = _draw_block(sheet, block, left, at, palette, unit) + _BETWEEN * unit
    return at - _BETWEEN * unit + _BETWEEN_SOURCES * unit


def _draw_block(
    sheet: Sheet, block: Block, left: float, top: float, palette: Palette, unit: float
) -> float:
    parts = (
        (block.claim, BODY, palette.ink, False),
        (block.figure, META * 1.08, palette.ink, True),
        (block.meta, META, palette.muted, False),
    )
    for texts, size, ink, bold in parts:
        for text in texts:
            sheet.words(text, left, top + size * unit * 1.02, size * unit, ink, bold=bold)
            top += size * _LEADING * unit
    return top
