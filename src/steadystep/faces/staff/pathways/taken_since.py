"""What was taken since the last checkpoint: also what was stopped meanwhile, and long-acting injections by the day they were given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from steadystep.chart.supply import InjectionGiven
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import doses_told_said, labelled
from steadystep.reasoning.facts.adherence import adherence
from steadystep.reasoning.facts.injections import depots
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.view import View


def taken_since(view: View, since: date) -> tuple[Link, ...]:
    """Every medicine ordered here that was taken in that time; what came from elsewhere is not counted here."""
    injected = depots(view.knowledge)
    ours = [one for one in view.courses if one.ordered_here and (one.last is None or one.last >= since)]
    told = tuple(_told(view, one, since) for one in ours if one.drug not in injected)
    return (*told, *_injected(view, since, [one for one in ours if one.drug in injected]))


def _told(view: View, course: Course, since: date) -> Link:
    """What was told of its doses, today left out."""
    yesterday = view.clock.today(view.person.zone) - timedelta(days=1)
    words = doses_told_said(adherence(view.chart, course, since, yesterday))
    return _line(view, course.name, course.entry, words, _stopped(view, course))


def _stopped(view: View, course: Course) -> str:
    return (
        _("stopped, last day %(day)s") % {"day": day_said(course.last)}
        if course.last and view.over(course)
        else ""
    )


def _injected(view: View, since: date, ordered: list[Course]) -> Iterator[Link]:
    given = [one for one in view.chart.of(InjectionGiven) if one.body.when.day >= since]
    going = {one.drug: one for one in view.injections}
    for drug in dict.fromkeys([*(one.drug for one in ordered), *(one.body.drug for one in given), *going]):
        days = ", ".join(day_said(one.body.when.day) for one in given if one.body.drug == drug)
        words = _("injection given %(days)s") % {"days": days} if days else _("no injection in this time")
        fact, course = going.get(drug), next((one for one in ordered if one.drug == drug), None)
        due = _("next due %(day)s") % {"day": day_said(fact.next_due)} if fact and fact.next_due else ""
        # An order for one single day does not end what it began: only where nothing goes on is it said to be stopped.
        over = _stopped(view, course) if course and fact is None else ""
        name = view.knowledge.drug_names[drug].name if drug in view.knowledge.drug_names else drug
        entry = next((one.id for one in reversed(given) if one.body.drug == drug), fact.entry if fact else course.entry if course else "")  # fmt: skip
        yield _line(view, name, entry, words, due, over)


def _line(view: View, name: str, entry: str, *words: str) -> Link:
    return Link(labelled(name, *words), entry_address(view.chart.client, entry))
