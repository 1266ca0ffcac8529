"""Where a benchmark ran: without it, its figures mean nothing."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("streamlit", "streamlit-folium", "folium", "pandas", "playwright")


def machine(chromium: str) -> dict[str, str]:
    """Return processor, system and versions, in the order in which they are printed."""
    return {
        "processor": f"{_processor()}, {_cores()} cores",
        "system": f"{platform.system()} {platform.release()}, {_distribution()}",
        "Python": platform.python_version(),
        "Chromium": f"{chromium}, headless, without GPU, 1920x1080",
        **{name: version(name) for name in PACKAGES},
        "commit": _commit(),
    }


def load_average() -> float:
    """Return how many processes wanted to run in the last minute; 0 where nobody counts."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform()


def _commit() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    done = subprocess.run(
        command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"
