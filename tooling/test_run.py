"""`./steadystep test`: the checks, the suite on SQLite, what meets a database again on PostgreSQL, then in a browser."""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tooling import browser, checks, postgres

RESULTS = Path("test-results")
COUNTED = ("failed", "errors", "passed", "skipped")


@dataclass(frozen=True)
class Result:
    """What one stage came to. `skipped` holds the reason why it did not run."""

    stage: str
    passed: bool
    seconds: float = 0.0
    skipped: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


def read_counts(report: Path) -> dict[str, int]:
    """The counts of pytest's own report; empty when pytest died before it wrote one."""
    if not report.exists():
        return {}
    suite = ElementTree.parse(report).getroot().find("testsuite")  # noqa: S314 - pytest wrote it just now
    if suite is None:
        return {}
    number = {name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")}
    passed = number["tests"] - number["failures"] - number["errors"] - number["skipped"]
    return {
        "failed": number["failures"],
        "errors": number["errors"],
        "passed": passed,
        "skipped": number["skipped"],
    }


def pytest(stage: str, options: list[str], printed: Path | None, **environment: str) -> Result:
    """Run pytest here, or, with `printed`, with all it says in that file."""
    report = RESULTS / f"{stage}.xml"
    report.unlink(missing_ok=True)
    cache = f"cache_dir=.pytest_cache/{stage}"
    command = [sys.executable, "-m", "pytest", f"--junit-xml={report}", "-o", cache, *options]
    start = time.monotonic()
    with printed.open("w") if printed else contextlib.nullcontext() as output:
        done = subprocess.run(
            command,
            env={**os.environ, **environment},
            check=False,
            stdout=output,
            stderr=subprocess.STDOUT if output else None,
        )
    counts = read_counts(report)
    passed = done.returncode == 0 and counts.get("passed", 0) > 0
    return Result(stage, passed, time.monotonic() - start, counts=counts)


def run_checks(options: list[str], printed: Path | None = None) -> Result:
    start = time.monotonic()
    return Result("checks", checks.check() == 0, time.monotonic() - start)


def run_sqlite(options: list[str], printed: Path | None = None) -> Result:
    return pytest("sqlite", options or ["-m", "not browser"], printed, DATABASE_URL="")


def run_postgres(options: list[str], printed: Path | None = None) -> Result:
    chosen = options or ["-m", "database and not browser"]
    try:
        with postgres.running() as address:
            return pytest("postgres", chosen, printed, DATABASE_URL=address)
    except postgres.NoPostgres as reason:
        return Result("postgres", True, skipped=postgres.MISSING.format(reason=reason))


def run_browser(options: list[str], printed: Path | None = None) -> Result:
    if browser.find() is None:
        return Result("browser", True, skipped=browser.MISSING)
    return pytest("browser", options or ["-m", "browser"], printed, DATABASE_URL="")


STAGES: dict[str, Callable[..., Result]] = {
    "checks": run_checks,
    "sqlite": run_sqlite,
    "postgres": run_postgres,
    "browser": run_browser,
}
# Each of these keeps one processor busy and touches nothing of the other's. A browser wants the machine to itself.
SIDE_BY_SIDE = ("sqlite", "postgres")


def closing_line(results: list[Result], seconds: float) -> str:
    """The line with which pytest closes, over all stages."""
    total = {name: sum(each.counts.get(name, 0) for each in results) for name in COUNTED}
    said = ", ".join(f"{number} {name}" for name, number in total.items() if number) or "no tests ran"
    return f" {said} in {seconds:.2f}s ".center(shutil.get_terminal_size().columns, "=")


def describe(result: Result, no_skip: bool) -> str:
    if result.skipped:
        verdict = "SKIPPED, which this run does not allow:" if no_skip else "SKIPPED:"
        return f"*** {result.stage} {verdict} {result.skipped} ***"
    counts = ", ".join(f"{number} {name}" for name, number in result.counts.items() if number)
    return (
        f"{'ok    ' if result.passed else 'FAILED'} {result.stage} ({result.seconds:.0f} s) {counts}".rstrip()
    )


def run_each(names: list[str], options: list[str]) -> Iterator[Result]:
    """The stages in their order; two that go side by side wherever there are two processors."""
    together = (os.cpu_count() or 1) > 1 and set(SIDE_BY_SIDE) <= set(names)
    for name in names:
        if together and name == SIDE_BY_SIDE[0]:
            yield from run_side_by_side(options)
        elif not (together and name in SIDE_BY_SIDE):
            print(f"\n=== {name}", flush=True)
            yield STAGES[name](options)


def run_side_by_side(options: list[str]) -> list[Result]:
    """The first prints as it goes; what the second prints follows when both are done."""
    first, second = SIDE_BY_SIDE
    kept = RESULTS / f"{second}.txt"
    kept.unlink(missing_ok=True)
    print(f"\n=== {first} ({second} beside it)", flush=True)
    with ThreadPoolExecutor(max_workers=1) as aside:
        beside = aside.submit(STAGES[second], options, kept)
        results = [STAGES[first](options), beside.result()]
    print(f"\n=== {second}", flush=True)
    if kept.exists():
        print(kept.read_text(errors="replace"), flush=True)
    return results


def run_stages(names: list[str], options: list[str], no_skip: bool) -> int:
    RESULTS.mkdir(exist_ok=True)
    start = time.monotonic()
    results = list(run_each(names, options))
    print()
    # What was skipped comes last, where it is seen.
    for each in sorted(results, key=lambda result: bool(result.skipped)):
        print(describe(each, no_skip))
    print(closing_line(results, time.monotonic() - start), flush=True)
    good = all(each.passed and not (each.skipped and no_skip) for each in results)
    return 0 if good else 1


def run(arguments: list[str]) -> int:
    """Whatever this parser does not know is pytest's; with such options only SQLite runs, unless --on says more."""
    parser = argparse.ArgumentParser(prog="./steadystep test", description=__doc__, allow_abbrev=False)
    parser.add_argument(
        "--no-skip",
        action="store_true",
        default=os.environ.get("CI") == "true",
        help="a stage that cannot run here is a failure (so is it with CI=true)",
    )
    parser.add_argument(
        "--on", action="append", choices=STAGES, metavar="STAGE", help=f"only this stage: {', '.join(STAGES)}"
    )
    known, options = parser.parse_known_args(arguments)
    if options and not known.on:
        return subprocess.run([sys.executable, "-m", "pytest", *options], check=False).returncode
    environment_says = "1" if known.no_skip else ""
    os.environ["STEADYSTEP_NO_SKIP"] = environment_says
    return run_stages(known.on or list(STAGES), options, known.no_skip)
