"""A day for a urine test that was drawn at random: it is offered on that day, and what comes of it changes no care (R52)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.measures import Observation
from steadystep.chart.monitoring import MonitoringDone
from steadystep.chart.urine_days import UrineDayDrawn
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID = "medication.toxicology_day"
_MONITORED_BY = "MO32"


def find(view: View) -> Iterator[Said]:
    drawn = view.chart.latest(UrineDayDrawn)
    if drawn is None or not view.person.in_care or _settled(view, drawn):
        return
    if view.clock.reached(midnight(drawn.body.day, view.person.zone)):
        yield _duty(view, drawn)


def _settled(view: View, drawn: AnyEntry) -> bool:
    """A urine test of the drawn day or later, or a word of then that it was done or that the client said no.

    What was of an earlier day and only written since is no answer to this day.
    """
    told: list[AnyEntry] = [one for one in view.chart.of(Observation) if one.body.category == "toxicology"]
    told += [one for one in view.chart.of(MonitoringDone) if one.body.rule == _MONITORED_BY]
    return any(one.seq > drawn.seq and one.body.when.day >= drawn.body.day for one in told)


def _duty(view: View, drawn: AnyEntry) -> Duty:
    known = max(drawn.recorded_at, midnight(drawn.body.day, view.person.zone))
    due = end_of_working_day(view.clinic, known, 1)
    return Duty(
        key=f"{_ID}/{view.chart.first(drawn).id}", rule=_ID, level="T4", owner_role="nurse",
        says=say("Urine test on {day}, a day drawn by chance: offer it.", day=drawn.body.day),
        person=named(("nurse", "prescriber"), view.person, view.clinic), known_at=known, due=due,
        overdue=view.clock.reached(due), because=(drawn.id,),
        steps=(say("Say that chance chose the day, and ask what they expect the test to show."),
               say("A no is written down and changes nothing: care, doses and supply go on as they are.")),
        closes_by=say("The test, or that the client said no."),
        ground=rests_on(view.knowledge.substance_care.toxicology_basis, "A test is a talk; by chance, nobody is singled out."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(UrineDayDrawn), find=find,
    about="R52: where the clinic tests at random, a person lets a day be drawn; the test is offered that day, never as punishment.",
)  # fmt: skip
