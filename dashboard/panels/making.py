"""Work that takes a while: a bar with the time left, a way to stop, then the file to save."""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass

import streamlit as st

from dashboard.errors import ClaimAtlasError
from dashboard.export.progress import Progress
from dashboard.language import _, ngettext


@dataclass(frozen=True, slots=True)
class Job:
    """What is made: ``key`` names the button, ``of`` all that the result depends on."""

    key: str
    of: Hashable
    label: str
    file_name: str
    mime: str
    piece: str  #: what is counted: ``frame`` or ``slide``


def make(job: Job, work: Callable[[Progress], bytes]) -> bytes | None:
    """Show the button that starts the work; return the file once it is made.

    The file is kept until another one is made, and offered as long as nothing it depends on
    has changed. A click on anything else stops the work: nothing of it is kept.
    """
    made: tuple[Hashable, bytes] | None = st.session_state.get("made")
    of = (job.key, job.of)
    if made is None or made[0] != of:
        if not st.button(job.label, key=f"make-{job.key}", type="primary"):
            return None
        made = (of, _worked(job, work))
        st.session_state["made"] = made
        st.rerun()
    size = max(1, round(len(made[1]) / 1024))
    st.download_button(
        _("Save {file} ({size} kB)", file=job.file_name, size=size).replace("_", r"\_"),
        data=made[1],
        file_name=job.file_name,
        mime=job.mime,
        key=f"save-{job.key}",
        type="primary",
        on_click="ignore",
    )
    return made[1]


def _worked(job: Job, work: Callable[[Progress], bytes]) -> bytes:
    bar = st.progress(0.0, text=_("Starting …"))
    st.button(_("Stop"), key=f"stop-{job.key}")  # any click ends the run, and with it the work
    started = time.monotonic()

    def tell(done: int, total: int) -> None:
        told = words(job.piece, done, total, time.monotonic() - started)
        bar.progress(min(done / max(total, 1), 1.0), text=told)

    try:
        return work(tell)
    except ClaimAtlasError as problem:
        st.session_state.pop("made", None)
        st.error(str(problem))
        st.stop()


def words(piece: str, done: int, total: int, seconds: float) -> str:
    """``7 of 26 frames, about 12 s left``."""
    if piece == "slide":
        told = ngettext("{done} of {n} slide", "{done} of {n} slides", total, done=done)
    else:
        told = ngettext("{done} of {n} frame", "{done} of {n} frames", total, done=done)
    if not done or done >= total:
        return told
    left = round(seconds / done * (total - done))
    return _("{done}, about {seconds} s left", done=told, seconds=left)
