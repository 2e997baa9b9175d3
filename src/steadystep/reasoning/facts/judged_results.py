"""Results as limits judge them: what was reported, and an eGFR worked out where only a creatinine came."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import structs

from . import kidney, persons
from .results import Result
from .watched import Watched

EGFR: Final = "egfr"
CREATININE: Final = "creatinine"


def judged(view: Watched) -> Mapping[str, tuple[Result, ...]]:
    """Of one day the reported eGFR counts, and none is worked out beside it."""
    days = {one.day for one in view.results.get(EGFR, ())}
    alone = [one for one in view.results.get(CREATININE, ()) if one.state == "valid" and one.day not in days]
    worked_out = [made for one in alone if (made := _estimated(view, one)) is not None]
    if not worked_out:
        return view.results
    series = sorted((*view.results.get(EGFR, ()), *worked_out), key=lambda one: one.at)
    return {**view.results, EGFR: tuple(series)}


def unjudged(view: Watched) -> Result | None:
    """The newest creatinine where neither the laboratory nor age and sex tell how the kidneys work."""
    found = view.results.get(CREATININE, ())
    if not found or found[-1].state != "valid" or found[-1].value is None:
        return None
    series = judged(view).get(EGFR, ())
    return None if series and series[-1].at >= found[-1].at else found[-1]


def _estimated(view: Watched, creatinine: Result) -> Result | None:
    age, which = view.person.age_on(creatinine.day), persons.sex(view)
    if not creatinine.value or age is None or which is None or age < persons.ADULT:
        return None
    value = kidney.estimated_gfr(creatinine.value, age, which)
    said = f"{value:g} mL/min/1.73 m²"
    return structs.replace(
        creatinine, analyte=EGFR, value=value, said=said, upper=None, worked_out_of=CREATININE
    )
