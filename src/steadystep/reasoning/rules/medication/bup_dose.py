"""The day's dose of buprenorphine: steady for 24 hours in the first days, and looked at when craving or withdrawal say it is too low."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from steadystep.chart import AnyEntry, When, Words, say
from steadystep.chart.medication import DoseChanged, Order, SideEffect
from steadystep.knowledge import BuprenorphineStart
from steadystep.reasoning.facts.bup_dose import Holding, holding, next_dose
from steadystep.reasoning.facts.bup_start import starts, table_days
from steadystep.reasoning.finding import Finding, Offer, Urgency, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.bup_dose"
_SEDATION: Final = "sedation"
_WEEK: Final = timedelta(days=7)
_FIRST_WEEK: Final = 7  # R43: the start is done when the dose of 24 hours is steady, by the visit of day 7


def find(view: View) -> Iterator[Said]:
    today, care = view.clock.today(view.person.zone), view.knowledge.substance_care.buprenorphine_start
    begun = {one.course.entry: one for one in starts(view.chart, view.courses, view.knowledge)}
    for found in holding(view.chart, view.running, view.knowledge, view.scores, today):
        start = begun.get(found.course.entry)
        if start is not None and start.low and today <= start.day(table_days(start, view.knowledge)):
            continue  # withdrawal in a low-dose table repeats its day and never goes up (bup_follow)
        if found.too_low(care):
            yield _too_low(view, found, care, today)
        elif start is not None and today <= start.day(_FIRST_WEEK):
            yield _steady(found, care)


def _too_low(view: View, found: Holding, care: BuprenorphineStart, today: date) -> Finding:
    because = tuple(one.id for one in found.craved)
    if found.withdrawn(care) and found.cows is not None:
        because = (found.cows.entry, *because)
        says = say("{name} {mg} mg a day may be too low: COWS {cows} on {day}.",
                   name=found.course.name, mg=found.milligrams, cows=found.cows.total or 0, day=found.cows.day)  # fmt: skip
    else:
        says = say("{name} {mg} mg a day may be too low: craving of {least} or more on {count} days of the last week.",
                   name=found.course.name, mg=found.milligrams, least=care.strong_craving, count=len(found.craved))  # fmt: skip
    sleepy = _sleepy(view, today)
    up = () if sleepy else tuple(_up(view, found, today))
    if sleepy:
        do: Words | None = say(
            "Sleepiness was told on {day}: nothing is added for now. Ask about alcohol and other sedatives.",
            day=sleepy,
        )
    else:
        do = (
            None
            if up
            else say(
                "It is at the highest dose here: the long-acting form, split doses or more contact may help."
            )
        )
    return _found(found, care, "too_low", says, "attention", because=because, offers=up, do=do)


def _up(view: View, found: Holding, today: date) -> Iterator[Offer]:
    more = next_dose(view.knowledge, found.course, found.step, today)
    if more is None:
        return
    after, steps = more
    why = f"{found.milligrams:g} to {after:g} mg a day for craving or withdrawal."
    now = When(today.isoformat(), view.person.zone)
    yield Offer(
        key="dose", says=say("Propose {after} mg a day instead of {before} mg", after=after, before=found.milligrams), kind="order",
        for_role="prescriber", drafts=DoseChanged(when=now, order=found.course.entry, steps=steps, why=why),
    )  # fmt: skip


def _sleepy(view: View, today: date) -> date | None:
    """The day on which sleepiness was last told, in the week before (pathways.md 3 (d): stop adding)."""
    told = [
        one
        for one in view.chart.of(SideEffect)
        if _SEDATION in _effect(view, one) and one.body.when.day > today - _WEEK
    ]
    return None if not told or told[-1].body.gone else told[-1].body.when.day


def _effect(view: View, entry: AnyEntry) -> str:
    row = view.knowledge.side_effects.get(entry.body.known)
    return f"{entry.body.effect} {row.effect if row else ''}".casefold()


def _steady(found: Holding, care: BuprenorphineStart) -> Finding:
    name, mg = found.course.name, found.milligrams
    if not found.told:
        missing = (say("COWS, or how strong the craving was, after a whole day on this dose."),)
        says = say("Whether {name} {mg} mg holds for 24 hours is not known.", name=name, mg=mg)
        return _found(found, care, "steady", says, "note", missing=missing)
    because = (found.cows.entry,) if found.cows else ()
    says = say("{name} {mg} mg has held for 24 hours.", name=name, mg=mg)
    return _found(found, care, "steady", says, "note", because=because)


def _found(
    found: Holding, care: BuprenorphineStart, part: str, says: Words, urgency: Urgency, *, because: tuple[str, ...] = (),
    missing: tuple[Words, ...] = (), offers: tuple[Offer, ...] = (), do: Words | None = None,
) -> Finding:  # fmt: skip
    return Finding(
        rule=f"{_ID}.{part}", says=says, urgency=urgency, because=(*found.course.because, *because), missing=missing, do=do,
        state="cannot_tell" if missing else "fires", offers=offers, about=(found.course.entry,),
        ground=rests_on(care.basis, "A dose that is too low leaves people alone with craving."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R43, R45: whether the dose of 24 hours is steady, and 4 mg more where craving is 4 or more on 3 days or COWS is 5 or more.",
)  # fmt: skip
