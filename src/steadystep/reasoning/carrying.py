"""A review of a chart with proposals in it, made from the review without them: only what they could change is asked anew."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from steadystep.chart import Chart, NewEntry
from steadystep.knowledge import Knowledge

from .clinic_value import Clinic
from .clock import Clock
from .facts.circumstances import Circumstances
from .finding import Review
from .review import asked, last_review_of, review_of
from .rules import RULES
from .tracing import EVERYTHING, TracedView, Worked, facts_of
from .view import Kinds, Rule, Said, View

T = TypeVar("T")


class Staying(msgspec.Struct, frozen=True):
    """What comes out the same with more entries of certain kinds: what rules said, by id, and facts, by name."""

    said: dict[str, list[Said]]
    facts: dict[str, Any]
    circumstances: dict[str, Any]
    measured: dict[str, Any]


class Judged:
    """A review (`said`) of `chart` at `at`, and the view it was made with."""

    def __init__(self, chart: Chart, knowledge: Knowledge, clinic: Clinic, at: datetime) -> None:
        self.chart, self.at = chart, at
        self.view = TracedView(chart, knowledge, clinic, Clock(at))
        self.answers: dict[str, Worked] = {}
        self._staying: dict[Kinds, Staying] = {}
        self.said: Review = review_of(self.view, ask=self._ask)

    def holds(self, chart: Chart, knowledge: Knowledge, clinic: Clinic, at: datetime) -> bool:
        """Whether it is of this chart as this clinic would judge it at `at`."""
        known = self.view
        if self.chart is not chart or known.knowledge is not knowledge:
            return False
        same = known.clinic is clinic or (bool(clinic.version) and known.clinic.version == clinic.version)
        return same and self.at <= at < self.said.next_look

    def staying(self, changed: Kinds) -> Staying:
        """What is the same in a chart with more entries of these kinds. At each keystroke it is the same again."""
        found = self._staying.get(changed)
        if found is None:
            found = self._staying[changed] = self._sorted_out(changed)
        return found

    def _sorted_out(self, changed: Kinds) -> Staying:
        known = self.view.circumstances
        return Staying(
            said={
                rule.id: self.answers[rule.id].value for rule in RULES
                if rule.reads.isdisjoint(changed) and self.answers[rule.id].stays(changed)
            },
            facts=_same(self.view.facts, changed), circumstances=_same(known.answered, changed),
            measured=_same(known.valued, changed),
        )  # fmt: skip

    def _ask(self, rule: Rule, view: View) -> list[Said]:
        self.answers[rule.id] = worked = self.view.asking.work_out(lambda: asked(rule, view))
        said: list[Said] = worked.value
        return said


def _same(worked: dict[str, Worked], changed: Kinds) -> dict[str, Any]:
    return {name: one.value for name, one in worked.items() if one.stays(changed)}


def review_with(before: Judged, proposals: Sequence[NewEntry], proposed: Chart, at: datetime) -> Review:
    """The review of `proposed`, which is the chart of `before` with `proposals`; `before` holds at `at`.

    It says what a review from nothing says; its next look may come earlier, never later.
    """
    known = before.view
    clock = Clock(at)
    if any(new.supersedes or before.chart.entry(new.id) for new in proposals):
        return last_review_of(View(proposed, known.knowledge, known.clinic, clock))
    changed: Kinds = frozenset({EVERYTHING, *(type(new.body) for new in proposals)})
    clock.reached(before.said.next_look)
    staying = before.staying(changed)

    def ask(rule: Rule, view: View) -> list[Said]:
        said = staying.said.get(rule.id)
        return asked(rule, view) if said is None else said

    return last_review_of(_CarriedView(proposed, clock, known, changed, staying), ask=ask)


class _CarriedView(View):
    """Facts and parts that the added kinds cannot change are those of the view before."""

    def __init__(
        self, chart: Chart, clock: Clock, before: TracedView, changed: Kinds, staying: Staying
    ) -> None:
        super().__init__(chart, before.knowledge, before.clinic, clock)
        self.before, self.changed, self.staying = before, changed, staying

    @cached_property
    def circumstances(self) -> Circumstances:
        known = self.staying  # copied: what is asked for beyond it is of this view alone
        return Circumstances(self, dict(known.circumstances), dict(known.measured))

    def part(self, key: Hashable, work_out: Callable[[], T], rests_on: Kinds = frozenset()) -> T:
        worked = self.before.parts.get(key)
        if worked is not None and worked.stays(self.changed):
            found: T = worked.value
            return found
        return work_out()


class _CarriedFact:
    """In place of a `cached_property`: that of the view before, where it stays."""

    def __init__(self, name: str, fact: cached_property[Any]) -> None:
        self._name, self._work_out = name, fact.func

    def __get__(self, view: _CarriedView, kind: type | None = None) -> Any:
        staying = view.staying.facts
        value = staying[self._name] if self._name in staying else self._work_out(view)
        view.__dict__[self._name] = value
        return value


for _name, _fact in facts_of(View).items():
    if _name != "circumstances":
        setattr(_CarriedView, _name, _CarriedFact(_name, _fact))
