"""Reads files for others, each in a process of its own, and says what that took.

Run as a program, so that children can be forked from a process with one thread and everything
imported. Takes lines of a target, a tab and a path; answers each with a line of JSON: how the
child ended (0 is well), what :func:`attempt` said or how it broke down, the seconds of the
processor for which it told of no progress and those that it took in all, and the bytes of memory
that it had at most.
"""

import json
import os
import resource
import sys
import time
import traceback
from pathlib import Path

from tests.fuzz.targets import attempt

#: Where a child is ended; what it may take is for the test to say.
SECONDS, BYTES = 90, 4 << 30


class Silence:
    """A progress that knows the longest time between two steps, in seconds of the processor."""

    def __init__(self) -> None:
        self.longest, self._told = 0.0, time.process_time()

    def __call__(self, what: str, done: int, total: int, share: float) -> None:
        """Take the next step; share and counts are what a person would see."""
        assert what and done >= 0 and -0.001 <= share <= 1.001, (what, done, total, share)
        now = time.process_time()
        self.longest, self._told = max(self.longest, now - self._told), now


def read(target: str, path: Path, answer: int) -> int:
    """Try a target on a file; return how to end."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    silence = Silence()
    try:
        said = attempt(target, path.read_bytes(), silence)
        silence("The end", 0, 0, 1.0)
        os.write(answer, json.dumps([said, silence.longest]).encode())
    except BaseException:
        broke = traceback.format_exc()[-2_000:]
        os.write(answer, json.dumps([broke, silence.longest]).encode())
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
            said, seconds = json.loads(answer.read() or f'["no end in {SECONDS} s", {SECONDS}]')
        _child, ended, used = os.wait4(child, 0)
        took = used.ru_utime + used.ru_stime
        print(json.dumps([ended, said, seconds, took, used.ru_maxrss * 1_024]), flush=True)


if __name__ == "__main__":
    main()
