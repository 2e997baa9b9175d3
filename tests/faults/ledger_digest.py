"""Prints the ledger in short: {client: [[entry id, digest of everything stored of it], ...]} in the chart's order."""

from __future__ import annotations

import hashlib
import json
import sys

import django

django.setup()

from steadystep.clinic.ledger.models import EntryRow  # noqa: E402 - models exist only after setup


def main() -> None:
    charts: dict[str, list[tuple[str, str]]] = {}
    for row in EntryRow.objects.order_by("client", "seq").values():
        stored = repr([bytes(value) if name == "body" else value for name, value in sorted(row.items())])
        charts.setdefault(row["client"], []).append(
            (row["id"], hashlib.sha256(stored.encode()).hexdigest()[:16])
        )
    json.dump(charts, sys.stdout)


if __name__ == "__main__":
    main()
