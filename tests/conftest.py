"""What all tests share: where things are, and a Python that cannot leave this machine."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.offline import loopback_only

REPOSITORY = Path(__file__).parent.parent

loopback_only.install()

# A busy machine takes its time over an example; what is slow is found by make bench.
settings.register_profile("claim-atlas", deadline=None)
settings.load_profile("claim-atlas")


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the root of this checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def sample_data(repository: Path) -> Path:
    """Return the folder of the shipped data set. Read only: copy it before you change it."""
    return repository / "data"
