"""What the commands of this room say: sentences with a mend, and exit codes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from dashboard.errors import ClaimAtlasError, ForeignFileError
from dashboard.model.not_saved import is_full
from dashboard.model.terminal import printable

TO_MEND, UNUSABLE = 1, 2


class Sentence(click.ClickException):
    """A sentence instead of a result: what was given cannot be used."""

    exit_code = UNUSABLE

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence as ``check`` does."""
        click.echo(printable(self.format_message()), file=file, err=file is None)


class ToMend(Sentence):
    """A sentence instead of a result: there is something to mend first."""

    exit_code = TO_MEND


@contextmanager
def sentences() -> Iterator[None]:
    """End in a sentence, whatever the file, the folder or the disk does."""
    try:
        yield
    except FileExistsError as error:
        raise ToMend(str(error)) from error
    except ClaimAtlasError as error:
        raise Sentence(str(error)) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        mend = " Make room on the disk; nothing was written." if is_full(error) else ""
        raise Sentence(f"{what}.{mend}") from error


def say(*lines: str) -> None:
    """Print lines that may hold text from data."""
    click.echo("\n".join(map(printable, lines)))


def pairs(given: tuple[str, ...], option: str, known: Callable[[str], bool]) -> dict[str, str]:
    """Return ``("claim=Text,date=Day",)`` as a dict.

    Raises :class:`ForeignFileError` for a part that is no pair, or whose name is not known.
    """
    found: dict[str, str] = {}
    for part in (part for text in given for part in text.split(",")):
        name, equals, column = (each.strip() for each in part.partition("="))
        if not equals or not known(name):
            raise ForeignFileError(f"{option}: {part!r} is not NAME=COLUMN. See --guess.")
        found[name] = f"{found[name]},{column}" if name in found else column
    return found
