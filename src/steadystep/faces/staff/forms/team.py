"""Team: who cares, messages, consents, labels; and taking an entry back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep import knowledge
from steadystep.chart import Body
from steadystep.chart.corrections import Retracted
from steadystep.chart.team import ConsentGiven, ConsentRevoked, Message, Relabelled, TeamJoined, TeamLeft

from . import choosing
from .engine import LABELS_TO_CHOOSE, EntryForm
from .fields import Choice, Choices, FromChart, Line, Prose, Several, SeveralFromChart, WhenDay
from .setting import Setting

ROLES = ("prescriber", "therapist", "case_manager", "peer", "nurse", "lead")


def _scopes(_setting: Setting) -> Choices:
    return [
        (str(scope.number), f"{scope.number}. {scope.title}")
        for scope in knowledge.load().rights.caregiver_scopes
    ]


class JoinForm(EntryForm):
    slug, title, verb, makes, tab = "join", _("Add to the team"), _("Sign"), TeamJoined, "team"
    labelled = False

    team = FromChart(_("Team"), choosing.teams)
    person = FromChart(_("Person"), choosing.staff, blank=_("the whole team"), empty_value="")
    role = Choice(_("In which role"), ROLES, blank=_("none: the whole team"))

    def body(self) -> Body:
        given, fields = self.cleaned_data, self.fields
        chosen = "person" if given["person"] else "team"
        shown = str(dict(fields[chosen].choices)[given[chosen]]).split(" (")[0]  # type: ignore[attr-defined]
        return TeamJoined(
            when=self.when(), team=given["team"], person=given["person"], role=given["role"], name=shown
        )


class LeaveForm(EntryForm):
    slug, title, verb, makes, tab = "leave", _("End a membership"), _("Sign"), TeamLeft, "team"
    labelled = False

    joined = FromChart(_("Which"), choosing.memberships)
    reason = Line(_("Why"), required=False)


class MessageForm(EntryForm):
    slug, title, verb, makes, tab = "message", _("Message"), _("Send"), Message, "team"
    dated, corrects_too = False, False
    page = "conversations"

    to = FromChart(_("To"), choosing.messages_to)
    text = Prose(_("Message"), 4)
    answer_by = WhenDay(
        _("Please answer by"), required=False, help_text=_("For the team only. Empty: no answer is needed.")
    )
    thread = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class ConsentForm(EntryForm):
    slug, title, verb, makes, tab = "consent", _("Consent given"), _("Sign the consent"), ConsentGiven, "team"
    labelled = False

    recipient_kind = Choice(_("Who receives it"), ("caregiver", "external", "proceedings"), judged=True)
    recipient_name = Line(_("Their name"))
    recipient = Line(
        _("Their identifier"),
        help_text=_("The id of their sign-in or system; for a person on paper, their name again."),
    )
    purpose = Prose(_("What for"), 2)
    scopes = SeveralFromChart(_("What they may see or do"), _scopes)
    labels_agreed = Several(_("Labels that are included"), ("part2", "adolescent_private", "guardian_only"))
    until = WhenDay(_("Until"), required=False, help_text=_("Empty: until it is taken back."))
    signed_by = Choice(
        _("Who signed"),
        ("client", "guardian", "client_and_guardian"),
        help_text=_("What a guardian signs alone ends on the client's 18th birthday."),
        judged=True,
    )

    def initial_of(self, body):  # type: ignore[no-untyped-def]
        own = {"labels_agreed": body.labels, "scopes": [str(one) for one in body.scopes]}
        return {**super().initial_of(body), **own}

    def body(self) -> Body:
        given = self.cleaned_data
        return ConsentGiven(
            when=self.when(), recipient_kind=given["recipient_kind"], recipient=given["recipient"],
            recipient_name=given["recipient_name"], purpose=given["purpose"], labels=given["labels_agreed"],
            scopes=tuple(int(number) for number in given["scopes"]), until=given["until"],
            signed_by=given["signed_by"],
        )  # fmt: skip


class ConsentBackForm(EntryForm):
    slug, title, verb, makes, tab = "consent-back", _("Consent taken back"), _("Sign"), ConsentRevoked, "team"
    labelled = False

    consent = FromChart(_("Which consent"), choosing.live_consents)
    reason = Line(_("Why"), required=False)


class RelabelForm(EntryForm):
    slug, title, verb, makes = "relabel", _("Change labels"), _("Sign the change"), Relabelled
    dated, labelled, corrects_too = False, False, False

    entry = Line(_("Entry"), max_length=64)
    add = Several(_("Add"), LABELS_TO_CHOOSE)
    remove = Several(_("Remove"), LABELS_TO_CHOOSE)
    reason = Line(_("Why"))

    def set_up(self) -> None:
        about = self.data.get("entry") if self.is_bound else self.initial.get("entry")
        if about:
            self.fields["entry"].widget = self.fields["corrects"].widget.__class__()
            self.hint = self.setting.describer.thing(str(about))  # type: ignore[misc]


class RetractForm(EntryForm):
    """Taking back replaces an entry with nothing, and says why; it stays readable in the feed."""

    slug, title, verb, makes = "retract", _("Take an entry back"), _("Sign and take back"), Retracted
    dated, labelled, corrects_too = False, False, False

    reason = Prose(_("Why it should not have stood here"), 2)

    def set_up(self) -> None:
        if self.corrected is not None:
            title = self.setting.describer.title(self.corrected)
            said = now_said("Taken back: %(entry)s. It stays in the feed, crossed out.") % {"entry": title}
            self.hint = said  # type: ignore[misc]  # this one form says more than its kind does


FORMS = (JoinForm, LeaveForm, MessageForm, ConsentForm, ConsentBackForm, RelabelForm, RetractForm)
