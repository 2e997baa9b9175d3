"""My plan line by line, in plain words, with what was said to each line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from steadystep.chart import AnyEntry
from steadystep.faces.look.plan_words import MyGoal, MyLine, my_goal, my_line
from steadystep.faces.portal.own import Own
from steadystep.reasoning.facts.agreement import agreement
from steadystep.reasoning.facts.plan_lines import Plan


@dataclass(frozen=True, slots=True)
class Said:
    """A comment; `who` is empty for the client's own."""

    who: str
    when: Any
    text: str


def my_lines(own: Own, plan: Plan) -> list[MyLine]:
    staff, instruments = own.opened.clinic.staff, own.view.knowledge.instruments
    return [my_line(line, own.today, instruments, staff) for line in plan.lines]


def my_goals(own: Own, plan: Plan) -> list[MyGoal]:
    return [my_goal(one, agreement(own.chart, one)) for one in plan.goals]


def talked_over(own: Own, plan: Plan) -> list[tuple[MyLine, list[Said]]]:
    """Each line with its comments, oldest first."""
    return [
        (mine, [_said(own, one) for one in line.comments])
        for mine, line in zip(my_lines(own, plan), plan.lines, strict=True)
    ]


def _said(own: Own, entry: AnyEntry) -> Said:
    staff = own.opened.clinic.staff.get(entry.author)
    mine = entry.role == "client"
    return Said("" if mine else staff.name if staff else _("your care team"), entry.occurred, entry.body.text)
