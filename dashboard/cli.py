"""The command ``claim-atlas``: check a data folder, serve it, look up its places.

Exit codes: 0 all is well, 1 there is something to mend, 2 the folder or the call is unusable.
Whatever happens, a person reads a sentence and never a traceback.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import groupby
from keyword import iskeyword
from pathlib import Path

import click
import pandas as pd

from dashboard.errors import ClaimAtlasError
from dashboard.interpreter import settle
from dashboard.model.coordinates import Outlines
from dashboard.model.dataset import Dataset
from dashboard.model.postgresql.address import TIMEOUT_VARIABLE, Database, data_place
from dashboard.model.report import Issue, Severity
from dashboard.model.terminal import printable

UNUSABLE = 2
PACKAGE = Path(__file__).resolve().parent
SAMPLE = PACKAGE.parent / "data"
#: Names of this machine that no other machine can reach.
OWN = ("localhost", "127.0.0.1", "::1")
#: The C library else gives each thread a pool of its own, which keeps what one export needed.
ONE_POOL = ("MALLOC_ARENA_MAX", "2")
#: So large may a file be that is read in the browser; larger ones take claim-atlas import.
UPLOAD_MEGABYTES = 50


class _Commands(click.Group):
    """The commands of this module, and those of rooms that are imported when they are used."""

    elsewhere = {
        "convert": "dashboard.interchange.convert_command",
        "draft": "dashboard.drafting.command",
        "export": "dashboard.export.command",
        "geocode": "dashboard.editing.geocode",
        "import": "dashboard.interchange.import_command",
        "load": "dashboard.interchange.load_command",
        "new": "dashboard.editing.new",
        "workbook": "dashboard.interchange.workbook_command",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *filter(self._is_there, self.elsewhere)])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.elsewhere or not self._is_there(cmd_name):
            return super().get_command(ctx, cmd_name)
        module = __import__(self.elsewhere[cmd_name], fromlist=[cmd_name])
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(module, name)
        return command

    def _is_there(self, cmd_name: str) -> bool:
        return find_spec(self.elsewhere[cmd_name]) is not None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="claim-atlas", message="%(prog)s %(version)s")
def claim_atlas() -> None:
    """Who claims what, about which place, on which day."""
    settle()


@claim_atlas.command()
@click.argument("folder", type=data_place)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def check(folder: Path | Database, form: str) -> None:
    """Say what is wrong with the tables in FOLDER, where, and how to mend it.

    FOLDER may be the address of a PostgreSQL database, see claim-atlas load: then it says
    what was wrong when it was loaded.

    Exits with 0 when there is nothing to mend, 1 when there is, and 2 when the
    folder cannot be read at all. Notes alone are nothing to mend.
    """
    from dashboard.model.opening import read_data
    from dashboard.model.terminal_progress import terminal_progress

    try:
        with terminal_progress() as progress:
            dataset = read_data(folder, _outlines(), progress)
    except ClaimAtlasError as error:
        _say_unusable(folder, str(error), form)
        sys.exit(UNUSABLE)
    if form == "json":
        click.echo(json.dumps(_as_json(dataset), indent=2))
    else:
        click.echo("\n".join(printable(line) for line in _as_text(dataset)))
    sys.exit(dataset.report.exit_code)


@claim_atlas.command()
@click.argument("folder", type=data_place, default=str(SAMPLE))
@click.option("--port", type=click.IntRange(1, 65535), help="By default the first free from 8501.")
@click.option("--address", default="localhost", show_default=True,
              help="What to listen to; 0.0.0.0 answers other machines, too.")  # fmt: skip
@click.option("--name", "names", multiple=True, metavar="HOST",
              help="A name under which a proxy on this machine answers others, such as "
              "atlas.example.org. May be given more than once.")  # fmt: skip
@click.option("--edit/--no-edit", default=None,
              help="Whether the data may be changed in the browser. By default only on an "
              "address of this machine, and without --name.")  # fmt: skip
@click.option("--timeout", type=click.FloatRange(min=0), metavar="SECONDS",
              help="So long may a database take over one question, by default 30; 0 is no "
              "limit.")  # fmt: skip
def run(
    folder: Path | Database,
    port: int | None,
    address: str,
    names: tuple[str, ...],
    edit: bool | None,
    timeout: float | None,
) -> None:
    """Serve the dashboard on FOLDER, by default the sample data, to this machine.

    FOLDER may be the address of a PostgreSQL database, see claim-atlas load.
    """
    from dashboard.model.opening import require_data

    if timeout is not None:
        os.environ[TIMEOUT_VARIABLE] = str(timeout)
    try:
        require_data(folder)
    except ClaimAtlasError as error:
        _say_unusable(folder, str(error), "text")
        sys.exit(UNUSABLE)
    options = [f"--server.address={address}", "--server.headless=true"]
    options += ["--browser.gatherUsageStats=false", *_protection(address, names)]
    options += [f"--server.port={port}"] if port else []
    command = [sys.executable, "-m", "streamlit", "run", str(PACKAGE / "app.py"), *options]
    said = [] if edit is None else ["--edit" if edit else "--no-edit"]
    said += ["--others"] if names else []
    if isinstance(folder, Database) and folder.password:
        os.environ["PGPASSWORD"] = folder.password  # not among the arguments, which others can see
    place = folder.resolve() if isinstance(folder, Path) else folder
    os.environ.setdefault(*ONE_POOL)
    os.environ["PYTHONUTF8"] = "1"  # the folder's name may have letters that the locale has not
    _become([*command, "--", str(place), *said], PACKAGE.parent)


def main() -> None:
    """Run the command line; what nobody foresaw ends as a sentence, too."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        claim_atlas(prog_name="claim-atlas")
    except Exception as error:
        what = str(error) or "no further word"
        click.echo(printable(f"Something went wrong: {what} ({type(error).__name__})."), err=True)
        click.echo("This is a fault of claim-atlas, not yours. Please report it.", err=True)
        sys.exit(UNUSABLE)


