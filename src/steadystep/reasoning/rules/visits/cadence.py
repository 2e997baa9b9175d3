"""How often somebody is seen follows how they are: agreeing on it, closer, or further apart is offered, and a person decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from steadystep.chart import AnyEntry, When, Words, say
from steadystep.chart.cadence import CadenceAgreed
from steadystep.chart.medication import Order
from steadystep.chart.plan import PathwayPhase
from steadystep.knowledge.cadence import CadenceRow
from steadystep.knowledge.keeping_touch import grace_days
from steadystep.reasoning.facts.cadence import Cadence, Change
from steadystep.reasoning.facts.offers_answered import answers_to, rests
from steadystep.reasoning.finding import Finding, Ground, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "visits.cadence"
_GIVER = {"therapy": "therapist", "prescriber": "prescriber"}


def find(view: View) -> Iterator[Said]:
    for cadence in view.cadences:
        if cadence.row is not None and cadence.change:
            yield from _offered(view, cadence, cadence.row)
        if cadence.agreed is not None:
            yield from _behind(view, cadence, cadence.agreed)


def _offered(view: View, cadence: Cadence, row: CadenceRow) -> Iterator[Finding]:
    window = timedelta(days=view.knowledge.cadence.again_after_days)
    key = f"{row.id}/{cadence.change}"
    if rests(answers_to(view.chart, _ID).get(key), window, view.clock):
        return
    yield Finding(
        rule=_ID, because=cadence.because, about=(key,), ground=_ground(view, row), rows=(row.id,),
        says=_says(cadence.change, kind=_kind(cadence), state=say(row.says)), why=_why(cadence),
        do=say("Talk about it with the client; what they want counts. A lapse or a missed visit never changes it."),
        offers=(
            Offer(
                key=key, kind="entry", for_role=_GIVER[cadence.of], drafts=_draft(view, cadence, row),
                says=say("Every {days} days", days=row.usual),
            ),
        ),
    )  # fmt: skip


def _says(change: Change, **told: Words) -> Words:
    if change == "agree":
        return say("{kind}: nobody has agreed yet how often. Now: {state}.", **told)
    if change == "closer":
        return say("{kind}: visits closer together could help. Now: {state}.", **told)
    return say("{kind}: visits could be further apart. Now: {state}.", **told)


def _draft(view: View, cadence: Cadence, row: CadenceRow) -> CadenceAgreed:
    when = When.instant(view.chart.entries[-1].recorded_at, view.person.zone)
    return CadenceAgreed(when=when, of=cadence.of, every_days=row.usual, reason=row.words)


def _kind(cadence: Cadence) -> Words:
    return say("Therapy") if cadence.of == "therapy" else say("Prescriber visits")


def _why(cadence: Cadence) -> Words:
    if cadence.agreed is None:
        return say("{evidence}, since {day}.", evidence=cadence.evidence, day=cadence.since)
    return say(
        "{evidence}, since {day}. Agreed on {agreed}: every {days} days.", evidence=cadence.evidence,
        day=cadence.since, agreed=cadence.agreed.body.when.day, days=cadence.agreed.body.every_days,
    )  # fmt: skip


def _ground(view: View, row: CadenceRow) -> Ground:
    whole = ground(view.knowledge.cadence.provenance)
    named = tuple(msgspec.structs.replace(one, section=row.section) for one in whole.sources)
    return Ground(sources=named, why=row.words, verification=whole.verification, checker=whole.checker)


def _behind(view: View, cadence: Cadence, agreed: AnyEntry) -> Iterator[Finding]:
    """Nothing of that kind is booked in time: a place is looked for. It is the clinic's to find one."""
    days = agreed.body.every_days
    last = _last(view, cadence, agreed)
    late = last + timedelta(days=days + grace_days(days))
    if _booked_by(view, cadence, late) or not view.clock.reached(late - timedelta(days=days)):
        return
    yield Finding(
        rule=_ID, because=(agreed.id,), about=(cadence.of, "behind"), ground=_ground_of(view, cadence),
        says=say("{kind}: no visit is booked before {day}, as agreed: every {days} days.", kind=_kind(cadence), day=late.date(), days=days),
        offers=(Offer(key=f"book/{cadence.of}", says=say("Find a time"), kind="booking"),),
    )  # fmt: skip


def _ground_of(view: View, cadence: Cadence) -> Ground:
    return _ground(view, cadence.row) if cadence.row else ground(view.knowledge.cadence.provenance)


def _last(view: View, cadence: Cadence, agreed: AnyEntry) -> datetime:
    came = [one.starts for one in view.visits if one.purpose == cadence.of and one.outcome == "attended"]
    return max((*came, agreed.occurred))


def _booked_by(view: View, cadence: Cadence, late: datetime) -> bool:
    return any(
        one.purpose == cadence.of and one.outcome == "booked" and one.starts <= late and not view.clock.reached(one.starts)
        for one in view.visits
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(PathwayPhase, Order, CadenceAgreed), find=find,
    about="R81: how often somebody is seen follows their phase and how they are; a step is offered, and a person decides.",
)  # fmt: skip
