"""A home check for withdrawal with signs, or with one left out: a nurse calls and looks on video (R51)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.chart.measures import Answers
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.therapy import Session
from steadystep.chart.visits import VisitAttended
from steadystep.reasoning.facts.bup_start import cows_scored
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.home_checks import HomeCheck, home_checks
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.home_check"


def find(view: View) -> Iterator[Said]:
    """The latest check that asks for it; a total alone is no alarm, since its figures are the clinic's own (ES12 needs COWS)."""
    asking = [one for one in home_checks(view) if one.asks is not None]
    if asking and view.person.in_care and not _spoken(view, asking[-1]):
        yield _duty(view, asking[-1])


def _spoken(view: View, check: HomeCheck) -> bool:
    """Seen, or reached themselves: that somebody else answered tells nothing of the signs."""
    at = check.score.at
    seen = [one.occurred for one in view.chart.among(VisitAttended, Session)]
    told = view.chart.of(ContactAttempted)
    reached = [one.occurred for one in told if one.body.outcome == "reached" and one.body.to_whom == "client"]
    return any(one >= at for one in (*seen, *reached, *(score.at for score in cows_scored(view.scores))))


def _duty(view: View, check: HomeCheck) -> Duty:
    entry = view.chart.entry(check.score.entry)
    known = entry.recorded_at if entry is not None else check.score.at
    due = deadline("T3", known, view.knowledge, view.clinic)
    return Duty(
        key=f"{_ID}/{check.score.entry}", rule=_ID, level="T3", owner_role="nurse",
        says=say("Home check for withdrawal: {why}. Call, and look for signs on video.", why=check.asks),
        person=named(("nurse", "prescriber"), view.person, view.clinic), known_at=known, due=due,
        overdue=view.clock.reached(due), because=(check.score.entry,),
        steps=(say("Score COWS on video: it decides the next dose, and whether it is withdrawal brought on by the dose."),),
        closes_by=say("A COWS, a visit, or a call in which they were reached."),
        offers=(Offer(key="score_cows_now", says=say("Score COWS now"), kind="measure", for_role="nurse"),),
        ground=ground(view.knowledge.instruments["home_withdrawal"].provenance),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Answers), find=find,
    about="R51: a home check of the first three days with signs, or with one left out, asks a nurse to call and score COWS.",
)  # fmt: skip
