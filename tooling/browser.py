"""Where Chromium is. `playwright install` is not used: the browser is Debian's."""

import os
import shutil
from pathlib import Path

USUAL = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

MISSING = "Chromium was not found. Install it (Debian: apt install chromium) or set STEADYSTEP_CHROMIUM to its path."


def find() -> Path | None:
    """The program, or None. STEADYSTEP_CHROMIUM wins over the usual places."""
    named = os.environ.get("STEADYSTEP_CHROMIUM")
    found = (shutil.which(name) for name in ([named] if named else USUAL))
    return next((Path(program) for program in found if program), None)
