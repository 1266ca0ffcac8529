"""``python -m benchmarks``: measure sample data, exports, drafts and up to a million claims."""

import asyncio
import json
import sys
from pathlib import Path

import click
from playwright.async_api import Browser

from benchmarks.answers import answers
from benchmarks.comparison import comparison
from benchmarks.drafting import drafting
from benchmarks.exports import exports
from benchmarks.figures import Figure, Say
from benchmarks.loading import opening
from benchmarks.machine import load_average, machine
from benchmarks.profiling import STEPS, profile
from benchmarks.report import Report
from benchmarks.scale import COUNTS, scale
from benchmarks.scale_browser import made_up_folder, scale_browser
from benchmarks.scrubbing import scrubbing
from benchmarks.serving import served
from benchmarks.stage import chromium

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
PARTS = (
    "scrubbing", "answers", "opening", "exports", "comparison", "drafting", "scale",
    "scale-browser",
)  # fmt: skip


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--runs", default=3, show_default=True, help="How often everything is measured.")
@click.option("--only", type=click.Choice(PARTS), help="Measure one part of it.")
@click.option("--most", type=int, default=COUNTS[-1], help="So many made-up claims at most.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.option("--write", is_flag=True, help="Write docs/benchmarks.md, too.")
@click.option("--profile", "step", type=click.Choice(list(STEPS)), help="Only sum up one step.")
@click.option("--at", default="", help="Where it is done: /?mode=until, of --most made-up claims.")
def main(
    runs: int, only: str | None, most: int, as_json: bool, write: bool, step: str | None, at: str
) -> None:
    """Measure the dashboard in a real browser: the sample data, and up to a million claims."""
    if write and (only or most < COUNTS[-1]):
        raise click.UsageError("--write needs all parts: leave out --only and --most")
    if step:
        click.echo(asyncio.run(_profile(made_up_folder(most) if at else DATA, at, step)))
        return
    report = asyncio.run(_measure(runs, only, most, lambda text: click.echo(text, err=True)))
    click.echo(json.dumps(report.as_json(), indent=2) if as_json else report.as_text())
    if write:
        click.echo(f"\nwritten: {report.write().relative_to(ROOT)}", err=True)
    sys.exit(any(figure.reached is False for figure in report.figures))


async def _measure(runs: int, only: str | None, most: int, say: Say) -> Report:
    """Measure all parts, one after the other: two at once would measure each other."""
    before = load_average()
    figures: list[Figure] = []
    async with chromium() as browser:
        where = machine(browser.version)
        for part in PARTS:
            if only in (None, part):
                say(f"{part} ...")
                figures += await _part(part, browser, runs, most, say)
    return Report(tuple(figures), where, (before, load_average()))


async def _part(part: str, browser: Browser, runs: int, most: int, say: Say) -> list[Figure]:
    if part == "drafting":
        return drafting()
    if part.startswith("scale"):
        counts = tuple(count for count in COUNTS if count <= most)
        in_browser = part == "scale-browser"
        return await (
            scale_browser(browser, runs, say, counts) if in_browser else scale(say, counts)
        )
    if part == "opening":
        return await opening(browser, DATA, runs, say)
    if part == "exports":
        return await exports(DATA, runs, say)
    if part == "comparison":
        return await comparison(browser, runs, say)
    measure = scrubbing if part == "scrubbing" else answers
    async with served(DATA) as server:
        return await measure(browser, server.url, runs, say)


async def _profile(folder: Path, at: str, step: str) -> str:
    async with served(folder) as server, chromium() as browser:
        return await profile(browser, f"{server.url}{at}", ROOT / "build", step)


if __name__ == "__main__":
    main()
