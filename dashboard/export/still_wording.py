"""The words of a still: its title, its large date, and how many claims it shows."""

from dashboard.analysis.description import date_phrase, describe, phrase, tally
from dashboard.analysis.filters import in_window, shown
from dashboard.analysis.selection import Mode
from dashboard.analysis.wording import capitalised
from dashboard.export.options import StillOptions
from dashboard.export.scene import Scene
from dashboard.export.still_counts import counts
from dashboard.export.still_text import Run, clean
from dashboard.language import _, ngettext, npgettext


def title_runs(scene: Scene, options: StillOptions) -> list[Run]:
    """Return the title: the one asked for, or the selection in words with its figures bold."""
    if options.title is not None:
        return [Run(clean(options.title), True)]
    mask = shown(scene.dataset, scene.selection)
    mask &= in_window(scene.dataset, scene.axis, scene.selection)
    head = capitalised(date_phrase(scene.axis, scene.selection))
    middle = f", {phrase(scene.dataset, scene.selection)}: "
    figures, comma, rest = tally(scene.dataset, scene.axis, mask).partition(",")
    return [
        Run(head, True),
        Run(clean(middle) + " ", ink="muted"),
        Run(figures, True),
        Run(comma + rest, ink="muted"),
    ]


def title_words(scene: Scene, options: StillOptions) -> str:
    """Return the title as plain text."""
    if options.title is not None:
        return clean(options.title)
    return clean(capitalised(describe(scene.dataset, scene.axis, scene.selection)))


def date_words(scene: Scene) -> str:
    """``Thursday, 6 January 2022``, ``Up to 6 January 2022``."""
    index = scene.axis.index(scene.selection.day)
    if index < 0:
        return ""
    if scene.selection.mode is not Mode.DAY:
        return capitalised(date_phrase(scene.axis, scene.selection))
    return capitalised(scene.view.slots[index].words)


def told(scene: Scene) -> str:
    """``109 claims by 5 of 5 sources at 11 places``."""
    found = counts(scene)
    claims, places = int(found.totals.sum()), int((found.totals > 0).sum())
    speaking = int(((found.exact + found.light).sum(axis=0) > 0).sum())
    return _(
        "{claims} by {sources} at {places}",
        claims=ngettext("{n} claim", "{n} claims", claims),
        sources=npgettext(
            "by",
            "{speaking} of {n} source",
            "{speaking} of {n} sources",
            len(scene.view.sources),
            speaking=speaking,
        ),
        places=npgettext("at", "{n} place", "{n} places", places),
    )
