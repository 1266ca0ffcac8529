"""``claim-atlas load``: a checked data folder into PostgreSQL."""

from pathlib import Path

import click

from dashboard.analysis.search_texts import search_texts
from dashboard.geocoding.outlines import load_outlines
from dashboard.interchange.speaking import say, sentences
from dashboard.model.postgresql.address import SCHEMES, Database, data_place
from dashboard.model.postgresql.loading import TABLES, load_dataset
from dashboard.model.reading import read_folder
from dashboard.model.terminal_progress import terminal_progress


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("address", type=data_place, metavar="URL")
@click.option("--schema", help="Schema to write to; made where it is missing.")
def load(folder: Path, address: Path | Database, schema: str | None) -> None:
    """Write FOLDER into the PostgreSQL database at URL, for claim-atlas run URL.

    URL is postgresql://USER@HOST:PORT/DATABASE. A password may stand in it, in PGPASSWORD or
    in ~/.pgpass. The tables sources, places, events and claims take the places of those of an
    earlier load at one moment: who reads meanwhile sees the old state. Rows that check sets
    aside are not in them, but listed. docs/postgresql.md says which rights are needed.

    Exits with 0 when all is written, and 2 when the folder or the database cannot be used;
    the database is then as it was.
    """
    if not isinstance(address, Database):
        raise click.BadParameter(f"It begins with {SCHEMES[0]}.", param_hint="URL")
    database = address.in_schema(schema) if schema else address
    with sentences():
        with terminal_progress() as progress:
            dataset = read_folder(folder, load_outlines(), progress)
        with terminal_progress() as progress:
            loaded = load_dataset(dataset, search_texts(dataset).claims, database, progress)
        counts = ", ".join(f"{len(getattr(dataset, name)):,} {name}" for name in TABLES)
        say(f"Loaded {counts}.")
        if aside := len(dataset.set_aside):
            say(f"{aside:,} {'row is' if aside == 1 else 'rows are'} set aside; see claim-atlas "
                f"check {folder}.")  # fmt: skip
        if not loaded.search_index:
            say("The search has no index, for the extension pg_trgm is not there: a search reads "
                "all texts. Install it (CREATE EXTENSION pg_trgm) and load again.")  # fmt: skip
        say(f'Show it with: claim-atlas run "{database}"')
