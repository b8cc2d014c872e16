"""Finds a Chromium to test with, or gets one: the installed one, Debian's, or Playwright's own.

One that never shows a window is best: it shows pages as any other and takes half the time.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

WINDOWLESS = "chromium-headless-shell"
NAMES = (WINDOWLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> str | None:
    """Return the path of a Chromium that starts, or None."""
    return next((path for path in _possible() if _starts(path)), None)


def _possible() -> Iterator[str]:
    """Yield where one may lie; Playwright, which has to be started for that, is asked for its own last."""
    yield from filter(None, map(shutil.which, NAMES))
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    yield own


def install() -> None:
    """Install Chromium: from Debian where that is ours to do, else Playwright's own build."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", WINDOWLESS],
            check=False,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    if find() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _starts(path: str) -> bool:
    if not Path(path).is_file():
        return False
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    if shutil.which(WINDOWLESS) is None:
        install()
    if find() is None:
        sys.exit("The tests read the site in Chromium, and none could be found or installed.")
