"""The safety plan over time: its versions and what changed, when people last went through it, and who holds which."""

from __future__ import annotations

from datetime import datetime

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.safety import OVERDOSE_SECTIONS, PLAN_SECTIONS, SafetyPlan
from steadystep.chart.safety_plans import SafetyPlanGiven, SafetyPlanReviewed

Lines = dict[str, tuple[str, ...]]
# Written only where they fit a person: without them a plan is not incomplete.
WHERE_IT_FITS = frozenset({*OVERDOSE_SECTIONS, "caregiver_steps"})


class PlanVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One version, counted from 1. `added` and `removed` are lines by section, against the version before."""

    number: int
    entry: AnyEntry
    added: Lines
    removed: Lines

    @property
    def by_client(self) -> bool:
        return self.entry.role == "client"


class PlanCopy(msgspec.Struct, frozen=True, kw_only=True):
    """A copy in somebody's hands: the entry that says so, and the number of the version it is of."""

    entry: AnyEntry
    version: int


class SafetyPlanFact(msgspec.Struct, frozen=True, kw_only=True):
    """`versions` is never empty, oldest first. `gone_through` is when staff and client last did so together."""

    versions: tuple[PlanVersion, ...]
    copies: tuple[PlanCopy, ...]
    gone_through: datetime | None

    @property
    def latest(self) -> PlanVersion:
        return self.versions[-1]

    @property
    def old_copies(self) -> tuple[PlanCopy, ...]:
        return tuple(copy for copy in self.copies if copy.version < self.latest.number)

    @property
    def empty(self) -> tuple[str, ...]:
        """Sections that every plan has and in which nothing stands yet."""
        sections = self.latest.entry.body.sections()
        return tuple(name for name in PLAN_SECTIONS if name not in WHERE_IT_FITS and not sections[name])


def safety_plan(chart: Chart) -> SafetyPlanFact | None:
    """None while there is no plan."""
    versions = tuple(_versions(chart))
    if not versions:
        return None
    together = [one.entry.recorded_at for one in versions if not one.by_client]
    together += [one.recorded_at for one in chart.of(SafetyPlanReviewed)]
    return SafetyPlanFact(
        versions=versions,
        copies=_copies(chart, versions),
        gone_through=max(together, default=None),
    )


def changed(before: SafetyPlan | None, after: SafetyPlan) -> tuple[Lines, Lines]:
    """Lines of `after` that `before` has not in that section, and the other way round; sections without change left out."""
    old = before.sections() if before else {}
    new = after.sections()
    return _missing_from(new, old), _missing_from(old, new)


def _versions(chart: Chart) -> list[PlanVersion]:
    found: list[PlanVersion] = []
    for number, entry in enumerate(chart.of(SafetyPlan), start=1):
        added, removed = changed(found[-1].entry.body if found else None, entry.body)
        found.append(PlanVersion(number=number, entry=entry, added=added, removed=removed))
    return found


def _missing_from(these: Lines, those: Lines) -> Lines:
    left = {
        name: tuple(line for line in lines if line not in those.get(name, ()))
        for name, lines in these.items()
    }
    return {name: lines for name, lines in left.items() if lines}


def _copies(chart: Chart, versions: tuple[PlanVersion, ...]) -> tuple[PlanCopy, ...]:
    """The last word on each copy, the oldest version first; a copy of a plan that no longer stands is version 0."""
    number = {chart.origin(one.entry.id): one.number for one in versions}
    last: dict[tuple[str, str], AnyEntry] = {
        (entry.body.how, entry.body.holder.casefold()): entry for entry in chart.of(SafetyPlanGiven)
    }
    held = [
        PlanCopy(entry=entry, version=number.get(chart.origin(entry.body.plan), 0))
        for entry in last.values()
        if not entry.body.back
    ]
    return tuple(sorted(held, key=lambda copy: (copy.version, copy.entry.seq)))
