"""The plan as the client reads it, on their phone and on paper: the same plain words everywhere. Knows no client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep.chart import AnyEntry
from steadystep.faces.look import medicine_words
from steadystep.faces.look.names import name_of
from steadystep.faces.look.questionnaire_names import questionnaire_name
from steadystep.faces.look.words import day_said
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts.agreement import Agreement
from steadystep.reasoning.facts.alignment import Practice
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.plan_lines import Coming, PlanLine, Trend
from steadystep.reasoning.facts.reading_grade import reading_grade


@dataclass(frozen=True, slots=True)
class MyLine:
    """`answer` is the id that an answer names: the version the client reads. `state` is a word of `Agreement`."""

    entry: str
    answer: str
    name: str
    state: str
    words: str
    goal: str
    going: str
    measure: str
    therapy: str
    medicines: tuple[str, ...]
    practices: tuple[str, ...]
    who: str
    coming: tuple[str, ...]

    @property
    def written(self) -> tuple[str, ...]:
        """What people typed of it: the part whose words they can choose."""
        return tuple(filter(None, (self.goal, self.name, self.therapy, *self.practices)))


@dataclass(frozen=True, slots=True)
class MyGoal:
    answer: str
    text: str
    sign: str
    state: str
    words: str


def my_goal(entry: AnyEntry, found: Agreement) -> MyGoal:
    return MyGoal(entry.id, entry.body.text, entry.body.sign, found.state, found.words)


def my_line(
    line: PlanLine, today: date, instruments: Mapping[str, Instrument], staff: Mapping[str, Any]
) -> MyLine:
    """`staff` are people of the clinic by id, each with a `name`."""
    body = line.head.body
    instrument = instruments.get(body.measure)
    kinds = dict.fromkeys((*filter(None, (body.therapy,)), *line.therapies))
    person = staff.get(body.responsible)
    return MyLine(
        entry=line.entry, answer=line.head.id, name=body.name, state=line.agreement.state, words=line.agreement.words,
        goal=line.goal.body.text if line.goal else "", going=going_said(line.trend),
        measure=questionnaire_name(instrument) if instrument else "",
        therapy=": ".join(filter(None, (", ".join(map(name_of, kinds)), body.therapy_focus))),
        medicines=tuple(_medicine(one, today) for one in line.courses), practices=tuple(map(_practice, line.practices)),
        who=person.name if person else "", coming=tuple(map(_coming, line.coming)),
    )  # fmt: skip


def rows_of(line: MyLine) -> Iterator[tuple[str, str]]:
    """(heading, words) of a line for paper; what is empty is left out."""
    rows = (
        (_("My goal"), line.goal), (_("How it is going"), line.going or _("Not measured yet")), (_("In therapy"), line.therapy),
        (_("Medicine"), "; ".join(line.medicines)), (_("What I practise"), "; ".join(line.practices)),
        (_("Who looks after it"), line.who),
        (_("What comes next"), "; ".join(line.coming) or _("No day is set. Ask at your next visit.")),
    )  # fmt: skip
    return ((heading, words) for heading, words in rows if words)


def state_said(state: str) -> str:
    """Whether the line is the client's own, as they read it."""
    words = {
        "agreed": _("I agree to this."), "not_agreed": _("I said: not like this. We talk it over."),
        "changed": _("I agreed to this before. My team changed the words since."),
    }  # fmt: skip
    return words.get(state, _("My team suggests this. It becomes my plan when I say so."))


def going_said(trend: Trend) -> str:
    """The first and the last number, and which way that is; nothing is judged that nobody knows."""
    words = {"first": trend.first, "last": trend.last}
    if trend.last is None:
        return ""
    if len(trend.facts) == 1:
        return _("%(last)s so far. One more will show which way it goes.") % words
    if trend.way == "better":
        return _("%(first)s at first, %(last)s now. That is better.") % words
    if trend.way == "worse":
        return _("%(first)s at first, %(last)s now. It is harder now. We look at it together.") % words
    return _("%(first)s at first, %(last)s now.") % words


def written_grade(lines: list[MyLine], goals: list[MyGoal]) -> float | None:
    """The years of school that what people typed into the plan asks for; None where nothing was typed. English only."""
    texts = [*(text for line in lines for text in line.written), *(goal.text for goal in goals)]
    return reading_grade(". ".join(texts)) if texts else None


def _medicine(course: Course, today: date) -> str:
    step = course.step_on(today)
    return f"{course.name} {medicine_words.dose(step)}" if step else course.name


def _practice(practice: Practice) -> str:
    name, count = practice.assigned.body.name, len(practice.tries)
    if not count:
        return str(name)
    return ngettext("%(name)s: tried %(n)s time", "%(name)s: tried %(n)s times", count) % {
        "name": name,
        "n": count,
    }


def _coming(coming: Coming) -> str:
    words = {"day": day_said(coming.day), "name": coming.about}
    if coming.what == "judged":
        return _("%(day)s: we can tell by then if %(name)s helps") % words
    if coming.what == "start":
        return _("%(day)s: %(name)s starts") % words
    if coming.what == "dose":
        return _("%(day)s: the dose of %(name)s changes") % words
    return _("%(day)s: we decide together how to go on") % words
