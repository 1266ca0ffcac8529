"""``claim-atlas workbook``: four CSV files -> one workbook, and back."""

from pathlib import Path

import click

from dashboard.interchange.grids import SPLIT, Grid, folder_grids, grid_csv, workbook_grids
from dashboard.interchange.speaking import Sentence, say, sentences
from dashboard.interchange.workbook_writing import write_workbook
from dashboard.language import N_
from dashboard.model.progress import part_of
from dashboard.model.terminal_progress import terminal_progress
from dashboard.model.whole_files import refuse_existing, write_together, write_whole

#: The share of the work that is done when the tables of a workbook are split.
_GRIDS = 0.9


@click.command()
@click.argument("given", metavar="FOLDER_OR_FILE", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="What to write.")
@click.option("--force", is_flag=True, help="Overwrite what is there.")
def workbook(given: Path, out: Path, force: bool) -> None:
    """Write the tables of a folder as one workbook, or a workbook as a folder of tables.

    claim-atlas workbook FOLDER --out FILE.xlsx

    claim-atlas workbook FILE.xlsx --out FOLDER

    All columns, their order, and all rows are kept. A folder may hold claims.xlsx instead of
    the CSV files: every command reads it.

    Exits with 0 when it is written, 1 when something is there already, and 2 when what was
    given cannot be used.
    """
    with sentences():
        if given.is_dir():
            to_workbook(given, out, force)
        elif given.is_file():
            _to_folder(given, out, force)
        else:
            raise Sentence(f"{given} is neither a folder nor a file.")


def to_workbook(folder: Path, out: Path, force: bool) -> None:
    """Write a folder as a workbook, and say so."""
    refuse_existing(out, force=force)
    with terminal_progress() as progress:
        grids = folder_grids(folder, part_of(progress, 0.0, SPLIT))
        content = write_workbook(grids, part_of(progress, SPLIT, 1.0))
    write_whole(out, content)
    say(f"Wrote {out}: {counted(grids)}.")


def _to_folder(file: Path, out: Path, force: bool) -> None:
    with terminal_progress() as progress:
        grids = workbook_grids(file.read_bytes(), file.name, part_of(progress, 0.0, _GRIDS))
        refuse_existing(*(out / grid.table.file for grid in grids), force=force)
        progress(N_("Writing the tables"), 0, 0, _GRIDS)
        files = {grid.table.file: grid_csv(grid.names, grid.rows) for grid in grids}
    write_together(out, files)
    say(f"Wrote {out}: {counted(grids)}.")


def counted(grids: list[Grid]) -> str:
    """``3 sources, 1 place, 12 events, 40 claims``."""
    rows = [(len(grid.rows), grid.sheet) for grid in grids]
    return ", ".join(f"{n:,} {name[:-1] if n == 1 else name}" for n, name in rows)
