"""After care: of the contacts agreed for about 7, 30, 90 and 180 days, how many came and what they brought. Small counts hidden.

Counted from entries of two kinds over all charts, for who leads; no row of it is anybody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import timedelta
from typing import Final

import msgspec

from steadystep.chart import AnyEntry
from steadystep.chart.discharge import FOLLOW_UP_DAYS
from steadystep.chart.when import zone_named
from steadystep.clinic.consent.actor import Actor, Role
from steadystep.clinic.ledger import clock, reading
from steadystep.clinic.ledger.models import EntryRow

from .clinic_value import clinic_value
from .delays import check_leads
from .models import CaseloadRow
from .outcomes import FOR_LEADS
from .small_numbers import Cell, Sum, hidden

MONTHS: Final = 18  # a contact at 180 days belongs to an end of care half a year before
_PARTS: Final = ("well", "harder", "back", "elsewhere", "not_reached", "not_written")
_AS: Final = {
    "well": "well",
    "harder": "harder",
    "wants_back": "back",
    "back_in_care": "back",
    "elsewhere": "elsewhere",
}


class AfterCareCount(msgspec.Struct, frozen=True, kw_only=True):
    """Contacts that were due about `after` days after care: how many, and what they brought; None where hidden."""

    after: int
    due: int | None
    parts: dict[str, int | None]


def after_care_counts(actor: Actor) -> tuple[AfterCareCount, ...]:
    """For leads (clients of their sites' teams) and administrators (all). Raises `NotAllowed` for everybody else."""
    check_leads(actor, FOR_LEADS)
    since = clock.now() - timedelta(days=31 * MONTHS)
    ends = _standing(actor, reading.read_of_kind("care_ended", since))
    done = {
        (one.body.end_of_care, one.body.planned): one.body.outcome
        for one in reading.read_of_kind("follow_up_done", since)
        if hasattr(one.body, "end_of_care")
    }
    counts: Counter[Cell] = Counter()
    for ended in ends:
        _count(ended, done, counts)
    return _published(counts)


def _count(ended: AnyEntry, done: dict[tuple[str, object], str], counts: Counter[Cell]) -> None:
    """Each contact whose day is over, under the milestone it is nearest to."""
    today = clock.now().astimezone(zone_named(clinic_value().zone)).date()
    for day in ended.body.follow_ups:
        outcome = done.get((ended.id, day), "")
        if outcome == "died" or (day >= today and not outcome):
            continue
        days = (day - ended.body.when.day).days
        after = min(FOLLOW_UP_DAYS, key=lambda one: abs(one - days))
        part = _AS.get(outcome, "not_reached" if outcome else "not_written")
        counts.update({(after, part): 1, (after, "due"): 1})


def _published(counts: Counter[Cell]) -> tuple[AfterCareCount, ...]:
    cells: dict[Cell, int] = {
        (after, part): counts[after, part] for after in FOLLOW_UP_DAYS for part in ("due", *_PARTS)
    }
    away = hidden(
        cells, [Sum((after, "due"), tuple((after, part) for part in _PARTS)) for after in FOLLOW_UP_DAYS]
    )
    shown = {cell: None if cell in away else count for cell, count in cells.items()}
    return tuple(
        AfterCareCount(
            after=after, due=shown[after, "due"], parts={part: shown[after, part] for part in _PARTS}
        )
        for after in FOLLOW_UP_DAYS
    )


def _standing(actor: Actor, ends: Collection[AnyEntry]) -> list[AnyEntry]:
    """Ends of care that nothing stands in the place of, of charts this person answers for; who died is not asked for."""
    gone = set(
        EntryRow.objects.filter(supersedes__in=[one.id for one in ends]).values_list("supersedes", flat=True)
    )
    near = _clients(actor, {one.client for one in ends})
    return [
        one
        for one in ends
        if one.id not in gone and one.client in near and getattr(one.body, "ending", "died") != "died"
    ]


def _clients(actor: Actor, clients: set[str]) -> set[str]:
    rows = CaseloadRow.objects.filter(client__in=clients)
    if Role.ADMIN not in actor.roles:
        teams = {team for team, site in clinic_value().site_of.items() if site in actor.sites}
        rows = rows.filter(team__in={*teams, *actor.teams, *actor.covers, ""})
    return set(rows.values_list("client", flat=True))
