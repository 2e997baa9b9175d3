"""The one door in. Everything that is ever written to a chart, by whomever, comes through `write`.

1. the same entries sent again are answered as the first time;
2. may this person write this, here;
3. does the chart accept it (decisions are weighed: `accepts`, `consider`);
4. think: review the chart as it will stand, and what must be raised;
5. lock, look whether the chart moved meanwhile (then think again), append, write the projections: one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
from django.db import IntegrityError, transaction

from steadystep import knowledge
from steadystep.chart import (
    DECISIONS,
    AnyEntry,
    Chart,
    NewEntry,
    Refused,
    Unreadable,
    Words,
    accepts,
    read_body,
    say,
    write_body,
)
from steadystep.chart.intake import Demographics
from steadystep.chart.safety import Raised
from steadystep.chart.team import TeamJoined
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.consent.sight import Sight, sight
from steadystep.clinic.consent.writing import may_write
from steadystep.clinic.ledger import appending, clock, reading
from steadystep.reasoning import Clinic, Duty, Review, with_proposals

from .as_seen import as_seen
from .clinic_value import clinic_value
from .kept_apart import copied
from .mistakes import Conflict, NoSuchChart
from .projecting import project
from .protecting import protected
from .refused_disclosures import keeping_refused
from .relating import is_on_call, signed_role, sites_of
from .thinking import Thought, think
from .weighing import check_weighed

TRIES = 5
_BEGINNINGS = (Demographics, TeamJoined)
_HELP_KINDS = frozenset({"worksheet", "item_answered", "answers", "message", "daily_checkin"})


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What now stands. `raised` are the safety events these entries opened; `show_help` is for the client's screen.

    `review` is as the writer may see it, and is None when the review broke: the entries stand all the same, and help is shown to be safe.
    """

    entries: tuple[AnyEntry, ...]
    raised: tuple[AnyEntry, ...]
    seq: int
    review: Review | None
    show_help: bool

    @property
    def duties(self) -> tuple[Duty, ...]:
        return self.review.duties if self.review else ()


def write(actor: Actor, client: str, new: Sequence[NewEntry], *, seen: int | None = None) -> Written:
    """Write entries to one chart, all or none.

    `seen` is the `seq` of the chart the signer looked at; it binds decisions only. Raises `NotAllowed`, `Refused`
    (every reason, in words), `NoSuchChart` or `Conflict`; then nothing is written.
    """
    return write_charts(actor, {client: new}, seen={client: seen})[client]


def write_charts(
    actor: Actor, new: Mapping[str, Sequence[NewEntry]], *, seen: Mapping[str, int | None] | None = None
) -> dict[str, Written]:
    """Write to several charts in one transaction (a group session), in id order so that two writers cannot lock crosswise."""
    _check_ids_once(new)
    with keeping_refused(actor, new):
        return _written(actor, new, seen or {})


def _written(
    actor: Actor, new: Mapping[str, Sequence[NewEntry]], seen: Mapping[str, int | None]
) -> dict[str, Written]:
    for _ in range(TRIES):
        try:
            plans = {client: _planned(actor, client, new[client], seen.get(client)) for client in sorted(new)}
            return _committed(plans)
        except (appending.Moved, IntegrityError):
            continue  # someone else wrote meanwhile: read again, think again
    with transaction.atomic():  # much contended: this time hold the charts while thinking
        for client in sorted(new):
            appending.lock_head(client)
        return _committed(
            {client: _planned(actor, client, new[client], seen.get(client)) for client in sorted(new)}
        )


class _Plan(msgspec.Struct, frozen=True, kw_only=True):
    read: Chart
    fresh: tuple[NewEntry, ...]
    already: tuple[AnyEntry, ...]
    thought: Thought
    eyes: Sight


def _planned(actor: Actor, client: str, new: Sequence[NewEntry], seen: int | None) -> _Plan:
    new = [_as_it_will_be_read(one) for one in new]
    already, unsaid = _told_apart(client, new)
    chart = reading.read_chart(client)
    at, clinic = clock.not_before(chart), clinic_value()
    fresh = check_step(actor, chart, unsaid, clinic, at, seen=seen)
    then = with_proposals(chart, fresh, at, author=actor.id, role=signed_role(actor, chart))
    thought = think(then, clinic, at)
    eyes = sight(actor, thought.chart, knowledge.load().rights, at, sites=sites_of(thought.chart))
    return _Plan(read=chart, fresh=tuple(fresh), already=tuple(already), thought=thought, eyes=eyes)


def check_step(
    actor: Actor,
    chart: Chart,
    new: Sequence[NewEntry],
    clinic: Clinic,
    at: datetime,
    *,
    seen: int | None = None,
) -> Sequence[NewEntry]:
    """The entries with the labels they must carry, if this person may write them and the chart takes them.

    Raises `NotAllowed` or `Refused`, with every reason in words.
    """
    new = [protected(chart, one) for one in new]
    if new:
        _check_allowed(actor, chart, new, at)
        _check_accepted(chart, new, at, seen)
        _check_kept_apart(actor, chart, new)
        check_weighed(chart, new, clinic, at)
    return new


def _committed(plans: dict[str, _Plan]) -> dict[str, Written]:
    with transaction.atomic():
        return {client: _append(plan) for client, plan in plans.items()}


