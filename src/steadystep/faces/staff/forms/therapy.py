"""Therapy: sessions, notes, the note kept apart, and the practice between sessions."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as said_now
from django.utils.translation import gettext_lazy as _

from steadystep.chart.therapy import PracticeAssigned, PracticeTried, ProgressNote, PsychotherapyNote
from steadystep.clinic.chartroom.knowing import known
from steadystep.reasoning.facts.kept_apart import Misplaced, misplaced

from . import choosing
from .engine import EntryForm
from .fields import Choice, FromChart, Line, Prose, Whole, Yes
from .sessions import SessionForm

PRACTICES = ("skill", "ladder_step", "interoceptive", "activation", "record", "committed_action", "other")


class NoteForm(EntryForm):
    slug, title, makes, tab = "note", _("Progress note"), ProgressNote, "sessions"
    hint = _("The client can read this note.")

    text = Prose(_("Note"), 8)


class PsychotherapyNoteForm(EntryForm):
    slug, title, verb = "psychotherapy-note", _("Psychotherapy note"), _("Seal the note")
    makes, tab, labelled, corrects_too = PsychotherapyNote, "sessions", False, False
    kept_as_draft = False  # a draft would lie unsealed
    hint = _(
        "Sealed under a key of its own; only you can open it. It may not hold medicines, session times, kind of work,"
        " test results, diagnosis, plan, symptoms, prognosis or progress: those belong in the progress note."
        " It is not saved while you type."
    )

    text = Prose(_("Note"), 8)
    all_the_same = Yes(_("I have read the remark. It belongs here all the same."))

    def clean(self) -> dict[str, Any]:
        """A remark where it seems to hold what belongs in the progress note; the writer decides."""
        given = super().clean() or self.cleaned_data
        found = misplaced(given.get("text", ""), known())
        if found and not given.get("all_the_same"):
            self.add_error("text", _said(found))
        return given


def _said(found: tuple[Misplaced, ...]) -> str:
    named = ", ".join(f"{TOPICS[one.topic]} (“{one.words}”)" for one in found)
    return said_now("This seems to hold what belongs in the progress note: %(what)s. Move it there, or tick that it stays here.") % {"what": named}  # fmt: skip


TOPICS = {
    "medicine": _("medicines"), "session_time": _("session times"), "modality": _("kind of work"), "test_result": _("test results"),
    "diagnosis": _("diagnosis"), "plan": _("the plan"), "symptoms": _("symptoms"), "prognosis": _("prognosis"), "progress": _("progress"),
}  # fmt: skip


class PracticeForm(EntryForm):
    slug, title, verb, makes, tab = (
        "practice",
        _("Practice until next time"),
        _("Sign the practice"),
        PracticeAssigned,
        "sessions",
    )

    name = Line(_("Practice"))
    practice = Choice(_("Kind"), PRACTICES, judged=True)
    exercise = FromChart(
        _("Exercise with its sheet"), choosing.exercises, blank=_("none of these"), empty_value=""
    )
    why = Line(_("Why"), required=False)
    target = FromChart(_("For which target"), choosing.targets, blank=_("no target"))
    how_often = Line(_("How often, when"), required=False)
    times_a_week = Whole(_("Times a week"), 1, 70, required=False)
    predicted = Whole(_("Difficulty expected, 0 to 100"), 0, 100, required=False)
    fallback = Line(_("If it is too much"), required=False)
    ended = Yes(_("No longer practised"))


class TriedForm(EntryForm):
    slug, title, makes, tab = "tried", _("What was tried"), PracticeTried, "sessions"

    assigned = FromChart(_("Which practice"), choosing.practices, blank=_("another one"))
    name = Line(_("Practice"))
    done = Choice(_("Done"), ("done", "partly", "not_this_time"), judged=True)
    before = Whole(_("Before, 0 to 100"), 0, 100, required=False)
    peak = Whole(_("At its peak, 0 to 100"), 0, 100, required=False)
    end = Whole(_("At the end, 0 to 100"), 0, 100, required=False)
    barrier = Line(_("What got in the way"), required=False)


FORMS = (SessionForm, NoteForm, PsychotherapyNoteForm, PracticeForm, TriedForm)
