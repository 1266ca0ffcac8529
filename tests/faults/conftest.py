"""What the fault tests share: the browser tests' harness, and a room that others may enter."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import chromium, new_page, page, sample_folder, serve, watch

__all__ = ["chromium", "new_page", "page", "sample_folder", "serve", "watch"]


@pytest.fixture
def open_room() -> Iterator[Path]:
    """Yield a folder that everybody may enter, as nobody may pytest's own."""
    room = Path(tempfile.mkdtemp(prefix="claim-atlas-test-"))
    room.chmod(0o755)
    yield room
    shutil.rmtree(room, ignore_errors=True)
