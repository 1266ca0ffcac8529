"""The two hostile folders, written once."""

from pathlib import Path

import pytest

from dashboard.export.scene import Scene, open_scene
from tests.hostile.folder import DAY, plain_folder, refused_folder


@pytest.fixture(scope="package")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which every value stands in each column that takes any text."""
    return plain_folder(tmp_path_factory.mktemp("hostile") / "plain")


@pytest.fixture(scope="package")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which every value stands in each column that has a rule."""
    return refused_folder(tmp_path_factory.mktemp("hostile") / "refused")


@pytest.fixture(scope="package")
def scene(plain: Path) -> Scene:
    """Return the view of all that the plain folder holds."""
    return open_scene(plain, {"day": DAY, "mode": "all"})[0]
