from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "steadystep.clinic.ledger"
    label = "ledger"
    verbose_name = "Ledger"

    def ready(self) -> None:
        from . import triggers

        # A migration that rebuilds a table drops its triggers without a word (SQLite, seen): made again after each.
        post_migrate.connect(triggers.after_migrate, dispatch_uid="ledger-triggers")
