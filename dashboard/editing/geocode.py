"""``claim-atlas geocode``: find the places that a data folder names and places.csv lacks.

What is found is saved as an edit is: under the folder's lock, whole or not at all, as a version
that can be gone back to.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from dashboard.errors import ClaimAtlasError, DataFolderError, GeocodingError
from dashboard.geocoding.candidates import Candidate, is_ambiguous
from dashboard.geocoding.chain import Chain, Outcome
from dashboard.geocoding.country_codes import checked_codes
from dashboard.geocoding.gazetteer import Gazetteer, address
from dashboard.geocoding.online import Online
from dashboard.geocoding.receipts import Receipts, extended, read_rows, receipts
from dashboard.model.committing import commit, locked
from dashboard.model.not_saved import in_words
from dashboard.model.parquet_tables import parquet_name
from dashboard.model.reading import read_folder, table_contents
from dashboard.model.schemas import PLACES
from dashboard.model.terminal import printable, printable_json
from dashboard.model.workbook_file import WORKBOOK

RESOLVED, OPEN, UNUSABLE = 0, 1, 2


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--name", help="Look up one name, and only show what it may mean.")
@click.option("--country", multiple=True, help="Prefer places there: ISO 3166-1, such as KZ.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--online", is_flag=True, help="Ask Nominatim for what the gazetteer lacks.")
@click.option("--user-agent", default="", help="Who you are, for Nominatim.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def geocode(
    folder: Path | None,
    name: str | None,
    country: tuple[str, ...],
    dry_run: bool,
    online: bool,
    user_agent: str,
    form: str,
) -> None:
    """Add the places that events.csv and claims.csv name, and places.csv lacks, to it.

    Rows are only added, with a receipt each; nothing that is in the file changes.
    A name that several places have, or that is only like one, is listed and not written.
    Nothing leaves this machine without --online.

    Exits with 0 when all names are resolved, 1 when some stay open, and 2 when the
    folder cannot be used.
    """
    if (folder is None) == (name is None):
        raise click.UsageError("Give either a FOLDER or --name.")
    try:
        if name is not None and not name.strip():
            raise click.UsageError("--name is empty. Write the name of a place.")
        country = checked_codes(country)
        if name is not None:
            sys.exit(_show(name, country, form))
        chain = Chain(Gazetteer(), Online(user_agent) if online else None)
        sys.exit(_fill(Path(str(folder)), chain, country, dry_run, form))
    except ClaimAtlasError as error:
        click.echo(printable(str(error)), err=True)
        sys.exit(UNUSABLE)


def _show(name: str, country: tuple[str, ...], form: str) -> int:
    """Print what a name may mean, likeliest first."""
    found = Gazetteer().candidates(name, country)
    if form == "json":
        click.echo(printable_json([_as_json(each) for each in found]))
    else:
        words = [_line(each) for each in found] or [f"No place is called {name}, nor nearly so."]
        click.echo("\n".join(map(printable, words)))
    sure = bool(found) and found[0].how != "suggestion" and not is_ambiguous(found, country)
    return RESOLVED if sure else OPEN


def _fill(folder: Path, chain: Chain, country: tuple[str, ...], dry_run: bool, form: str) -> int:
    path = folder / PLACES.file
    lacking = missing_names(folder)
    if not path.is_file() and not (folder / WORKBOOK).is_file():
        raise DataFolderError(
            f"{folder} holds {parquet_name(PLACES.file)}, to which no places are added. Write it "
            f"as {PLACES.file} first."
        )
    if not path.is_file():
        raise DataFolderError(
            f"{folder} holds a workbook, to which no places are added. Turn it into CSV files "
            f"first: claim-atlas workbook {folder / WORKBOOK} --out FOLDER"
        )
    outcomes, failure = _resolved(chain, lacking, country)
    made = receipts(outcomes, read_rows(path.read_bytes()), date.today())
    if made.rows and not dry_run:
        made = _save(folder, outcomes)
    left = [each for each in outcomes if each.place is None]
    if form == "json":
        click.echo(printable_json(_report(made, left)))
    else:
        click.echo("\n".join(map(printable, _text(made, left, dry_run))))
    if failure:
        raise failure
    return OPEN if left or made.known else RESOLVED


def _save(folder: Path, outcomes: list[Outcome]) -> Receipts:
    """Add the rows to places.csv as it is once nobody else writes."""
    with in_words(folder), locked(folder):
        before = table_contents(folder)
        made = receipts(outcomes, read_rows(before[PLACES.file]), date.today())
        if made.rows:
            after = {PLACES.file: extended(before[PLACES.file], made.rows)}
            names = ", ".join(row["name"] for row in made.rows)
            commit(folder, before, before | after, f"Looked up: {names}")
    return made


def missing_names(folder: Path) -> list[str]:
    """Return the place names that no row of places.csv has, in the order of the files.

    Names of rows that are set aside are left out: those rows want mending, not a twin.
    """
    dataset = read_folder(folder)
    aside = dataset.set_aside[dataset.set_aside["file"] == PLACES.file]["cells"]
    mend_first = {
        name.casefold()
        for cells in aside
        for name in (cells.get("name", ""), *cells.get("names", "").split("|"))
    }
    lacking = (issue.value for issue in dataset.report if issue.code == "unknown-place")
    names = {name.casefold(): name for name in lacking if name}
    return [name for key, name in names.items() if key not in mend_first]


def _resolved(
    chain: Chain, names: Iterable[str], country: tuple[str, ...]
) -> tuple[list[Outcome], GeocodingError | None]:
    """Resolve names until the network fails; what was found until then is kept."""
    outcomes: list[Outcome] = []
    for name in names:
        try:
            outcomes.append(chain.resolve(name, country))
        except GeocodingError as error:
            return outcomes, error
    return outcomes, None


def _text(made: Receipts, left: Iterable[Outcome], dry_run: bool) -> Iterator[str]:
    """Yield what was written, what is there under another name, and what stays open."""
    verb = "would be added" if dry_run else "added"
    for row in made.rows:
        where = row["area"] or f"{row['latitude']}, {row['longitude']}"
        spelled = f" ({row['geocoded_query']})" if row["geocoded_query"] != row["name"] else ""
        yield f"{verb}: {row['name']}{spelled}, {row['kind']}, {where} [{row['geocoder']}]"
    for spelling, place_id in made.known.items():
        yield f"open: {spelling} is {place_id} in places.csv. Add the spelling to its names."
    for outcome in left:
        yield f"open: {outcome.query}: {outcome.reason}."
        yield from (f"  {_line(each)}" for each in outcome.choices)
        yield "  Add the right one to places.csv by hand (geocoder: manual), or name its country."
    if not made.rows and not made.known and not left:
        yield "Every place that is named is in places.csv."


def _line(each: Candidate) -> str:
    place = each.place
    where = f"{place.latitude:.3f}, {place.longitude:.3f}"
    return f"{address(place)}: {place.kind}, {where} ({each.how}: {each.matched})"


def _report(made: Receipts, left: Iterable[Outcome]) -> dict[str, Any]:
    return {
        "rows": list(made.rows),
        "known": dict(made.known),
        "open": [
            {
                "name": outcome.query,
                "reason": outcome.reason,
                "candidates": [_as_json(each) for each in outcome.choices],
            }
            for outcome in left
        ],
    }


def _as_json(each: Candidate) -> dict[str, Any]:
    place = each.place
    return {
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "kind": place.kind,
        "how": each.how,
        "matched": each.matched,
        "country": place.country,
        "area": place.area,
        "population": place.population,
        "geonames_id": place.key if place.key.isdigit() else "",
    }
