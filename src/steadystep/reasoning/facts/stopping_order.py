"""Every medicine as a review looks at it, and which might be stopped first, with each step of why (R35).

That harm comes first, that one medicine is stopped at a time and that anticholinergic ones deserve the look is the
advice of Australian Prescriber; the rest of the order is this clinic's own, and nobody has checked it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final, Literal, Protocol

import msgspec

from steadystep.chart import Words, say
from steadystep.chart.medication import DoseChanged
from steadystep.chart.plan import Target
from steadystep.chart.trials import TrialJudged
from steadystep.knowledge import Source
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.interactions import index_of

from .alignment import aimed
from .duplicating import covers_a_depot, shared_class
from .looking_through import ANTICHOLINERGIC, counted_medicines, last_look
from .medicines import Course
from .side_effects import EffectFact
from .trial_state import state_of
from .trials import AroundTrials, Trial

# In the order in which they count.
Step = Literal[
    "contraindicated", "major", "effect", "duplicate", "no_benefit", "no_target", "anticholinergic"
]
STEPS: Final[tuple[Step, ...]] = (
    "contraindicated", "major", "effect", "duplicate", "no_benefit", "no_target", "anticholinergic",
)  # fmt: skip
# R51, R58: care for opioid use is not stopped to shorten a list; without it an overdose is likelier.
KEPT: Final = frozenset({"BUP", "NALTREXONE"})
KEPT_DRUGS: Final = frozenset({"methadone"})
ORDER: Final = Ground(
    sources=(
        Source(document="Steadystep clinical specification", section="scope.md R35", year=2026),
        Source(document="Australian Prescriber: Deprescribing", section="Prioritise medicines to cease or doses to reduce", year=2011),
    ),
    why="What may do harm is looked at first, and one medicine is lowered at a time. The order of the other steps is this clinic's own.",
    verification="unverified",
)  # fmt: skip


class AroundReview(AroundTrials, Protocol):
    """What a review of all medicines rests on: a view."""

    @property
    def effects(self) -> tuple[EffectFact, ...]: ...


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the order that applies to a medicine, and the entries it rests on."""

    step: Step
    says: Words
    because: tuple[str, ...] = ()


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """One medicine of the review. `target` is what its target says, '' while none is named; `trial` None: not ordered here.

    `last` is the day on which somebody last looked at it: judged it, changed its dose, or looked through all of them.
    `steps` are the reasons to think of stopping it, in the order that counts. `kept`: never suggested, whatever the steps.
    """

    course: Course
    target: str
    trial: Trial | None
    last: date | None
    points: int
    steps: tuple[Why, ...]
    kept: bool = False

    @property
    def suggested(self) -> bool:
        return bool(self.steps) and not self.kept


def looked(view: AroundReview, findings: Sequence[Finding]) -> tuple[Looked, ...]:
    """What is taken now, in the order in which it came. `findings` are those of the review at the same instant."""
    known = counted_medicines(view)
    trials = {one.entry: one for one in view.trials}
    load = sum(_points(view, course) for course in known)
    twice = _duplicates(view, known)
    return tuple(
        _one(view, course, trials.get(course.entry), (*_told(view, course, findings), *twice.get(course.entry, ()),
             *_of_trial(view, course, trials.get(course.entry)), *_load(view, course, load)))
        for course in known
    )  # fmt: skip


def in_order(lines: Sequence[Looked]) -> tuple[Looked, ...]:
    """Those that might be stopped: by the gravest step, then by how many apply, by anticholinergic points, the newest first."""
    newest = sorted(
        (one for one in lines if one.suggested), key=lambda one: one.course.first or date.min, reverse=True
    )
    return tuple(sorted(newest, key=_weight))


def _weight(one: Looked) -> tuple[int, int, int]:
    return STEPS.index(one.steps[0].step), -len(one.steps), -one.points


def _one(view: AroundReview, course: Course, trial: Trial | None, steps: tuple[Why, ...]) -> Looked:
    target = view.chart.head(course.target) if course.target else None
    return Looked(
        course=course, trial=trial, last=_last(view, course), points=_points(view, course),
        target=target.body.name if target is not None and isinstance(target.body, Target) else "",
        steps=tuple(sorted(steps, key=lambda one: STEPS.index(one.step))), kept=_kept(view, course),
    )  # fmt: skip


def _kept(view: AroundReview, course: Course) -> bool:
    drug = view.knowledge.drugs.get(course.drug)
    return course.drug in KEPT_DRUGS or (drug is not None and not KEPT.isdisjoint(drug.groups))


def _points(view: AroundReview, course: Course) -> int:
    drug = view.knowledge.drugs.get(course.drug)
    return drug.mechanisms.acb if drug else 0


def _last(view: AroundReview, course: Course) -> date | None:
    chart = view.chart
    days = [
        one.body.when.day for one in chart.among(TrialJudged, DoseChanged)
        if chart.origin(one.body.order) == course.entry
    ]  # fmt: skip
    whole = last_look(view)
    if whole is not None and (course.first is None or course.first <= whole.body.when.day):
        days.append(whole.body.when.day)
    return max(days, default=None)


def _told(view: AroundReview, course: Course, findings: Sequence[Finding]) -> Iterator[Why]:
    """Grave findings that weigh on it, and side effects that go on."""
    for one in findings:
        if (
            one.state == "fires"
            and course.entry in one.about
            and one.severity in ("contraindicated", "major")
        ):
            yield Why(step=one.severity, says=one.says, because=one.because)
    for effect in view.effects:
        if effect.course is not None and effect.course.entry == course.entry and effect.gone is None:
            says = say("A side effect goes on: {effect}.", effect=effect.name)
            yield Why(step="effect", says=says, because=effect.because)


def _duplicates(view: AroundReview, known: tuple[Course, ...]) -> dict[str, tuple[Why, ...]]:
    """Of two that do the same the one that came later: the earlier has shown what it does."""
    drugs, kin = view.knowledge.drugs, index_of(view.knowledge).same_substance
    found: dict[str, tuple[Why, ...]] = {}
    for earlier, later in combinations(known, 2):
        first, second = drugs.get(earlier.drug), drugs.get(later.drug)
        if first is None or second is None or covers_a_depot(first, second):
            continue
        group = shared_class(first, second)
        if second.id in kin[first.id]:
            says = say("It holds the same substance as {name}.", name=earlier.name)
        elif group:
            says = say("It is of one class with {name} ({group}).", name=earlier.name, group=group)
        else:
            continue
        why = Why(step="duplicate", says=says, because=(*earlier.because, *later.because))
        found[later.entry] = (*found.get(later.entry, ()), why)
    return found


def _of_trial(view: AroundReview, course: Course, trial: Trial | None) -> Iterator[Why]:
    """No benefit in an adequate trial; and no target, which is not asked of what others ordered."""
    if trial is None:
        return
    if trial.failed or (not trial.outcome and state_of(trial) == "no_response"):
        says = say("An adequate trial has shown no benefit.")
        yield Why(step="no_benefit", says=says, because=trial.because)
    if view.chart.origin(course.target or "") not in aimed(view.chart):
        yield Why(step="no_target", says=say("It serves no target of the plan."), because=course.because)


def _load(view: AroundReview, course: Course, load: int) -> Iterator[Why]:
    points = _points(view, course)
    if points and load >= ANTICHOLINERGIC:
        says = say("It adds {points} to an anticholinergic load of {load}.", points=points, load=load)
        yield Why(step="anticholinergic", says=says, because=course.because)
