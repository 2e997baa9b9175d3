"""How much waits on each list: counts of open duties by rule. Numbers only, of the same rows as the lists."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.db.models import Count, Q

from steadystep.clinic.consent.actor import Actor

from .lists import Whose, of_rule, rows_of
from .models import DutyRow

SAFETY: Final = "safety"


def counts_by_rule(actor: Actor, whose: Whose, rules: Collection[str]) -> dict[str, int]:
    """How many open duties each of these rules has, and how many stand for a safety event (`SAFETY`); one query."""
    rows = rows_of(DutyRow.objects.order_by(), actor, whose, person="person")
    named = {f"rule_{number}": rule for number, rule in enumerate(sorted(rules))}
    asked = {name: Count("pk", filter=of_rule(rule)) for name, rule in named.items()}
    found = rows.aggregate(**{SAFETY: Count("pk", filter=~Q(raised=""))}, **asked)
    return {named.get(name, name): count for name, count in found.items()}
