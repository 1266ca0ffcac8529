"""Where an export comes from, in words: on every picture, slide, page and table."""

from dashboard.analysis.description import date_phrase, hidden, phrase
from dashboard.analysis.wording import capitalised
from dashboard.export.options import Stamp
from dashboard.export.scene import Scene
from dashboard.language import N_, _, listed, ngettext, sentence

#: So many sources are named in the stamp of a picture.
NAMED = 12
#: The line that `docs/data-credits.md` asks for.
CREDITS = N_("Map: Natural Earth. Place names: GeoNames (CC BY 4.0).")


def stamp_lines(scene: Scene, stamp: Stamp = Stamp.FULL) -> tuple[str, ...]:
    """Return the stamp, a line a fact; in short: sources and credits in one line each.

    ``("5 January 2022, as known on 7 January 2022; 4 of 5 sources",
    "Sources: ICOR, CWI; left out: MLPD", "Hidden by filters: 9 claims (MLPD 9)",
    "Data version 1f0c9a3e52d1", "Map: Natural Earth. ...")``
    """
    version = version_words(scene)
    if stamp is Stamp.SHORT:
        return (f"{sentence(sources_words(scene))} {sentence(version)}", _(CREDITS))
    days = date_phrase(scene.axis, scene.selection)
    away = hidden(scene.dataset, scene.axis, scene.selection).words
    lines = [f"{days}; {phrase(scene.dataset, scene.selection)}", sources_words(scene)]
    return (*lines, *filter(None, [capitalised(away)]), version, _(CREDITS))


def version_words(scene: Scene) -> str:
    """``Data version 1f0c9a3e52d1``."""
    return _("Data version {version}", version=scene.dataset.fingerprint[:12])


def sources_words(scene: Scene) -> str:
    """``Sources: ICOR, CWI and MLPD; left out: Solidarity appeal``."""
    chosen = scene.selection.sources
    rows = list(
        zip(scene.dataset.sources["source_id"], scene.dataset.sources["label"], strict=True)
    )
    used = [label for source, label in rows if chosen is None or source in chosen]
    left = [label for source, label in rows if chosen is not None and source not in chosen]
    words = _("Sources: {sources}", sources=_named(used)) if used else _("Sources: none")
    return _("{sources}; left out: {others}", sources=words, others=_named(left)) if left else words


def _named(labels: list[str]) -> str:
    """``ICOR, CWI and MLPD``; of many the first are named and the others counted."""
    if len(labels) <= NAMED:
        return listed(labels)
    more = len(labels) - (NAMED - 1)
    return listed([*labels[: NAMED - 1], ngettext("{n} more", "{n} more", more)])
