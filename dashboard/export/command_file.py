"""Where ``claim-atlas export`` writes to, and in which format."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from dashboard.export.command_words import Unusable, size_words
from dashboard.model.terminal import printable
from dashboard.model.whole_files import refuse_existing, write_whole

Command = TypeVar("Command", bound=Callable[..., Any])

#: Stands for standard output.
DASH = Path("-")


def file_options(*forms: str, required: bool = True) -> Callable[[Command], Command]:
    """Add ``--out`` and ``--force``, and ``--format`` where there is a choice."""

    def add(command: Command) -> Command:
        out = click.Path(dir_okay=False, allow_dash=True, path_type=Path)
        options = [
            click.option(
                "--out", required=required, type=out, help="File to write; - is standard output."
            ),
            click.option("--force", is_flag=True, help="Overwrite the file if it is there."),
        ]
        if len(forms) > 1:
            suffix = "By default what the name of the file ends with."
            options.insert(
                1, click.option("--format", "form", type=click.Choice(forms), help=suffix)
            )
        for decorate in reversed(options):
            command = decorate(command)
        return command

    return add


@dataclass(frozen=True, slots=True)
class Target:
    """A file that may be written."""

    path: Path
    form: str
    force: bool

    def write(self, content: bytes, what: str) -> None:
        """Write the file and say so: ``Wrote map.png, 412 kB: 5 January 2022, ...``."""
        if self.path == DASH:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
            return
        write_whole(self.path, content, force=self.force)
        click.echo(printable(f"Wrote {self.path}, {size_words(content)}: {what}"))


def target_of(given: Mapping[str, Any], suffixes: Mapping[str, str]) -> Target:
    """Return where to write, before any work is done; ``suffixes`` name the format of each.

    Raises:
        FileExistsError: The file is there, and ``--force`` is not given.
        click.UsageError: Neither ``--format`` nor the file's name says what to write.
        Unusable: The folder of the file is not there.
    """
    path: Path | None = given["out"]
    if path is None:
        raise click.UsageError("Missing option '--out'.")
    form = given.get("form") or suffixes.get(path.suffix.casefold())
    if form is None and len(suffixes) == 1:
        form = next(iter(suffixes.values()))
    if form is None:
        ends = ", ".join(suffixes)
        raise click.UsageError(f"Let the name of --out end with {ends}, or add --format.")
    if path != DASH:
        refuse_existing(path, force=given["force"])
        if not path.absolute().parent.is_dir():
            message = f"There is no folder {path.absolute().parent} to write to. Make it first."
            raise Unusable(message)
    return Target(path, form, given["force"])
