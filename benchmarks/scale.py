"""Python's half with 100 to 1,000,000 claims: opening, panel, filter.

Each size is made up, opened in a process of its own with nothing kept, and once more. Opening is
what the data costs: reading, checking, indexing, and packing the map's columns. What a person
waits for, from a server's start to a painted map, is measured with a browser, as are memory and
many viewers.
"""

import asyncio
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, Say
from benchmarks.made_up import write_folder
from dashboard.model.kept import VARIABLE

COUNTS = (100, 10_000, 100_000, 1_000_000)
#: What is measured, its unit, and the target at each count; that for 10,000 is interpolated.
ROWS = (
    ("opening the first time", "ms", (1_000, 2_000, 5_000, 30_000)),
    ("opening again, unchanged", "ms", (1_000, 1_000, 1_000, 2_000)),
    ("panel, Python's part", "ms", (250, 250, 300, 500)),
    ("panel of all days, Python's part", "ms", (250, 250, 300, 500)),
    ("filter to map and panel, Python's part", "ms", (250, 250, 300, 500)),
)


async def scale(say: Say, counts: tuple[int, ...] = COUNTS) -> list[Figure]:
    """Measure all sizes, the smallest first."""
    figures: list[Figure] = []
    for count in counts:
        with TemporaryDirectory(prefix="claim-atlas-bench-") as place:
            folder = Path(place) / "data"
            await asyncio.to_thread(write_folder, count, folder)
            first, again = [await _probe(folder, Path(place) / "kept") for _ in range(2)]
        values = (
            first["opening"], again["opening"], again["panel"], again["panel of all days"],
            again["filter"],
        )  # fmt: skip
        say(f"  {count:,} claims: opened in {values[0] / 1000:.1f} s, again {values[1]:.0f} ms")
        group = f"scale, {count:,} claims"
        figures += [
            Figure(group, name, unit, (value,), targets[COUNTS.index(count)])
            for (name, unit, targets), value in zip(ROWS, values, strict=True)
        ]
    return figures


async def _probe(folder: Path, kept: Path) -> dict[str, float]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.scale_probe", str(folder),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        env=os.environ | {VARIABLE: str(kept)},
    )  # fmt: skip
    told, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"the probe of {folder} ended with {process.returncode}")
    figures: dict[str, float] = json.loads(told)
    return figures
