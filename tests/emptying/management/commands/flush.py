"""Empties the tables of a test database although entries cannot be deleted; see tests/settings.py."""

from typing import Any

from django.core.cache import cache
from django.core.management.commands.flush import Command as Flush
from django.db import connections

from steadystep.clinic.ledger import triggers


class Command(Flush):
    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        triggers.drop(connection)
        try:
            super().handle(**options)
        finally:
            triggers.make(connection)
        # The cache's table belongs to no model, so flush leaves it, and one test's failed sign-ins would lock out the next.
        cache.clear()
