"""A low-dose start of buprenorphine is offered where it may fit better than a standard one (R44)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.medication import Order
from steadystep.chart.substance import OptionChosen
from steadystep.reasoning.facts.bup_start import starts
from steadystep.reasoning.facts.opioid_medicines import METHADONE, is_for_opioid_use
from steadystep.reasoning.facts.substance_use import last_by_substance, uses
from steadystep.reasoning.finding import Finding, Offer, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.bup_low_offer"
_LONG: Final = ("fentanyl", METHADONE)  # R44: fentanyl, methadone
_CHOSEN_FOR: Final = timedelta(days=30)
_REASONS: Final = {
    "fentanyl": say("fentanyl was used last"),
    METHADONE: say("methadone is taken or was used last"),
    "injury_or_pain": say("there is an injury or strong pain"),
    "hospital_stay": say("there is a stay in hospital"),
    "withdrawal": say("a dose brought on withdrawal before"),
}


def find(view: View) -> Iterator[Said]:
    about = _waiting(view)
    reasons = _reasons(view) if about else {}
    if reasons:
        yield Finding(
            rule=_ID, urgency="note", about=about[:1], because=tuple(dict.fromkeys((*about, *_because(reasons)))),
            says=say("A low-dose start may fit: {reasons}. The full opioid goes on meanwhile, and nobody waits for withdrawal.",
                     reasons=_joined([_REASONS[one] for one in reasons])),
            do=say("It is the client's choice as well: ask which start they want."),
            offers=(Offer(key="low_dose", says=say("Order the low-dose start"), kind="order", for_role="prescriber"),),
            ground=rests_on(view.knowledge.substance_care.buprenorphine_start.basis, "With long-acting opioids in the body a full dose brings on withdrawal."),
        )  # fmt: skip


def _waiting(view: View) -> tuple[str, ...]:
    """The standard start of which no dose was given yet, else the choice of buprenorphine that nobody has ordered."""
    for start in starts(view.chart, view.courses, view.knowledge):
        over = view.over(start.course) or view.clock.reached_day(start.day_one, view.person.zone)
        if not over and not start.given:
            return () if start.low else start.course.because
    if any(is_for_opioid_use(view.knowledge, one.drug) and one.drug != METHADONE for one in view.running):
        return ()
    chosen = view.chart.latest(OptionChosen)
    fresh = chosen is not None and not view.clock.reached(chosen.recorded_at + _CHOSEN_FOR)
    return (
        (chosen.id,)
        if chosen is not None and fresh and chosen.body.option.startswith("buprenorphine")
        else ()
    )


def _reasons(view: View) -> dict[str, tuple[str, ...]]:
    """What speaks for it, each with the entries that say so."""
    found: dict[str, tuple[str, ...]] = {}
    told = last_by_substance(uses(view.chart))
    last = max(told.values(), key=lambda use: use.until, default=None)
    if last is not None and last.substance in _LONG:
        found[last.substance] = (last.entry,)
    for course in view.running:
        if course.drug == METHADONE:
            found[METHADONE] = course.because
    for one in ("injury_or_pain", "hospital_stay"):
        if view.circumstances.holds(one):
            found[one] = tuple(view.circumstances.because(one))
    rise = view.knowledge.substance_care.buprenorphine_start.rise_event
    before = tuple(event.entry for event in view.events if event.raised.family == rise)
    return found | ({"withdrawal": before} if before else {})


def _joined(reasons: list[Words]) -> Words:
    first, *rest = reasons
    return say("{one}; {others}", one=first, others=_joined(rest)) if rest else first


def _because(reasons: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(entry for entries in reasons.values() for entry in entries)


RULE = Rule(
    id=_ID, reads=reads(OptionChosen, Order), find=find,
    about="R44: after fentanyl or methadone, with pain, in hospital, or after withdrawal brought on before, a low-dose start is offered.",
)  # fmt: skip
