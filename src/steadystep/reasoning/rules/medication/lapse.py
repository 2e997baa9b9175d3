"""After use is told of, something is added and nothing taken away: thanks, contact, a dose talk, naloxone, a plan in a week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import AnyEntry, When, say
from steadystep.chart.medication import DoseChanged
from steadystep.chart.substance import LapseReported, NaloxoneSupplied, SupportPlanned
from steadystep.chart.team import Message
from steadystep.reasoning.facts.bup_dose import next_dose
from steadystep.reasoning.facts.bup_start import dissolved
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.substance_use import OPIOIDS
from steadystep.reasoning.finding import Duty, Offer, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.lapse"
THANKS = (
    "Thank you for telling us. It took courage, and it helps us help you. Nothing is taken away: let us look together at what "
    "would make this week easier."
)


def find(view: View) -> Iterator[Said]:
    planned = {view.chart.origin(one.body.lapse) for one in view.chart.of(SupportPlanned)}
    for entry in view.chart.of(LapseReported):
        if not entry.imported and view.chart.first(entry).id not in planned and view.person.in_care:
            yield _plan(view, entry)


def _plan(view: View, entry: AnyEntry) -> Duty:
    within = view.knowledge.substance_care.within
    due = entry.recorded_at + timedelta(days=within.lapse_plan_days)
    return Duty(
        key=f"{_ID}/{view.chart.first(entry).id}", rule=_ID, level="T4", owner_role="therapist",
        says=say("A supportive plan after use on {day}: more contact, the dose, naloxone. Supply goes on as before.",
                 day=entry.body.when.day),
        person=named(("therapist", "prescriber", "nurse"), view.person, view.clinic), known_at=entry.recorded_at, due=due,
        overdue=view.clock.reached(due), because=(entry.id,), offers=tuple(_offers(view, entry)),
        closes_by=say("A plan with the client's own view of what would help."),
        ground=rests_on(within.basis, "People who are punished for a lapse stop telling, and die alone."),
    )  # fmt: skip


def _offers(view: View, entry: AnyEntry) -> Iterator[Offer]:
    now = When.instant(entry.recorded_at, view.person.zone)
    yield Offer(key="thanks", says=say("Thank you for telling us"), kind="message", for_role="therapist",
                drafts=Message(when=now, to="client", text=THANKS))  # fmt: skip
    yield Offer(key="contact", says=say("Contact twice a week"), kind="task", for_role="therapist")
    if entry.body.substance in OPIOIDS:
        yield from _more(view, now)
    yield Offer(
        key="counselling", says=say("More counselling for a while"), kind="task", for_role="therapist"
    )
    yield Offer(
        key="care_level",
        says=say("Look together at whether more care is wanted"),
        kind="task",
        for_role="therapist",
    )
    yield Offer(key="naloxone", says=say("Give naloxone again"), kind="entry", for_role="nurse",
                drafts=NaloxoneSupplied(when=now, kits=2))  # fmt: skip


def _more(view: View, now: When) -> Iterator[Offer]:
    """The dose first: 4 mg a day more, up to the highest dose of the dosing rows."""
    today = view.clock.today(view.person.zone)
    for course in view.running:
        step = course.step_on(today)
        if step is None or course.drug not in dissolved(view.knowledge) or not course.ordered_here:
            continue
        before, more = step.milligrams_a_day, next_dose(view.knowledge, course, step, today)
        if before is None or more is None:
            continue
        after, steps = more
        why = f"{before:g} to {after:g} mg a day after use was told of: more support begins with the dose."
        yield Offer(
            key="dose", says=say("Propose {after} mg a day instead of {before} mg", after=after, before=before), kind="order",
            for_role="prescriber", drafts=DoseChanged(when=now, order=course.entry, steps=steps, why=why),
        )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(LapseReported), find=find,
    about="R50: a plan within 7 days; contact, dose and naloxone are offered, and nothing is cut.",
)  # fmt: skip
