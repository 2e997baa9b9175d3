"""Exposure on the staff's side: building a ladder in lines, a try in the session, and letting a practice begin."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from steadystep.chart import Body, Unreadable
from steadystep.chart.exposure import ExposureLadder, LadderStep, PracticeCleared
from steadystep.chart.therapy import PracticeTried
from steadystep.faces.look.words import said
from steadystep.reasoning.facts.exposure import StepFact, ladders, menu

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Lines, Prose, Whole, Yes
from .setting import Setting

_RATED = re.compile(r"^(?P<name>.*?)[\s,;:]+(?P<rated>\d{1,3})$")


def _told(one: LadderStep) -> str:
    rated = "" if one.predicted is None else f", {one.predicted}"
    return f"{'+ ' if one.generalises else ''}{one.name}{rated}"


class LadderForm(EntryForm):
    slug, title, verb, makes, tab = "ladder", lazy("Exposure ladder"), lazy("Sign the ladder"), ExposureLadder, "sessions"  # fmt: skip
    hint = lazy("Made together. A step opens the next one when two tries ended at half of their peak or less, and nobody left early.")  # fmt: skip

    name = Line(lazy("What it is about"), help_text=lazy("Such as: shops and the subway."))
    target = FromChart(lazy("For which target"), choosing.targets, blank=lazy("no target"))
    steps = Lines(lazy("Steps, the easiest first"), 9, help_text=lazy(
        "One a line, with the distress expected at its end, 0 to 100: Short grocery run, 75. Begin a line with + when it is the step"
        " before it somewhere else. Body sensations by their names: Spinning on the spot, Breathing through a straw,"
        " Fast breathing for 60 seconds, Running up stairs."))  # fmt: skip
    note = Prose(lazy("What is left out: safety behaviours to drop"), 2, required=False)
    finished = Yes(lazy("No longer practised"))

    def initial_of(self, body: Any) -> dict[str, Any]:
        return {**super().initial_of(body), "steps": "\n".join(_told(one) for one in body.steps)}

    def clean_steps(self) -> tuple[LadderStep, ...]:
        """The lines as steps. A step that was there before keeps its id, by name or else by place."""
        lines = self.cleaned_data["steps"]
        before = self.corrected.body.steps if self.corrected is not None and isinstance(self.corrected.body, ExposureLadder) else ()  # fmt: skip
        by_name = {one.name.casefold(): one.id for one in before}
        found, taken = [], set()
        for place, line in enumerate(lines):
            named, rated, again = _read(line)
            old = by_name.get(named.casefold()) or (before[place].id if len(before) == len(lines) else "")
            step_id = old if old and old not in taken else uuid.uuid4().hex[:12]
            taken.add(step_id)
            found.append(_step(self.setting, step_id, named, rated, again))
        return tuple(found)


def _read(line: str) -> tuple[str, int | None, bool]:
    again = line.startswith("+")
    text = line.lstrip("+ ").strip()
    rated = _RATED.match(text)
    return (rated["name"].strip(), int(rated["rated"]), again) if rated else (text, None, again)


def _step(setting: Setting, step_id: str, name: str, rated: int | None, again: bool) -> LadderStep:
    known = {
        title.casefold(): exercise.id
        for exercise, _flags in menu(setting.view, "interoceptive")
        for title in (exercise.title, _(exercise.title))  # as it is written, and as this reader sees it
    }
    exercise = known.get(name.casefold(), "")
    kind = "interoceptive" if exercise else "in_life"
    try:
        return LadderStep(
            id=step_id, name=name, predicted=rated, generalises=again, exercise=exercise, kind=kind
        )
    except Unreadable as wrong:
        raise ValidationError(f"{name}: {said(wrong.says)}") from wrong


def _steps(setting: Setting) -> Iterable[tuple[str, str, StepFact]]:
    for ladder in ladders(setting.view):
        for one in ladder.steps:
            yield f"{ladder.entry}|{one.step.id}", f"{ladder.ladder.body.name}: {one.step.name}", one


def _to_try(setting: Setting) -> Choices:
    return [(key, name) for key, name, one in _steps(setting) if one.may_be_tried]


def _waiting(setting: Setting) -> Choices:
    return [(key, name) for key, name, one in _steps(setting) if one.state == "waits"]


class StepTriedForm(EntryForm):
    """A try at a step, in the session or told afterwards. A step that nobody rated before cannot start (R62)."""

    slug, title, makes, tab, corrects_too = (
        "step-tried",
        lazy("Try at a step"),
        PracticeTried,
        "sessions",
        False,
    )
    of_step = FromChart(lazy("Which step"), _to_try)
    predicted = Whole(lazy("Distress expected, before they began, 0 to 100"), 0, 100)
    before = Whole(lazy("Before, 0 to 100"), 0, 100, required=False)
    peak = Whole(lazy("At its peak, 0 to 100"), 0, 100, required=False)
    end = Whole(lazy("At the end, 0 to 100"), 0, 100, required=False)
    done = Choice(lazy("Done"), ("done", "partly", "not_this_time"), judged=True)
    left = Yes(lazy("Left before the wave fell"))
    learnt = Line(lazy("What came out otherwise than feared"), required=False)
    barrier = Line(lazy("What got in the way"), required=False)

    def body(self) -> Body:
        given = self.cleaned_data
        ladder, _bar, step_id = given["of_step"].partition("|")
        head = self.setting.opened.chart.head(ladder)
        step = head.body.step(step_id) if head and isinstance(head.body, ExposureLadder) else None
        return PracticeTried(
            when=self.when(), name=step.name if step else step_id, assigned=ladder, step=step_id, done=given["done"],
            predicted=given["predicted"], before=given["before"], peak=given["peak"], end=given["end"],
            left_early=given["left"], learnt=given["learnt"], barrier=given["barrier"],
        )  # fmt: skip


class ReadyForm(EntryForm):
    """The client says they are ready and the therapist agrees, before the rule."""

    slug, title, verb, makes, tab, corrects_too = "step-ready", lazy("Let a step begin early"), lazy("Sign it"), PracticeCleared, "sessions", False  # fmt: skip
    hint = lazy("The client is ready and you agree: write down why, and what helps if it is too much.")
    of_step = FromChart(lazy("Which step"), _waiting)
    note = Prose(lazy("Why now"), 3)

    def body(self) -> Body:
        ladder, _bar, step = self.cleaned_data["of_step"].partition("|")
        return PracticeCleared(when=self.when(), why="ready", ladder=ladder, step=step, note=self.cleaned_data["note"])  # fmt: skip


def _exercises(setting: Setting) -> Choices:
    return [(one.id, _(one.title)) for one, _flags in menu(setting.view, "interoceptive")]


class MedicalForm(EntryForm):
    """A prescriber or nurse looked at heart, pregnancy and asthma (R61)."""

    slug, title, verb, makes, tab, corrects_too = "exercise-cleared", lazy("Exercise looked at medically"), lazy("Sign it"), PracticeCleared, "sessions", False  # fmt: skip
    exercise = FromChart(lazy("Exercise"), _exercises)
    allowed = Choice(
        lazy("What was decided"), ("yes", "no"), judged=True, help_text=lazy("Yes: it may be practised.")
    )
    note = Prose(lazy("What was looked at"), 3, help_text=lazy("Such as: heart, pregnancy, asthma; how far it may go."))  # fmt: skip

    def body(self) -> Body:
        given = self.cleaned_data
        return PracticeCleared(when=self.when(), why="medical", exercise=given["exercise"], note=given["note"], allowed=given["allowed"] == "yes")  # fmt: skip


FORMS = (LadderForm, StepTriedForm, ReadyForm, MedicalForm)
