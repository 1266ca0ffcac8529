"""Slides of a day, of a place, and of the claims that no other slide holds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.description import hidden_of
from dashboard.analysis.facts import Mask, facts_of
from dashboard.analysis.filters import in_window, known, shown
from dashboard.analysis.selection import Mode
from dashboard.analysis.text_languages import language_mark
from dashboard.analysis.wording import capitalised
from dashboard.export.deck_claims import (
    Claims,
    Told,
    chosen,
    claims_at,
    near,
    place_mask,
    window_mask,
)
from dashboard.export.deck_look import BESIDE, BODY, TABLE_SIZES, Box
from dashboard.export.deck_notes import NOWHERE, claims_notes
from dashboard.export.deck_options import DeckOptions
from dashboard.export.deck_page import Page, Part, continued
from dashboard.export.deck_table import Cell, Column, Row, Table, fitted, paged
from dashboard.export.scene import Scene, days_with_claims
from dashboard.language import N_, _, listed, ngettext, npgettext, sentence
from dashboard.views.silence import silence
from dashboard.views.slots import slot_views

COLUMNS = (
    Column(N_("Source"), 165),
    Column(N_("Claim")),
    Column(N_("Figure"), 112, lines=4),
    Column(N_("Where"), 60),
)
SPANS = N_("Dated only as a span")
#: A slide with fewer exact claims than this shows near spans as well, up to so many in all.
_FEW, _FILLED = 4, 6


def day_keys(scene: Scene) -> tuple[str, ...]:
    """Return the days that make slides."""
    return days_with_claims(scene)


def place_keys(scene: Scene) -> tuple[str, ...]:
    """Return the places with claims on the scene's days, most claims first, no place last."""
    here = claims_at(scene, window_mask(scene.showing(place=None))).all
    return tuple(dict.fromkeys(each.place_id for each in here))


@dataclass(frozen=True)
class _Subject:
    """What a part is about: ``mask`` are its claims, ``days`` all of its days and place."""

    kind: str
    key: str
    title: str
    exact: str  #: how its exact claims are counted: ``dated to 5 January 2022``
    scene: Scene
    mask: Mask
    days: Mask


def day_part(scene: Scene, key: str, options: DeckOptions) -> Part:
    """Return the slides of one day (or month, or year) of the axis."""
    here, at = on_day(scene, key), scene.axis.index(key)
    title = slot_views(scene.axis)[at].words
    exact = _("dated to {day}", day=scene.axis.slots[at].words)
    return _part(_Subject("day", key, title, exact, here, window_mask(here), _days(here)), options)


def place_part(scene: Scene, key: str, options: DeckOptions) -> Part:
    """Return the slides of one place (``""``: of none) on the scene's days."""
    names = dict(zip(scene.dataset.places["place_id"], scene.dataset.places["name"], strict=True))
    everywhere = scene.showing(place=None)
    at = place_mask(scene.showing(place=key))
    return _part(
        _Subject(
            kind="place",
            key=key,
            title=str(names.get(key, "")) or _(NOWHERE),
            exact=_("dated to a day"),
            scene=scene.showing(place=key or None),
            mask=window_mask(everywhere) & at,
            days=_days(everywhere) & at,
        ),
        options,
    )


def rest_part(scene: Scene, mask: Mask, options: DeckOptions) -> Part | None:
    """Return the slide of claims that pass the filters and stand on no other slide."""
    if not mask.any():
        return None
    dayless = not bool((mask & facts_of(scene.dataset).has_day).any())
    title = _("Claims without a day") if dayless else _("Claims of no single day")
    here = scene.showing(place=None)
    return _part(_Subject("rest", "", title, _("without a day"), here, mask, mask), options)


def on_day(scene: Scene, day: str) -> Scene:
    """Return the scene of one slot alone."""
    return scene.showing(day=day, mode=Mode.DAY, place=None)


def _days(scene: Scene) -> Mask:
    return in_window(scene.dataset, scene.axis, scene.selection)


def _part(about: _Subject, options: DeckOptions) -> Part:
    scene, title = about.scene, about.title
    claims = claims_at(scene, about.mask)
    on_map = bool((about.mask & facts_of(scene.dataset).on_map).any())
    mapped = options.with_map and about.kind != "rest" and on_map
    box = BESIDE if mapped else Box(BODY.left, BODY.top, BODY.width, BESIDE.height)
    words = _subtitle(about, claims)
    sections = (
        (capitalised(about.exact), Claims(claims.exact)),
        (_(SPANS), Claims(claims.spanning)),
    )
    said = known(scene.dataset, scene.selection)
    away = hidden_of(
        scene.dataset, about.days & said & ~shown(scene.dataset, scene.selection)
    ).words
    blank = Page(
        title=title,
        subtitle=words,
        link=scene.link,
        notes=claims_notes(scene, title, (words, capitalised(away)), sections),
        table_box=box,
        picture=scene if mapped else None,
    )
    pages = [
        replace(blank, table=table, remark=remark)
        for table, remark in _tables(about, claims, options, (box.width, box.height))
    ]
    rows = frozenset(each.row for each in claims.all)
    return Part(about.kind, about.key, title, len(claims), continued(pages), rows)


