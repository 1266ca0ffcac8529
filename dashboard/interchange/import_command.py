"""``claim-atlas import``: a file of another format -> a data folder, new or there."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from dashboard.errors import ForeignFileError
from dashboard.interchange.columns import FIELDS, as_option
from dashboard.interchange.drafts import Draft, reasons
from dashboard.interchange.formats import FORMATS, preview, read_as
from dashboard.interchange.merging import PLANNED, READ, Merge, plan_merge
from dashboard.interchange.speaking import TO_MEND, pairs, say, sentences
from dashboard.model.progress import part_of
from dashboard.model.terminal import printable_json
from dashboard.model.terminal_progress import terminal_progress

_MOST = 20


def _formats() -> str:
    return "\n".join(f"  {each.name:<10} {each.about}" for each in FORMATS.values())


@click.command("import", epilog=f"\b\nFORMAT is one of\n{_formats()}")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.option("--map", "columns", multiple=True, metavar="FIELD=COLUMN",
              help="Which column is what, such as date=Day; for csv and geojson.")  # fmt: skip
@click.option("--guess", is_flag=True, help="Only say which column seems to be what.")
@click.option("--name", help="What to call the source of rows that name none.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text")
def import_(
    form: str,
    file: Path,
    folder: Path | None,
    columns: tuple[str, ...],
    guess: bool,
    name: str | None,
    dry_run: bool,
    output: str,
) -> None:
    """Import FILE into FOLDER, which is made when it is not there.

    For csv say with --map which column is what; --guess makes a proposal.

    Rows are only added; sources and places that are there are used. Every row of FILE is
    taken, or listed with the reason why not.

    Exits with 0 when every row is taken, 1 when some are refused, and 2 when nothing can be
    read or written.
    """
    with sentences():
        content = file.read_bytes()
        mapped = FORMATS[form].mapped
        if guess or (form == "csv" and not columns):
            sys.exit(_guess(form, content, file, asked=guess))
        if columns and not mapped:
            raise click.UsageError(f"--map is for csv and geojson; {form} has its own columns.")
        if folder is None:
            raise click.UsageError("Name the FOLDER to import into.")
        given = pairs(columns, "--map", FIELDS.__contains__)
        with terminal_progress() as progress:
            draft = read_as(form, content, name or file.stem, given, part_of(progress, 0.0, READ))
            merge = plan_merge(folder, draft, part_of(progress, READ, PLANNED))
            if not dry_run:
                merge.write(part_of(progress, PLANNED, 1.0))
    if output == "json":
        say(printable_json(_as_json(draft, merge)))
    else:
        say(*_as_text(draft, merge, dry_run))
    sys.exit(TO_MEND if draft.refused else 0)


def _guess(form: str, content: bytes, file: Path, asked: bool) -> int:
    """Print what the columns seem to be, ready to be confirmed."""
    if not FORMATS[form].mapped:
        raise ForeignFileError(f"{form} has columns of its own; there is nothing to guess.")
    with terminal_progress() as progress:
        seen = preview(form, content, progress)
    say(f"{file.name} has {len(seen.rows):,} rows. Its columns seem to be:")
    for field, names in seen.guess.items():
        shown = ", ".join(names) if len(names) < 4 else f"{names[0]} ... {names[-1]}"
        say(f"  {field:<12} {shown}  ({FIELDS[field][0]})")
    used = {name for names in seen.guess.values() for name in names}
    if left := [name for name in seen.columns if name not in used]:
        say(f"  kept as they are: {', '.join(left)}")
    say("Confirm it, or change it:", f"  {as_option(seen.guess)}")
    return 0 if asked else TO_MEND


def _as_text(draft: Draft, merge: Merge, dry_run: bool) -> Iterator[str]:
    verb = "Would add" if dry_run else "Added"
    counts = ", ".join(
        f"{number:,} {name[:-1] if number == 1 else name}" for name, number in merge.added.items()
    )
    yield f"Read {draft.rows:,} rows: {len(draft.taken):,} taken, {len(draft.refused):,} refused."
    yield f"{verb} {counts} to {merge.folder}."
    if there := {name: number for name, number in merge.known.items() if number}:
        yield f"Already there: {', '.join(f'{number:,} {name}' for name, number in there.items())}."
    yield from draft.notes
    for each in draft.refused[:_MOST]:
        called = f" ({each.row_id})" if each.row_id else ""
        yield f"refused: line {each.line}{called}: {each.reason}"
    if len(draft.refused) > _MOST:
        yield f"refused: and {len(draft.refused) - _MOST:,} more; --format json lists all."
    if len(draft.refused) > 1:
        yield from (f"  {number:,} x {reason}" for reason, number in reasons(draft.refused)[:5])


def _as_json(draft: Draft, merge: Merge) -> dict[str, Any]:
    return {
        "folder": str(merge.folder),
        "rows": draft.rows,
        "taken": len(draft.taken),
        "added": merge.added,
        "already_there": merge.known,
        "notes": draft.notes,
        "refused": [
            {"line": each.line, "row_id": each.row_id, "reason": each.reason}
            for each in draft.refused
        ],
    }
