"""The relapse-prevention kit, put together from what the chart holds: nothing is typed twice, and what is missing is said."""

from __future__ import annotations

from datetime import date
from typing import Final, Protocol

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.discharge import KitGiven, StepDownPlan
from steadystep.chart.plan import CareEnded
from steadystep.chart.safety import SafetyPlan
from steadystep.chart.warning_signs import WarningSign

from .supply import SupplyFact

OVERDOSE: Final = ("naloxone_where", "naloxone_trained", "never_alone", "tolerance", "overdose")
NEEDED: Final = ("signs", "helps", "people", "follow_ups")


class AroundKit(Protocol):
    @property
    def chart(self) -> Chart: ...

    @property
    def supplies(self) -> tuple[SupplyFact, ...]: ...


class Kit(msgspec.Struct, frozen=True, kw_only=True):
    """Each part as lines, in the client's words. `refills` are a medicine and the day by which it is fetched again.

    `missing` are the needed parts that hold nothing yet, by name.
    """

    signs: tuple[str, ...]
    signature: str
    triggers: str
    helps: tuple[str, ...]
    people: tuple[str, ...]
    professionals: tuple[str, ...]
    refills: tuple[tuple[str, date], ...]
    boosters: tuple[date, ...]
    follow_ups: tuple[date, ...]
    overdose: tuple[str, ...]
    first_step: str
    given: AnyEntry | None
    missing: tuple[str, ...]


def prevention_kit(view: AroundKit) -> Kit:
    chart = view.chart
    signs = [one.body for one in chart.of(WarningSign) if one.body.active]
    written, agreed, ended, given = (
        chart.latest(SafetyPlan), chart.latest(StepDownPlan), chart.latest(CareEnded), chart.latest(KitGiven)
    )  # fmt: skip
    plan = written.body if written else None
    follow_ups = tuple(ended.body.follow_ups) if ended else ()
    parts = {
        "signs": _once([*(one.sign for one in signs), *(plan.warning_signs if plan else ())]),
        "helps": _once([*(one.what_helps for one in signs), *(plan.my_steps if plan else ())]),
        "people": _once([*(plan.who_to_ask if plan else ()), *(plan.people_and_places if plan else ())]),
    }  # fmt: skip
    missing = tuple(name for name in NEEDED if not (follow_ups if name == "follow_ups" else parts[name]))
    return Kit(
        signature=agreed.body.signature if agreed else "", triggers=agreed.body.triggers if agreed else "",
        professionals=plan.professionals if plan else (), boosters=tuple(agreed.body.boosters) if agreed else (),
        refills=tuple((one.course.name, one.run_out) for one in view.supplies if one.run_out is not None),
        overdose=tuple(line for name in OVERDOSE for line in getattr(plan, name, ())), first_step=given.body.first_step if given else "",
        given=given, missing=missing, follow_ups=follow_ups, **parts,
    )  # fmt: skip


def _once(lines: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in lines if line.strip()))