def _append(plan: _Plan) -> Written:
    thought, first = plan.thought, plan.read.seq
    if plan.fresh or thought.raised:
        head = appending.lock_head(plan.read.client)
        if head.seq != first:
            raise appending.Moved
        appending.append(head, thought.chart.entries[first:] if first else thought.chart.entries)
        project(thought)
    mine = thought.chart.entries[first : first + len(plan.fresh)]
    # A writer may see less than they write: the answer passes the same eyes as an opening.
    review = as_seen(thought.review, thought.chart, plan.eyes) if thought.review else None
    return Written(
        entries=(*plan.already, *mine), raised=tuple(one for one in thought.raised if isinstance(one.body, Raised)), seq=thought.chart.seq, review=review,
        show_help=_help(plan),
    )  # fmt: skip


def _help(plan: _Plan) -> bool:
    """Help is shown while a safety event is open, and whenever nobody can tell whether one should be."""
    review = plan.thought.review
    fresh = plan.thought.chart.entries[plan.read.seq :]
    if not plan.already and not any(one.kind in _HELP_KINDS for one in fresh):
        return False
    # Help must not tell a caregiver how the client is: only of what they wrote.
    if plan.eyes.actor.kind == "caregiver":
        return review is None or any(isinstance(one.body, Raised) for one in plan.thought.raised)
    return review is None or review.broken or any(duty.safety for duty in review.duties)


def _as_it_will_be_read(new: NewEntry) -> NewEntry:
    """Through the wire once: types are checked as strictly as for a stranger's entry."""
    stored = write_body(new.body)
    if b"\\u0000" in stored:
        raise Unreadable(say("It holds a character that cannot be kept (NUL): remove it and send it again."))
    body = read_body(new.body.kind(), stored)
    return msgspec.structs.replace(new, body=body, labels=new.labels | body.born_labels)


def _check_ids_once(new: Mapping[str, Sequence[NewEntry]]) -> None:
    ids = [one.id for entries in new.values() for one in entries]
    if len(set(ids)) != len(ids):
        raise Refused((say("The same id was sent twice in one go: give every entry its own."),))


def _told_apart(client: str, new: Sequence[NewEntry]) -> tuple[list[AnyEntry], list[NewEntry]]:
    """What already stands from an earlier try, and what is fresh; raises `Conflict` where an id stands for something else."""
    standing = {entry.id: entry for entry in reading.read_by_ids([one.id for one in new])}
    for one in new:
        entry = standing.get(one.id)
        if entry is not None and not _same(client, entry, one):
            raise Conflict(one.id)
    fresh = [one for one in new if one.id not in standing]
    return [standing[one.id] for one in new if one.id in standing], fresh


def _same(client: str, entry: AnyEntry, new: NewEntry) -> bool:
    body = entry.body
    if body.kind() == "unseen":
        body = reading.read_sealed(entry.id).body
    same = (entry.client, body, entry.supersedes) == (client, new.body, new.supersedes)
    return same and new.labels <= entry.labels  # labels may have been added at the door, never taken away


def _check_allowed(actor: Actor, chart: Chart, fresh: Sequence[NewEntry], at: datetime) -> None:
    """A new client's first entries are judged as if the writer's team, which takes them, had them already (R1).

    Staff begin a chart with who the client is or which team takes them; anything else is an address without a client.
    """
    if actor.kind == "staff" and not (
        chart.entries or any(isinstance(one.body, _BEGINNINGS) for one in fresh)
    ):
        raise NoSuchChart
    rights = knowledge.load().rights
    ground = (
        chart
        if chart.entries
        else with_proposals(chart, fresh, at, author=actor.id, role=signed_role(actor, chart))
    )
    sites, on_call = sites_of(ground), is_on_call(actor, at)
    reasons: list[Words] = []
    for one in fresh:
        if chart.entries or not _takes_in(actor, one):
            reasons += may_write(actor, ground, one, rights, at, sites=sites, on_call=on_call)
    if reasons:
        raise NotAllowed(tuple({str(one): one for one in reasons}.values()))


def _takes_in(actor: Actor, new: NewEntry) -> bool:
    """Whoever answers the telephone may put a new client into a team of their own; naming people is for the team."""
    body = new.body
    return (
        actor.kind == "staff"
        and isinstance(body, TeamJoined)
        and not body.person
        and body.team in actor.teams
    )


def _check_accepted(chart: Chart, fresh: Sequence[NewEntry], at: datetime, seen: int | None) -> None:
    if reasons := reasons_against(chart, fresh, at, seen):
        raise Refused(tuple(reasons))


def reasons_against(
    chart: Chart, fresh: Sequence[NewEntry], at: datetime, seen: int | None = None
) -> list[Words]:
    """Each entry against the chart as those before it leave it; the reasons of all are told together."""
    reasons: list[Words] = []
    for count, one in enumerate(fresh):
        before = fresh[:count] if _leans(one, fresh[:count]) else ()
        ground = with_proposals(chart, before, at) if before else chart
        reasons += accepts(ground, one, seen=seen, own=len(before))
    return reasons


def _check_kept_apart(actor: Actor, chart: Chart, fresh: Sequence[NewEntry]) -> None:
    if reasons := tuple(copied(actor, chart, fresh)):
        raise Refused(reasons)


def _leans(one: NewEntry, before: Sequence[NewEntry]) -> bool:
    """Whether it is about, or corrects, an entry of the same batch or what one corrects; or is a decision, which may
    conflict with one."""
    ids = {other.id for other in before} | {other.supersedes for other in before if other.supersedes}
    return bool(ids & {*one.body.refers_to(), one.supersedes}) or one.body.kind() in DECISIONS
