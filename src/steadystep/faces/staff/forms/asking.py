"""Asking: a questionnaire is sent, or goes unanswered for a reason."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body
from steadystep.chart.asking import NOT_ANSWERED, MeasureDeclined, MeasureSent
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts.asking import request_of
from steadystep.reasoning.facts.life_stages import fits

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Prose
from .setting import Setting


def for_clients(setting: Setting) -> Choices:
    """Those a client of this age fills in here or from paper, what is asked for now first."""
    now_asked = {one.instrument for one in setting.view.requests if one.open}
    every = [
        one
        for one in setting.view.knowledge.instruments.values()
        if asked_of_clients(one) and fits(setting.view, one)
    ]
    return [
        (one.id, choosing.choice_of(one))
        for one in sorted(every, key=lambda one: (one.id not in now_asked, one.title))
    ]


def asked_of_clients(instrument: Instrument) -> bool:
    return instrument.entry == "answers" and instrument.respondent == "self"


class AskForm(EntryForm):
    slug, title, verb, makes, tab = "ask", _("Ask a questionnaire"), _("Ask"), MeasureSent, "measures"
    hint = _(
        "On the phone it stands on the client's Today page at once, and a quiet notice tells that questions wait."
    )
    dated = corrects_too = False

    instrument = FromChart(_("Questionnaire"), for_clients)
    way = Choice(_("How"), ("phone", "paper"), judged=True)
    note = Line(_("Note"), required=False)

    def body(self) -> Body:
        given = self.cleaned_data
        name = given["instrument"]
        return MeasureSent(
            when=self.when(), instrument=name, way=given["way"], note=given["note"],
            request=request_of(self.setting.view, name) or f"{name}/asked/{given['entry_id'] or uuid.uuid4()}",
        )  # fmt: skip


class NotAnsweredForm(EntryForm):
    slug, title, makes, tab = (
        "not-answered",
        _("A questionnaire goes unanswered"),
        MeasureDeclined,
        "measures",
    )
    hint = _("This asking is closed with the reason; the next one comes when it is due again.")

    instrument = FromChart(_("Questionnaire"), for_clients)
    reason = Choice(_("Why"), NOT_ANSWERED, judged=True)
    words = Prose(_("In their words"), 2, required=False)

    def body(self) -> Body:
        given: dict[str, Any] = self.cleaned_data
        name = given["instrument"]
        return MeasureDeclined(
            when=self.when(), instrument=name, reason=given["reason"], words=given["words"],
            request=request_answered(self, name) or f"{name}/offered/{given['entry_id'] or uuid.uuid4()}",
        )  # fmt: skip


def request_answered(form: EntryForm, instrument: str) -> str:
    """The asking that answers typed by staff belong to: a correction keeps its own."""
    if form.corrected is not None:
        return str(getattr(form.corrected.body, "request", ""))
    return request_of(form.setting.view, instrument)


FORMS = (AskForm, NotAnsweredForm)