def counted(number: int, singular: str, plural: str = "") -> str:
    """``1 row``, ``2 rows``, ``1,000 entries``."""
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"


def _outlines() -> Outlines:
    from dashboard.geocoding.outlines import load_outlines

    return load_outlines()


def _protection(address: str, names: tuple[str, ...]) -> list[str]:
    """Return what keeps other sites and huge files out, whatever Streamlit's settings say here.

    A server of this machine answers to this machine's names only: a site whose name suddenly
    leads here (DNS rebinding) would else pass for the dashboard itself, and could edit.
    """
    hosts = [*OWN, *names] if address in (*OWN, "[::1]") else ["*"]
    switches = ["--server.enableCORS=true", "--server.enableXsrfProtection=true"]
    switches += [f"--server.maxUploadSize={UPLOAD_MEGABYTES}"]
    return [*switches, *(f"--server.allowedHosts={host}" for host in hosts)]


def _become(command: list[str], folder: Path) -> None:
    """Go on as ``command``; Streamlit finds its theme in the folder where it is started."""
    if os.name == "posix":
        os.chdir(folder)
        os.execv(command[0], command)
    sys.exit(subprocess.call(command, cwd=folder))


def _say_unusable(folder: Path | Database, message: str, form: str) -> None:
    if form == "json":
        answer = {"folder": str(folder), "usable": False, "exit_code": UNUSABLE, "error": message}
        click.echo(json.dumps(answer, indent=2))
    else:
        click.echo("\n".join(map(printable, message.splitlines())), err=True)


def _as_json(dataset: Dataset) -> dict[str, object]:
    """Return the document of ``check --format json``; ``docs/data-format.md`` describes it."""
    report, aside = dataset.report, dataset.set_aside
    columns = ["file", "line", "row_id", "reason"]
    return {
        "folder": str(dataset.folder),
        "usable": True,
        "exit_code": report.exit_code,
        "fingerprint": dataset.fingerprint,
        "rows": {name: len(table) for name, table in _tables(dataset)},
        "counts": {str(severity): len(report.of(severity)) for severity in Severity},
        "issues": [_issue_as_json(issue) for issue in report],
        "set_aside": aside[columns].to_dict(orient="records"),
    }


def _issue_as_json(issue: Issue) -> dict[str, object]:
    names = ("severity", "code", "file", "line", "column", "value", "row_id", "message", "mend")
    return {name: getattr(issue, name) for name in names}


def _as_text(dataset: Dataset) -> Iterator[str]:
    """Yield the lines of ``check``: the issues by file, then the counts."""
    for file, issues in groupby(dataset.report, key=lambda issue: issue.file):
        yield file
        for issue in issues:
            where_and_what = str(issue).removeprefix(file).lstrip(",: ")
            yield f"  {issue.severity:<8} {' '.join(where_and_what.split())}"
        yield ""
    yield f"Read {', '.join(counted(len(table), name[:-1]) for name, table in _tables(dataset))}."
    found = [
        counted(len(dataset.report.of(severity)), str(severity))
        for severity in Severity
        if dataset.report.of(severity)
    ]
    yield f"Found {', '.join(found)}." if found else "Nothing to mend."
    if aside := len(dataset.set_aside):
        yield f"Set aside {counted(aside, 'row')}, which the dashboard lists but does not show."


def _tables(dataset: Dataset) -> list[tuple[str, pd.DataFrame]]:
    names = ("sources", "places", "events", "claims")
    return [(name, getattr(dataset, name)) for name in names]


if __name__ == "__main__":
    main()
