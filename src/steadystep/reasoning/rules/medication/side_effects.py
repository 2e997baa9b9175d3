"""Side effects against the dose clock: usual and fading, not faded in time, a reason to call, or in words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.medication import SideEffect
from steadystep.knowledge import RedFlag
from steadystep.knowledge import SideEffect as Row
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.events import already_raised
from steadystep.reasoning.facts.responsible import in_charge, named, on_call_at
from steadystep.reasoning.facts.side_effects import EffectFact
from steadystep.reasoning.finding import CLINIC_RULE, Duty, Finding, Ground, Offer, Told, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.side_effects"
_OWNERS = ("prescriber", "nurse")
_LICENSED = frozenset({"prescriber", "nurse", "therapist"})
_STAFF = frozenset({"prescriber", "nurse", "therapist", "case_manager"})
_CLOSES = say("What we do about it, written down: wait, tweak, treat or stop; or the effect is gone.")


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for fact in view.effects:
        if fact.gone is None and not fact.reports[-1].imported:
            yield from _open(view, fact)


def _open(view: View, fact: EffectFact) -> Iterator[Said]:
    flag, entry = _flag(view, fact)
    if flag and entry:
        if not _answered(fact, entry.recorded_at, _LICENSED):
            yield _call(fact, flag)
            if not (
                flag.event
                and already_raised(view.chart, view.events, entry, flag.event, flag.level, entry.recorded_at)
            ):
                yield _call_duty(view, fact, flag, entry)
    elif fact.row is None:
        if not _answered(fact, fact.reports[-1].recorded_at, _STAFF):
            yield _own_words(view, fact)
    elif fact.fades_by is not None:
        yield from _fading(view, fact, fact.row, fact.fades_by)


def _flag(view: View, fact: EffectFact) -> tuple[RedFlag | None, AnyEntry | None]:
    flagged = fact.red_flag
    row = fact.row.id if fact.row else ""
    return view.knowledge.red_flag(row, told=flagged is not None), flagged or fact.reports[-1]


def _answered(fact: EffectFact, since: datetime, roles: frozenset[str]) -> bool:
    return any(entry.recorded_at >= since and entry.role in roles for entry in fact.answers)


def _fading(view: View, fact: EffectFact, row: Row, day: date) -> Iterator[Said]:
    since = midnight(day + timedelta(days=1), view.person.zone)
    if not view.clock.reached(since):
        yield _usual(fact, row)
    elif not _answered(fact, since, _STAFF):
        yield _not_faded(fact, row)
        yield _not_faded_duty(view, fact, since)


def _usual(fact: EffectFact, row: Row) -> Finding:
    if fact.usual is False:
        says = say(
            "{effect}{of}: later than it usually begins; should fade by {day}.",
            effect=fact.name, of=_of(fact), day=fact.fades_by,
        )  # fmt: skip
    else:
        says = say(
            "{effect}{of}: {how} in the first {span}; usually fades by {day}.",
            effect=fact.name, of=_of(fact), how=say(row.frequency_band), span=say(_span(row.typical_duration)),
            day=fact.fades_by,
        )  # fmt: skip
    return Finding(
        rule=f"{_ID}.usual", says=says, because=fact.because, ground=_ground(fact), do=say(row.self_care)
    )


def _span(duration: str) -> str:
    """`1-2 weeks (vortioxetine up to 2-4)` as people say it: `1 to 2 weeks`."""
    return re.sub(r"(\d)-(\d)", r"\1 to \2", re.sub(r"\s*\(.*?\)", "", duration))


def _not_faded(fact: EffectFact, row: Row) -> Finding:
    tweak = Offer(key="adjust", says=say(row.adjustment), kind="task", for_role="prescriber")
    return Finding(
        rule=f"{_ID}.not_faded", urgency="attention", because=fact.because, ground=_ground(fact), offers=(tweak,),
        says=say("{effect}{of} has not faded by {day}.", effect=fact.name, of=_of(fact), day=fact.fades_by),
    )  # fmt: skip


def _not_faded_duty(view: View, fact: EffectFact, since: datetime) -> Duty:
    due = deadline("T4", since, view.knowledge, view.clinic)
    return Duty(
        key=f"{_ID}.not_faded/{fact.reports[0].id}", rule=f"{_ID}.not_faded", level="T4", owner_role="prescriber",
        says=say("Decide about {effect}{of}: it should have faded by {day}.",
                 effect=_named(fact), of=_of(fact), day=fact.fades_by),
        person=named(_OWNERS, view.person, view.clinic), known_at=since, due=due, overdue=view.clock.reached(due),
        closes_by=_CLOSES, because=fact.because, ground=_ground(fact),
    )  # fmt: skip


def _call(fact: EffectFact, flag: RedFlag) -> Finding:
    return Finding(
        rule=f"{_ID}.call", urgency="urgent", because=fact.because, ground=_ground(fact), says=_reason(fact, flag),
        do=say(fact.row.adjustment) if fact.row else None,
    )  # fmt: skip


def _reason(fact: EffectFact, flag: RedFlag) -> Words:
    when = fact.row.call_when if fact.row else ""
    event = f" ({flag.event})" if flag.event else ""
    return say("{effect}{of}: a reason to call{event}: {when}.", effect=fact.name, of=_of(fact), event=event,
               when=say(when) if when else say("told by the client"))  # fmt: skip


def _call_duty(view: View, fact: EffectFact, flag: RedFlag, entry: AnyEntry) -> Duty:
    """For a named person: on call outside hours, else their prescriber or nurse, at last the lead."""
    known = entry.recorded_at
    due = deadline(flag.level, known, view.knowledge, view.clinic)
    person = (
        on_call_at(view.clinic, known)
        or named(_OWNERS, view.person, view.clinic, known)
        or in_charge(view.clinic, known)
    )
    return Duty(
        key=f"{_ID}.call/{entry.id}", rule=f"{_ID}.call", level=flag.level, owner_role="prescriber", person=person,
        says=say("Call now about {effect}{of}.", effect=_named(fact), of=_of(fact)), known_at=known, due=due,
        overdue=view.clock.reached(due), closes_by=_CLOSES, because=fact.because, ground=ground(flag.provenance),
        told=(Told(rung=0, role="prescriber", person=person, since=known),),
    )  # fmt: skip


def _own_words(view: View, fact: EffectFact) -> Duty:
    """R25: what no row describes goes to a nurse within one working day. A duty never quotes what somebody said."""
    known = fact.reports[-1].recorded_at
    due = deadline("T3", known, view.knowledge, view.clinic)
    return Duty(
        key=f"{_ID}.own_words/{fact.reports[-1].id}", rule=f"{_ID}.own_words", level="T3", owner_role="nurse",
        says=say("A side effect was told in words of their own: read it and answer."), because=fact.because,
        person=named(("nurse", "prescriber"), view.person, view.clinic), known_at=known, due=due,
        overdue=view.clock.reached(due), closes_by=_CLOSES,
    )  # fmt: skip


def _named(fact: EffectFact) -> Words:
    """The name in our knowledge; what somebody said themselves is not quoted in a duty."""
    return say(fact.name) if fact.row else say("a side effect")


def _of(fact: EffectFact) -> str | Words:
    return say(" on {name}", name=fact.course.name) if fact.course else ""


def _ground(fact: EffectFact) -> Ground:
    return ground(fact.row.provenance) if fact.row else CLINIC_RULE


RULE = Rule(
    id=_ID, reads=reads(SideEffect), find=find,
    about="R25: an effect is usual until the day it should have faded; then it is decided about; a reason to call is urgent.",
)  # fmt: skip
