"""A measure the plan relies on has not been answered for too long."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Words, say
from steadystep.chart.asking import MeasureSent
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.measures import Answers, ScoreTotal
from steadystep.chart.medication import Order
from steadystep.chart.plan import PathwayPhase, Target
from steadystep.chart.safety import Raised
from steadystep.chart.team import TeamJoined
from steadystep.reasoning.facts.asking import Request
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_OWNERS = ("therapist", "nurse", "prescriber", "case_manager")


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for request in view.requests:
        if request.open:
            yield _duty(view, request)


def _duty(view: View, request: Request) -> Duty:
    due = request.cycle
    instrument = view.knowledge.instruments[due.instrument]
    late = view.clock.reached(due.overdue)
    return Duty(
        key=f"measures.overdue/{due.instrument}", rule="measures.overdue", says=_says(view, request), level="T4",
        owner_role="therapist", person=named(_OWNERS, view.person, view.clinic), known_at=due.due, due=due.overdue,
        closes_by=say("{name} answered, or a reason why not.", name=instrument.short), because=due.because,
        ground=ground(instrument.provenance), overdue=late, remarks=tuple(_why_not_yet(request)),
        offers=(Offer(key=f"ask/{due.instrument}", says=say("Ask {name}", name=instrument.short), kind="measure"),),
    )  # fmt: skip


def _says(view: View, request: Request) -> Words:
    due, name = request.cycle, view.knowledge.instruments[request.instrument].short
    if due.last:
        return say(
            "{name} due since {day}; last answered on {last}.", name=name, day=due.day, last=due.last.day
        )
    if request.why:
        return say("{name} is asked for since {day}.", name=name, day=due.day)
    return say("{name} has no first score yet; wanted since {day}.", name=name, day=due.day)


def _why_not_yet(request: Request) -> Iterator[Words]:
    """How far it has come, for whoever asks why there is no answer."""
    if request.why:
        yield request.why
    note = request.last_note
    if request.incomplete:
        yield say("Handed in, and no total can be given: {why}", why=request.incomplete)
    elif note is None:
        yield say("Not sent yet.")
    elif request.state == "sent":
        yield say("Sent on {day}, not opened.", day=note.body.when.day)
    else:
        yield say("Begun on {day}, not handed in.", day=note.body.when.day)
    if request.passed:
        yield say("Earlier askings that passed unanswered: {count}.", count=request.passed)


RULE = Rule(
    id="measures.overdue", reads=reads(CircumstanceTold, TeamJoined, Target, Order, PathwayPhase, MeasureSent, Answers, ScoreTotal, Raised), find=find,
    about="Measures that judge a target or a medicine are asked at the cadence of the phase, and the rest on the schedule of the pathway (R70) and of the stage of life (R96 to R98).",
)  # fmt: skip
