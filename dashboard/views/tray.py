"""What the map cannot show: claims without a day or a place, and rows that were set aside."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.facts import Facts, Mask, facts_of, pick
from dashboard.analysis.text_languages import Languages, text_languages
from dashboard.language import N_, _, ngettext, number_words
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import edtf_words
from dashboard.views.claim_line import Row, claim_writer

NO_DAY, NO_PLACE = N_("without a day"), N_("without a place")
NO_POSITION = N_("at a place without a position")


@dataclass(frozen=True, slots=True)
class LooseClaim:
    """A claim that the map does not draw, and why."""

    id: str
    label: str  #: of its source
    claim: str
    locator: str
    event: str
    date: str
    place: str
    reasons: tuple[str, ...]
    languages: Languages  #: of ``claim``, ``label`` and ``place``, where it is not the reader's


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A row of a file that could not be read into the tables."""

    file: str
    line: int
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class TrayView:
    """The claims off the map, counted by reason (each claim by its first), and the rows."""

    claims: tuple[LooseClaim, ...]
    rows: tuple[AsideRow, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def words(self) -> str:
        """``3 claims without a day, 1 without a place, 2 rows set aside``, or nothing."""
        parts: list[str] = []
        for reason, number in self.counts:
            if number:
                parts.append(_counted(reason, number, first=not parts))
        if self.rows:
            parts.append(ngettext("{n} row set aside", "{n} rows set aside", len(self.rows)))
        return ", ".join(parts)


def _counted(reason: str, number: int, *, first: bool) -> str:
    """``3 claims without a day``, and behind it ``1 without a place``."""
    if not first:
        return f"{number_words(number)} {_(reason)}"
    if reason == NO_DAY:
        return ngettext("{n} claim without a day", "{n} claims without a day", number)
    if reason == NO_PLACE:
        return ngettext("{n} claim without a place", "{n} claims without a place", number)
    return ngettext(
        "{n} claim at a place without a position",
        "{n} claims at a place without a position",
        number,
    )


def tray_view(dataset: Dataset) -> TrayView:
    """List what is off the map, in the order of the files."""
    facts = facts_of(dataset)
    lacks = _lacks(facts)
    claims = tuple(_loose_claims(facts, lacks))
    first = [claim.reasons[0] for claim in claims]
    told = {reason: _(reason) for reason in lacks}
    return TrayView(
        claims=claims,
        rows=_aside(dataset),
        counts=tuple((reason, first.count(words)) for reason, words in told.items()),
    )


def _lacks(facts: Facts) -> dict[str, Mask]:
    """Return for each reason which claims it keeps off the map."""
    placed = facts.place >= 0
    return {
        NO_DAY: ~facts.has_day,
        NO_PLACE: ~placed,
        NO_POSITION: placed & ~pick(facts.drawable, facts.place),
    }


def _loose_claims(facts: Facts, lacks: dict[str, Mask]) -> Iterator[LooseClaim]:
    data, off = facts.dataset, np.flatnonzero(~facts.on_map)
    labels, titles = data.sources["label"].tolist(), data.events["title"].tolist()
    places, languages = claim_writer(data).places, text_languages(data)
    for row, claim in zip(off.tolist(), data.claims.iloc[off].to_dict("records"), strict=True):
        number = int(facts.place[row])
        place: Row = places.row(number) if number >= 0 else {}
        yield LooseClaim(
            id=claim["claim_id"],
            label=labels[facts.source[row]],
            claim=claim["claim"],
            locator=claim["locator"],
            event=titles[facts.event[row]],
            date=edtf_words(claim["date_edtf"]),
            place=place.get("name", ""),
            reasons=tuple(_(reason) for reason, mask in lacks.items() if mask[row]),
            languages=languages.of_claim(claim) | languages.of_place(place, "place"),
        )


def _aside(dataset: Dataset) -> tuple[AsideRow, ...]:
    rows = dataset.set_aside[["file", "line", "row_id", "reason"]].to_dict("records")
    return tuple(
        AsideRow(str(row["file"]), int(row["line"]), str(row["row_id"]), str(row["reason"]))
        for row in rows
    )
