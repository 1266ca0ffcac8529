"""What the command ``export`` says: refusals with a mend, and what was written."""

from typing import IO, Any

import click

from dashboard.errors import ClaimAtlasError, SelectionError
from dashboard.model.not_saved import is_full
from dashboard.model.terminal import printable

TO_MEND, UNUSABLE = 1, 2


class Refusal(click.ClickException):
    """A sentence instead of a file: there is something to mend."""

    exit_code = TO_MEND

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence as ``check`` does."""
        click.echo(printable(self.format_message()), file=file, err=file is None)


class Speaking(click.Group):
    """A group whose commands end in sentences, whatever the folder or the disk does."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit with 1 where a view is to mend, with 2 where nothing helps."""
        try:
            return super().invoke(ctx)
        except (SelectionError, FileExistsError) as error:
            raise Refusal(str(error)) from error
        except ClaimAtlasError as error:
            raise Unusable(str(error)) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
            mend = "Make room" if is_full(error) else "Allow writing there"
            raise Unusable(
                f"The file could not be written. {what}. {mend}, or name another folder by --out."
            ) from error


class Unusable(Refusal):
    """A sentence instead of a file: the folder or the call cannot be used."""

    exit_code = UNUSABLE


def size_words(content: bytes) -> str:
    """``812 bytes``, ``40 kB``, ``1.5 MB``."""
    size = len(content)
    if size < 1_000:
        return f"{size} bytes"
    return f"{size / 1_000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
