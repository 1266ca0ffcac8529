"""What is made for the visitor: how far it is, a way to stop, then the file to save."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal
from weakref import ref

import streamlit as st

from dashboard.errors import ClaimAtlasError
from dashboard.language import _, current, use
from dashboard.model.progress import Progress
from dashboard.panels.holding import hold
from dashboard.panels.plain import plain
from dashboard.panels.working import Work

#: So often the page asks how far a file is that was asked for.
FOLLOW_SECONDS = 2


@dataclass(frozen=True, slots=True)
class Job:
    """What is made: ``key`` names the button, ``of`` all that the result depends on.

    Without ``label`` no button is needed: it is made as soon as it is seen.
    """

    key: str
    of: Hashable
    file_name: str
    mime: str
    label: str = ""


def make(job: Job, work: Callable[[Progress], bytes]) -> bytes | None:
    """Show the button that starts the work; return the file once it is made.

    The file is kept until another one of its key is made, and offered as long as nothing it
    depends on has changed. The work goes on while the visitor is on another page.
    """
    slot = f"made-{job.key}"
    made: Work[bytes] | None = st.session_state.get(slot)
    if made is None or made.of != job.of:
        if job.label and not st.button(job.label, key=f"make-{job.key}", type="primary"):
            return None
        if made is not None:
            made.stop()
        made = st.session_state[slot] = Work.begin(job.of, work)
        if job.label:
            st.rerun()  # without the button
    content = _made(job, made, slot)
    hold(content, job.mime, job.file_name)
    size = max(1, round(len(content) / 1024))
    st.download_button(
        plain(_("Save {file} ({size} kB)", file=job.file_name, size=size)),
        data=content,
        file_name=job.file_name,
        mime=job.mime,
        key=f"save-{job.key}",
        type="primary",
        on_click="ignore",
    )
    return content


def _made(job: Job, made: Work[bytes], slot: str) -> bytes:
    """Return the file; until it is there, show how far it is and end the run."""
    if not made.is_quick:
        place = st.empty()
        place.progress(made.journey.share, text=made.journey.words or _("Starting …"))
        if job.label and st.button(_("Stop"), key=f"stop-{job.key}"):
            made.stop()
            del st.session_state[slot]
            st.rerun()
        made.show(place)
        st.rerun()
    try:
        return made.result.result()
    except ClaimAtlasError as problem:
        del st.session_state[slot]
        st.error(plain(str(problem)))
        st.stop()


@dataclass(frozen=True)
class Offer:
    """A file that is made when its button is clicked, and saved at once."""

    key: str
    label: str
    file_name: str
    mime: str
    work: Callable[[Progress], bytes]
    look: Literal["primary", "secondary", "tertiary"] = "secondary"


def offer(file: Offer, *, followed: bool = True) -> None:
    """Show the button; where it is ``followed``, :func:`follow` shows how far the file is.

    A click does not run the page again. While a page runs, its files are nobody's, and Streamlit
    drops them when the page of somebody else ends: sooner than it answers, where many ask.
    """
    st.download_button(
        file.label,
        data=Asked(file, _files() if followed else Files()).content,
        file_name=file.file_name,
        mime=file.mime,
        key=file.key,
        type=file.look,
        on_click="ignore",
    )


def follow() -> None:
    """Show how far the files are that take long, and why one could not be made.

    That is said until the visitor does something else.
    """
    _files().refusal = None
    with st.container():  # a place of its own, which takes no room while nothing is in it
        _follow()


@st.fragment(run_every=FOLLOW_SECONDS)
def _follow() -> None:
    files = _files()
    for asked in tuple(files.under_way):
        work = asked()
        if work is not None and not work.result.done():
            if work.journey.is_long:
                st.progress(work.journey.share, text=work.journey.words)
            continue
        files.under_way.remove(asked)  # the browser has it, or is told why not
        problem = work.result.exception() if work else None
        if isinstance(problem, ClaimAtlasError):
            files.refusal = problem
    if files.refusal:
        st.error(plain(str(files.refusal)))


@dataclass(eq=False)
class Files:
    """What one visitor has asked for and does not have yet, and why the last was not made.

    The browser's request keeps the work, nothing else does: who leaves the page leaves no file.
    """

    under_way: list[ref[Work[bytes]]] = field(default_factory=list)
    refusal: ClaimAtlasError | None = None

    def begun(self, work: Work[bytes]) -> None:
        """Follow a file from now on; what was said of those before is done with."""
        self.refusal = None
        self.under_way.append(ref(work))


def _files() -> Files:
    files: Files = st.session_state.setdefault("asked-files", Files())
    return files


class Asked:
    """A file that the browser may ask for from another thread, made once."""

    def __init__(self, file: Offer, files: Files) -> None:
        self.file, self._files = file, files
        self._lock, self._language = Lock(), current()
        self._work: Work[bytes] | None = None

    def work(self) -> Work[bytes]:
        """Return the work under way, or done; what failed is begun anew."""
        with self._lock, use(self._language):
            if self._work is None or self._work.failed:
                self._work = Work.begin(self.file.key, self.file.work)
                self._files.begun(self._work)
            return self._work

    def content(self) -> bytes:
        """Return the file, once it is there."""
        content = self.work().result.result()
        hold(content, self.file.mime, self.file.file_name)
        return content
