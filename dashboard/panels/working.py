"""Work on a thread of its own: the page shows how far it is, and may be left meanwhile.

What is quick shows nothing. Whoever leaves the page and comes back finds the work further on,
or done; when the visitor goes for good, or wants something else, it stops at its next step.
"""

from collections.abc import Callable, Hashable
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Generic, TypeVar
from weakref import finalize

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.errors import ClaimAtlasError
from dashboard.language import current, use
from dashboard.model.progress import Journey, Progress

Result = TypeVar("Result")

#: Work that takes longer is shown as it goes on, so often anew.
PATIENCE_SECONDS = 0.4


class WorkStopped(ClaimAtlasError):
    """Nobody waits for the work any more."""


@dataclass(eq=False)
class Work(Generic[Result]):
    """Some work under way, or its result; ``of`` is all that the result depends on."""

    of: Hashable
    journey: Journey
    result: Future[Result]
    _unwanted: Event = field(default_factory=Event)

    @classmethod
    def begin(
        cls, of: Hashable, make: Callable[[Progress], Result], *, to_its_end: bool = False
    ) -> "Work[Result]":
        """Start to make something on a thread that speaks the visitor's language.

        ``to_its_end`` is for what must not be left half done, whoever goes.
        """
        work = cls(of, Journey(), Future[Result]())
        if not to_its_end:
            finalize(work, work._unwanted.set)  # visitors hold the work, its thread does not
        language, journey, result, unwanted = current(), work.journey, work.result, work._unwanted

        def tell(what: str, done: int, total: int, share: float) -> None:
            if unwanted.is_set():
                raise WorkStopped
            journey(what, done, total, share)

        def run() -> None:
            try:
                with use(language):
                    result.set_result(make(tell))
            except BaseException as problem:  # whoever waits raises it
                result.set_exception(problem)

        Thread(target=run, daemon=True).start()
        return work

    def stop(self) -> None:
        """End the work at its next step."""
        self._unwanted.set()

    @property
    def failed(self) -> bool:
        """Whether it has ended without a result."""
        return self.result.done() and self.result.exception() is not None

    @property
    def is_quick(self) -> bool:
        """Whether it is done before anybody wonders; waits that long."""
        return not wait([self.result], PATIENCE_SECONDS).not_done

    def show(self, place: DeltaGenerator) -> None:
        """Show how far it is until it is done, and nothing of what is quick.

        A click on anything ends showing, not the work.
        """
        shown = False
        while wait([self.result], PATIENCE_SECONDS).not_done:
            place.progress(self.journey.share, text=self.journey.words)
            shown = True
        if shown:
            place.empty()


def worked(key: str, of: Hashable, make: Callable[[Progress], Result]) -> Result:
    """Return what was made of the same for this visitor, or make it and show how far it is."""
    kept: Work[Result] | None = st.session_state.get(key)
    if kept is None or kept.of != of:
        if kept is not None:
            kept.stop()
        kept = st.session_state[key] = Work.begin(of, make)
    return finished(key, kept)


def waited(make: Callable[[Progress], Result]) -> Result:
    """Return what is made, show how far it is meanwhile, and keep nothing of it."""
    work = Work.begin(None, make)
    work.show(st.empty())
    return work.result.result()


def finished(key: str, work: Work[Result]) -> Result:
    """Return the result once it is there; a failure is forgotten, so that it can be tried again."""
    place = st.empty()
    work.show(place)
    if work.result.exception() is not None:
        del st.session_state[key]
    return work.result.result()
