"""Slides: which ones, how they look, and the deck as a PPTX file."""

from collections.abc import Hashable
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.export.deck import SlidePlan, deck_outline, deck_pptx
from dashboard.export.deck_options import DeckOptions, Per
from dashboard.export.file_names import file_name
from dashboard.export.options import Theme
from dashboard.export.scene import Scene
from dashboard.language import N_, _, ngettext
from dashboard.panels.export_look import switch, text
from dashboard.panels.making import Job, make
from dashboard.panels.templating import show
from dashboard.panels.working import worked

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
#: What a deck has even when only some of its days, places or questions are chosen.
_ALWAYS = ("title", "sources")
PER = {
    Per.DAY: N_("A day a slide"),
    Per.PLACE: N_("A place a slide"),
    Per.QUESTION: N_("A question a slide"),
}


def slides_export(scene: Scene) -> None:
    """Show the list of slides, of which some may be left out, and make the deck."""
    left, right = st.columns([1, 2.2], gap="large")
    with left:
        options = _look()
    with right:
        outline = worked("deck-outline", _of(scene, options), partial(deck_outline, scene, options))
        keys = _chosen(outline, options.per)
    with left:
        _make(scene, options, outline, keys)


def _look() -> DeckOptions:
    per = st.radio(
        _("Slides"),
        list(PER),
        format_func=lambda each: _(PER[each]),
        key="deck-per",
        persist_state="session",
    )
    title = text("deck", "title", _("Title"), _("What the data are about"))
    subtitle = text("deck", "subtitle", _("Subtitle"), _("The view in words"))
    with_map = switch("deck", "map", _("Maps"), True)
    dark = switch("deck", "dark", _("Dark"), False)
    return DeckOptions(
        per=per,
        title=title or None,
        subtitle=subtitle or None,
        with_map=with_map,
        theme=Theme.DARK if dark else Theme.LIGHT,
    )


def _chosen(outline: tuple[SlidePlan, ...], per: Per) -> tuple[str, ...]:
    """Return the keys of the lines that stay ticked."""
    lines = [line for line in outline if line.chosen_by_key]
    table = pd.DataFrame(
        {
            "On": [True] * len(lines),
            "Slide": [line.title for line in lines],
            "Claims": [line.claims for line in lines],
            "Slides": [line.slides for line in lines],
        }
    )
    always = [line.title for line in outline if not line.chosen_by_key]
    words = _("Untick what is to stay out. Always there: {slides}.", slides="; ".join(always))
    show("small.html", text=words)
    edited = st.data_editor(
        table,
        hide_index=True,
        disabled=["Slide", "Claims", "Slides"],
        column_config={
            "On": st.column_config.CheckboxColumn("", width=40),
            "Slide": st.column_config.TextColumn(_("Slide"), width="large"),
            "Claims": st.column_config.NumberColumn(_("Claims"), width="small"),
            "Slides": st.column_config.NumberColumn(_("Slides"), width="small"),
        },
        height=min(560, 38 + 35 * max(len(lines), 1)),
        key=f"deck-lines-{per}-{hash(tuple(line.key for line in lines))}",
    )
    return tuple(line.key for line, on in zip(lines, edited["On"], strict=True) if on)


def _make(
    scene: Scene, options: DeckOptions, outline: tuple[SlidePlan, ...], keys: tuple[str, ...]
) -> None:
    lines = [line for line in outline if line.chosen_by_key]
    if len(keys) < len(lines):
        options = replace(options, keys=keys)
        outline = tuple(line for line in outline if line.key in keys or line.kind in _ALWAYS)
    slides = sum(line.slides for line in outline)
    show("small.html", text=ngettext("{n} slide in all.", "{n} slides in all.", slides))
    job = Job(
        key="deck",
        of=_of(scene, options),
        label=_("Make the slides"),
        file_name=file_name(options.title or "claim-atlas-slides", "pptx"),
        mime=PPTX,
    )
    make(job, lambda tell: deck_pptx(scene, options, tell))


def _of(scene: Scene, options: DeckOptions) -> Hashable:
    """Return all that the slides depend on."""
    return scene.identity, repr(options)
