"""Which language each text of the data is in, where it is not the reader's.

Free texts get a mark that people see; names get only the ``lang`` that a voice reads them by.
Views carry the codes by the names of their parts: ``{"claim": "en"}``.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from dashboard.analysis.memory import once_per_dataset
from dashboard.language import ENGLISH, _
from dashboard.language.names import language_words
from dashboard.model.dataset import Dataset
from dashboard.model.translations import (
    PRINTED,
    code_of,
    document_language,
    foreign,
    language_of,
    plain_language,
)
from dashboard.model.vocabularies import POPULATIONS

Row = Mapping[Hashable, Any]
Languages = dict[str, str]


@dataclass(frozen=True)
class TextLanguages:
    """Tells the languages of the texts of one dataset."""

    dataset: Dataset

    @cached_property
    def plain(self) -> str:
        """That of texts without translations, if it is known."""
        return plain_language(self.dataset)

    @cached_property
    def _sources(self) -> dict[str, Row]:
        return {row["source_id"]: row for row in self.dataset.sources.to_dict("records")}

    def of_claim(self, claim: Row) -> Languages:
        """Tell those of a claim: ``claim``, ``attributed``, ``figure``, ``quote``, ..."""
        source = self._sources[claim["source_id"]]
        wording, counted = self._of(claim, "wording"), self._of_counted(claim)
        return _named(
            claim=self._of(claim, "claim"),
            attributed=self._of(claim, "attributed_to"),
            figure=counted or wording,
            wording=wording,
            counted=counted,
            quote=foreign(document_language(source)) if claim["quote"] else "",
            quote_translation=language_of(claim, "quote_translation", ENGLISH.code),
            notes=self._of(claim, "notes"),
            label=self._of(source, "label"),
        )

    def of_event(self, event: Row, part: str = "title") -> Languages:
        """Tell that of an event's title; ``part`` is what the view calls it."""
        return _named(**{part: self._of(event, "title")})

    def of_place(self, place: Row, part: str = "name") -> Languages:
        """Tell that of a place's name; ``part`` is what the view calls it."""
        return _named(**{part: self._of(place, "name")})

    def of_source(self, source: Row) -> Languages:
        """Tell those of a source: what it has in print is in its own language."""
        own = document_language(source)
        return _named(
            label=self._of(source, "label"),
            notes=self._of(source, "notes"),
            **{name: language_of(source, name, own) for name in PRINTED},
        )

    def code(self, row: Row, column: str) -> str:
        """Return the code of the language that a text is shown in, if it is known."""
        return code_of(row, column, self.plain)

    def title_code(self, source: Row) -> str:
        """Return the code of the language that a source's title is shown in, if it is known."""
        return code_of(source, "title", document_language(source))

    def _of(self, row: Row, column: str) -> str:
        return language_of(row, column, self.plain)

    def _of_counted(self, claim: Row) -> str:
        """Tell that of whom and where a figure counts; words of our lists are translated."""
        population = "" if claim["population"] in POPULATIONS else self._of(claim, "population")
        return population or ("" if claim["scope"] == "all" else self._of(claim, "scope"))


@once_per_dataset
def text_languages(dataset: Dataset) -> TextLanguages:
    """Return what tells the languages of a dataset's texts, its look-ups kept."""
    return TextLanguages(dataset)


class Telling(Protocol):
    """A view of texts, some of which are in another language."""

    @property
    def languages(self) -> Languages:
        """Codes of these, by the names of the parts."""


def language_mark(view: Telling, part: str) -> str:
    """``language: English``, where that is not the reader's, for what has no tooltip."""
    code = view.languages.get(part)
    return _("language: {language}", language=language_words(code)) if code else ""


def place_languages(dataset: Dataset) -> dict[str, str]:
    """Return that of each place's name by its id, where it is not the reader's."""
    plain, own = plain_language(dataset), "name (language)"
    table = dataset.places
    codes = table[own].tolist() if own in table.columns else [plain] * len(table)
    told = {code: foreign(code or plain) for code in set(codes)}
    rows = zip(table["place_id"].tolist(), codes, strict=True)
    return {place: told[code] for place, code in rows if told[code]}


def _named(**codes: str) -> Languages:
    return {name: code for name, code in codes.items() if code}
