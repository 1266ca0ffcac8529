"""Reads files for others, each in a process of its own, and says what that took.

Run as a program, so that children can be forked from a process with one thread and everything
imported. Takes lines of a target, a tab and a path; answers each with a line of JSON: how the
child ended (0 is well), what :func:`attempt` said or how it broke down, the seconds of the
processor that it took, and the bytes of memory that it had at most.
"""

import json
import os
import resource
import sys
import traceback
from pathlib import Path

from tests.fuzz.targets import attempt

#: Where a child is ended; what it may take is for the test to say.
SECONDS, BYTES = 15, 4 << 30


def read(target: str, path: Path, answer: int) -> int:
    """Try a target on a file; return how to end."""
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
        _child, ended, used = os.wait4(child, 0)
        seconds = used.ru_utime + used.ru_stime
        print(json.dumps([ended, said, seconds, used.ru_maxrss * 1_024]), flush=True)


if __name__ == "__main__":
    main()
