"""What settles a monitoring rule: results of the right thing, forms answered, or somebody's word that it was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from steadystep.chart import AnyEntry, Body, Words, say
from steadystep.chart.measures import DailyCheckin, Observation
from steadystep.chart.medication import DoseReport
from steadystep.chart.monitoring import MonitoringDone, MonitoringLaidAside
from steadystep.knowledge import MonitoringRule

from .monitoring_line import Done
from .monitoring_plan import Plan
from .results import Result
from .treatments import Reached
from .watched import Watched

# Rules whose item is a form of ours: answered, it is done.
_BY_FORM: Final[Mapping[str, str]] = {"MO22": "aims", "MO50": "ciwa_ar"}
_BY_CHECKINS: Final = "MO46"  # "doses missed in the last 7 days" is what a check-in tells
# What is sorted beforehand, once for all lines.

LOOKED_THROUGH: Final = frozenset[type[Body]]({Observation, MonitoringDone, MonitoringLaidAside})


class Evidence:
    """Asked once for each line; results and forms are sorted beforehand."""

    def __init__(self, view: Watched, reached: Reached) -> None:
        self.view, self.reached = view, reached
        self._kept: dict[str, tuple[Done, ...]] = {}

    @cached_property
    def told(self) -> dict[str, list[AnyEntry]]:
        """What somebody said of a rule: done, or not needed."""
        found: dict[str, list[AnyEntry]] = {}
        for entry in self.view.chart.among(MonitoringDone, MonitoringLaidAside):
            found.setdefault(entry.body.rule, []).append(entry)
        return found

    @cached_property
    def by_name(self) -> dict[str, list[AnyEntry]]:
        found: dict[str, list[AnyEntry]] = {}
        for result in self.view.chart.of(Observation):
            found.setdefault(result.body.what.text.casefold(), []).append(result)
        return found

    def of(self, plan: Plan, drug: str) -> tuple[Done, ...]:
        """When it was done, oldest first; or decided, of that medicine, that it is not needed any more."""
        found = [done for name in plan.analytes for done in self._results(name)]
        found += [*self._told(plan, drug), *self._forms(plan.rule), *self._named(plan)]
        if len(found) < 2:
            return tuple(found)
        return tuple(sorted(found, key=lambda one: one.day))

    def remarks(self, analytes: tuple[str, ...]) -> tuple[Words, ...]:
        """Of the newest result, why it does not count, or that its hour was at the edge."""
        latest = [self.view.results[one][-1] for one in analytes if one in self.view.results]
        return tuple(words for one in latest if (words := remark_on(one)))

    def _results(self, analyte: str) -> tuple[Done, ...]:
        if analyte not in self._kept:
            self._kept[analyte] = tuple(
                Done(entry=one.entry, day=one.day, said=one.said)
                for one in self.view.results.get(analyte, ())
                if one.counts and self.reached(one.day)
            )
        return self._kept[analyte]

    def _told(self, plan: Plan, drug: str) -> Iterator[Done]:
        for entry in self.told.get(plan.rule.id, ()):
            body, day = entry.body, entry.body.when.day
            if body.part not in ("", plan.part) or not self.reached(day):
                continue
            if isinstance(body, MonitoringDone):
                yield Done(entry=entry.id, day=day, said=body.found, declined=body.outcome == "declined")
            elif body.drug in ("", drug):
                yield Done(entry=entry.id, day=day, said=body.note, laid_aside=True)

    def _forms(self, rule: MonitoringRule) -> Iterator[Done]:
        if form := _BY_FORM.get(rule.id):
            for fact in self.view.every_score.get(form, ()):
                if self.reached(fact.day):
                    yield Done(entry=fact.entry, day=fact.day)
        if rule.id == _BY_CHECKINS:
            yield from self._checkins()

    def _checkins(self) -> Iterator[Done]:
        """The latest of each: there is one a day, and the days before tell nothing more."""
        checkins = (one for one in reversed(self.view.chart.of(DailyCheckin)) if one.body.medicines)
        for entry in (next(checkins, None), self.view.chart.latest(DoseReport)):
            if entry is not None and self.reached(entry.body.day):
                yield Done(entry=entry.id, day=entry.body.day)

    def _named(self, plan: Plan) -> Iterator[Done]:
        """An observation called as the item is: an ECG, a genotype."""
        if plan.analytes or plan.rule.loinc:
            return
        for entry in self.by_name.get((plan.part or plan.rule.item).casefold(), ()):
            if self.reached(entry.body.when.day):
                yield Done(entry=entry.id, day=entry.body.when.day, said=entry.body.text)


def remark_on(one: Result) -> Words | None:
    """Why a result does not count; None where it does and there is nothing to remark."""
    if one.state == "hour":
        return say(
            "The sample of {day} does not count: it is not 12 hours after the last dose ({hours} h).",
            day=one.day, hours=one.hours,
        )  # fmt: skip
    if one.state == "no_hour":
        return say("The sample of {day} does not count yet: its hour after the last dose is not known.", day=one.day)  # fmt: skip
    if one.state == "implausible":
        return say("The result of {day} ({said}) cannot be right: it must be read again.", day=one.day, said=one.said)  # fmt: skip
    if one.state == "unit":
        return say("The result of {day} ({said}) has a unit that cannot be judged.", day=one.day, said=one.said)  # fmt: skip
    if one.hours is not None and not 11 <= one.hours <= 13:
        return say("The sample of {day} was taken {hours} hours after the dose: read it with that in mind.", day=one.day, hours=one.hours)  # fmt: skip
    return None
