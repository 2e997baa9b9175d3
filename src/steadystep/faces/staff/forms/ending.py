"""Checkpoints, stepping down, the end of care as a transition, contacts after it, and the way back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.dateparse import parse_date
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body
from steadystep.chart.checkpoints import CheckpointHeld
from steadystep.chart.discharge import FollowUpDone, KitGiven, ReturnAsked, StepDownPlan, follow_up_days
from steadystep.chart.mistakes import unreadable
from steadystep.chart.plan import CareEnded, CareResumed
from steadystep.reasoning.facts.after_care import after_care

from .engine import EntryForm
from .fields import Choice, Day, Line, Lines, Prose, Yes


class Days(Lines):
    """A day a line, as 2026-03-17; gives a tuple of dates, the earliest first."""

    def clean(self, value: Any) -> Any:
        found = []
        for text in super().clean(value):
            try:
                day = parse_date(text)
            except ValueError:
                day = None
            if day is None:
                raise forms.ValidationError(
                    gettext("“%(text)s” is not a day: write it as 2026-03-17, each on a line of its own.") % {"text": text[:40]}
                )  # fmt: skip
            found.append(day)
        return tuple(sorted(set(found)))

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, tuple | list):
            return "\n".join(one.isoformat() if isinstance(one, date) else str(one) for one in value)
        return value


class CheckpointForm(EntryForm):
    slug, title, verb, makes, tab = (
        "checkpoint",
        _("Checkpoint"),
        _("Sign the checkpoint"),
        CheckpointHeld,
        "about",
    )
    hint = _(
        "Look at measures, side effects, goals, setbacks and milestones first; then decide with the client."
    )
    dated = False

    pathway = Line(_("Programme"))
    due = Day(_("Checkpoint of"))
    decision = Choice(_("Together we decide to"), ("go_on", "adjust", "step_up", "step_down"), judged=True)
    says = Prose(_("What that means from now on"), 3)
    client_view = Prose(
        _("What the client thinks of it"), 2, help_text=_("Ask, and write it in their words.")
    )
    off_track = Yes(
        _("It did not go as hoped"), help_text=_("Nobody's fault. Twice in a row asks for more support.")
    )


class StepDownForm(EntryForm):
    slug, title, verb, makes, tab = (
        "step-down",
        _("Step-down plan"),
        _("Sign the step-down plan"),
        StepDownPlan,
        "about",
    )
    hint = _("Less care because it goes well: what stays, what is watched, and how a hard time would begin.")

    visits = Prose(_("Visits from now on"), 2)
    medicine = Choice(_("The medicine"), ("goes_on", "taper", "stop", "none_to_go_on"), judged=True)
    medicine_plan = Prose(_("How, and who prescribes it"), 2, required=False)
    watched = Prose(_("What is still measured"), 2, required=False)
    signature = Prose(_("How a hard time begins for them"), 2, help_text=_("In their words."))
    triggers = Prose(_("What means: call at once"), 2, required=False)
    checkpoints = Days(_("Checkpoints"), 3, required=False, help_text=_("A day a line: 2026-03-17."))
    boosters = Days(_("Booster visits"), 3, required=False, help_text=_("A day a line: 2026-03-17."))
    client_view = Prose(_("What the client thinks of it"), 2)


class KitGivenForm(EntryForm):
    slug, title, makes, tab = "kit", _("Relapse-prevention kit gone through"), KitGiven, "about"

    way = Choice(_("Where they have it"), ("portal", "paper", "both"), judged=True)
    first_step = Prose(_("What they will do first, in their words"), 2, required=False)


class CareEndedForm(EntryForm):
    slug, title, verb, makes, tab = "care-ended", _("End care"), _("Sign the end of care"), CareEnded, "about"
    hint = _(
        "A transition, not a door that shuts: coming back is one step. A positive test or a lapse never ends treatment."
    )

    ending = Choice(
        _("How it ends"),
        ("completed", "transferred", "client_choice", "moved_away", "lost_contact", "died"),
        judged=True,
    )
    reason = Prose(_("Why"), 2, required=False)
    follow_ups = Days(
        _("Contacts afterwards"), 4, required=False,
        help_text=_("A day a line; about 7, 30, 90 and 180 days after. Without them care does not end."),
    )  # fmt: skip
    without_kit = Prose(
        _("Why without the relapse-prevention kit"), 2, required=False,
        help_text=_("Only where the kit is not in their hands: without it, or a reason, care does not end."),
    )  # fmt: skip
    handed_to = Line(_("Who goes on with the medicine"), required=False)
    handover = Prose(
        _("How we know"), 2, required=False,
        help_text=_("Needed with buprenorphine, methadone, clozapine or lithium: a call, a letter answered, a first appointment."),
    )  # fmt: skip
    bridge = Line(_("Supply until then"), required=False)
    summary_to = Line(_("Summary goes to"), required=False, help_text=_("Only with the client's consent."))

    def set_up(self) -> None:
        self.fields["follow_ups"].initial = follow_up_days(self.setting.now.date())
        # Their hints say when each is needed: "if you like" would mislead.
        for name in ("follow_ups", "without_kit", "handover"):
            self.fields[name].unmarked = True  # type: ignore[attr-defined]


class CareResumedForm(EntryForm):
    slug, title, verb, makes, tab = (
        "care-resumed",
        _("Resume care"),
        _("Sign the return"),
        CareResumed,
        "about",
    )

    note = Prose(_("What brings them back"), 2, required=False)


class FollowUpForm(EntryForm):
    slug, title, makes, tab = "follow-up", _("Contact after care"), FollowUpDone, "about"
    hint = _("How they are now. Not reached is an answer, too.")

    planned = Day(_("Agreed for"))
    method = Choice(_("How"), ("phone", "video", "in_person", "message"), judged=True)
    outcome = Choice(
        _("How they are"),
        ("well", "harder", "wants_back", "back_in_care", "elsewhere", "not_reached", "died"),
        judged=True,
    )
    note = Prose(_("In a few words"), 2, required=False)

    def body(self) -> Body:
        after = after_care(self.setting.opened.chart)
        if after is None:
            raise unreadable("Care has not ended: write a note or a call instead.")
        told = self.cleaned_data
        return FollowUpDone(
            when=self.when(), end_of_care=after.ended.id, planned=told["planned"], outcome=told["outcome"], method=told["method"],
            note=told["note"],
        )  # fmt: skip


class ReturnAskedForm(EntryForm):
    slug, title, makes, tab = "return", _("They would like to come back"), ReturnAsked, "about"
    hint = _("Somebody answers by the next working day. No new intake, no waiting list.")

    note = Prose(_("What they said"), 2, required=False)


FORMS = (
    CheckpointForm,
    StepDownForm,
    KitGivenForm,
    CareEndedForm,
    CareResumedForm,
    FollowUpForm,
    ReturnAskedForm,
)
