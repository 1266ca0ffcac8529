"""``python -m benchmarks.peers``: measure ours beside the alternatives, print one table."""

import asyncio
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click
from playwright.async_api import Browser

from benchmarks.figures import Say
from benchmarks.machine import load_average, machine
from benchmarks.peers.contenders import CONTENDERS, Contender
from benchmarks.peers.files import CACHE, NPM, FilesMissing, install, served
from benchmarks.peers.made_up import write_folder
from benchmarks.peers.measuring import measure
from benchmarks.peers.pages import PAGES
from benchmarks.peers.section import put_into
from benchmarks.peers.table import Row, as_markdown, as_text
from benchmarks.report import PAGE
from benchmarks.stage import chromium
from tests.browser.server import Servers

HERE = Path(__file__).parent
SIZES = (100, 1_000, 10_000)
PACKAGES = ("plotly", "pydeck", "keplergl")
#: Of one contender on one size: what takes longer is a row that says so.
LIMIT_SECONDS = 180


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--claims", type=int, multiple=True, default=SIZES, show_default=True)
@click.option("--only", multiple=True, help="Measure those whose name has this in it, and ours.")
@click.option("--pictures", type=click.Path(path_type=Path), help="Save screenshots there.")
@click.option("--write", is_flag=True, help="Write the section of docs/benchmarks.md, too.")
def main(
    claims: tuple[int, ...], only: tuple[str, ...], pictures: Path | None, write: bool
) -> None:
    """Measure the dashboard and its alternatives on the same made-up claims."""
    if write and only:
        raise click.UsageError("--write needs all peers: leave out --only")
    chosen = [each for each in CONTENDERS if not only or any(word in each.name for word in only)]
    rows, where = asyncio.run(
        _all(chosen, claims, pictures, lambda text: click.echo(text, err=True))
    )
    click.echo(as_text(rows))
    click.echo("\n" + "\n".join(f"  {name:<18}{value}" for name, value in where.items()))
    if write:
        PAGE.write_text(put_into(PAGE.read_text("utf-8"), as_markdown(rows, where)), "utf-8")
        click.echo(f"\nwritten: {PAGE}", err=True)


async def _all(
    chosen: list[Contender], sizes: tuple[int, ...], pictures: Path | None, say: Say
) -> tuple[list[Row], dict[str, str]]:
    """Measure one contender after the other: two at once would measure each other."""
    before = load_average()
    missing = _missing()
    (CACHE / "pages").mkdir(parents=True, exist_ok=True)
    rows = []
    with served(CACHE / "pages") as files:
        async with chromium() as browser:
            where = _versions(browser.version)
            for claims in sizes:
                folder = write_folder(CACHE / "data" / str(claims), claims)
                for contender in chosen:
                    stand = Stand(contender, claims, folder, files, pictures)
                    say(f"{claims:>6} claims, {contender.name} ...")
                    rows.append(await stand.row(browser, missing))
                    if rows[-1].failure:
                        say(f"  {rows[-1].failure}")
    where["load average"] = f"{before:.1f} before, {load_average():.1f} after"
    return rows, where


@dataclass(frozen=True, slots=True)
class Stand:
    """One contender on one folder."""

    contender: Contender
    claims: int
    folder: Path
    files: str  #: the address of the small server
    pictures: Path | None

    async def row(self, browser: Browser, missing: str) -> Row:
        """Measure it; what goes wrong is the row's reason."""
        servers = Servers()
        try:
            if missing and self.contender.page != "ours":
                raise FilesMissing(missing)
            url = await asyncio.to_thread(self._url, servers)
            async with asyncio.timeout(LIMIT_SECONDS):
                result = await measure(browser, self.contender, url, self._picture())
            return Row(self.contender, self.claims, result)
        except Exception as error:  # a peer may fail in any way, the others go on
            return Row(self.contender, self.claims, None, _reason(error))
        finally:
            await asyncio.to_thread(servers.stop)

    def _url(self, servers: Servers) -> str:
        page, _, query = self.contender.page.partition("?")
        if page == "ours":
            return servers(self.folder)
        npm = f"{self.files}/npm/"
        if page.endswith(".py"):
            return f"{servers.script(HERE / page)}/?{query}&data={self.folder}&files={npm}"
        name = f"{page}-{self.claims}.html"
        (CACHE / "pages" / name).write_text(PAGES[page](self.folder, npm), "utf-8")
        return f"{self.files}/pages/{name}"

    def _picture(self) -> Path | None:
        return self.pictures and self.pictures / f"{self.claims} {self.contender.name}.png"


def _missing() -> str:
    """Fetch the JavaScript; return what kept it away."""
    try:
        install()
    except FilesMissing as error:
        return str(error)
    return ""


def _reason(error: Exception) -> str:
    """Return one line that fits into a table."""
    if isinstance(error, TimeoutError):
        return "not measured: it showed no claims, or no other day, within the time"
    first = str(error).strip().partition("\n")[0].replace("|", "/")[:120]
    return f"not measured: {first or type(error).__name__}"


def _versions(chromium_version: str) -> dict[str, str]:
    where = machine(chromium_version)
    where |= {name: version(name) for name in PACKAGES}
    where["npm"] = ", ".join(f"{name} {number}" for name, number in NPM.items())
    return where


if __name__ == "__main__":
    main()
