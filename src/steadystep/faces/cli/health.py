"""What `doctor` looks at. Each look answers for itself, so that one that breaks hides no other."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection

from steadystep import knowledge
from steadystep.clinic.chartroom import heartbeat
from steadystep.clinic.chartroom.failing import failing as failing_charts
from steadystep.clinic.ledger import pictures, triggers
from steadystep.clinic.notices import sending

from .tables import pending_migrations

LEAST_FREE: Final = 1024**3  # bytes


@dataclass(frozen=True, slots=True)
class Look:
    """One thing looked at. `next_step` is empty when all is well."""

    what: str
    well: bool
    says: str
    next_step: str = ""


def looks() -> Iterator[Look]:
    """Everything `doctor` looks at, in the order in which it makes sense to mend it."""
    for what, look in _LOOKS.items():
        try:
            yield look(what)
        except (DatabaseError, OSError, knowledge.KnowledgeRefused) as error:
            yield Look(what, False, f"Could not be looked at: {error}", "Mend what stands above first.")


def _database(what: str) -> Look:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Look(what, True, f"{connection.vendor} answers.")


def _tables(what: str) -> Look:
    pending = pending_migrations()
    if pending:
        return Look(
            what, False, f"{len(pending)} changes of the tables are pending.", "Run: steadystep migrate"
        )
    return Look(what, True, "Up to date.")


def _append_only(what: str) -> Look:
    try:
        triggers.assert_standing(connection)
    except triggers.NotAppendOnly as error:
        return Look(what, False, str(error), "Run: steadystep migrate")
    return Look(what, True, "The database refuses to change or remove what was recorded.")


def _worker(what: str) -> Look:
    heard = heartbeat.last_heard()
    if not heartbeat.silent():
        return Look(what, True, f"Heard at {heard:%Y-%m-%d %H:%M:%S} UTC.")
    when = f"not heard since {heard:%Y-%m-%d %H:%M} UTC" if heard else "never heard"
    return Look(
        what, False, f"The worker was {when}: nobody is told of what became due.", "Run: steadystep worker"
    )


def _disk(what: str) -> Look:
    free = shutil.disk_usage(settings.DATA).free
    says = f"{free / 1024**3:.1f} GB free in the data folder."
    return Look(
        what, free >= LEAST_FREE, says, "" if free >= LEAST_FREE else "Make room: a full disk stops writing."
    )


def _keys(what: str) -> Look:
    """Only their owner may read them; keys given by the environment have no file."""
    folder = Path(settings.DATA) / "keys"
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    loose = [path.name for path in files if path.stat().st_mode & 0o077]
    if loose:
        names = " ".join(str(folder / name) for name in loose)
        return Look(what, False, f"Others can read {', '.join(loose)}.", f"Run: chmod 600 {names}")
    return Look(what, True, f"{len(files)} key files, readable by their owner only.")


def _notices(what: str) -> Look:
    stuck = sending.failing()
    if not stuck:
        return Look(what, True, "None is stuck.")
    faults = sorted({one.says for one in stuck})
    return Look(
        what, False, f"{len(stuck)} notices do not get out: {'; '.join(faults)}.",
        "Mend the channel; they are tried again by themselves unless given up. The people are told inside the product.",
    )  # fmt: skip


def _charts(what: str) -> Look:
    count = failing_charts()
    if count:
        return Look(what, False, f"{count} charts cannot be judged.", "Run: steadystep recompute --all")
    return Look(what, True, "All can be judged.")


def _pictures(what: str) -> Look:
    bad = list(pictures.faulty())
    if bad:
        says = f"{len(bad)} pictures of results are missing or altered, the first of entry {bad[0]}."
        return Look(what, False, says, "Restore them from a backup; the paper may still be with the client.")
    return Look(what, True, "Every picture is there and as it was taken in.")


def _knowledge(what: str) -> Look:
    return Look(what, True, f"Version {knowledge.load().version[:12]}.")


_LOOKS: Final[dict[str, Callable[[str], Look]]] = {
    "database": _database,
    "tables": _tables,
    "append-only": _append_only,
    "keys": _keys,
    "disk": _disk,
    "knowledge": _knowledge,
    "worker": _worker,
    "charts": _charts,
    "notices": _notices,
    "pictures": _pictures,
}
