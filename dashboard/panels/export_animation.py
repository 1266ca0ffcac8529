"""An animation: from which day to which, how fast, as GIF, MP4 or single pictures."""

from dataclasses import replace

import streamlit as st

from dashboard.export.animation import (
    ANIMATION_FORMS,
    BRIEFEST,
    AnimationOptions,
    animation,
    animation_days,
)
from dashboard.export.file_names import file_name
from dashboard.export.options import StillOptions
from dashboard.export.scene import Scene, days_with_claims
from dashboard.export.still import still_words
from dashboard.language import N_, _, ngettext
from dashboard.panels.export_look import look, switch
from dashboard.panels.export_picture import preview, preview_png
from dashboard.panels.holding import hold
from dashboard.panels.making import Job, make
from dashboard.panels.templating import show

SUFFIXES = {"mp4": "mp4", "gif": "gif", "png": "zip"}
NAMES = {"mp4": "MP4", "gif": "GIF", "png": N_("Pictures (ZIP)")}


def animation_export(scene: Scene) -> None:
    """Show the switches, the first picture, and when it is made the animation itself."""
    left, right = st.columns([1, 2.6], gap="large")
    with left:
        form, days, seconds = _pace(scene)
        top = st.container()
        loop = form == "gif" and switch("animation", "loop", _("Again and again"), True)
        options = AnimationOptions(
            form=form, days=days, seconds=seconds, loop=loop, still=_even(look("animation"))
        )
    shown = right.empty()
    with shown.container():
        first = scene.showing(day=days[0])
        preview(preview_png(first, options.still), still_words(first, options.still),
                options.still)  # fmt: skip
    with top:
        made = _make(scene, options, days)
    if made is not None:
        hold(made, ANIMATION_FORMS[options.form])
    if made is not None and options.form == "mp4":
        shown.video(made, loop=True, autoplay=True, muted=True)
    elif made is not None and options.form == "gif":
        shown.image(made)


def _pace(scene: Scene) -> tuple[str, tuple[str, ...], float]:
    """Return format, days, and the seconds that each of them stands."""
    form: str = st.segmented_control(
        _("Format"),
        list(NAMES),
        default="mp4",
        format_func=lambda each: _(NAMES[each]),
        key="animation-form",
        persist_state="session",
        required=True,
    )
    first, last = _span(scene)
    seconds = st.number_input(
        _("Seconds a day"),
        min_value=BRIEFEST,
        max_value=20.0,
        value=1.0,
        step=0.25,
        key="animation-seconds",
        persist_state="session",
    )
    return form, animation_days(scene, AnimationOptions(first=first, last=last)), seconds


def _make(scene: Scene, options: AnimationOptions, days: tuple[str, ...]) -> bytes | None:
    steps = ngettext("{n} step", "{n} steps", len(days))
    seconds = ngettext("{n} second", "{n} seconds", len(days) * options.seconds)
    length = f"{steps}, {seconds}."
    show("small.html", text=length)
    job = Job(
        key="animation",
        of=(scene.identity, repr(options)),
        label=_("Make the animation"),
        file_name=file_name(f"claim-atlas-{days[0]}-{days[-1]}", SUFFIXES[options.form]),
        mime=ANIMATION_FORMS[options.form],
    )
    return make(job, lambda tell: animation(scene, options, tell))


def _span(scene: Scene) -> tuple[str, str]:
    """Let the first and the last day be chosen; at first those with claims."""
    slots = {slot.key: slot.words for slot in scene.axis.slots}
    keys, filled = list(slots), days_with_claims(scene)
    ends = (filled[0], filled[-1]) if filled else (keys[0], keys[-1])
    if len(keys) == 1:
        return ends
    first, last = st.select_slider(
        _("Days"),
        keys,
        value=ends,
        format_func=lambda key: slots[key],
        key="animation-days",
        persist_state="session",
    )
    return first, last


def _even(options: StillOptions) -> StillOptions:
    """Films have even sides."""
    return replace(options, width=options.width // 2 * 2, height=options.height // 2 * 2)
