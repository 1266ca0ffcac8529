"""How far long work is, in a line of the terminal that is written over.

It stands on stderr, only where a person looks, and only once the work takes a while: what is
quick leaves no trace, and a file or pipe gets nothing of it.
"""

import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import click

from dashboard.language import ENGLISH, use
from dashboard.model.progress import Journey, Progress, silent

_WIDTH = 79
#: So often the line is written anew, also while the work is busy with one long step.
_SECONDS = 0.2


@contextmanager
def terminal_progress() -> Iterator[Progress]:
    """Yield the progress that long work tells; the line is gone when the work ends."""
    if not sys.stderr.isatty():
        yield silent
        return
    journey, over = Journey(), Event()
    writer = Thread(target=_write, args=(journey, over), daemon=True)
    writer.start()
    try:
        yield journey
    finally:
        over.set()
        writer.join()


def terminal_line(words: str) -> str:
    """Return the words as one line that nothing in them can break or steer."""
    plain = "".join(each for each in words if unicodedata.category(each)[0] != "C")
    return f"{plain[:_WIDTH]:<{_WIDTH}}"


def _write(journey: Journey, over: Event) -> None:
    """Write the line until the work is over; the terminal speaks English, whatever is made."""
    shown = False
    while not over.wait(_SECONDS):
        if journey.is_long and journey.what:
            with use(ENGLISH):
                words = journey.words
            click.echo(f"\r{terminal_line(words)}\r", err=True, nl=False)
            shown = True
    if shown:
        click.echo(f"\r{terminal_line('')}\r", err=True, nl=False)
