"""A view that remembers, of everything it works out, which kinds of entries were asked for on the way.

What is worked out rests on the chart, the knowledge, the clinic and the clock, and on nothing else. So with the same
knowledge and clinic, and before the clock's next look, it would come out the same in a chart that has more entries only
of kinds that were never asked for: `carrying` leaves it out there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from steadystep.chart import AnyEntry, Body, Chart
from steadystep.knowledge import Knowledge

from .clinic_value import Clinic
from .clock import Clock
from .facts.circumstances import Answer, Circumstances
from .facts.measured import Measured
from .view import Kinds, View

B = TypeVar("B", bound=Body)
T = TypeVar("T")
EVERYTHING: type[Body] = Body  # asked for: whatever is added may change the answer
# Facts that go on asking the view when they are looked at: nobody can say beforehand what for.
ASK_LATER = frozenset({"gaps", "guards", "trials", "watches"})


class Worked(msgspec.Struct, frozen=True):
    """Something worked out, and the kinds of entries that were asked for."""

    value: Any
    asked: Kinds

    def stays(self, changed: Kinds) -> bool:
        """Whether it would come out the same with more entries of these kinds."""
        return self.asked.isdisjoint(changed)


class Asking:
    """The kinds asked for by what is being worked out just now; one thing may ask for another."""

    def __init__(self) -> None:
        self._open: list[set[type[Body]]] = [set()]

    def note(self, kinds: Collection[type[Body]]) -> None:
        self._open[-1].update(kinds)

    def work_out(self, work: Callable[[], T]) -> Worked:
        """What `work` gives, noted also for what asked for it."""
        self._open.append(set())
        try:
            value = work()
        finally:
            asked = frozenset(self._open.pop())
            self.note(asked)
        return Worked(value, asked)


class TracedChart(Chart):
    """The same chart, noting what is asked of it. That an entry is there by its id stays true whatever is added."""

    __slots__ = ("_asking", "_whole")

    def __init__(self, chart: Chart, asking: Asking) -> None:
        self.client = chart.client
        self._by_id, self._by_kind, self._head = chart._by_id, chart._by_kind, chart._head
        self._whole, self._asking = chart, asking

    @property
    def entries(self) -> tuple[AnyEntry, ...]:  # type: ignore[override]
        self._asking.note((EVERYTHING,))
        return self._whole.entries

    @property
    def standing(self) -> tuple[AnyEntry, ...]:  # type: ignore[override]
        self._asking.note((EVERYTHING,))
        return self._whole.standing

    def of(self, kind: type[B]) -> tuple[Any, ...]:
        self._asking.note((kind,))
        return super().of(kind)

    def among(self, *kinds: type[Body]) -> tuple[AnyEntry, ...]:
        self._asking.note(kinds)
        return super().among(*kinds)

    def has_any(self, kinds: Collection[type[Body]]) -> bool:
        self._asking.note(kinds)
        return super().has_any(kinds)

    def entry(self, entry_id: str) -> AnyEntry | None:
        return self._found(super().entry(entry_id), entry_id)

    def head(self, entry_id: str) -> AnyEntry | None:
        return self._found(super().head(entry_id), entry_id)

    def _found(self, entry: AnyEntry | None, asked_for: str) -> AnyEntry | None:
        if entry is None and asked_for:
            self._asking.note((EVERYTHING,))
        return entry


class TracedFact:
    """In place of a `cached_property`: what it asks for is noted each time somebody looks at it."""

    def __init__(self, name: str, fact: cached_property[Any]) -> None:
        self.name, self._work_out = name, fact.func

    def __get__(self, owner: Any, kind: type | None = None) -> Any:
        worked = owner.facts.get(self.name)
        if worked is None:
            worked = owner.asking.work_out(lambda: self._work_out(owner))
            if self.name in ASK_LATER:
                worked = Worked(worked.value, frozenset({EVERYTHING}))
            owner.facts[self.name] = worked
        owner.asking.note(worked.asked)
        return worked.value


def facts_of(view: type) -> dict[str, cached_property[Any]]:
    """Its facts, by name."""
    return {name: fact for name, fact in vars(view).items() if isinstance(fact, cached_property)}


class TracedCircumstances(Circumstances):
    """Each answer with what it rests on."""

    def __init__(self, view: TracedView) -> None:
        super().__init__(view)
        self.asking = view.asking
        self.facts: dict[str, Worked] = {}
        self.answered: dict[str, Worked] = {}
        self.valued: dict[str, Worked] = {}

    def answer(self, circumstance: str) -> Answer:
        worked = self.answered.get(circumstance)
        if worked is None:
            worked = self.asking.work_out(lambda: super(TracedCircumstances, self).answer(circumstance))
            if circumstance in self._answers:
                # Answered while others were asked that rest on it: what they say is not in yet.
                self.answered[circumstance] = (
                    worked if self.stands_alone else Worked(worked.value, frozenset({EVERYTHING}))
                )
        self.asking.note(self.answered.get(circumstance, worked).asked)
        found: Answer = worked.value
        return found

    def measured(self, measure: str) -> Measured | None:
        worked = self.valued.get(measure)
        if worked is None:
            worked = self.asking.work_out(lambda: super(TracedCircumstances, self).measured(measure))
            self.valued[measure] = worked
        self.asking.note(worked.asked)
        found: Measured | None = worked.value
        return found


class TracedView(View):
    """A view of `whole` in which every fact and every part of one is kept with what it asked for."""

    def __init__(self, whole: Chart, knowledge: Knowledge, clinic: Clinic, clock: Clock) -> None:
        self.asking = Asking()
        super().__init__(TracedChart(whole, self.asking), knowledge, clinic, clock)
        self.whole = whole
        self.facts: dict[str, Worked] = {}
        self.parts: dict[Hashable, Worked] = {}
        self.asked_circumstances = TracedCircumstances(self)

    @property
    def circumstances(self) -> TracedCircumstances:
        return self.asked_circumstances

    def part(self, key: Hashable, work_out: Callable[[], T], rests_on: Kinds = frozenset()) -> T:
        worked = self.asking.work_out(work_out)
        worked = Worked(worked.value, worked.asked | rests_on)
        self.asking.note(rests_on)
        self.parts[key] = worked
        found: T = worked.value
        return found


for _name, _fact in facts_of(View).items():
    if _name != "circumstances":
        setattr(TracedView, _name, TracedFact(_name, _fact))
for _name, _fact in facts_of(Circumstances).items():
    setattr(TracedCircumstances, _name, TracedFact(_name, _fact))