def _tables(
    about: _Subject, claims: Claims, options: DeckOptions, room: tuple[float, float]
) -> Iterator[tuple[Table, str]]:
    """Yield the table of each slide with the remark on what is not in it."""
    if options.claims is None:
        told = list(claims.exact) or list(claims.spanning)
    else:
        told = _picked(about.scene, claims, options.claims)
        while len(told) > 1 and not _fits(_rows(claims.ordered(told), about.kind), room):
            told = told[:-1]
    rows = _rows(claims.ordered(told), about.kind)
    for table in paged(COLUMNS, rows, room, TABLE_SIZES):
        yield table, _remark(claims, told, about.exact)


def _fits(rows: list[Row], room: tuple[float, float]) -> bool:
    return fitted(COLUMNS, rows, room, TABLE_SIZES[-1:]) is not None


def _picked(scene: Scene, claims: Claims, most: int) -> list[Told]:
    """Return what an audience should see, the most telling first."""
    told = chosen(claims.exact, most)
    if not told and claims.spanning:
        return chosen(near(scene, claims.spanning) or claims.spanning, min(most, _FILLED))
    if len(told) < _FEW:
        told += chosen(near(scene, claims.spanning), min(most, _FILLED) - len(told))
    rest = [each for each in claims.spanning if each not in told]
    rest.sort(key=lambda each: (each.days, each.weight, each.row))
    return told + rest[: max(min(most, _FEW) - len(told), 0)]


def _rows(told: tuple[Told, ...], kind: str) -> list[Row]:
    exact = [each for each in told if not each.spanning]
    spans = [each for each in told if each.spanning]
    rows: list[Row] = [_row(each, kind) for each in exact]
    if spans:
        rows += [(Cell(_(SPANS)),), *(_row(each, "span") for each in spans)]
    return rows


def _row(told: Told, kind: str) -> Row:
    line = told.line
    dated = told.date if kind in ("place", "span", "rest") else ""
    placed = "" if kind == "place" else told.place
    remark = [
        placed,
        dated,
        line.stance,
        line.attributed,
        line.relation,
        language_mark(line, "claim"),
    ]
    return (
        Cell(line.label, dot=line.colour),
        Cell(line.claim, remark=" · ".join(filter(None, remark))),
        Cell(line.figure),
        Cell(line.locator),
    )


def _remark(claims: Claims, told: list[Told], exact: str) -> str:
    """``And 16 more claims dated to 5 January 2022 and 71 dated only as a span: in the notes.``."""
    on = {each.row for each in told}
    more = sum(each.row not in on for each in claims.exact)
    spans = sum(each.row not in on for each in claims.spanning)
    parts = []
    if more:
        parts.append(ngettext("{n} more {dated}", "{n} more {dated}", more, dated=exact))
    if spans and len(claims.spanning) > spans:
        parts.append(
            ngettext("{n} more dated only as a span", "{n} more dated only as a span", spans)
        )
    elif spans:
        parts.append(ngettext("{n} dated only as a span", "{n} dated only as a span", spans))
    return _("And {claims}: in the notes.", claims=listed(parts)) if parts else ""


def _subtitle(about: _Subject, claims: Claims) -> str:
    """``95 claims by 5 of 5 sources at 7 places, 71 dated only as a span; 2 not on the map``."""
    facts = facts_of(about.scene.dataset)
    words = _counted(about, claims)
    if spans := len(claims.spanning):
        some = ngettext("{n} dated only as a span", "{n} dated only as a span", spans)
        words += f", {some if claims.exact else _('all dated only as a span')}"
    if about.kind == "rest":
        return words
    if off := int((about.mask & ~facts.on_map).sum()):
        beside = ngettext("{n} not on the map", "{n} not on the map", off)
        words += f"; {beside}"
    dataset, selection = about.scene.dataset, about.scene.selection
    days = np.flatnonzero(about.days)
    said, passed = known(dataset, selection)[days], shown(dataset, selection)[days]
    quiet = silence(facts, days, said, passed).words
    return f"{sentence(words)} {quiet}" if quiet else words


def _counted(about: _Subject, claims: Claims) -> str:
    """``95 claims by 5 of 5 sources at 7 places``."""
    number = ngettext("{n} claim", "{n} claims", len(claims))
    total = len(about.scene.dataset.sources)
    sources = npgettext(
        "by",
        "{speaking} of {n} source",
        "{speaking} of {n} sources",
        total,
        speaking=claims.sources,
    )
    where = len({each.place_id for each in claims.all} - {""})
    if about.kind != "day" or not where:
        return _("{claims} by {sources}", claims=number, sources=sources)
    places = npgettext("at", "{n} place", "{n} places", where)
    return _("{claims} by {sources} at {places}", claims=number, sources=sources, places=places)
