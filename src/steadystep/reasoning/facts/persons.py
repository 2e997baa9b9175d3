"""Age, sex for ranges and kidney function: what follows from who the person is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from steadystep.chart.intake import Demographics
from steadystep.reasoning.clock import midnight

from . import kidney
from .around import Around
from .measured import Measured, latest

_OLDEST = 130
ADULT = 18  # both kidney formulas are for adults
_KIDNEYS = frozenset({"egfr", "creatinine_clearance"})
MEASURED: Final = _KIDNEYS | {"age"}  # what is worked out here, and nowhere else
_KIDNEYS_HOLD_FOR = timedelta(days=365)  # R8: what is older is shown as old, and decides nothing


def ages(view: Around) -> tuple[int, ...]:
    """Completed years today: one number, several where only the month or year of birth is known, none where nothing is.

    The clock is asked for birthdays, so that the chart is looked at again on the next one and not every midnight.
    """
    born = view.person.birth_date
    if born is None:
        return ()
    oldest = _completed(view, born.day)
    if born.precision == "day":
        return (oldest,)
    last = (
        date.fromisoformat(f"{born.at}-12-31")
        if born.precision == "year"
        else date(born.day.year, born.day.month, 28)
    )
    return tuple(range(_completed(view, last), oldest + 1))


def because(view: Around) -> tuple[str, ...]:
    told = view.chart.latest(Demographics)
    return (told.id,) if told else ()


def sex(view: Around) -> kidney.Sex | None:
    told = view.chart.latest(Demographics)
    if told is None or told.body.sex_for_ranges not in ("female", "male"):
        return None
    return "female" if told.body.sex_for_ranges == "female" else "male"


def measured(view: Around, measure: str) -> Measured | None:
    """Age, eGFR and creatinine clearance; None for every other measure, and where one cannot be told.

    How the kidneys work cannot be told by a value of more than a year ago: see `outdated`.
    """
    if measure == "age":
        return _age(view)
    found = _kidneys(view, measure)
    return None if found is None or _is_old(view, found) else found


def outdated(view: Around, measure: str) -> Measured | None:
    """The last eGFR or creatinine clearance where it is too old to decide anything; None where it is not, or there is none."""
    found = _kidneys(view, measure)
    return found if found is not None and _is_old(view, found) else None


def _kidneys(view: Around, measure: str) -> Measured | None:
    if measure not in _KIDNEYS:
        return None
    worked_out = _estimated(view) if measure == "egfr" else _cleared(view)
    return _newer(latest(view.newest, measure), worked_out)


def _is_old(view: Around, found: Measured) -> bool:
    return view.clock.reached_day(found.day + _KIDNEYS_HOLD_FOR, view.person.zone)


def _age(view: Around) -> Measured | None:
    found = ages(view)
    born = view.person.birth_date
    if len(found) != 1 or born is None:
        return None
    return Measured(value=found[0], unit="years", day=born.day, because=because(view))


def _completed(view: Around, born: date) -> int:
    """By halving: the last question is about the next birthday, which is when the answer changes."""
    low, high = 0, _OLDEST
    while low < high:
        middle = (low + high + 1) // 2
        reached = view.clock.reached(midnight(birthday(born, middle), view.person.zone))
        low, high = (middle, high) if reached else (low, middle - 1)
    return low


def birthday(born: date, years: int) -> date:
    """Somebody born on 29 February is a year older on 1 March."""
    leap = (born.month, born.day) == (2, 29)
    year = born.year + years
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return date(year, 3, 1) if leap and not is_leap else born.replace(year=year)


def _estimated(view: Around) -> Measured | None:
    found = _ingredients(view)
    if found is None:
        return None
    creatinine, age, which = found
    value = kidney.estimated_gfr(creatinine.value, age, which)
    return Measured(
        value=value,
        unit="mL/min/{1.73_m2}",
        day=creatinine.day,
        because=(*creatinine.because, *because(view)),
    )


def _cleared(view: Around) -> Measured | None:
    found, weight = _ingredients(view), latest(view.newest, "body_weight")
    if found is None or weight is None:
        return None
    creatinine, age, which = found
    return Measured(
        value=kidney.creatinine_clearance(creatinine.value, age, which, weight.value), unit="mL/min", day=creatinine.day,
        because=(*creatinine.because, *weight.because, *because(view)),
    )  # fmt: skip


def _ingredients(view: Around) -> tuple[Measured, int, kidney.Sex] | None:
    """The newest creatinine, the age on its day and the sex for ranges, of an adult."""
    creatinine, which = latest(view.newest, "creatinine"), sex(view)
    age = view.person.age_on(creatinine.day) if creatinine else None
    if creatinine is None or creatinine.value <= 0 or which is None or age is None or age < ADULT:
        return None
    return creatinine, age, which


def _newer(reported: Measured | None, worked_out: Measured | None) -> Measured | None:
    """The newer of the two; of the same day the reported one."""
    if reported is None or worked_out is None:
        return reported or worked_out
    return worked_out if worked_out.day > reported.day else reported
