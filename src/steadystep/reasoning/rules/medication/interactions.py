"""Two medicines that meet, in the body and not only on the list: each counts as long after its last dose as its washout."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from steadystep.chart import Words, say
from steadystep.chart.medication import MedicineReported, Order
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.exposures import Taken
from steadystep.reasoning.facts.interacting import finding, message
from steadystep.reasoning.facts.monitoring_line import days_said
from steadystep.reasoning.facts.opioid_flags import with_own_flags
from steadystep.reasoning.facts.otp import METHADONE, program
from steadystep.reasoning.facts.surgeon import planned_operation
from steadystep.reasoning.finding import Finding, ground
from steadystep.reasoning.interactions import Course as Span
from steadystep.reasoning.interactions import Group, Verdict, meeting
from steadystep.reasoning.interactions.memory import Said as PairSaid
from steadystep.reasoning.view import Rule, Said, View, reads

_OPIOIDS: Final = "MR18"  # an opioid beside what blocks it


def find(view: View) -> Iterator[Said]:
    for pair in view.pairs:
        earlier, later = sorted((pair.one, pair.two), key=lambda each: each.course.first or date.min)
        yield from _pair(view, pair.said, earlier, later)


def _pair(view: View, said: PairSaid, earlier: Taken, later: Taken) -> Iterator[Finding]:
    if not (view.over(earlier.course) and view.over(later.course)):
        for group in said.groups:
            yield from _group(view, group, earlier, later)
    for verdict in said.turning:
        yield from _turned(view, verdict, earlier, later)


def _group(view: View, group: Group, earlier: Taken, later: Taken) -> Iterator[Finding]:
    """Nothing where the later one waits for the washout of the earlier, or where neither can meet the other any more."""
    meets, free = meeting(_span(earlier), _span(later), group.washouts)
    if not meets or (free is not None and view.clock.reached(midnight(free, view.person.zone))):
        return
    made = finding(
        group, _says(group, earlier, later), about=(later.about, earlier.about), because=(*earlier.because, *later.because),
        missing=tuple(view.circumstances.missing(name) for name in group.hinges),
    )  # fmt: skip
    made = with_own_flags(made, (earlier.course, later.course), view.knowledge)
    if _OPIOIDS in made.rows and not (earlier.course.ordered_here and later.course.ordered_here):
        made = _with_surgeon(view, made)
    yield _with_program(view, made) if METHADONE in (earlier.course.drug, later.course.drug) else made


def _with_surgeon(view: View, made: Finding) -> Finding:
    """An opioid from elsewhere around an operation that is planned here: who operates is called, where the client agreed."""
    known = planned_operation(view)
    if known is None or made.do is None:
        return made
    if known.agreed:
        do = say(
            "{do}. Call {who}, by the consent on file, about {what}.",
            do=made.do,
            who=known.agreed,
            what=known.entry.body.what,
        )
    else:
        do = say("{do}. Ask for the consent to call who does {what}.", do=made.do, what=known.entry.body.what)
    return replace(made, do=do, because=(*made.because, known.entry.id))


def _with_program(view: View, made: Finding) -> Finding:
    """Beside methadone the program that gives it is named: whom to call, where the client agreed."""
    known = program(view)
    if known is None or not known.agreed or made.do is None:
        return made
    do = say(
        "{do}. Call {program} ({phone}) first.",
        do=made.do,
        program=known.body.program,
        phone=known.body.phone or "-",
    )
    return replace(made, do=do, because=(*made.because, known.entry.id))


def _says(group: Group, earlier: Taken, later: Taken) -> Words:
    before, after, washouts = earlier.course, later.course, group.washouts
    if group.severity != "contraindicated" or not washouts:
        names = {each.course.drug: each.course.name for each in (earlier, later)}
        return say(
            "{later} with {earlier}: {message}",
            later=after.name,
            earlier=before.name,
            message=message(group, names),
        )
    days = washouts.get(before.drug, 0)
    if before.last is None or after.first is None or after.first <= before.last:
        return say(
            "{later} with {earlier}: these two must never overlap.", later=after.name, earlier=before.name
        )
    return say(
        "{later} within {days} of {earlier}, last taken {last}: earliest {day}.",
        later=after.name, earlier=before.name, days=days_said(days), last=before.last, day=before.last + timedelta(days=days),
    )  # fmt: skip


def _turned(view: View, verdict: Verdict, earlier: Taken, later: Taken) -> Iterator[Finding]:
    """One of the two was stopped beside the other, and its effect now runs backwards."""
    for stopped, other in ((earlier, later), (later, earlier)):
        turned = verdict.when_stopped.get(stopped.course.drug)
        last = stopped.course.last
        if turned is None or last is None or not view.over(stopped.course) or view.over(other.course):
            continue
        met, _ = meeting(_span(stopped), _span(other), {})
        until = midnight(last + timedelta(days=turned[0]), view.person.zone)
        if met and not view.clock.reached(until):
            yield Finding(
                rule=f"medication.{verdict.id}.stopped", urgency="attention", severity=verdict.severity,
                says=say("{name} was stopped on {day}; beside it goes on {other}: {effect}.",
                         name=stopped.course.name, day=last, other=other.course.name, effect=say(turned[1])),
                because=(*stopped.because, *other.because), about=(stopped.about, other.about),
                ground=ground(verdict.provenance), do=say(verdict.do), rows=(verdict.id,),
            )  # fmt: skip


def _span(each: Taken) -> Span:
    return Span(each.course.drug, each.course.first, each.course.last)


RULE = Rule(
    id="medication.interactions", reads=reads(Order, MedicineReported, MedicineListReceived), find=find,
    about="MR01 to MR27 and IX01 to IX61 for every two medicines, with washouts counted in days from real entries.",
)  # fmt: skip
