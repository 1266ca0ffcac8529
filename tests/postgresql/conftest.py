"""What the tests of databases share: one server a worker, and a new database a test."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.analysis.search_texts import search_texts
from dashboard.model.dataset import Dataset
from dashboard.model.opening import read_data
from dashboard.model.postgresql.address import Database
from dashboard.model.postgresql.loading import load_dataset
from dashboard.model.reading import read_folder
from tests.browser.conftest import chromium, new_page, page, sample_folder, serve, watch
from tests.postgresql.server import PostgreSQL

__all__ = ["chromium", "new_page", "page", "sample_folder", "serve", "watch"]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """Yield the server."""
    server = PostgreSQL.make()
    yield server
    server.end()


@pytest.fixture
def database(postgresql: PostgreSQL, request: pytest.FixtureRequest) -> Database:
    """Return an empty database."""
    return postgresql.database(re.sub(r"\W+", "-", request.node.name)[:60])


def loaded(folder: Path, database: Database) -> tuple[Dataset, Dataset]:
    """Load a folder; return it as the files have it, and as the database has it."""
    written = read_folder(folder)
    load_dataset(written, search_texts(written).claims, database)
    return written, read_data(database)
