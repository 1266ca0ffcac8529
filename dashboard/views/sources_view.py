"""One card a source: what the document is, and what it claims."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.analysis.facts import Facts, Mask, facts_of
from dashboard.analysis.text_languages import Languages, text_languages
from dashboard.language import _, percent_words
from dashboard.language.names import language_words
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import edtf_words
from dashboard.model.translations import shown
from dashboard.views.claim_line import Row
from dashboard.views.palette import source_colours

#: So many of those whom a source cites are named.
CITED = 5

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A source, and its claims counted whatever is filtered."""

    id: str
    label: str
    colour: str
    title: str
    publisher: str
    author: str
    published: str  #: ``7 January 2022 (uncertain)``
    language: str
    kind: str
    url: str  #: http or https, else empty
    archive_url: str
    file: str
    notes: str
    claims: int
    share: float  #: of all claims, 0 to 1
    places: int
    events: int
    days: int  #: different days among the claims that are known to the day
    figures: int
    stances: Counts
    cites: Counts  #: whom it cites most, at most ``CITED``
    categories: Counts
    languages: Languages  #: of texts that are not in the reader's: ``{"title": "de"}``

    @property
    def share_words(self) -> str:
        """``41 %``, ``under 1 %``."""
        return _share_words(self.claims, self.share)


@dataclass(frozen=True, slots=True)
class SourceShare:
    """How much of all claims is a source's own: what is told of every source at once."""

    label: str
    colour: str
    claims: int
    share_words: str


def sources_view(
    dataset: Dataset, *, first: int = 0, limit: int | None = None
) -> tuple[SourceCard, ...]:
    """Return the cards in the order of sources.csv: ``limit`` of them, from ``first`` on."""
    facts = facts_of(dataset)
    colours = source_colours(len(dataset.sources))
    stop = None if limit is None else first + limit
    records = dataset.sources.iloc[first:stop].to_dict("records")
    return tuple(
        _card(facts, number, row, colours[number]) for number, row in enumerate(records, first)
    )


def source_shares(dataset: Dataset) -> tuple[SourceShare, ...]:
    """Return the share of each source, in the order of sources.csv."""
    source, labels = facts_of(dataset).source, dataset.sources["label"]
    counts = np.bincount(source, minlength=len(labels)).tolist()
    rows = zip(labels.tolist(), source_colours(len(labels)), counts, strict=True)
    total = max(len(source), 1)
    return tuple(
        SourceShare(label, colour, claims, _share_words(claims, claims / total))
        for label, colour, claims in rows
    )


def _share_words(claims: int, share: float) -> str:
    if claims and not round(share * 100):
        return _("under {percent}", percent=percent_words(0.01))
    return percent_words(share)


def _card(facts: Facts, number: int, row: Row, colour: str) -> SourceCard:
    mask = facts.source == number
    claims = facts.dataset.claims[mask]
    plain = ("label", "title", "publisher", "author", "kind", "file", "notes")
    return SourceCard(
        id=row["source_id"],
        colour=colour,
        published=edtf_words(row["published"]),
        url=_web(row["url"]),
        archive_url=_web(row["archive_url"]),
        claims=len(claims),
        share=len(claims) / max(len(mask), 1),
        places=_different(facts.place[mask]),
        events=_different(facts.event[mask]),
        days=_different(facts.start[mask & (facts.stop - facts.start == 1)]),
        figures=int((claims["low"].notna() | claims["high"].notna()).sum()),
        stances=_counts(claims["stance"]),
        cites=_counts(shown(claims, "attributed_to"))[:CITED],
        categories=_categories(facts, mask),
        language=language_words(row["language"]),
        languages=text_languages(facts.dataset).of_source(row),
        **{name: row[name] for name in plain},
    )


def _different(numbers: Iterable[int]) -> int:
    return len({int(number) for number in numbers} - {-1})


def _counts(cells: pd.Series) -> Counts:
    """Count the cells that are not empty, most frequent first, ties as they come."""
    return tuple(Counter(cell for cell in cells.tolist() if cell).most_common())


def _categories(facts: Facts, mask: Mask) -> Counts:
    category = facts.category[mask]
    numbers = np.bincount(category[category >= 0], minlength=len(facts.categories)).tolist()
    pairs = zip(facts.categories, numbers, strict=True)
    return tuple(sorted((pair for pair in pairs if pair[1]), key=lambda pair: -pair[1]))


def _web(address: str) -> str:
    """Let only addresses through that a link may have."""
    return address if address.lower().startswith(("http://", "https://")) else ""
