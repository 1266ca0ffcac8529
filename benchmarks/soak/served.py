"""The dashboard's own server, which writes down what it holds whenever it is asked (SIGUSR1).

Run as ``python -m benchmarks.soak.served FILE ARGUMENTS``; each signal adds a line to the
file: ``{"rss": 412.5, "blocks": 812345, "threads": 9, "files": ["/dev/null", "socket"]}``.
"""

import ctypes
import gc
import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from streamlit.web import cli


def main() -> None:
    """Serve the dashboard in this process, so that it can be asked."""
    notes = Path(sys.argv[1])
    signal.signal(signal.SIGUSR1, lambda *_: _note(notes))
    sys.argv = ["streamlit", "run", *sys.argv[2:]]
    cli.main()


def _note(notes: Path) -> None:
    gc.collect()
    _give_back()
    line = {
        "rss": _rss(),
        # Not gc.get_objects(): a tuple that another thread is just filling, once it is in a
        # list of objects, cannot be made shorter at its end, which is a SystemError there.
        "blocks": sys.getallocatedblocks(),
        "threads": threading.active_count(),
        "files": [_name(each) for each in Path("/proc/self/fd").iterdir()],
    }
    with notes.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def _name(handle: Path) -> str:
    """Return what a handle is open on: a path, or ``socket``."""
    try:
        return str(handle.readlink()).partition(":")[0]
    except OSError:  # the one that lists the others
        return "gone"


def _give_back() -> None:
    """Let the C library return what is free, or its pools would look like a leak."""
    library: Any = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):
        library.malloc_trim(0)


def _rss() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


if __name__ == "__main__":
    main()
