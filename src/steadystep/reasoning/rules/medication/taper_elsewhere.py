"""An opioid that another doctor prescribes goes down: a tenth a month at most, with the client's and that doctor's agreement (R21)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import msgspec

from steadystep.chart import AnyEntry, say
from steadystep.chart.medication import MedicineReported
from steadystep.knowledge import ClassTaper
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.told_dose import reported_milligrams
from steadystep.reasoning.finding import Finding, Urgency, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.taper_elsewhere"
_ROW: Final = "OPI-TAPER"
_LONG_USE: Final = 28  # days, as for a medicine that is ordered here (`taper.py`)
_ROUNDING: Final = 0.05  # of a per cent


class _Told(msgspec.Struct, frozen=True):
    """From which day, how many mg a day (0: none any more), by which entry."""

    day: date
    total: float
    entry: AnyEntry


def find(view: View) -> Iterator[Said]:
    told: dict[str, list[AnyEntry]] = {}
    for entry in view.chart.of(MedicineReported):
        told.setdefault(entry.body.drug, []).append(entry)
    for drug_id, entries in told.items():
        drug = view.knowledge.drugs.get(drug_id)
        if drug is None or len(entries) < 2:
            continue
        for rule in view.knowledge.class_tapers_of(drug):
            if rule.id == _ROW:
                yield from _goes_down(view, rule, drug.name, entries)


def _goes_down(view: View, rule: ClassTaper, name: str, entries: list[AnyEntry]) -> Iterator[Finding]:
    """The newest smaller dose, as long as the next one would come too soon. A dose that is not clear cannot be compared."""
    doses = _doses(entries)
    if len(doses) < 2 or doses[-1].total >= doses[-2].total:
        return
    before, now = doses[-2:]
    days = rule.never_within_days or rule.every_low_days
    over = midnight(now.day + timedelta(days=days), view.person.zone)
    if (now.day - _first(entries)).days < _LONG_USE or view.clock.reached(over):
        return
    percent = 100 * (1 - now.total / before.total)
    ceiling = rule.never_over_percent or rule.cut_high_percent
    soon = len(doses) > 2 and before.total < doses[-3].total and (now.day - before.day).days < days
    fast = percent > ceiling + _ROUNDING or soon
    yield _finding(rule, name, before, now, round(percent), fast=fast)


def _doses(entries: list[AnyEntry]) -> list[_Told]:
    """The totals one after another, the same total told again as one; from the last dose that was not clear on."""
    found: list[_Told] = []
    for entry in sorted(entries, key=lambda one: (_day(one.body), one.seq)):
        total = 0.0 if entry.body.status == "stopped" else reported_milligrams(entry.body)
        if total is None:
            found = []
        elif not found or found[-1].total != total:
            found.append(_Told(_day(entry.body), total, entry))
    return found


def _day(told: MedicineReported) -> date:
    day: date = (told.stopped or told.when).day
    return day


def _first(entries: list[AnyEntry]) -> date:
    days: list[date] = [one.body.started.day if one.body.started else one.body.when.day for one in entries]
    return min(days)


def _finding(rule: ClassTaper, name: str, before: _Told, now: _Told, percent: int, *, fast: bool) -> Finding:
    figures = {"name": name, "before": f"{before.total:g}", "now": f"{now.total:g}", "day": now.day}
    days = rule.never_within_days or rule.every_low_days
    ceiling = f"{rule.never_over_percent or rule.cut_high_percent:g}"
    if fast:
        says = say(
            "{name}, from elsewhere: {before} to {now} mg a day on {day}, {percent} per cent less, faster than {rule}: at most {ceiling} per cent every {days} days.",
            percent=percent, rule=rule.id, ceiling=ceiling, days=days, **figures,
        )  # fmt: skip
    else:
        says = say("{name}, from elsewhere, goes down: {before} to {now} mg a day on {day}.", **figures)
    urgency: Urgency = "attention" if fast else "note"
    return Finding(
        rule=_ID, urgency=urgency, because=(before.entry.id, now.entry.id), ground=ground(rule.provenance), says=says,
        why=say(rule.provenance.why),
        do=say("Ask how it is, and whether they agreed to it. Who prescribes it owns the taper: speak with them, where the client agrees to that. Nothing is changed from here."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(MedicineReported), find=find,
    about="R21, OPI-TAPER: the told doses of an opioid from elsewhere: a tenth a month at most, and whose agreement is asked for.",
)  # fmt: skip
