"""Results over time, a lane for each, with the range the rules name; every mark leads to its entry."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from steadystep.faces.look.story import Band, Mark, ScoreLane, Series, StoryPicture
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import with_capital
from steadystep.faces.staff.describing import Describer
from steadystep.knowledge import LabAnalyte, ResultLimit
from steadystep.reasoning.facts.results import Result
from steadystep.reasoning.view import View

_MOST_LANES = 6
_AROUND = timedelta(days=14)


def trends(view: View, describer: Describer, today: date) -> StoryPicture | None:
    """The picture of what the medicines watch; None while nothing was measured twice."""
    watched = dict.fromkeys(name for line in view.monitoring for name in line.analytes)
    series = {name: [one for one in view.results.get(name, ()) if one.value is not None] for name in watched}
    shown = [(name, found) for name, found in series.items() if len(found) > 1][:_MOST_LANES]
    if not shown:
        return None
    rules = frozenset(line.rule.id for line in view.monitoring)
    lanes = tuple(_lane(view, view.knowledge.analytes[name], found, rules) for name, found in shown)
    first = min(one.day for _name, found in shown for one in found)
    return StoryPicture(first - _AROUND, max(today, first), lanes, _("Results over time"), today=today)


def _lane(view: View, analyte: LabAnalyte, found: list[Result], rules: frozenset[str]) -> ScoreLane:
    limits = [
        one for one in view.knowledge.result_limits
        if one.analyte == analyte.id and one.mon_id in rules and _holds(view, one)
    ]  # fmt: skip
    values = [one.value for one in found if one.value is not None]
    low, high = _in_range(limits)
    bottom = min([*values, *([low] if low is not None else [])])
    top = max([*values, *([high] if high is not None else [])])
    room = (top - bottom or 1.0) * 0.15
    bottom, top = max(0.0, float(f"{bottom - room:.2g}")), float(f"{top + room:.2g}")
    band = Band(bottom if low is None else low, top if high is None else high, _("in range"))
    marks = tuple(_mark(view, one) for one in found)
    title = f"{with_capital(analyte.name)}, {analyte.unit}"
    return ScoreLane(title, bottom, top, (band,) if limits else (), (Series(analyte.name, marks),))


def _holds(view: View, limit: ResultLimit) -> bool:
    """A plain bound, for this person."""
    if limit.times_upper_limit or limit.compares or limit.positive:
        return False
    age = view.circumstances.holds("age_65") is True
    if limit.who and limit.who.conditions == {"age_65"}:
        return age
    return not (limit.who_not and limit.who_not.conditions == {"age_65"} and age)


def _in_range(limits: list[ResultLimit]) -> tuple[float | None, float | None]:
    """The stretch between the cuts in which no limit is met; None where it is open to that side."""
    cuts = sorted({cut for one in limits for cut in (one.above, one.at_least, one.below, one.at_most) if cut is not None})  # fmt: skip
    edges: list[tuple[float | None, float | None]] = list(zip([None, *cuts], [*cuts, None], strict=True))
    free = [edge for edge in edges if not any(one.met_by(_inside(*edge)) for one in limits)]
    return max(free, key=_width) if free else (None, None)


def _inside(low: float | None, high: float | None) -> float:
    if low is None:
        return (high or 1.0) / 2
    return low * 2 + 1 if high is None else (low + high) / 2


def _width(edge: tuple[float | None, float | None]) -> float:
    low, high = edge
    return (high if high is not None else 1e12) - (low or 0.0)


def _mark(view: View, one: Result) -> Mark:
    hours = _(", %(hours)s h after the dose") % {"hours": f"{one.hours:g}"} if one.hours is not None else ""
    label = f"{one.said}, {day_said(one.day)}{hours}"
    flag = "" if one.counts else _("does not count")
    return Mark(one.day, one.value, label, entry_address(view.chart.client, one.entry), flag)
