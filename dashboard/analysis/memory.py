"""Answers that depend on the dataset alone are computed once, however often it is loaded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache, wraps
from typing import Any, TypeVar, get_type_hints

from dashboard.model.dataset import Dataset
from dashboard.model.kept import Columns

T = TypeVar("T")
A = TypeVar("A")

#: So many datasets are remembered at once; one in two languages is two.
DATASETS = 8
_SHA256_LENGTH = 64


@dataclass(frozen=True, eq=False)
class _Content:
    """A dataset that equals every other copy of the same files."""

    dataset: Dataset

    def __hash__(self) -> int:
        return hash(self.dataset.fingerprint)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Content):
            return False
        mine, theirs = self.dataset, other.dataset
        same_bytes = mine.fingerprint == theirs.fingerprint and mine.folder == theirs.folder
        same_bytes = same_bytes and mine.paragraphs == theirs.paragraphs  # of the documents
        same_bytes = same_bytes and mine.language == theirs.language
        same_bytes = same_bytes and mine.stored == theirs.stored  # one loading of a database
        return mine is theirs or (same_bytes and len(mine.fingerprint) == _SHA256_LENGTH)


def once_per_dataset(compute: Callable[[Dataset], T]) -> Callable[[Dataset], T]:
    """Remember what ``compute`` returns for the last few datasets.

    A copy out of Streamlit's cache has the fingerprint of its original and so its answers.
    """
    remembered = lru_cache(maxsize=DATASETS)(lambda content: compute(content.dataset))

    @wraps(compute)
    def answer(dataset: Dataset) -> T:
        return remembered(_Content(dataset))

    return answer


def once_per_axis(compute: Callable[[Dataset, A], T]) -> Callable[[Dataset, A], T]:
    """Remember what ``compute`` returns of a dataset for the time axis that was asked for last."""
    answers: Callable[[Dataset], list[tuple[A, T]]] = once_per_dataset(lambda _: [])

    @wraps(compute)
    def answer(dataset: Dataset, axis: A) -> T:
        kept = answers(dataset)
        for known, value in tuple(kept):
            if known is axis:
                return value
        value = compute(dataset, axis)
        kept[:] = [(axis, value)]
        return value

    return answer


def recalled(
    dataset: Dataset, name: str, kind: type[T], compute: Callable[[Dataset], T], /, **given: Any
) -> T:
    """Return what ``compute`` does, from the disk when the dataset's keeper has it.

    ``kind`` is a dataclass of arrays, tuples of texts and such dataclasses; the fields that are
    ``given`` are not kept.
    """

    def columns() -> Columns:
        return _flat(compute(dataset), given)

    if dataset.keeper.folder is None:
        return compute(dataset)
    made: T = _made(kind, dataset.keeper.columns(name, columns), given)
    return made


def _flat(value: Any, given: Mapping[str, Any], path: str = "") -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for each in fields(value):
        part = getattr(value, each.name)
        if is_dataclass(part) and each.name not in given:
            columns |= _flat(part, {}, f"{path}{each.name}.")
        elif each.name not in given:
            columns[path + each.name] = list(part) if isinstance(part, tuple) else part
    return columns


def _made(kind: Any, columns: Mapping[str, Any], given: Mapping[str, Any], path: str = "") -> Any:
    parts = dict(given)
    for name, hint in get_type_hints(kind).items():
        if is_dataclass(hint) and name not in given:
            parts[name] = _made(hint, columns, {}, f"{path}{name}.")
        elif name not in given:
            part = columns[path + name]
            parts[name] = tuple(part) if isinstance(part, list) else part
    return kind(**parts)
