"""One target under atheris: ``python -m tests.fuzz.harness TARGET [libFuzzer's options]``."""

import sys

import atheris

with atheris.instrument_imports(include=["dashboard"]):
    from tests.fuzz.targets import attempt

if __name__ == "__main__":
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, lambda content: attempt(name, content) and None)
    atheris.Fuzz()
