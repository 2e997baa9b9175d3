"""The drill: a backup taken while people write, restored elsewhere, computed again, and compared with where it came from."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.processes import COMMAND, environment

ROOT = Path(__file__).resolve().parents[2]
Charts = Mapping[str, list[list[str]]]  # as ledger_digest prints them


@dataclass
class Drill:
    """What came of it. `missing`, `changed` and `differs` must be empty, and `well` true."""

    written_meanwhile: int = 0
    entries: int = 0
    backup_seconds: float = 0.0
    restore_seconds: float = 0.0
    well: bool = False
    missing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    differs: list[dict[str, Any]] = field(default_factory=list)

    def broken(self) -> list[str]:
        """What the drill must not find, in words."""
        found = [f"{one} was acknowledged before the backup and is not in it" for one in self.missing]
        found += [f"the chart of {one} is not the beginning of its source" for one in self.changed]
        found += [f"{one['client']} differs in {', '.join(one['in'])}" for one in self.differs]
        return found if self.well or found else ["the restore says of itself that it is not whole"]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def drill(source: Mapping[str, str], elsewhere: Mapping[str, str], file: Path) -> Drill:
    """Back up `source` (an environment with a clinic in it) into `file` under load; restore it into `elsewhere`, empty."""
    done = Drill()
    load = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.load"],
        env=source, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    lines = [load.stdout.readline()]  # the load has begun
    began = time.time()
    _command("backup", str(file), "--with-keys", env=source)
    done.backup_seconds = round(time.time() - began, 2)
    lines += load.communicate("")[0].splitlines()
    said = [json.loads(line) for line in lines if line.strip()]
    done.written_meanwhile = sum(len(one["ids"]) for one in said if one["at"] >= began)
    began_restoring = time.time()
    proved = json.loads(_command("restore", str(file), "--json", env=elsewhere))
    done.restore_seconds = round(time.time() - began_restoring, 2)
    done.well, done.entries, done.differs = (
        proved["well"],
        proved["entries"],
        proved["compared"]["differs"],
    )
    acknowledged = {one for line in said if line["at"] < began for one in line["ids"]}
    compare(_digest(source), _digest(elsewhere), acknowledged, done)
    return done


def compare(source: Charts, restored: Charts, acknowledged: set[str], done: Drill) -> None:
    """Every restored chart is the beginning of its source, and holds what was acknowledged before the backup began."""
    here = {entry for chart in restored.values() for entry, _ in chart}
    done.missing += sorted(acknowledged - here)
    done.missing += sorted(set(source) - set(restored))
    for client, chart in restored.items():
        if chart != source.get(client, [])[: len(chart)]:
            done.changed.append(client)


def _digest(env: Mapping[str, str]) -> Charts:
    told = subprocess.run(
        [sys.executable, "-m", "tests.faults.ledger_digest"],
        env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    charts: Charts = json.loads(told.stdout)
    return charts


def _command(*arguments: str, env: Mapping[str, str]) -> str:
    """What it prints; a restore that finds a difference ends with 1, and says which."""
    done = subprocess.run([*COMMAND, *arguments], env=env, stdout=subprocess.PIPE, text=True, check=False)
    if not done.stdout and done.returncode:
        raise subprocess.CalledProcessError(done.returncode, arguments)
    return done.stdout


def two_places(folder: Path, database: str, other: str) -> tuple[dict[str, str], dict[str, str]]:
    """An environment with its tables made, and one with nothing in it, below `folder`."""
    source, elsewhere = environment(folder / "source", database), environment(folder / "elsewhere", other)
    _command("migrate", env=source)
    return source, elsewhere
