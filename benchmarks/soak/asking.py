"""What the server holds, asked again and again: memory, threads, files, processes."""

import asyncio
import json
import os
import signal
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

ANSWER_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Sample:
    """The server at one moment; ``rss`` is in MB, ``minute`` counts from the start."""

    minute: float
    rss: float
    blocks: int  #: of memory that Python has given out
    threads: int
    files: tuple[str, ...]
    processes: int
    temporary: int


@dataclass
class Asked:
    """The server that is asked: its process, its notes, and the folder of its temporary files."""

    pid: int
    notes: Path
    temporary: Path
    samples: list[Sample] = field(default_factory=list)

    async def ask(self, minute: float) -> Sample:
        """Have the server collect its garbage and say what is left."""
        before = len(self._lines())
        os.kill(self.pid, signal.SIGUSR1)
        async with asyncio.timeout(ANSWER_SECONDS):
            while len(lines := self._lines()) == before:
                await asyncio.sleep(0.1)
        said: dict[str, Any] = json.loads(lines[-1])
        said["files"] = tuple(said["files"])
        temporary = sum(1 for path in self.temporary.rglob("*") if path.is_file())
        sample = Sample(minute, processes=len(children(self.pid)), temporary=temporary, **said)
        self.samples.append(sample)
        return sample

    def _lines(self) -> list[str]:
        if not self.notes.exists():
            return []
        return self.notes.read_text("utf-8").splitlines(keepends=False)


def children(pid: int) -> list[int]:
    """Return the processes that a process has started and not yet ended."""
    return [each.pid for each in psutil.Process(pid).children()]


def slope(samples: Sequence[Sample]) -> float:
    """Return by how many MB a minute the memory grows over these samples."""
    if len(samples) < 2:
        return 0.0
    line = statistics.linear_regression(
        [each.minute for each in samples], [each.rss for each in samples]
    )
    return line.slope


def growth(samples: Sequence[Sample]) -> float:
    """Return by how many MB the last quarter lies above the one before it.

    In the first half the caches fill. Of each quarter the lower quartile is taken: an export
    that is being made weighs up to 100 MB.
    """
    end = samples[-1].minute
    third = [each.rss for each in samples if end / 2 <= each.minute < end * 3 / 4]
    last = [each.rss for each in samples if each.minute >= end * 3 / 4]
    if min(len(third), len(last)) < 2:
        return 0.0
    return statistics.quantiles(last)[0] - statistics.quantiles(third)[0]


def last_third(samples: Sequence[Sample]) -> Sequence[Sample]:
    """Return the samples of the last third of the time."""
    end = samples[-1].minute
    return [each for each in samples if each.minute >= end * 2 / 3]
