"""``claim-atlas convert``: a whole data folder in another format."""

from pathlib import Path

import click

from dashboard.interchange.data_package import data_package
from dashboard.interchange.grids import SPLIT, folder_grids
from dashboard.interchange.speaking import say, sentences
from dashboard.interchange.whole_folder import geojson, timemap
from dashboard.interchange.workbook_command import to_workbook
from dashboard.model.progress import part_of
from dashboard.model.reading import read_folder
from dashboard.model.terminal_progress import terminal_progress
from dashboard.model.whole_files import refuse_existing, write_together, write_whole

#: The share of the work that is done when the folder is read.
_READ = 0.7
FORMS = ("datapackage", "timemap", "geojson", "workbook")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--to", "form", required=True, type=click.Choice(FORMS), help="What to write.")
@click.option("--out", required=True, type=click.Path(path_type=Path),
              help="File to write; for datapackage a folder.")  # fmt: skip
@click.option("--force", is_flag=True, help="Overwrite what is there.")
def convert(folder: Path, form: str, out: Path, force: bool) -> None:
    """Write all of FOLDER in another format.

    datapackage is a Frictionless data package: datapackage.json with the schemas beside the
    CSV files. timemap and geojson hold every event with the claims about it; rows that check
    sets aside are not in them. workbook is one XLSX file that can be edited and read again.

    Exits with 0 when it is written, 1 when something is there already, and 2 when the folder
    cannot be used.
    """
    with sentences():
        if form == "datapackage":
            _write_package(folder, out, force)
            return
        if form == "workbook":
            to_workbook(folder, out, force)
            return
        refuse_existing(out, force=force)
        with terminal_progress() as progress:
            dataset = read_folder(folder, progress=part_of(progress, 0.0, _READ))
            write = timemap if form == "timemap" else geojson
            content = write(dataset, part_of(progress, _READ, 1.0))
        write_whole(out, content)
        aside = len(dataset.set_aside)
        left = f" {aside:,} rows are set aside; see claim-atlas check." if aside else ""
        events, claims = len(dataset.events), len(dataset.claims)
        say(f"Wrote {out}: {events:,} events, {claims:,} claims.{left}")


def _write_package(folder: Path, out: Path, force: bool) -> None:
    with terminal_progress() as progress:
        grids = folder_grids(folder, part_of(progress, 0.0, SPLIT))
        files = data_package(grids, folder.resolve().name, part_of(progress, SPLIT, 1.0))
    refuse_existing(*(out / name for name in files), force=force)
    write_together(out, files)
    say(f"Wrote {out}: {', '.join(files)}.")
