"""Lists across charts: who needs someone, and the caseload. From projections, under the same consent as the chart.

A list shows a row only as far as this person may see what the row rests on; opening the chart is what is recorded.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from itertools import islice
from typing import Any, Literal

import msgspec
from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from steadystep.chart import say
from steadystep.clinic.consent.actor import Actor, Role
from steadystep.clinic.consent.items import item_of
from steadystep.clinic.ledger import clock
from steadystep.reasoning import Duty
from steadystep.reasoning.caseload import GROUPS, CaseloadLine, DoseTick, DriftLine

from .clinic_value import clinic_value
from .models import CareRow, CaseloadRow, DutyRow
from .row_sight import Eyes

Whose = Literal["mine", "team", "all"]
_EVERYWHERE = frozenset({Role.LEAD, Role.ADMIN})
_FEW_TEAMS = 20
_LOOKED = Q(looked=True) & ~Q(group=GROUPS.index("safety"))
_read_duty = msgspec.json.Decoder(Duty).decode
_read_line = msgspec.json.Decoder(CaseloadLine).decode


class DutyItem(msgspec.Struct, frozen=True, kw_only=True):
    client: str
    called: str
    duty: Duty


class CaseloadItem(msgspec.Struct, frozen=True, kw_only=True):
    """`seq` is the number of the chart's last entry. `group` is empty for who may not see it (`sees_groups`). `line` is None when the whole review of the chart broke: it is listed, and must be judged by hand.

    `scores_ask`: roles that may say what was measured, with commas between, where this person may not see it."""

    client: str
    called: str
    group: str
    since: datetime | None
    failing: bool
    line: CaseloadLine | None
    seq: int = 0
    scores_ask: str = ""


def duties(
    actor: Actor,
    whose: Whose = "mine",
    limit: int = 60,
    *,
    safety: bool = False,
    rule: str = "",
    readable: bool = False,
) -> list[DutyItem]:
    """Open duties, most urgent first: mine by name, my teams', or all (a lead's: those of their sites).

    `safety`: only those that stand for a safety event. `rule`: only those of that rule, or that it broke. `readable`: without those
    (of no safety event) of which this person learns only that somebody else should look.
    """
    rows = rows_of(DutyRow.objects.order_by("level", "due"), actor, whose, person="person")
    if safety:
        rows = rows.exclude(raised="")
    if rule:
        rows = rows.filter(rule=rule)
    eyes = Eyes(actor, named=whose == "mine")
    told = rows[: limit * 2] if not readable else (row for row in rows.iterator() if _readable(row, eyes))
    return list(islice((item for row in told if (item := _duty_item(row, eyes))), limit))


def caseload(
    actor: Actor,
    whose: Whose = "team",
    group: str | None = None,
    limit: int = 50,
    skip: int = 0,
    by_name: bool = False,
    unlooked: bool = False,
) -> list[CaseloadItem]:
    """Clients by group, those waiting longest first (or by name); `limit` of them after the first `skip`.

    `unlooked`: without those whom somebody looked through since anything new came; who has a safety duty always stays.
    For who may not see groups (`sees_groups`) the order is by name and a group holds nobody.
    """
    grouped = sees_groups(actor)
    if group is not None and not grouped:
        return []
    order = ("called", "client") if by_name or not grouped else ("group", "since", "client")
    rows = _of_clients(CaseloadRow.objects.order_by(*order), actor, whose)
    if unlooked:
        rows = rows.exclude(_LOOKED)
    if group is not None:
        rows = rows.filter(group=GROUPS.index(group))
    eyes = Eyes(actor, named=whose == "mine")
    return [_caseload_item(row, eyes) for row in _in_order(rows, skip, limit)]


def _in_order(rows: QuerySet[CaseloadRow], skip: int, limit: int) -> list[CaseloadRow]:
    """That stretch of the list: which ones first, by an index alone, then their rows; else a sort would carry every row."""
    wanted = list(rows.values_list("client", flat=True)[skip : skip + limit])
    found = CaseloadRow.objects.in_bulk(wanted)
    return [found[client] for client in wanted if client in found]


def sees_groups(actor: Actor) -> bool:
    """Whether how a client does is this person's to know: a group is told by scores and findings, as the plan is."""
    return Eyes(actor, named=True).see("", "", "plan") == "full"


def due_of(actor: Actor, items: Collection[CaseloadItem], whose: Whose = "team") -> dict[str, list[Duty]]:
    """The open duties of these clients, the most urgent first, as far as this person may see them.

    One whose reason is not theirs to see stands here only for a safety event: else every row says to ask somebody.
    """
    eyes = Eyes(actor, named=whose == "mine")
    found: dict[str, list[Duty]] = {}
    if actor.kind == "staff":
        rows = DutyRow.objects.filter(client__in=[item.client for item in items]).order_by("level", "due")
        for item in (seen for row in rows if (seen := _duty_item(row, eyes))):
            if item.duty.because or item.duty.safety:
                found.setdefault(item.client, []).append(item.duty)
    return found


def drifting(actor: Actor, whose: Whose = "team", limit: int = 50, skip: int = 0) -> list[CaseloadItem]:
    """Clients who left their rhythm, longest ago first. Their rows, no chart: one query for any number of clients."""
    rows = _drifting(actor, whose).order_by("drift_since", "client")
    eyes = Eyes(actor, named=whose == "mine")
    return [_caseload_item(row, eyes) for row in rows[skip : skip + limit]]


def drifting_count(actor: Actor, whose: Whose = "team") -> int:
    return _drifting(actor, whose).count()


def _drifting(actor: Actor, whose: Whose) -> QuerySet[CaseloadRow]:
    return _of_clients(CaseloadRow.objects.filter(drift_since__isnull=False), actor, whose)


