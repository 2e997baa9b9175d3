"""Making ready: tables, triggers, static files. Everything here can be done again without harm."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import OperationalError, connection

from steadystep.clinic.ledger import triggers
from steadystep.faces.look.sheets import JOINED
from steadystep.faces.look.terminal.saying import stop

STAMP = ".collected"


def make_ready() -> None:
    """Migrate, assert the ledger's triggers, collect static files."""
    migrate()
    collect_static()


def migrate() -> None:
    """Bring the tables up to date; raises `Problem` when the database cannot be reached or is not append-only."""
    try:
        call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
        triggers.assert_standing(connection)
    except OperationalError as error:
        stop(
            f"The database did not answer: {error}".strip(),
            next_step="Check DATABASE_URL and that it is running.",
        )
    except triggers.NotAppendOnly as error:
        stop(str(error))


def collect_static() -> bool:
    """Collect and compress the static files, unless the same ones were collected before. True if it had to."""
    stamp, now = Path(settings.STATIC_ROOT) / STAMP, _fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, skip_checks=True)
    stamp.write_text(now, encoding="ascii")
    return True


def _fingerprint() -> str:
    digest = hashlib.sha256(repr(JOINED).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            place = Path(storage.path(path)).stat()
            digest.update(f"{path}|{place.st_size}|{place.st_mtime_ns}\n".encode())
    return digest.hexdigest()
