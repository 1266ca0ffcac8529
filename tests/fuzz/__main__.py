"""``make soak``: atheris on every parser of files, each for a bounded time.

``python -m tests.fuzz [SECONDS [TARGET ...]]``; a find is left in ``tests/artifacts/fuzz/``.
A file that takes longer than 5 s or more than 1 GB is one, too.
"""

import platform
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

FOUND = Path(__file__).parents[1] / "artifacts" / "fuzz"
_LIMITS = ("-timeout=5", "-rss_limit_mb=1024", "-max_len=65536", "-print_final_stats=0")


def main(seconds: int = 60, *names: str) -> int:
    """Run the targets one after the other; return how many found something."""
    if find_spec("atheris") is None:
        print("atheris is not installed here: no fuzzing.")
        return _expected()
    faults = 0
    for name in names or tuple(TARGETS):
        known = FOUND / "corpus" / name
        known.mkdir(parents=True, exist_ok=True)
        for number, content in enumerate(seeds(name)):
            (known / f"seed-{number}").write_bytes(content)
        print(f"{name}: {seconds} s", flush=True)
        command = [sys.executable, "-m", "tests.fuzz.harness", name, str(known), *_LIMITS]
        command += [f"-max_total_time={seconds}", f"-artifact_prefix={FOUND}/{name}-"]
        faults += bool(subprocess.run(command, check=False).returncode)
    many = len(names or TARGETS)
    print(f"{faults} of {many} found something; see {FOUND}" if faults else "Nothing found.")
    return faults


def _expected() -> int:
    """Return 1 where atheris is made for the platform, and say how it gets there."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        print("It is not made for this platform.")
        return 0
    print("It is one of the development dependencies: make clean, then make test installs them.")
    return 1


if __name__ == "__main__":
    sys.exit(min(1, main(int(sys.argv[1]) if len(sys.argv) > 1 else 60, *sys.argv[2:])))
