"""Therapy in one line: ladders, clearings, worksheets, what was agreed to practise and how it went."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep import knowledge
from steadystep.chart import Body
from steadystep.chart.exposure import ExposureLadder, LadderStep, PracticeCleared
from steadystep.chart.sleep_windows import SleepWindow
from steadystep.chart.therapy import AgendaPoint, Session
from steadystep.chart.worksheets import Rated, Told, Worksheet
from steadystep.faces.look.names import name_of
from steadystep.faces.look.sheet_fields import rated_said, sheet_lines


def exercise_title(exercise: str) -> str:
    """Its title; the id where the knowledge has it no more."""
    found = knowledge.load().exercises.get(exercise)
    return _(found.title) if found else exercise.replace("_", " ")


def _ladder(body: ExposureLadder, _describer: Any) -> str:
    steps = ngettext("%(count)d step", "%(count)d steps", len(body.steps)) % {"count": len(body.steps)}
    ended = _("no longer practised") if body.finished else ""
    return ": ".join((_("Exposure ladder"), body.name)) + " · " + " · ".join(filter(None, (steps, ended)))


def _cleared(body: PracticeCleared, describer: Any) -> str:
    what = exercise_title(body.exercise) if body.exercise else _step_name(body, describer)
    how = name_of(body.why) if body.allowed else _("advised against")
    return " · ".join(filter(None, (f"{_('Practice cleared')}: {what}", how, body.note)))


def _step_name(body: PracticeCleared, describer: Any) -> str:
    ladder = describer.chart.head(body.ladder) if body.ladder else None
    step = ladder.body.step(body.step) if ladder and isinstance(ladder.body, ExposureLadder) else None
    return step.name if step else body.step


def _window(body: SleepWindow, _describer: Any) -> str:
    hours = _("%(hours)s hours") % {"hours": f"{body.minutes / 60:g}"}
    ended = _("no longer kept") if body.ended else ""
    return " · ".join(filter(None, (f"{_('Sleep window')}: {body.to_bed}–{body.up}", hours, body.why, ended)))


def _sheet(body: Worksheet, _describer: Any) -> str:
    said = " · ".join(f"{asked} {answer}" for asked, answer in sheet_lines(body)[:3])
    return f"{exercise_title(body.exercise)}: {said}"


def _step_said(step: LadderStep) -> str:
    rated = "" if step.predicted is None else _("expected %(rated)s") % {"rated": step.predicted}
    again = _("the same somewhere else") if step.generalises else ""
    return " · ".join(filter(None, (step.name, rated, again)))


def _point_said(point: AgendaPoint) -> str:
    if point.done:
        return _("%(point)s (gone through)") % {"point": point.says}
    return _("%(point)s (put off: %(why)s)") % {"point": point.says, "why": point.put_off} if point.put_off else point.says  # fmt: skip


def session(body: Session, _describer: Any) -> str:
    """What was put off, or why there was no agenda, is said beside the summary."""
    left = [one for one in body.agenda if one.put_off]
    without = _("held without its agenda: %(why)s") % {"why": body.no_agenda} if body.no_agenda else ""
    put_off = _("%(count)s put off: %(why)s") % {"count": len(left), "why": left[0].put_off} if left and not without else ""  # fmt: skip
    return ": ".join((_("Session"), " · ".join(filter(None, (name_of(body.modality), body.present, body.summary, without or put_off)))))  # fmt: skip


SAYING: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (LadderStep, _step_said), (Rated, rated_said), (AgendaPoint, _point_said), (Told, lambda value: f"{_(value.asked or value.of)} {value.text}"),
)  # fmt: skip
TITLES: dict[type[Body], Callable[[Any, Any], str]] = {
    ExposureLadder: _ladder, PracticeCleared: _cleared, Worksheet: _sheet, SleepWindow: _window,
}  # fmt: skip
