"""Formatting, lint, types, templates, arrows, translations."""

import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

FOLDERS = [name for name in ("src", "tests", "tooling", "benchmarks") if Path(name).is_dir()]
TRANSLATIONS = Path("tooling/translations.py")
TOOLS = Path(sys.executable).parent


@dataclass(frozen=True)
class Check:
    name: str
    command: Sequence[str | Path]


@dataclass(frozen=True)
class Outcome:
    check: Check
    passed: bool
    output: str
    seconds: float


def all_checks() -> list[Check]:
    """Slowest first: they run two at a time."""
    found = [
        Check("types", [TOOLS / "mypy"]),
        Check("templates", [TOOLS / "djlint", "--lint", "--quiet", "src"]),
        Check("arrows", [TOOLS / "lint-imports", "--no-cache"]),
        Check("lint", [TOOLS / "ruff", "check", *FOLDERS]),
        Check("formatting", [TOOLS / "ruff", "format", "--check", *FOLDERS]),
    ]
    if TRANSLATIONS.exists():
        found.append(Check("translations", [sys.executable, "-m", "tooling.translations", "check"]))
    return found


def outcome(check: Check) -> Outcome:
    start = time.monotonic()
    done = subprocess.run(
        check.command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return Outcome(check, done.returncode == 0, done.stdout, time.monotonic() - start)


def check() -> int:
    """Change nothing; print the whole output of what failed; return 1 if anything did."""
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(outcome, all_checks()))
    for each in outcomes:
        print(f"{'ok    ' if each.passed else 'FAILED'} {each.check.name} ({each.seconds:.1f} s)", flush=True)
    failed = [each for each in outcomes if not each.passed]
    for each in failed:
        print(f"\n--- {each.check.name}: {' '.join(map(str, each.check.command))}\n{each.output}", flush=True)
    if failed:
        print(
            "Formatting and part of the lint are repaired by ./steadystep fix; the rest by hand.", flush=True
        )
    return 1 if failed else 0


def fix() -> int:
    """Repair what can be repaired, then say what is left."""
    subprocess.run([TOOLS / "ruff", "check", "--fix", "--quiet", *FOLDERS], check=False)
    subprocess.run([TOOLS / "ruff", "format", *FOLDERS], check=False)
    if TRANSLATIONS.exists():
        subprocess.run([sys.executable, "-m", "tooling.translations", "fix"], check=False)
    return check()
