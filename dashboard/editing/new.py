"""``claim-atlas new``: a folder for one's own data."""

import shlex
import sys
from pathlib import Path
from typing import NoReturn

import click

from dashboard.editing.new_folder import make_folder
from dashboard.errors import ClaimAtlasError
from dashboard.model.not_saved import is_full
from dashboard.model.terminal import printable

TO_MEND, UNUSABLE = 1, 2


@click.command(short_help="Make a folder for your own data.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--empty", is_flag=True, help="Only the headers, without the worked example.")
def new(folder: Path, empty: bool) -> None:
    """Make FOLDER with the four tables, one worked example, and a short guide.

    The example is a row in each table, marked as one, to look at and delete. Nothing that is
    there is overwritten.

    Exits with 0 when the folder is made, 1 when it is there and not empty, and 2 when it
    cannot be written.
    """
    try:
        make_folder(folder, example=not empty)
    except FileExistsError as error:
        _stop(str(error), TO_MEND)
    except ClaimAtlasError as error:
        _stop(str(error), UNUSABLE)
    except OSError as error:
        why = error.strerror or error
        mend = "Make room on the disk" if is_full(error) else "Name a folder where you may write"
        _stop(f"{folder} cannot be made ({why}). {mend}.", UNUSABLE)
    name = shlex.quote(str(folder))
    rows = "with headers only" if empty else "with one example in each table"
    click.echo(printable(f"{folder} is made, {rows}. GUIDE.md in it says how to go on."))
    click.echo(printable(f"Open it with: claim-atlas run {name}"))


def _stop(message: str, code: int) -> NoReturn:
    click.echo(printable(message), err=True)
    sys.exit(code)
