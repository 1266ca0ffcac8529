"""Which Chromium the browser tests run in; ``scripts/setup.sh`` asks the same question.

Run as a command it prints the path, or exits with 1 when there is none.
"""

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

#: A quiet Chromium: nothing but the page under test speaks, and no other host resolves.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


def find_chromium() -> str | None:
    """Return the path of a Chromium: the one asked for, on the PATH, or Playwright's own."""
    asked_for = os.environ.get("CLAIM_ATLAS_CHROMIUM")
    if asked_for:
        return shutil.which(asked_for)
    on_path = (shutil.which(name) for name in NAMES)
    return next(filter(None, on_path), None) or _downloaded_by_playwright()


def _downloaded_by_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    found = find_chromium()
    if not found:
        sys.exit(1)
    print(found)
