"""What a page of its own carries along: every claim in words, and what its filters reckon with.

The browser selects; everything that needs a rule of the field (what contradicts what, what a
figure is called, which day a claim is known from) is worked out here, once.
"""

from base64 import b64encode
from collections.abc import Hashable, Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from dashboard.analysis.address import encode
from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.comparison import Comparison, comparison, lines_of
from dashboard.analysis.facts import Ints, facts_of
from dashboard.analysis.lineage import struck
from dashboard.analysis.roll import Asked
from dashboard.analysis.statement_days import statement_days
from dashboard.analysis.text_languages import place_languages, text_languages
from dashboard.analysis.wording import kinds_of_event
from dashboard.export.page_questions import cards, singles
from dashboard.export.scene import Scene
from dashboard.language import N_
from dashboard.model.edtf_days import edtf_words
from dashboard.model.progress import Progress, counting, part_of, silent
from dashboard.model.terms import term
from dashboard.views.browser import packed_view
from dashboard.views.claim_line import ClaimLine, claim_writer
from dashboard.views.hidden_contradictions import difference_words
from dashboard.views.open_view import contested
from dashboard.views.sources_view import SourceCard, sources_view

Json = dict[str, Any]
Row = Mapping[Hashable, Any]

#: The share of the work that is done when claims are compared, and when they are worded.
_COMPARED, _WORDED = 0.03, 0.2
#: What the browser knows of a claim by its source.
_OF_SOURCE = ("source_id", "label", "colour")
_OF_CARD = (
    *("id", "label", "colour", "title", "publisher", "author", "published"),
    *("language", "kind", "url", "archive_url", "notes", "claims", "languages"),
)


def page_data(scene: Scene, progress: Progress = silent) -> Json:
    """Return all that the page's scripts read; positions stand for ids throughout."""
    facts = facts_of(scene.dataset)
    progress(N_("Comparing the claims"), 0, 0, 0.0)
    found = comparison(scene.dataset)
    lines = _lines(scene, part_of(progress, _COMPARED, _WORDED))
    questions = cards(found, part_of(progress, _WORDED, 1.0))
    progress(N_("Writing the file"), 0, 0, 1.0)
    return {
        "view": b64encode(packed_view(scene.view, contested(scene.dataset))).decode("ascii"),
        "claims": _claims(scene),
        "lines": lines,
        "events": _events(scene),
        "places": _places(scene),
        "categories": [_category(each) for each in facts.categories],
        "sources": [
            _source(card) | {"text": text}
            for card, text in zip(sources_view(scene.dataset), facts.source_texts, strict=True)
        ],
        "conflicts": _conflicts(found),
        "repeats": lines_of(scene.dataset).repeated.tolist(),
        "struck": _struck(found),
        "cards": questions,
        "singles": singles(found),
        "start": encode(scene.address, scene.dataset, scene.axis),
        "version": scene.dataset.fingerprint[:12],
    }


def _category(word: str) -> Json:
    """Return the word of the data and of the address, and those that people read."""
    return {"name": word, "label": term("category", word), "plural": kinds_of_event(word)}


def _claims(scene: Scene) -> Json:
    """Return columns, one entry a claim in the order of claims.csv."""
    facts = facts_of(scene.dataset)
    slots = claim_slots(scene.dataset, scene.axis)
    columns: dict[str, Ints] = {
        "source": facts.source,
        "event": facts.event,
        "place": facts.place,
        "category": facts.category,
        "first": slots.first.astype(np.int64),
        "last": slots.last.astype(np.int64),
        "start": facts.start,
        "stop": facts.stop,
        "span": slots.spanning.astype(np.int64),
        "said": statement_days(scene.dataset).said,
        "row": scene.view.activity.row,
    }
    texts = {"text": facts.texts, "off": scene.view.off.claim.tolist()}
    return {name: column.tolist() for name, column in columns.items()} | texts


def _lines(scene: Scene, progress: Progress) -> list[Json]:
    """Return every claim as the panel shows it; what is empty is left out."""
    writer = claim_writer(scene.dataset)
    events = scene.dataset.events.to_dict("records")
    claims = counting(scene.dataset.claims.to_dict("records"), N_("Wording claims"), progress)
    rows = zip(claims, facts_of(scene.dataset).event.tolist(), strict=True)
    return [_line(writer.line(row, events[event])) for row, event in rows]


def _line(line: ClaimLine) -> Json:
    return {name: part for name, part in asdict(line).items() if part and name not in _OF_SOURCE}


def _events(scene: Scene) -> list[Json]:
    table = scene.dataset.events
    starts = table["start"].fillna(0).astype(int).tolist()
    texts = facts_of(scene.dataset).event_texts
    rows = zip(table.to_dict("records"), starts, texts, strict=True)
    tell = text_languages(scene.dataset)
    return [
        _event(row, tell.of_event(row).get("title", "")) | {"start": start, "text": text}
        for row, start, text in rows
    ]


def _event(row: Row, language: str) -> Json:
    known_well = row["precision"] in ("day", "none")
    return {
        "title": row["title"],
        "language": language,
        "date": edtf_words(row["date"]),
        "precision": "" if known_well else term("precision", row["precision"]),
    }


def _places(scene: Scene) -> list[Json]:
    table = scene.dataset.places
    ids = table["place_id"].tolist()
    at = {place: number for number, place in enumerate(ids)}
    names = ("name", "kind", "parent_id")
    languages = place_languages(scene.dataset)
    rows = zip(ids, *(table[name].tolist() for name in names), strict=True)
    return [
        {"id": place, "name": name, "language": languages.get(place, ""),
         "kind": term("place kind", kind), "parent": at.get(parent, -1), "text": text}
        for (place, name, kind, parent), text in zip(
            rows, facts_of(scene.dataset).place_texts, strict=True
        )
    ]  # fmt: skip


def _source(card: SourceCard) -> Json:
    """Return a card; links are http and https only, as :func:`sources_view` lets through."""
    words = {"share": card.share_words, "kind": term("source kind", card.kind)}
    return {name: getattr(card, name) for name in _OF_CARD} | words


def _conflicts(found: Comparison) -> Json:
    """Return the pairs of claims that cannot both hold, and the words of their questions.

    Whether a pair counts still depends on filters and statement day, as in
    :attr:`Comparison.counted`: both claims shown, none struck, none repeating a shown one.
    """
    roll, names = found.roll, found.names
    pairs, used = roll.conflicts, roll.contested
    number = np.searchsorted(used, roll.question[roll.left[pairs]])
    words = [
        difference_words(Asked(roll.asked[each]), names.subject[each], names.title(each))
        for each in used.tolist()
    ]
    return {
        "left": roll.claim[roll.left[pairs]].tolist(),
        "right": roll.claim[roll.right[pairs]].tolist(),
        "question": number.tolist(),
        "one": [one for one, _ in words],
        "several": [several for _, several in words],
    }


def _struck(found: Comparison) -> list[list[int]]:
    """Return the claims that are retracted as known on each statement day, and last by all."""
    said = statement_days(found.roll.these.facts.dataset)
    limits = [*range(len(said.days)), len(said.days)]
    masks = (struck(found.roll.these, said.said <= limit) for limit in limits)
    return [np.flatnonzero(mask).tolist() for mask in masks]
