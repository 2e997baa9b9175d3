"""The medicine of a course: ordered, raised where it is not enough, supplied each month, what it does beside, doses missed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from steadystep.chart import Dose
from steadystep.chart.education import EducationGiven
from steadystep.chart.medication import DoseChanged, DoseReport, DoseStep, Fill, Order, SideEffect
from steadystep.faces.cli.simulator.scribe import local

from .plan import Plan
from .readiness import make_ready
from .sorts import Medicine

_MONTH: Final = 30
_UNTIL_NEXT: Final = 10  # days at the higher dose, for what is used up faster until the next month's supply


def judged_by(p: Plan) -> str:
    """The measure that judges target and medicine."""
    return p.sort.measures[0]


def prescribed(p: Plan, target: str) -> str:
    """Ordered in the first days, raised at six weeks where the first dose is not enough. Returns the order."""
    medicine = _medicine_of(p)
    first = p.start + timedelta(days=5 if medicine.drug == "lithium" else 2)
    at = local(first, "11:20") - timedelta(minutes=p.rng.randrange(3) * 40)
    reasons = make_ready(p, at, medicine.drug)
    order = p.s.did(
        at, p.prescriber, Order, name=medicine.name, drug=medicine.drug, indication=medicine.indication, target=target,
        measure=judged_by(p), route=medicine.route, steps=_steps(medicine, first), instruction=medicine.instruction,
        reasons=reasons,
    )  # fmt: skip
    p.s.did(at, p.prescriber, EducationGiven, drug=medicine.drug, name=medicine.name, order=order)
    if medicine.more and p.shape in ("after_change", "partial", "no_response") and p.weeks > 7:
        day = first + timedelta(weeks=6, days=p.rng.randrange(4))
        _raised(p, order, day, *medicine.more)
    _effects(p, order, first)
    return order


def _medicine_of(p: Plan) -> Medicine:
    if p.medicine is None:
        raise ValueError(f"{p.who.username} takes no medicine.")
    return p.medicine


def _steps(medicine: Medicine, first: date) -> tuple[DoseStep, ...]:
    firsts = [first + timedelta(days=days) for days, _, _ in medicine.steps]
    return tuple(
        DoseStep(first=day, last=after - timedelta(days=1) if after else None, amount=Dose(each, "mg"), times_a_day=times)
        for day, after, (_, each, times) in zip(firsts, [*firsts[1:], None], medicine.steps, strict=True)
    )  # fmt: skip


def _raised(p: Plan, order: str, day: date, each: float, times: float) -> None:
    """With what the higher dose takes until the next month's supply: a clinic that raises a dose hands out more."""
    step = DoseStep(first=day + timedelta(days=1), amount=Dose(each, "mg"), times_a_day=times)
    why = "Less than half better at six weeks, taken most days, tolerated."
    p.s.did(local(day, "15:10"), p.prescriber, DoseChanged, order=order, why=why, steps=(step,))
    _handed_out(p, order, local(step.first, "12:10"), _UNTIL_NEXT)


def _handed_out(p: Plan, order: str, at: datetime, days: int) -> None:
    medicine = _medicine_of(p)
    p.s.did(at, p.role("nurse"), Fill, name=medicine.name, order=order, drug=medicine.drug, days=days)


def _effects(p: Plan, order: str, first: date) -> None:
    """What many people notice at first, and that it fades; for one in six it lingers."""
    rng, s = p.rng, p.s
    for effect in _medicine_of(p).effects:
        if rng.random() > 0.55:
            continue
        day, burden = first + timedelta(days=rng.randrange(2, 6)), rng.randint(2, 5)
        s.answered(local(day, "19:40"), SideEffect, effect=effect, burden=burden, order=order)
        lingers = rng.random() < 0.16
        later = local(day + timedelta(days=rng.randrange(9, 20)), "19:50")
        left = burden if lingers else 0
        s.answered(later, SideEffect, effect=effect, burden=left, order=order, gone=not lingers)


def taking(p: Plan, order: str) -> None:
    """A supply each month, now and then forgotten, and the days a dose was missed, as far as told."""
    by_mouth = _medicine_of(p).route != "intramuscular"
    day, week = p.start + timedelta(days=6), 0.0
    while week < min(p.weeks, p.end_week):
        if p.rng.random() < 0.9 and by_mouth:
            _handed_out(p, order, local(day, "12:30"), _MONTH)
        _missed(p, order, day)
        day, week = day + timedelta(days=_MONTH), week + _MONTH / 7


def _missed(p: Plan, order: str, month: date) -> None:
    """Up to two days of that month, told the same evening."""
    for _ in range(2):
        if p.rng.random() > p.keen:
            day = month + timedelta(days=p.rng.randrange(1, 28))
            reason = p.rng.choice(("forgot", "away from home", ""))
            p.s.answered(local(day, "21:05"), DoseReport, order=order, day=day, outcome="missed", reason=reason)  # fmt: skip
