"""Reads files for others, each in a process of its own that has little memory and time.

Run as a program, so that children can be forked from a process with one thread and everything
imported. Takes lines of a target, a tab and a path; answers each with a line of JSON: how the
child ended (0 is well), and what :func:`attempt` said or how it broke down.
"""

import json
import os
import resource
import sys
import traceback
from pathlib import Path

from tests.fuzz.targets import attempt

SECONDS, BYTES = 15, 2 << 30


def read(target: str, path: Path, answer: int) -> int:
    """Try a target on a file within the limits; return how to end."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    try:
        os.write(answer, attempt(target, path.read_bytes()).encode())
    except BaseException:
        os.write(answer, traceback.format_exc()[-2_000:].encode("utf-8", "replace"))
        return 1
    return 0


def main() -> None:
    """Answer line by line."""
    for line in sys.stdin:
        target, _tab, path = line.rstrip("\n").partition("\t")
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os._exit(read(target, Path(path), writing))
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8", errors="replace") as answer:
            said = answer.read()
        print(json.dumps([os.waitpid(child, 0)[1], said]), flush=True)


if __name__ == "__main__":
    main()
