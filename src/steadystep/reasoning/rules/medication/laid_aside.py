"""What somebody decided need not be watched any more is looked at again at the next visit, once."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.monitoring import MonitoringDone, MonitoringLaidAside
from steadystep.chart.visits import VisitAttended
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.laid_aside"
Watched = tuple[str, str, str]


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    first: dict[Watched, AnyEntry] = {}
    last: dict[Watched, AnyEntry] = {}
    for entry in view.chart.of(MonitoringLaidAside):
        key = (entry.body.rule, entry.body.part, entry.body.drug)
        first.setdefault(key, entry)
        last[key] = entry
    for key, entry in last.items():
        visit = _visit_after(view, first[key])
        if visit is not None and entry.seq < visit.seq and not _done_since(view, entry):
            yield _duty(view, entry, visit)


def _visit_after(view: View, entry: AnyEntry) -> AnyEntry | None:
    return next((one for one in view.chart.of(VisitAttended) if one.seq > entry.seq), None)


def _done_since(view: View, entry: AnyEntry) -> bool:
    return any(
        one.body.rule == entry.body.rule and one.seq > entry.seq for one in view.chart.of(MonitoringDone)
    )


def _duty(view: View, entry: AnyEntry, visit: AnyEntry) -> Duty:
    rule = view.knowledge.monitoring[entry.body.rule]
    due = deadline("T4", visit.recorded_at, view.knowledge, view.clinic)
    return Duty(
        key=f"{_ID}/{entry.id}", rule=_ID, level="T4", owner_role="prescriber", because=(entry.id, visit.id),
        says=say("{item} was laid aside on {day}. Is that still right?", item=say(entry.body.part or rule.item),
                 day=entry.body.when.day),
        person=named(("prescriber", "nurse"), view.person, view.clinic), known_at=visit.recorded_at, due=due,
        overdue=view.clock.reached(due), ground=ground(rule.provenance),
        closes_by=say("Decided again, or done."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(MonitoringLaidAside), find=find,
    about="What is not needed any more by a decision is asked about once, at the next visit.",
)  # fmt: skip
