"""The view as URL query parameters and back: one table says what each parameter is.

What an address asks for and this data cannot show falls back to the default, and a
notice in plain words names the parameter and its value.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from dashboard.analysis.address_notices import unknown_keys
from dashboard.analysis.address_words import (
    Camera,
    CameraWords,
    DayWords,
    IdsWords,
    Known,
    ModeWords,
    OneOfWords,
    PlaceWords,
    SearchWords,
    Words,
)
from dashboard.analysis.compare_words import PairWords, QuestionWords
from dashboard.analysis.known_words import KnownOnWords
from dashboard.analysis.language_words import LanguageWords
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import Axis
from dashboard.language import N_
from dashboard.model.dataset import Dataset

VIEWS = ("map", "present")
PANELS = ("claims", "compare")
COMPARE = ("questions", "matrix", "sources")
AXES = ("figure", "said")
ACROSS = ("places", "days", "questions")
SPANS = ("all", "shown")


@dataclass(frozen=True, slots=True)
class Address:
    """Everything that a copied link brings back."""

    selection: Selection = field(default_factory=Selection)
    view: str = VIEWS[0]
    camera: Camera | None = None
    panel: str = PANELS[0]  #: what stands beside the map
    compare: str = COMPARE[0]  #: the part of the Compare page
    question: str | None = None  #: the one in focus there
    axis: str = AXES[0]  #: figures, or figures over the day on which they were said
    across: str = ACROSS[0]  #: what the matrix sets the sources against
    pair: tuple[str, ...] = ()  #: the source looked through, or two side by side
    span: str = SPANS[0]  #: all days, or only those that the map shows
    language: str | None = None  #: chosen by the person; else the browser's


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter, the fields of selection or address that it holds, and its words."""

    key: str
    fields: tuple[str, ...]
    words: Words


SCHEMA = (
    Parameter("day", ("day",), DayWords()),
    Parameter("mode", ("mode", "last_days"), ModeWords()),
    Parameter("sources", ("sources",), IdsWords("sources")),
    Parameter("categories", ("categories",), IdsWords("categories")),
    Parameter("places", ("places",), IdsWords("places")),
    Parameter("place", ("place",), PlaceWords()),
    Parameter("q", ("search",), SearchWords()),
    Parameter("known", ("as_known_on",), KnownOnWords()),
    Parameter("view", ("view",), OneOfWords(N_("view"), VIEWS)),
    Parameter("at", ("camera",), CameraWords()),
    Parameter("panel", ("panel",), OneOfWords(N_("panel"), PANELS)),
    Parameter("compare", ("compare",), OneOfWords(N_("part of the Compare page"), COMPARE)),
    Parameter("question", ("question",), QuestionWords()),
    Parameter("axis", ("axis",), OneOfWords(N_("axis"), AXES)),
    Parameter("across", ("across",), OneOfWords(N_("columns of the matrix"), ACROSS)),
    Parameter("pair", ("pair",), PairWords()),
    Parameter("lang", ("language",), LanguageWords()),
    Parameter("span", ("span",), OneOfWords(N_("span of days"), SPANS)),
)
#: What mail programs, networks and Streamlit itself add to any address.
_OF_OTHERS = re.compile(r"utm_?|(fb|g|ms|y)clid$|ref$|embed(_options)?$")
_OF_SELECTION = frozenset(each.name for each in fields(Selection))


def decode(
    params: Mapping[str, str], dataset: Dataset, axis: Axis
) -> tuple[Address, tuple[str, ...]]:
    """Return the address that the parameters stand for, and what had to be replaced in it.

    Parameters of other programs (``utm_source``) are passed over.
    """
    known, notices = Known(dataset, axis), [_unknown(params)]
    values: dict[str, Any] = {"day": known.default_day}
    for parameter in SCHEMA:
        text = params.get(parameter.key, "").strip()
        if text:
            reading = parameter.words.read(text, known)
            values.update(zip(parameter.fields, reading.values, strict=True))
            notices.append(reading.notice)
    selected = {name: value for name, value in values.items() if name in _OF_SELECTION}
    others = {name: value for name, value in values.items() if name not in _OF_SELECTION}
    return Address(Selection(**selected), **others), tuple(filter(None, notices))


def _unknown(params: Mapping[str, str]) -> str:
    """Say what the address asks for beyond this table: a newer version may know it."""
    ours = {parameter.key for parameter in SCHEMA}
    others = [key for key in params if key not in ours and not _OF_OTHERS.match(key)]
    return unknown_keys(others) if others else ""


def encode(address: Address, dataset: Dataset, axis: Axis) -> dict[str, str]:
    """Return the parameters that stand for an address, defaults left out, in stable order."""
    known, params = Known(dataset, axis), {}
    address = replace(address, selection=_plain(address.selection, known))
    for parameter in SCHEMA:
        values = tuple(_value(address, name) for name in parameter.fields)
        text = parameter.words.write(values, known)
        if text is not None:
            params[parameter.key] = text
    return params


def _value(address: Address, name: str) -> Any:
    return getattr(address.selection if name in _OF_SELECTION else address, name)


def _plain(selection: Selection, known: Known) -> Selection:
    """Turn a filter that names everything into none, and no day into the default."""

    def plain(name: str) -> frozenset[str] | None:
        chosen: frozenset[str] | None = getattr(selection, name)
        return None if chosen is not None and chosen >= set(getattr(known, name)) else chosen

    return replace(
        selection,
        day=known.default_day if selection.day is None else selection.day,
        sources=plain("sources"),
        categories=plain("categories"),
        places=plain("places"),
    )
