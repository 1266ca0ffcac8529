"""What a person wants to be different in the tables: one value a row."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Add:
    """A new row below the others; ``table`` is ``claims``, ``cells`` go by column."""

    table: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Update:
    """Other cells in the row ``id``; ``cells`` holds only those that change."""

    table: str
    id: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Remove:
    """The row ``id`` goes."""

    table: str
    id: str


Change = Add | Update | Remove
