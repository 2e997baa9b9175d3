"""Working together: following a message up, what a huddle agreed, a case review, supervision."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from steadystep.chart.teamwork import (
    CaseReviewed,
    HuddleDone,
    HuddleNoted,
    MessageFollowed,
    SupervisionNoted,
)
from steadystep.reasoning.facts.conversations import conversations
from steadystep.reasoning.facts.huddles import open_items

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Prose, SeveralFromChart, WhenDay
from .setting import Setting

ROLES = ("prescriber", "therapist", "case_manager", "nurse", "peer", "front_desk", "lead")
TOPICS = ("off_track", "labs_due", "high_risk", "transition", "contradiction", "supervision", "other")


def _conversations(setting: Setting) -> Choices:
    """Those that wait first; only as far as this reader sees their messages."""
    found = sorted(conversations(setting.view), key=lambda one: (not one.waiting, one.last.occurred))
    return [(one.key, setting.describer.title(one.last)[:90]) for one in found]


def _roles_and_staff(setting: Setting) -> Choices:
    return [one for one in choosing.messages_to(setting) if one[0] not in ("client", "team")]


def _open_items(setting: Setting) -> Choices:
    chart = setting.opened.chart
    return [(chart.first(one).id, one.body.text[:90]) for one in open_items(chart)]


class MessageFollowedForm(EntryForm):
    slug, title, makes, tab = "message-followed", _("Follow a message up"), MessageFollowed, "team"
    hint = _("Hand it to somebody who can answer, or say why no answer is needed.")
    dated, labelled, corrects_too = False, False, False
    page = "conversations"

    conversation = FromChart(_("Which conversation"), _conversations)
    step = Choice(
        _("What becomes of it"), ("handed_on", "answered_elsewhere", "no_answer_needed"), judged=True
    )
    to = FromChart(_("To whom"), _roles_and_staff, blank=_("nobody"), empty_value="")
    why = Line(_("A word why"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if (given.get("step") == "handed_on") != bool(given.get("to")):
            raise ValidationError(_("Choose to whom it is handed on; nobody for the other answers."))
        return given


class HuddleForm(EntryForm):
    slug, title, makes, tab = "huddle", _("Agreed in a huddle"), HuddleNoted, "team"
    hint = _("One thing, one person, one day. The client can read it: write it as you would say it to them.")

    topic = Choice(_("About"), TOPICS, judged=True)
    text = Line(_("What is to be done"), max_length=1000)
    owner = FromChart(_("Who does it"), choosing.staff_team_first)
    by = WhenDay(_("By"))
    settles = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)


class HuddleDoneForm(EntryForm):
    slug, title, makes, tab = "huddle-done", _("What came of a huddle item"), HuddleDone, "team"

    item = FromChart(_("Which"), _open_items)
    outcome = Line(_("What came of it"), max_length=1000)


class CaseReviewForm(EntryForm):
    slug, title, makes, tab = "case-review", _("Case review"), CaseReviewed, "team"
    hint = _(
        "What each person does then goes into huddle items, with a name and a day. The client can read this."
    )

    question = Line(_("The question of today"), max_length=1000)
    going_well = Prose(_("What goes well, and what helped"), 3)
    not_yet = Prose(_("What does not yet, and what we do not know"), 3)
    client_view = Prose(_("What the client says about it"), 2, required=False)
    decided = Prose(_("What we decided, and what we will look at"), 3)
    present = SeveralFromChart(_("Who was there"), choosing.staff_team_first)
    next_review = WhenDay(_("Next review"), required=False)


class SupervisionForm(EntryForm):
    slug, title, verb, makes, tab = (
        "supervision",
        _("Supervision note"),
        _("Sign the note"),
        SupervisionNoted,
        "team",
    )
    hint = _("About the work with this client; nothing from a psychotherapy note. The client can read it.")

    clinician = FromChart(_("Talked with"), choosing.staff)
    topic = Line(_("What about"), max_length=1000)
    agreed = Prose(_("What was agreed"), 3)
    about = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


FORMS = (MessageFollowedForm, HuddleForm, HuddleDoneForm, CaseReviewForm, SupervisionForm)
