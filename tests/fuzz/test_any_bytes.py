"""Whatever comes in: a result, or a sentence. Never anything else, and never for long."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.interchange.formats import FORMATS
from dashboard.model.schemas import TABLES
from tests.fuzz import targets
from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS
from tests.hostile.values import HOSTILE

QUICK = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    derandomize=True,
)
#: Files that take a while to read are tried less often.
SLOW = settings(QUICK, max_examples=10)

MOST_SECONDS = 5

_COLUMNS = [column for table in TABLES for column in table.columns]
_CELL = st.one_of(
    st.sampled_from([*HOSTILE.values(), "2022-01-05", "12", "-1e999", "nan", '"']),
    st.text(max_size=20),
)
_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), _CELL),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                ["id", "date", "title", "features", "geometry", "properties", "type", "events",
                 "coordinates", "sources", "latitude", "longitude", "description", "paths"]
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=25,
)  # fmt: skip
_TABLE = st.builds(
    lambda names, rows, gap, end: gap.join(names) + end + end.join(map(gap.join, rows)),
    st.lists(st.one_of(st.sampled_from(_COLUMNS), _CELL), min_size=1, max_size=6),
    st.lists(st.lists(_CELL, max_size=7), max_size=5),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)


def attempt(name: str, content: bytes) -> None:
    """Run a target; it may take 5 s of the processor, however busy the machine is."""
    began = time.thread_time()
    targets.attempt(name, content)
    assert time.thread_time() - began < MOST_SECONDS, name


@st.composite
def damaged(draw: st.DrawFn, name: str) -> bytes:
    """A good file with some of its bytes changed, left out or said twice."""
    content = bytearray(draw(st.sampled_from(seeds(name))))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        stop = draw(st.integers(start, min(start + 12, len(content))))
        content[start:stop] = draw(
            st.one_of(st.binary(max_size=8), st.just(content[start:stop] * 3))
        )
    return bytes(content)


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_files_end_in_a_sentence(name: str) -> None:
    effort = SLOW if name in ("docx", "pdf", "workbook", "folder") else QUICK

    @effort
    @given(damaged(name))
    def tried(content: bytes) -> None:
        attempt(name, content)

    tried()


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_ends_in_a_sentence(name: str) -> None:
    for value in HOSTILE.values():
        attempt(name, value.encode("utf-8", "surrogatepass"))
    for seed in seeds(name):
        attempt(name, seed)


@QUICK
@given(_TABLE)
def test_any_table(text: str) -> None:
    tables = (each.name for each in FORMATS.values() if each.needed)
    for name in ("table", "csv", "guess", *tables):
        attempt(name, text.encode("utf-8", "surrogatepass"))


@QUICK
@given(_JSON)
def test_any_json(document: object) -> None:
    content = json.dumps(document).encode()
    for name in ("timemap", "geojson", "guess", "journal"):
        attempt(name, content)


@QUICK
@given(st.text(alphabet="0123456789X?~%/[]{},.-W ", max_size=24))
def test_any_date(text: str) -> None:
    attempt("edtf", text.encode())


@QUICK
@given(st.text(max_size=60))
def test_any_address_and_name(text: str) -> None:
    for name in ("address", "file-name"):
        attempt(name, text.encode("utf-8", "surrogatepass"))
