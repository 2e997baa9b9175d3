"""A test for HIV or hepatitis reaches its person by a person, and a positive one its treatment by a named day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.accepting_results import BY_MESSAGE, is_of_infection
from steadystep.chart.measures import Observation
from steadystep.chart.plans_ahead import ResultFollowed
from steadystep.chart.when import zone_named
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.urine import present
from steadystep.reasoning.finding import Duty, Offer, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "measures.followed_up"
# Tests of being immune, or of the past: positive asks for no treatment.
_NO_TREATMENT = ("surface antibody", "core antibody", "anti-hbs", "anti-hbc")


def find(view: View) -> Iterator[Said]:
    told: dict[str, list[ResultFollowed]] = {}
    for one in view.chart.of(ResultFollowed):
        told.setdefault(view.chart.origin(one.body.result), []).append(one.body)
    for entry in view.chart.of(Observation):
        if _is_new(entry) and is_of_infection(entry.body):
            yield from _result(view, entry, told.get(view.chart.first(entry).id, []))


def _is_new(entry: AnyEntry) -> bool:
    """A message of a laboratory is news, though it comes from outside; other imports are history."""
    return not entry.imported or entry.source == BY_MESSAGE


def _result(view: View, entry: AnyEntry, told: list[ResultFollowed]) -> Iterator[Duty]:
    """That it was told is kept as it happened; only where it was known whose result it is does that settle anything."""
    within, what = view.knowledge.substance_care.within, entry.body.what.text
    done = {one.step for one in told}
    by_name = entry.source == BY_MESSAGE  # matched by name and birth date when it came in
    checked = by_name or any(one.step == "explained" and one.same_person for one in told)
    if "explained" not in done:
        says = say("{what}: explain the result in person.", what=what)
        yield _duty(view, entry, "explained", within.result_explained_days, says)
    elif not checked:
        says = say(
            "{what}: told before anybody checked whose result it is. Check it now, and tell the client.",
            what=what,
        )
        yield _duty(view, entry, "explained", within.result_explained_days, says)
    positive = present(entry.body.text) is True
    treated = not any(word in what.casefold() for word in _NO_TREATMENT)
    if positive and treated and "treatment_linked" not in done:
        says = say("{what} is positive: link to treatment.", what=what)
        yield _duty(view, entry, "treatment_linked", within.treatment_linked_days, says)


def _duty(view: View, entry: AnyEntry, step: str, days: int, says: Words) -> Duty:
    zone, learned = view.person.zone, entry.recorded_at
    last = learned.astimezone(zone_named(zone)).date() + timedelta(days=days)
    due = midnight(last + timedelta(days=1), zone)
    return Duty(
        key=f"{_ID}/{view.chart.first(entry).id}/{step}", rule=_ID, level="T4", owner_role="nurse",
        says=say("{says} By {day}.", says=says, day=last), person=named(("nurse", "case_manager"), view.person, view.clinic),
        known_at=learned, due=due, overdue=view.clock.reached(due), because=(entry.id,),
        steps=(say("Hold name and birth date on the report against the client's before you tell it."),),
        closes_by=say("Written down as explained by a person, or as linked to treatment."),
        offers=(Offer(key=step, says=say("Write down what was done"), kind="entry", for_role="nurse"),),
        ground=rests_on(view.knowledge.substance_care.within.basis, "Hepatitis C can be cured and HIV treated, once they are known."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Observation), find=find,
    about="MO33, R54: results of HIV and hepatitis tests are explained within 7 days, treatment linked within 14.",
)  # fmt: skip
