"""What all tests share: where things are, and a Python that cannot leave this machine."""

from collections import Counter
from pathlib import Path

import pytest
import pytest_timeout
from hypothesis import settings

from tests.browser.lasting import end_browsers_after
from tests.offline import loopback_only

REPOSITORY = Path(__file__).parent.parent

loopback_only.install()

# A busy machine takes its time over an example; what is slow is found by make bench.
settings.register_profile("claim-atlas", deadline=None)
settings.load_profile("claim-atlas")


#: Characters of the reason that are named at once.
MOST_OF_REASON = 500


class FailuresAtOnce:
    """Names each failure as it comes: a run that is cut short prints no summary."""

    def __init__(self, terminal: pytest.TerminalReporter) -> None:
        self._terminal = terminal
        self._again: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome in ("failed", "rerun"):
            lines = str(report.longrepr or "").strip().splitlines() or [""]
            why = next((line[1:].strip() for line in lines if line.startswith("E ")), "")
            self._terminal.write_line(f"\n{report.outcome.upper()} {report.nodeid} {lines[-1]}")
            self._terminal.write_line(why[:MOST_OF_REASON])
        if report.outcome == "rerun":
            self._again[report.nodeid] += 1

    def pytest_terminal_summary(self) -> None:
        """Name the tests that were close to failing: load alone seldom stops one twice."""
        if often := [name for name, times in self._again.items() if times > 1]:
            self._terminal.section("TRIED MORE THAN TWICE: look for a fault", yellow=True)
            for name in sorted(often):
                self._terminal.write_line(name)


@pytest.hookimpl(trylast=True)  # the terminal is pytest's own plugin, registered before
def pytest_configure(config: pytest.Config) -> None:
    if terminal := config.pluginmanager.get_plugin("terminalreporter"):
        config.pluginmanager.register(FailuresAtOnce(terminal))


@pytest.hookimpl(tryfirst=True)
def pytest_timeout_set_timer(item: pytest.Item, settings: pytest_timeout.Settings) -> bool | None:
    if not item.get_closest_marker("browser"):
        return None
    end_browsers_after(item, settings.timeout)
    return True


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the root of this checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def sample_data(repository: Path) -> Path:
    """Return the folder of the shipped data set. Read only: copy it before you change it."""
    return repository / "data"
