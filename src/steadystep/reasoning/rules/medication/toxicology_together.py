"""The latest test for substances is gone through together with the client: what they say of it counts as the result does (R52)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.accepting_results import BY_MESSAGE
from steadystep.chart.measures import Observation
from steadystep.chart.monitoring import ResultReviewed
from steadystep.chart.substance import SupportPlanned
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Offer, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.toxicology_together"


def find(view: View) -> Iterator[Said]:
    tests = [one for one in view.chart.of(Observation) if one.body.category == "toxicology" and _is_new(one)]
    latest = max(tests, key=lambda one: one.occurred, default=None)
    if latest is not None and view.person.in_care and not _gone_through(view, latest):
        yield _duty(view, latest)


def _is_new(entry: AnyEntry) -> bool:
    """A message of a laboratory is news, though it comes from outside; other imports are history."""
    return not entry.imported or entry.source == BY_MESSAGE


def _gone_through(view: View, test: AnyEntry) -> bool:
    """Together, or the client does not want to; or support was planned since, which holds the client's own view (R50)."""
    first = view.chart.first(test).id
    talked = (
        one.body for one in view.chart.of(ResultReviewed) if view.chart.origin(one.body.result) == first
    )
    support = view.chart.latest(SupportPlanned)
    return any(one.talk for one in talked) or (
        support is not None and support.body.when.day >= test.body.when.day
    )


def _duty(view: View, test: AnyEntry) -> Duty:
    known = test.recorded_at
    due = deadline("T4", known, view.knowledge, view.clinic)
    first = view.chart.first(test).id
    offer = Offer(
        key=f"gone_through/{test.id}", says=say("Write down what they said"), kind="entry", for_role="nurse"
    )
    return Duty(
        key=f"{_ID}/{first}", rule=_ID, level="T4", owner_role="nurse",
        says=say("{what} of {day}: go through it with the client.", what=test.body.what.text, day=test.body.when.day),
        person=named(("nurse", "therapist", "prescriber"), view.person, view.clinic), known_at=known, due=due,
        overdue=view.clock.reached(due), because=(test.id,), offers=(offer,),
        steps=(say("Ask first what they think it shows, and thank them for what they tell."),
               say("Where something surprises, be curious: there may be an explanation nobody thought of. Supply goes on as before."),
               say("If they do not want to talk about it, write that down: it changes nothing.")),
        closes_by=say("What they said of it, or that they do not want to talk about it."),
        ground=rests_on(view.knowledge.substance_care.toxicology_basis, "A test is there to help: it means little without the person."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Observation), find=find,
    about="R52: the latest test for substances is gone through with the client present; a no is respected.",
)  # fmt: skip
