"""Around a naltrexone injection: wished for too early, the risk at the end of its month, opioids while it lasts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.substance import DoseGiven, OptionChosen
from steadystep.chart.supply import InjectionGiven
from steadystep.chart.team import Message
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.blockade import Blockade, blockade
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.substance_use import last_by_substance, uses
from steadystep.reasoning.facts.urine import panels
from steadystep.reasoning.finding import Duty, Finding, Offer, Severity, Signal, rests_on
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.naltrexone_follow"
_EVENT = "ES13"
_AGONISTS = frozenset({"full_agonist", "partial_agonist"})
_DAY = timedelta(days=1)


def find(view: View) -> Iterator[Said]:
    yield from _wished_too_early(view)
    blocked = blockade(view.chart, view.knowledge)
    if blocked is not None:
        yield from _month_end(view, blocked)
        for course in view.running:
            drug = view.knowledge.drugs.get(course.drug)
            if drug is not None and drug.mechanisms.opioid_activity in _AGONISTS:
                yield from _opioid(view, blocked, course)


def _wished_too_early(view: View) -> Iterator[Signal]:
    """Chosen, or already given, with opioids told or tested within the recommended days: once for each."""
    asked = [one for one in view.chart.of(OptionChosen) if one.body.option.startswith("naltrexone")]
    given = [
        one for one in view.chart.among(InjectionGiven, DoseGiven) if one.body.drug.startswith("naltrexone")
    ]
    for entry in (*asked, *given):
        opioid = "" if entry.imported else _opioid_before(view, entry)
        if opioid:
            yield from opened(
                view, f"{_ID}.too_early", _EVENT, entry, because=(entry.id, opioid),
                says=say("Naltrexone while opioids may be in the body: it waits; offer buprenorphine today."),
            )  # fmt: skip


def _opioid_before(view: View, entry: AnyEntry) -> str:
    """The entry that tells of an opioid in the recommended days before, '' when none does."""
    days = timedelta(days=view.knowledge.substance_care.naltrexone_start.recommended_days)
    told = uses(view.chart)
    recent = [use.entry for use in last_by_substance(told).values()
              if use.until - _DAY <= entry.occurred < use.until - _DAY + days]  # fmt: skip
    tests = [panel for panel in panels(view.chart, view.knowledge, view.courses, told)
             if entry.body.when.day - days < panel.day <= entry.body.when.day]  # fmt: skip
    shown = [panel.entry for panel in tests[-1:] if panel.opioid]
    return (recent + shown + [""])[0]


def _month_end(view: View, blocked: Blockade) -> Iterator[Duty]:
    """A message before protection ends: tolerance is lost, and this is when people die."""
    care, zone = view.knowledge.substance_care.naltrexone_start, view.person.zone
    day = blocked.given + timedelta(days=care.month_end_day)
    known, due = midnight(day, zone), midnight(day + _DAY, zone)
    over = view.clock.reached(midnight(blocked.until, zone))
    if over or not view.clock.reached(known) or _told_since(view, known):
        return
    text = say(
        "Your injection protects you until {until}. After that, your body is no longer used to opioids: even a small amount "
        "can be too much. Keep naloxone with you, and see us before then.", until=blocked.until,
    )  # fmt: skip
    offer = Offer(
        key="month_end_message", says=say("Send the month-end message"), kind="message", for_role="nurse"
    )
    yield Duty(
        key=f"{_ID}/month_end/{blocked.entry}", rule=f"{_ID}.month_end", level="T3", owner_role="nurse",
        says=say("Month-end risk message: {text}", text=text), person=named(("nurse", "prescriber"), view.person, view.clinic),
        known_at=known, due=due, overdue=view.clock.reached(due), because=(blocked.entry,), offers=(offer,),
        closes_by=say("A message to the client on or after that day."),
        ground=rests_on(care.basis, "The highest risk of overdose is at the end of the month."),
    )  # fmt: skip


def _told_since(view: View, known: datetime) -> bool:
    return any(one.body.to == "client" and one.occurred >= known for one in view.chart.of(Message))


def _opioid(view: View, blocked: Blockade, course: Course) -> Iterator[Finding]:
    first, zone = course.first, view.person.zone
    if first is not None and first < blocked.given:
        return
    if first is None or first < blocked.until:
        if view.clock.reached(midnight(blocked.until, zone)):
            return
        says = say(
            "{name} while naltrexone, injected on {given}, blocks opioids: not before {until}.",
            name=course.name, given=blocked.given, until=blocked.until,
        )  # fmt: skip
        yield _block(view, blocked, course, says, "contraindicated")
    elif not view.clock.reached_day(first, zone):
        says = say(
            "{name} after naltrexone, whose protection ended on {until}: tolerance is lost. Begin low and watch closely.",
            name=course.name, until=blocked.until,
        )  # fmt: skip
        yield _block(view, blocked, course, says, "moderate")


def _block(view: View, blocked: Blockade, course: Course, says: Words, severity: Severity) -> Finding:
    return Finding(
        rule=f"{_ID}.opioid", says=says, because=(*course.because, blocked.entry), about=(course.entry, blocked.entry),
        severity=severity, urgency="urgent" if severity == "contraindicated" else "attention",
        why=say("Opioids do not ease pain now, and more of them to overcome the block can kill."),
        do=say("Choose pain relief without opioids; ask the prescriber of the naltrexone."),
        ground=rests_on(view.knowledge.substance_care.naltrexone_start.basis, "Naltrexone given as an injection cannot be removed."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(OptionChosen, InjectionGiven, DoseGiven), find=find,
    about="ES13, MR18 from the injection itself, and the message before the month ends (R47).",
)  # fmt: skip