def lines_of(actor: Actor, clients: Collection[str]) -> dict[str, CaseloadItem]:
    """The lines of these clients, by id; those who are neither mine nor my teams' are left out."""
    near = list(looked_after(actor).filter(client__in=clients).values_list("client", "person"))
    by_name = {client for client, person in near if person == actor.id}
    named, others = Eyes(actor, named=True), Eyes(actor, named=False)
    rows = CaseloadRow.objects.filter(client__in={client for client, _ in near})
    return {row.client: _caseload_item(row, named if row.client in by_name else others) for row in rows}


def counts(actor: Actor, whose: Whose = "team", unlooked: bool = False) -> dict[str, int]:
    """How many clients stand in each group; `unlooked` as in `caseload`. Added up, they are this person's clients."""
    rows = _of_clients(CaseloadRow.objects.all(), actor, whose)
    if unlooked:
        rows = rows.exclude(_LOOKED)
    found = dict(rows.order_by().values_list("group").annotate(Count("client")))
    return {name: found.get(index, 0) for index, name in enumerate(GROUPS)}


def _teams(actor: Actor) -> frozenset[str]:
    return actor.teams | actor.covers


def looked_after(actor: Actor) -> QuerySet[CareRow]:
    """Whom they look after, by name or by team."""
    return CareRow.objects.filter(Q(person=actor.id) | Q(team__in=_teams(actor)))


def rows_of(rows: QuerySet[Any], actor: Actor, whose: Whose, *, person: str) -> QuerySet[Any]:
    """The rows of clients that are mine by name, of my teams, or of all (a lead's: those of their sites)."""
    if actor.kind != "staff":
        return rows.none()
    if whose == "mine":
        return rows.filter(**{person: actor.id})
    if whose == "all" and actor.is_any(_EVERYWHERE):
        return (
            rows if Role.ADMIN in actor.roles else _of_teams(rows, {*_of_my_sites(actor), *_teams(actor), ""})
        )
    return _of_teams(rows, set(_teams(actor)))


def _of_teams(rows: QuerySet[Any], teams: set[str]) -> QuerySet[Any]:
    """A lead of many teams has most of the clinic: looking each team up and sorting all of it anew costs ten times
    what walking the ordered index does. The expression keeps both databases from looking teams up."""
    if len(teams) <= _FEW_TEAMS:
        return rows.filter(team__in=teams)
    return rows.alias(whose_team=Coalesce("team", Value(""))).filter(whose_team__in=teams)


def _of_my_sites(actor: Actor) -> frozenset[str]:
    return frozenset(team for team, site in clinic_value().site_of.items() if site in actor.sites)


def _of_clients(rows: QuerySet[CaseloadRow], actor: Actor, whose: Whose) -> QuerySet[CaseloadRow]:
    if whose != "mine" or actor.kind != "staff":
        return rows_of(rows, actor, whose, person="")
    return rows.filter(client__in=CareRow.objects.filter(person=actor.id).values("client"))


def _readable(row: DutyRow, eyes: Eyes) -> bool:
    return bool(row.raised) or eyes.see(row.team, row.labels, row.items) == "full"


def _duty_item(row: DutyRow, eyes: Eyes) -> DutyItem | None:
    shown = eyes.see(row.team, row.labels, row.items)
    if shown == "hidden":
        return None
    duty = _read_duty(bytes(row.duty))
    if shown == "known":
        says = say("Someone needs a clinician. Ask: {roles}.", roles=eyes.ask(row.labels, row.items))
        duty = msgspec.structs.replace(
            duty, says=says, because=(), remarks=(), offers=(), closes_by=says, steps=(), last_act=None
        )
    return DutyItem(client=row.client, called=row.called, duty=duty)


def _only_that(drift: DriftLine) -> DriftLine:
    """For who may not see what it rests on: that somebody is to reach out, and how, without what was missed."""
    return msgspec.structs.replace(drift, off=(), because=())


def _may_see(tick: DoseTick, team: str, eyes: Eyes) -> bool:
    return eyes.see(team, "|".join(tick.labels), "|".join(tick.items)) == "full"


def _caseload_item(row: CaseloadRow, eyes: Eyes) -> CaseloadItem:
    line = _read_line(bytes(row.line)) if row.line else None
    if line and eyes.see(row.team, row.labels, row.items) != "full":
        line = msgspec.structs.replace(line, headline=None, because=())
    if line and line.drift and eyes.see(row.team, row.drift_labels, row.drift_items) != "full":
        line = msgspec.structs.replace(line, drift=_only_that(line.drift))
    hidden = line is not None and eyes.see(row.team, row.spark_labels, "measures") != "full"
    if line and hidden:
        line = msgspec.structs.replace(line, spark=(), spark_of="", measure=None)
    if line and line.looked and eyes.see(row.team, "", "plan") != "full":
        line = msgspec.structs.replace(line, looked=None)
    kind = line.looked.kind if line and line.looked else ""
    if line and line.looked and kind and eyes.see(row.team, "", item_of(kind)) != "full":
        line = msgspec.structs.replace(line, looked=msgspec.structs.replace(line.looked, kind=""))
    if line and eyes.see(row.team, row.pathway_labels, "pathway") != "full":
        line = msgspec.structs.replace(line, pathway="", phase="")
    if line and line.doses:
        line = msgspec.structs.replace(
            line, doses=tuple(one for one in line.doses if _may_see(one, row.team, eyes))
        )
    return CaseloadItem(
        client=row.client, called=row.called, group=GROUPS[row.group] if eyes.see(row.team, "", "plan") == "full" else "", failing=row.failing, line=line, seq=row.seq,
        scores_ask=eyes.ask(row.spark_labels, "measures") if hidden else "",
        since=clock.instant(row.since) if row.since is not None else None,
    )  # fmt: skip
