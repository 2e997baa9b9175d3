"""Results out of range by the thresholds of the monitoring rules, and results that cannot be judged as they came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.measures import Observation
from steadystep.chart.monitoring import ResultReviewed
from steadystep.knowledge import MonitoringRule, Provenance
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.judged_results import CREATININE, EGFR, judged, unjudged
from steadystep.reasoning.facts.limits import NoUpperLimit, OutOfRange, newest_out_of_range
from steadystep.reasoning.facts.monitoring import lines_of
from steadystep.reasoning.facts.monitoring_plan import plans
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.results import Result
from steadystep.reasoning.facts.triggers import HISTORY
from steadystep.reasoning.finding import Duty, Finding, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.results"
_ORDER_LEVEL = Offer(key="order_level", says=say("Order a lithium level"), kind="task", for_role="nurse")
_UNREADABLE = ("unit", "implausible")


def find(view: View) -> Iterator[Said]:
    limits = plans(view.knowledge).limits
    limited = {limit.mon_id for name in judged(view) for limit in limits.get(name, ())}
    asked = (one for one in view.watches if one.plan.rule.id in limited or not view.results.keys().isdisjoint(one.plan.analytes))  # fmt: skip
    lines = lines_of(asked)
    watched = {line.rule.id: line.rule for line in lines if line.state != "cannot_tell"}
    analytes = {name: line.rule for line in lines for name in line.analytes}
    for name, rule in analytes.items():
        if name in view.results and not view.results[name][-1].counts:
            yield _not_judged(view, view.results[name][-1], rule.provenance)
    yield from _watched_by_nobody(view, frozenset(analytes))
    if any(limit.mon_id in watched for limit in limits.get(EGFR, ())):
        yield from _kidneys_untold(view, analytes.get(CREATININE))
    for met in newest_out_of_range(view, frozenset(watched)):
        if isinstance(met, NoUpperLimit):
            yield _no_upper_limit(view, met)
        else:
            yield from _out_of_range(view, met, watched[met.limit.mon_id])


def _watched_by_nobody(view: View, watched: frozenset[str]) -> Iterator[Finding]:
    """A figure or a unit that cannot be right is said also where no medicine asks for the result: silence reads as normal."""
    for name, found in view.results.items():
        last = found[-1]
        if name not in watched and last.state in _UNREADABLE and not last.source.startswith(HISTORY):
            yield _not_judged(view, last, view.knowledge.analytes[name].provenance)


def _kidneys_untold(view: View, rule: MonitoringRule | None) -> Iterator[Finding]:
    """Limits are of the eGFR: a creatinine alone, of somebody whose age or sex is not known, meets none of them, however high."""
    found = unjudged(view)
    if found is not None and rule is not None and not found.source.startswith(HISTORY):
        yield Finding(
            rule=f"{_ID}.kidneys", state="cannot_tell", urgency="note", because=(found.entry,), ground=ground(rule.provenance),
            says=say("{name} {said} on {day}: how the kidneys work was not worked out.",
                     name=view.knowledge.analytes[CREATININE].name, said=found.said, day=found.day),
            missing=(say("The birth date and the sex for ranges, or an eGFR from the laboratory."),),
        )  # fmt: skip


def _out_of_range(view: View, met: OutOfRange, rule: MonitoringRule) -> Iterator[Said]:
    entry = view.chart.entry(met.result.entry)
    if entry is None:
        return
    quiet = _reviewed(view, entry) or entry.source.startswith(HISTORY)
    says = _says(view, met)
    because = (entry.id, *((met.before.entry,) if met.before else ()))
    yield Finding(
        rule=_ID, urgency="note" if quiet else met.limit.grade, says=says, because=because,
        do=say(met.limit.action), ground=ground(met.limit.provenance), offers=() if quiet else tuple(_higher(view, met)),
    )  # fmt: skip
    if met.limit.level and not quiet:
        yield _duty(view, met, rule, entry, says)


def _higher(view: View, met: OutOfRange) -> Iterator[Offer]:
    """Too little of a medicine whose level decides about the dose: the next step that the knowledge names."""
    for trial in view.trials:
        low, step = trial.times.level_from, trial.next_step
        too_low = low is not None and met.result.value is not None and met.result.value < low
        if (
            too_low
            and step
            and trial.levels
            and trial.levels[-1].id == met.result.entry
            and not view.over(trial.course)
        ):
            yield Offer(
                key=f"raise/{trial.entry}", kind="order", for_role="prescriber",
                says=say("If it is tolerated, {dose} mg a day is the next step, earliest {day}", dose=f"{step.milligrams:g}", day=step.earliest),
            )  # fmt: skip


def _says(view: View, met: OutOfRange) -> Words:
    name = view.knowledge.analytes[met.result.analyte].name
    what = {"name": name, "said": met.result.said, "day": met.result.day, "means": say(met.limit.means)}
    if met.result.worked_out_of:
        of = view.knowledge.analytes[met.result.worked_out_of].name
        return say("{name} {said} on {day}, worked out of the {of}: {means}.", of=of, **what)
    if met.before is not None:
        return say("{name} {said} on {day}, before that {before}: {means}.", before=met.before.said, **what)
    return say("{name} {said} on {day}: {means}.", **what)


def _duty(view: View, met: OutOfRange, rule: MonitoringRule, entry: AnyEntry, says: Words) -> Duty:
    limit, known = met.limit, entry.recorded_at
    due = known + timedelta(days=limit.days) if limit.days else _by_clock(view, limit.level, known)
    return Duty(
        key=f"{_ID}/{met.result.analyte}/{entry.id}", rule=_ID, level=limit.level, owner_role=rule.owner, says=says,
        person=named((rule.owner, *rule.shared_with, "prescriber"), view.person, view.clinic), known_at=known, due=due,
        overdue=view.clock.reached(due), because=(entry.id,), remarks=(say(limit.action),),
        closes_by=say("Somebody says what follows from the result, or a new result is in range."),
        ground=ground(limit.provenance),
    )  # fmt: skip


def _by_clock(view: View, level: str, known: datetime) -> datetime:
    return deadline(level, known, view.knowledge, view.clinic)


def _reviewed(view: View, entry: AnyEntry) -> bool:
    return any(one.body.result == entry.id for one in view.chart.of(ResultReviewed))


def _not_judged(view: View, result: Result, rests_on: Provenance) -> Finding:
    name = view.knowledge.analytes[result.analyte].name
    says, missing = _why_not(name, result, view.knowledge.analytes[result.analyte].unit)
    return Finding(
        rule=_ID, state="cannot_tell", says=says, missing=(missing,), because=(result.entry,),
        urgency="urgent" if result.state == "implausible" else "attention", ground=ground(rests_on),
        offers=(_ORDER_LEVEL,) if result.state in ("hour", "no_hour") else (),
    )  # fmt: skip


def _why_not(name: str, result: Result, unit: str) -> tuple[Words, Words]:
    """(what is wrong with it, what is needed)."""
    if result.state == "hour":
        says = say("The {name} of {day} does not count: this sample is not 12 hours after the last dose ({hours} h).",
                   name=name, day=result.day, hours=result.hours)  # fmt: skip
        return says, say("A level 12 hours after the last dose.")
    if result.state == "no_hour":
        says = say("The {name} of {day} does not count yet.", name=name, day=result.day)
        return says, say("How many hours after the last dose was it drawn?")
    if result.state == "implausible":
        says = say("{name} {said} on {day} cannot be right.", name=name, said=result.said, day=result.day)
        return says, say("Read the report again and correct the entry; if the figure stands, call the laboratory now.")  # fmt: skip
    says = say("{name} {said} on {day} cannot be judged: the unit is not known here.", name=name, said=result.said, day=result.day)  # fmt: skip
    return says, say("The result in {unit}, or in a unit that can be turned into it.", unit=unit)


def _no_upper_limit(view: View, met: NoUpperLimit) -> Finding:
    name = view.knowledge.analytes[met.result.analyte].name
    return Finding(
        rule=_ID, state="cannot_tell", because=(met.result.entry,), ground=ground(met.limit.provenance),
        says=say("{name} {said} on {day} cannot be judged by its limit.", name=name, said=met.result.said, day=met.result.day),
        missing=(say("The laboratory's reference range."),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Observation), find=find,
    about="Results out of range by MO01-MO51, and results whose hour, unit or figure keeps them from being judged.",
)  # fmt: skip
