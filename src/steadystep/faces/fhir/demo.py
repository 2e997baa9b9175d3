"""The imported clients of the clinic of invented people: test records of other systems, by the road every import takes."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import Final

from steadystep import knowledge
from steadystep.chart import Refused
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.ledger import clock
from steadystep.clinic.people import roster

from .filing import file, prepared
from .importing import plan_import
from .mapping.medication import named_by

SAMPLES: Final = Path(__file__).resolve().parent / "samples"  # ORIGIN.md tells whose they are


def add_clients() -> int:
    """Import the samples, a client to each team in turn; how many clients they are. Raises `Refused` where a door did."""
    clinic = roster.clinic()
    if clinic is None:
        return 0
    at, teams = clock.now(), cycle(str(team.pk) for team in roster.teams())
    paths = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".md")
    plan = plan_import(paths, clinic.zone, at=at, drug_named=named_by(knowledge.load()))
    for client, team in zip(plan.clients, teams, strict=False):
        filed = file(prepared(client), SOFTWARE, team, at, clinic.zone)
        if filed.refused:
            raise Refused(filed.refused)
    return len(plan.clients)
