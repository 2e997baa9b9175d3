"""Real processes for tests: an environment of their own, a database of their own, and who lives in whose house."""

from __future__ import annotations

import os
import socket
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

COMMAND = (sys.executable, "-m", "steadystep.wiring.command_line")
_OURS = ("STEADYSTEP_", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")


def environment(data: Path, database_url: str = "") -> dict[str, str]:
    """The product's own settings in a data folder, and nothing of the test run's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    root = Path(__file__).resolve().parents[1]
    kept |= {
        "STEADYSTEP_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "steadystep.wiring.settings",
        "PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)]),
    }
    return kept | ({"DATABASE_URL": database_url} if database_url else {})


@contextmanager
def own_database(server: str | None = None) -> Iterator[str]:
    """On PostgreSQL a new database on `server` (that of this run), as a DATABASE_URL; on SQLite an empty string."""
    server = os.environ.get("DATABASE_URL", "") if server is None else server
    if not server.startswith("postgres"):
        yield ""
        return
    import psycopg

    name = f"killed_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        # A connection of its own: whoever uses the database may have made the server crash meanwhile.
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def listens(port: int) -> bool:
    with socket.socket() as trial:
        trial.settimeout(1)
        return trial.connect_ex(("127.0.0.1", port)) == 0


def descendants(pid: int) -> set[int]:
    """Every process below this one, now (Linux)."""
    parents: dict[int, set[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            rest = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if rest[0] != "Z":
            parents.setdefault(int(rest[1]), set()).add(int(path.parent.name))
    found, ask = set(), [pid]
    while ask:
        below = parents.get(ask.pop(), set())
        found |= below
        ask += below
    return found


def alive(pids: set[int]) -> set[int]:
    """Those of them that still run; one that is dead and not yet collected by its parent does not."""
    return {pid for pid in pids if _state(pid) not in ("", "Z")}


def wait_for(said: Callable[[], object], seconds: float = 30) -> bool:
    """Whether it comes true in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if said():
            return True
        time.sleep(0.05)
    return bool(said())


def _state(pid: int) -> str:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""
