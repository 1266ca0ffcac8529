"""A claim that is being written, as it will stand beside the map."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan

from dashboard.analysis.folding import fold
from dashboard.language import _
from dashboard.views.claim_line import cites, stance_words
from dashboard.views.edit_choices import Tables, day_words, place_names
from dashboard.views.figure_words import figure_words
from dashboard.views.palette import source_colours

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Preview:
    """All parts in words; what is not written yet is empty."""

    colour: str
    label: str
    locator: str
    attributed: str
    stance: str
    claim: str
    figure: str
    event: str
    when: str
    where: str
    own: str  #: ``dates it to 6 January 2022, places it in Almaty airport``


def preview(tables: Tables, source: Cells, event: Cells, claim: Cells) -> Preview:
    """Put the parts of a form into words."""
    ids = [row.get("source_id", "") for row in tables["sources"]]
    at = ids.index(source["source_id"]) if source.get("source_id") in ids else len(ids)
    names = place_names(tables["places"])
    place = event.get("place_name") or _name(names, event.get("place", ""))
    return Preview(
        colour=source_colours(max(len(ids), at + 1))[at],
        label=source.get("label", ""),
        locator=claim.get("locator", ""),
        attributed=cites(claim.get("attributed_to", "")),
        stance=stance_words(claim.get("stance", "")),
        claim=claim.get("claim", ""),
        figure=_figure(claim),
        event=event.get("title", ""),
        when=day_words(event["date"]) if event.get("date") else "",
        where=place,
        own=_own(claim, names),
    )


def _own(claim: Cells, names: Mapping[str, str]) -> str:
    day, place = claim.get("date", ""), claim.get("place", "")
    dated = _("dates it to {day}", day=day_words(day)) if day else ""
    placed = _("places it in {place}", place=_name(names, place)) if place else ""
    return ", ".join(filter(None, [dated, placed]))


def _figure(claim: Cells) -> str:
    low, high = (_number(claim.get(name, "")) for name in ("low", "high"))
    parts = {name: claim.get(name, "") for name in ("unit", "measure", "population", "scope")}
    return figure_words(low, high, wording=claim.get("wording", ""), **parts)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return nan


def _name(names: Mapping[str, str], place: str) -> str:
    return names.get(fold(place), place)
