"""How much waits on each list: counts of open duties by rule. Numbers only, of the same rows as the lists."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.db.models import Count

from steadystep.clinic.consent.actor import Actor

from .lists import Whose, rows_of
from .models import DutyRow

SAFETY: Final = "safety"


def counts_by_rule(actor: Actor, whose: Whose, rules: Collection[str]) -> dict[str, int]:
    """How many open duties each of these rules has, and how many stand for a safety event (`SAFETY`).

    Of a team, an index alone counts those of a rule, since reading the rows of 100,000 clients took 320 ms; those of safety
    events, and those of one person, are few and are read.
    """
    rows = rows_of(DutyRow.objects.order_by(), actor, whose, person="person")
    counted = dict(rows.filter(rule__in=rules).values_list("rule").annotate(Count("rule")))
    found = {rule: counted.get(rule, 0) for rule in rules}
    return {**found, SAFETY: rows.filter(raised__gt="").count()}
