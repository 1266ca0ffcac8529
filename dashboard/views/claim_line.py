"""One source's claim as the panel shows it: every part in words, nothing left to compute."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.analysis.facts import Ints
from dashboard.analysis.memory import once_per_dataset
from dashboard.analysis.text_languages import Languages, text_languages
from dashboard.language import _, pgettext
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import edtf_words
from dashboard.model.locators import paragraph_numbers
from dashboard.model.schemas import CLAIMS
from dashboard.model.terms import term
from dashboard.model.translated_columns import translated
from dashboard.model.translations import is_own, told
from dashboard.views.figure_words import figure_words
from dashboard.views.palette import source_colours

Row = Mapping[Hashable, Any]

#: Stances that need no word: the source says it, or says that it is said.
_PLAIN_STANCES = frozenset({"", "asserts", "reports"})


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in words; a part that there is nothing to say about is empty."""

    id: str
    source_id: str
    label: str
    colour: str
    claim: str
    locator: str  #: ``¶4``
    has_passage: bool  #: the source's text is there, and the locator names a paragraph of it
    attributed: str  #: ``cites the Health Ministry``
    stance: str  #: ``disputes``
    figure: str  #: ``deaths: 225 or more · "at least"``
    own_date: str  #: ``dates it to 1 January 2022``, where the event row says otherwise
    own_place: str  #: ``places it in Almaty``
    as_of: str  #: ``as of 6 January 2022``
    relation: str  #: ``contradicts ICOR ¶3``
    quote: str
    quote_translation: str
    details: tuple[tuple[str, str], ...]  #: names and cells of the columns no schema knows
    languages: Languages  #: of parts not in the reader's: ``{"claim": "en"}``


class PlaceRows(Mapping[str, Row]):
    """Rows of places.csv by id or number, read when they are needed: there may be thousands."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._table = table
        self._number = {place_id: at for at, place_id in enumerate(table["place_id"].tolist())}
        self._rows: dict[int, Row] = {}

    def __getitem__(self, place_id: str) -> Row:
        return self.row(self._number[place_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._number)

    def __len__(self) -> int:
        return len(self._number)

    def row(self, number: int) -> Row:
        """Return the row with a number of the table."""
        if number not in self._rows:
            self._rows[number] = self._table.iloc[[number]].to_dict("records")[0]
        return self._rows[number]


@dataclass(frozen=True)
class ClaimWriter:
    """Writes claim lines for one dataset; looks up what they refer to."""

    dataset: Dataset

    def line(self, claim: Row, event: Row) -> ClaimLine:
        """Put a row of claims.csv and that of its event into words."""
        return ClaimLine(
            id=claim["claim_id"],
            source_id=claim["source_id"],
            label=self.labels[claim["source_id"]],
            colour=self.colours[claim["source_id"]],
            claim=claim["claim"],
            locator=claim["locator"],
            has_passage=self.has_passage(claim),
            attributed=cites(told(claim, "attributed_to")),
            stance=stance_words(claim["stance"]),
            figure=_figure(claim),
            own_date=_own_date(claim, event),
            own_place=self._own_place(claim, event),
            as_of=_as_of(claim["as_of_edtf"]),
            relation=self._relation(claim),
            quote=claim["quote"],
            quote_translation=claim["quote_translation"],
            details=tuple((name, claim[name]) for name in self.extra_columns if claim[name]),
            languages=text_languages(self.dataset).of_claim(claim),
        )

    def has_passage(self, claim: Row) -> bool:
        """Whether a claim's locator names a paragraph of a document that is there."""
        length = self.dataset.paragraphs.get(claim["source_id"], 0)
        return length > 0 and any(n <= length for n in paragraph_numbers(claim["locator"]))

    @cached_property
    def labels(self) -> dict[str, str]:
        """Label of each source."""
        table = self.dataset.sources
        return dict(zip(table["source_id"].tolist(), table["label"].tolist(), strict=True))

    @cached_property
    def colours(self) -> dict[str, str]:
        """Colour of each source."""
        return dict(zip(self.labels, source_colours(len(self.labels)), strict=True))

    @cached_property
    def places(self) -> PlaceRows:
        """Row of each place."""
        return PlaceRows(self.dataset.places)

    @cached_property
    def _claim_ids(self) -> pa.ChunkedArray:
        return pa.array(self.dataset.claims["claim_id"].array)

    def locator(self, claim_id: str) -> tuple[str, str]:
        """Return source and locator of a claim, both empty where there is no such claim."""
        row = pc.index(self._claim_ids, claim_id).as_py()
        if row < 0:
            return "", ""
        claims = self.dataset.claims  # by column: a row of them would be a table first
        return str(claims["source_id"].iat[row]), str(claims["locator"].iat[row])

    @cached_property
    def extra_columns(self) -> tuple[str, ...]:
        """Columns that only this file has, and the notes."""
        known = {*CLAIMS.columns, *CLAIMS.derived, "line"} - {"notes"}
        names = (name for name in self.dataset.claims.columns if name not in known)
        return tuple(name for name in names if not translated(name) and not is_own(name))

    def _own_place(self, claim: Row, event: Row) -> str:
        place = self.places.get(claim["place_id"])
        if place is None or claim["place_id"] == event["place_id"]:
            return ""
        if place["kind"] == "site":
            return _("places it at {place}", place=place["name"])
        return _("places it in {place}", place=place["name"])

    def _relation(self, claim: Row) -> str:
        """``contradicts ICOR ¶3``, ``revises its own ¶4``, ``repeats another claim``."""
        if not claim["relation"]:
            return ""
        source, where = self.locator(claim["relates_to"])
        relation, where = term("relation", claim["relation"]), where or _("claim")
        if not source:
            return _("{contradicts} another claim", contradicts=relation)
        if source == claim["source_id"]:
            return _("{contradicts} its own {claim}", contradicts=relation, claim=where)
        named = {"source": self.labels[source], "claim": where}
        return _("{contradicts} {source} {claim}", contradicts=relation, **named)


@once_per_dataset
def claim_writer(dataset: Dataset) -> ClaimWriter:
    """Return the writer of a dataset, its look-ups kept."""
    return ClaimWriter(dataset)


def records(table: pd.DataFrame, rows: Ints) -> dict[int, Row]:
    """Return rows of a table by their numbers: one ``iloc`` each would take far longer."""
    return dict(zip(rows.tolist(), table.iloc[rows].to_dict("records"), strict=True))


def cites(voice: str) -> str:
    """``cites the Health Ministry``."""
    return _("cites {voice}", voice=voice) if voice else ""


def stance_words(stance: str) -> str:
    """``disputes``; nothing for a source that says it, or says that it is said."""
    return "" if stance in _PLAIN_STANCES else term("stance", stance)


def dates_it(words: str) -> str:
    """``dates it to 1 January 2022``, ``dates it 1 to 3 January 2022``."""
    if " to " in words:  # in English only
        return _("dates it {days}", days=words)
    return _("dates it to {day}", day=words)


def _as_of(text: str) -> str:
    """``as of 6 January 2022``: a label, before any sort of date."""
    return pgettext("label", "as of {day}", day=edtf_words(text)) if text else ""


def _own_date(claim: Row, event: Row) -> str:
    if not claim["date"] or claim["date"] == event["date"]:
        return ""
    return dates_it(edtf_words(claim["date"]))


def _figure(claim: Row) -> str:
    names = ("unit", "measure", "population", "scope", "wording")
    return figure_words(claim["low"], claim["high"], **{name: told(claim, name) for name in names})
