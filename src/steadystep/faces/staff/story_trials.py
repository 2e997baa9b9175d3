"""Trials on the story picture: from when and until when judging is fair, what the measure says, and what was judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from steadystep.faces.look.names import name_of
from steadystep.faces.look.story import EventKind, EventMark
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.addresses import entry_address
from steadystep.reasoning.facts.trials import Trial
from steadystep.reasoning.view import View


def judging_marks(view: View, first: date, last: date) -> tuple[EventMark, ...]:
    """Of every trial, as data: each mark has its day, its words and the entry it rests on."""
    found = (mark for trial in view.trials for mark in _marks(trial, view))
    return tuple(mark for day, mark in found if first <= day <= last)


def _marks(trial: Trial, view: View) -> Iterator[tuple[date, EventMark]]:
    order = entry_address(view.chart.client, trial.entry)
    if trial.earliest is not None:
        yield _mark(
            trial.earliest,
            "fair_from",
            _said(_("%(name)s: fair to judge from %(day)s"), trial, trial.earliest),
            order,
        )
    if trial.latest is not None:
        yield _mark(
            trial.latest,
            "fair_until",
            _said(_("%(name)s: to be judged by %(day)s"), trial, trial.latest),
            order,
        )
    if (response := trial.response) is not None and response.because:
        entry = view.chart.entry(response.because[-1])
        better = response.percent
        if entry is not None and better is not None:
            label = _("%(name)s by its measure: %(percent)s per cent better") % {
                "name": trial.name,
                "percent": f"{better:g}",
            }
            yield _mark(entry.body.when.day, "response", label, entry_address(view.chart.client, entry.id))
    if trial.judged is not None:
        label = f"{trial.name}: {name_of(trial.outcome)}"
        yield _mark(
            trial.judged.body.when.day, "judged", label, entry_address(view.chart.client, trial.judged.id)
        )


def _said(text: str, trial: Trial, day: date) -> str:
    return text % {"name": trial.name, "day": day_said(day)}


def _mark(day: date, kind: EventKind, label: str, href: str) -> tuple[date, EventMark]:
    return day, EventMark(day, kind, label, href)
