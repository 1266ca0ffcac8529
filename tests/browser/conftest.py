"""The browser tests' harness: a real server, a real Chromium, and a watch over both.

``sample_url``            the address of the dashboard on the shipped data
``serve(folder)``         the same for another data folder
``page``                  a page of 1366x768, watched
``new_page(...)``         more of them, each in a browser profile of its own
``at``                    where a test writes a folder of its own, which it may change
``watch``                 all requests of the test, and its problems (see `Watch`)
``sample``                the shipped claims, counted without the dashboard (see `Folder`)
``sample_dataset``        the same as the dashboard reads them, and their time axis

A failed test leaves a picture of every page in ``tests/artifacts/`` and prints the
ends of the servers' logs.
"""

import re
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, expect

from dashboard.analysis.timeline import Axis, build_axis
from dashboard.geocoding.outlines import load_outlines
from dashboard.model.dataset import Dataset
from dashboard.model.reading import read_folder
from tests.browser.counting import Folder
from tests.browser.lasting import LastingChromium, lasting_chromium
from tests.browser.server import Servers
from tests.browser.watch import Watch

HERE = Path(__file__).parent
ARTIFACTS = HERE.parent / "artifacts"

# A busy machine is slow, not wrong: the tests ask what comes, the benchmarks ask when.
expect.set_options(timeout=20_000)

NewPage = Callable[..., Page]

#: Drops what another test's page has stored, when the first page of a tab is opened.
_FORGET = """
if (window === top && location.protocol === "http:" && !sessionStorage.getItem("forgotten")) {
  localStorage.clear();
  sessionStorage.setItem("forgotten", "yes");
}
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("browser") and item.path.name != "misbehaving.py":
            # Chromium, Streamlit and a test share two cores: a step that came too early for the
            # others is tried again, and told in the summary. A fault fails each time.
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="package")
def chromium() -> Iterator[LastingChromium]:
    """Yield the one Chromium of this folder."""
    with lasting_chromium() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def serve() -> Iterator[Servers]:
    """Yield the servers: ``serve(folder)`` returns an address, the same for the same folder."""
    servers = Servers()
    yield servers
    servers.stop()


@pytest.fixture(scope="module", autouse=True)
def few_servers(serve: Servers) -> Iterator[None]:
    """End a file's own servers behind it: dozens of them at once starve the tests that follow."""
    yield
    serve.stop_the_rest()


@pytest.fixture(scope="session")
def sample_folder(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the shipped data, which nobody edits while the tests run."""
    return shutil.copytree(sample_data, tmp_path_factory.mktemp("sample") / "data")


@pytest.fixture(scope="module")
def same_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where a file's tests write their folders in turn: one server serves them all."""
    return tmp_path_factory.mktemp("own") / "data"


@pytest.fixture
def at(same_place: Path) -> Path:
    """Return where a test writes its own folder; what the test before it left is gone."""
    shutil.rmtree(same_place, ignore_errors=True)
    return same_place


@pytest.fixture(scope="session")
def sample_url(serve: Servers, sample_folder: Path) -> str:
    """Return the address of the dashboard on the shipped data."""
    return serve.keep(serve(sample_folder))


@pytest.fixture(scope="session")
def sample_dataset(sample_folder: Path) -> tuple[Dataset, Axis]:
    """Return the shipped data as the dashboard reads them, and their time axis."""
    dataset = read_folder(sample_folder, load_outlines())
    return dataset, build_axis(dataset.claims)


@pytest.fixture(scope="session")
def sample(sample_folder: Path, sample_dataset: tuple[Dataset, Axis]) -> Folder:
    """Return the shipped claims as the csv module counts them."""
    return Folder(sample_folder, list(sample_dataset[1].keys))


@pytest.fixture
def watch(serve: Servers) -> Iterator[Watch]:
    """Yield the watch over all pages of the test; fail for the problems left at its end."""
    watch = Watch()
    serve.new_refusals()  # those of earlier tests are told already
    yield watch
    problems = watch.problems + serve.new_refusals()
    if problems:
        pytest.fail("\n".join(["the pages had problems:", *problems]), pytrace=False)


@pytest.fixture
def new_page(
    chromium: LastingChromium, watch: Watch, request: pytest.FixtureRequest
) -> Iterator[NewPage]:
    """Yield ``new_page(width=1366, height=768, **context)``; `context` as Playwright takes it."""
    contexts = []

    def open_one(width: int = 1366, height: int = 768, **options: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        watch.attach(context)
        return context.new_page()

    yield open_one
    if watch.problems:
        print(take_pictures(request.node))
    for context in contexts:
        context.close()


@pytest.fixture
def page(chromium: LastingChromium, watch: Watch, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Yield a watched page of 1366x768; of its profile only the cache outlives the test.

    A page whose scripts and fonts are in the cache is there in half the time.
    """
    context = chromium.usual_context()
    watch.attach(context)
    page = context.new_page()
    page.add_init_script(_FORGET)
    yield page
    if watch.problems:
        print(take_pictures(request.node))
    watch.detach(context)
    chromium.forget_pages()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed and HERE in item.path.parents:
        if report.when == "call":
            report.sections.append(("pictures", take_pictures(item)))
        serve: Servers | None = getattr(item, "funcargs", {}).get("serve")
        for url, log in serve.logs() if serve else ():
            report.sections.append((f"log of the server at {url}", log))
    return report


def take_pictures(item: pytest.Item) -> str:
    """Write what every open page shows into ``tests/artifacts/``; return where, line by line."""
    watch: Watch | None = getattr(item, "funcargs", {}).get("watch")
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", item.nodeid)
    ARTIFACTS.mkdir(exist_ok=True)
    lines = []
    for number, page in enumerate(watch.pages if watch else (), start=1):
        picture = ARTIFACTS / f"{name}-{number}.png"
        try:
            page.screenshot(path=picture, timeout=5000)
        except Error as error:
            lines.append(f"no picture of {page.url}: {error}")
        else:
            lines.append(f"picture: {picture}")
    return "\n".join(lines)
