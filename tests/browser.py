"""Find a Chromium for the tests, or fetch one: `python -m tests.browser`.

In this order: one on the PATH, Playwright's own, one from the system's packages where we are root,
and Playwright's download. `BROWSER=none` does without, and the run says what it left out.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
ADVICE = "There is no browser. Install Chromium, or leave its tests out with BROWSER=none."


def unwanted() -> bool:
    return os.environ.get("BROWSER") == "none"


def find() -> Path | None:
    """Return a Chromium that is here, and can say its version."""
    for name in NAMES:
        if (path := shutil.which(name)) and works(Path(path)):
            return Path(path)
    programs = ("chrome", "chrome-headless-shell", "headless_shell", "Chromium")
    for program in programs:
        for path in sorted(downloads().glob(f"chromium*/**/{program}"), reverse=True):
            if works(path):
                return path
    return None


def downloads() -> Path:
    """Return where Playwright keeps what it has downloaded."""
    at_home = "Library/Caches" if sys.platform == "darwin" else ".cache"
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    return Path(chosen) if chosen else Path.home() / at_home / "ms-playwright"


def works(path: Path) -> bool:
    """Say whether it runs at all: a download may lack libraries of the system."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def fetch() -> Path | None:
    """Install a browser, in the way that is most likely to work here."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
        for command in (["apt-get", "update", "-q"], install):
            subprocess.run(command, env=environ, stdout=sys.stderr, check=False)
        if found := find():
            return found
    playwright = [sys.executable, "-m", "playwright", "install", "chromium-headless-shell"]
    subprocess.run(playwright, stdout=sys.stderr, check=False)
    return find()


def main() -> int:
    if unwanted():
        print("BROWSER=none: the tests in a browser are left out.")
        return 0
    found = find() or fetch()
    print(f"Browser: {found}" if found else ADVICE)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
