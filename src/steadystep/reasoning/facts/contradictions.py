"""Instructions across disciplines that pull apart: each by its row of knowledge, with the entries that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import takewhile
from typing import Final, Protocol

import msgspec

from steadystep.chart import AnyEntry, Body, Chart
from steadystep.chart.asking import MeasureSent
from steadystep.chart.intake import Diagnosis
from steadystep.chart.plan import Goal
from steadystep.chart.therapy import PracticeAssigned, ProgressNote, Session
from steadystep.knowledge import Contradiction, Knowledge
from steadystep.reasoning.clock import Clock

from .circumstances import Circumstances
from .medicines import Course
from .person import Person

_FEARED = frozenset({"ladder_step", "interoceptive"})
_BIPOLAR = "F31"


class AroundPlans(Protocol):
    """What a view offers here."""

    chart: Chart
    knowledge: Knowledge
    clock: Clock

    @property
    def person(self) -> Person: ...

    @property
    def running(self) -> tuple[Course, ...]: ...

    @property
    def circumstances(self) -> Circumstances: ...


class Clash(msgspec.Struct, frozen=True, kw_only=True):
    """One contradiction. `because` begins with the newer instruction; `medicine` is the one concerned, where there is one."""

    row: Contradiction
    because: tuple[str, ...]
    medicine: str = ""

    @property
    def anchor(self) -> str:
        return self.because[0]


def clashes(view: AroundPlans) -> Iterator[Clash]:
    """At most one of each row: the newest pair."""
    for row in view.knowledge.working_together.contradictions:
        found = next(_KINDS[row.kind](view, row), None)
        if found is not None:
            yield found


def _new(view: AroundPlans, row: Contradiction, entry: AnyEntry) -> bool:
    return not view.clock.reached(entry.occurred + timedelta(days=row.days))


def _newest(view: AroundPlans, row: Contradiction, *kinds: type[Body]) -> Iterator[AnyEntry]:
    """Those of the last days, kind by kind, the latest first."""
    for kind in kinds:
        yield from takewhile(partial(_new, view, row), reversed(view.chart.of(kind)))


def _practised(view: AroundPlans, row: Contradiction) -> list[AnyEntry]:
    """What was agreed to practise lately, the latest first."""
    return list(_newest(view, row, PracticeAssigned))


def _exposure(view: AroundPlans, row: Contradiction) -> Iterator[Clash]:
    drugs = frozenset[str]().union(*(view.knowledge.groups.get(group, frozenset()) for group in row.groups))
    practised = [one for one in _practised(view, row) if one.body.practice in _FEARED]
    today = view.clock.today(view.person.zone) if practised else None
    for course in view.running if practised else ():
        step = course.step_on(today) if today else None
        if course.drug in drugs and step is not None and step.as_needed:
            yield Clash(row=row, because=(practised[0].id, *course.because), medicine=course.name)


def _sleep(view: AroundPlans, row: Contradiction) -> Iterator[Clash]:
    less = [one for one in _practised(view, row) if _holds(row, one.body.name)]
    diagnosed = [
        one for one in view.chart.of(Diagnosis) if one.body.status == "active" and one.body.condition.code.startswith(_BIPOLAR)
    ]  # fmt: skip
    if less and (diagnosed or view.person.pathway.startswith("bipolar")):
        yield Clash(row=row, because=(less[0].id, *(one.id for one in diagnosed[-1:])))


def _shift(view: AroundPlans, row: Contradiction) -> Iterator[Clash]:
    for course in _sedating(view, row):
        if view.circumstances.holds("shift_work"):
            because = (*course.because, *view.circumstances.because("shift_work"))
            yield Clash(row=row, because=because, medicine=course.name)


def _twice(view: AroundPlans, row: Contradiction) -> Iterator[Clash]:
    sent = list(_newest(view, row, MeasureSent))
    for later in sent:
        for other in reversed(sent):
            if (
                other.seq < later.seq
                and other.author != later.author
                and other.body.instrument == later.body.instrument
            ):
                yield Clash(row=row, because=(later.id, other.id))


def _driving(view: AroundPlans, row: Contradiction) -> Iterator[Clash]:
    goals = [one for one in view.chart.of(Goal) if one.body.status == "active" and _holds(row, one.body.text)]
    for course in _sedating(view, row) if goals else ():
        begun = next((entry for name in course.because if (entry := view.chart.entry(name))), None)
        if begun is not None and _new(view, row, begun):
            yield Clash(row=row, because=(*course.because, goals[-1].id), medicine=course.name)


def _advice(view: AroundPlans, row: Contradiction) -> Iterator[Clash]:
    """A note of somebody who orders nothing; whether it means what it seems to, its reader says."""
    ours = [one for one in view.running if one.ordered_here]
    for note in _newest(view, row, ProgressNote, Session) if ours else ():
        text = str(getattr(note.body, "summary", "") or getattr(note.body, "text", "")).casefold()
        for course in ours if note.role != "prescriber" else ():
            if any(f"{word} {course.name.casefold()}" in text for word in row.words):
                yield Clash(row=row, because=(note.id, *course.because), medicine=course.name)


def _sedating(view: AroundPlans, row: Contradiction) -> Iterator[Course]:
    for course in view.running:
        drug = view.knowledge.drugs.get(course.drug)
        if drug is not None and drug.mechanisms.sedative >= row.sedative_at_least:
            yield course


def _holds(row: Contradiction, text: str) -> bool:
    said = text.casefold()
    return any(word in said for word in row.words)


_KINDS: Final[dict[str, Callable[[AroundPlans, Contradiction], Iterator[Clash]]]] = {
    "as_needed_and_exposure": _exposure, "sleep_restriction": _sleep, "sedating_and_shift": _shift, "asked_twice": _twice,
    "driving_and_sedative": _driving, "advice_to_stop": _advice,
}  # fmt: skip
