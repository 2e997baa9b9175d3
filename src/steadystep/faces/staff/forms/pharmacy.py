"""The client's pharmacy, prescriptions on their way to one, and what stands between an order and the medicine in hand."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body
from steadystep.chart.pharmacy import (
    CAME_BACK,
    STEPS,
    TROUBLES,
    WAYS_SENT,
    PharmacyChosen,
    PrescriptionAnswered,
    PrescriptionSent,
    SupplyTrouble,
    SupplyTroubleStep,
)
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import day_said
from steadystep.reasoning.facts.obstacles import Obstacle
from steadystep.reasoning.facts.pharmacy import troubles

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Prose
from .setting import Setting


def _of_the_clinic(setting: Setting) -> list[str]:
    return [one.name for one in setting.opened.clinic.pharmacies]


def open_troubles(setting: Setting) -> Choices:
    return unsettled(troubles(setting.view.chart, setting.view.courses))


def unsettled(found: Sequence[Obstacle]) -> Choices:
    """What keeps a medicine from the client and is not settled yet, the latest first."""
    return [
        (one.entry.id, f"{one.course.name}: {name_of(one.entry.body.what)}")
        for one in reversed(found)
        if not one.settled
    ]


def sendings(setting: Setting) -> Choices:
    """What was sent of orders that are not over, the latest first."""
    chart, running = setting.view.chart, dict(choosing.orders(setting))
    found = [(one, chart.origin(one.body.order)) for one in reversed(chart.of(PrescriptionSent))]
    return [
        (one.id, f"{running[order]}: {one.body.pharmacy or name_of(one.body.way)} · {day_said(one.body.when.day)}")
        for one, order in found if order in running
    ]  # fmt: skip


class PharmacyForm(EntryForm):
    slug, title, makes, tab = "pharmacy", _("The client's pharmacy"), PharmacyChosen, "medicines"

    name = Line(
        _("Pharmacy"),
        suggestions=_of_the_clinic,
        help_text=_("Choose one of the clinic's list, or write another."),
    )
    phone = Line(_("Phone"), required=False, max_length=40)
    state = Line(
        _("State, in two letters"), required=False, max_length=2,
        help_text=_("Left empty for one of the list, its own phone and state are taken."),
    )  # fmt: skip

    def body(self) -> Body:
        """What was left empty is taken from the clinic's list."""
        given = self.cleaned_data
        listed = self.setting.opened.clinic.pharmacy_named(given["name"])
        phone = given["phone"] or (listed.phone if listed else "")
        state = given["state"].upper() or (listed.states[0] if listed and len(listed.states) == 1 else "")
        name = listed.name if listed else given["name"]
        return PharmacyChosen(when=self.when(), name=name, phone=phone, state=state)


class SupplyTroubleForm(EntryForm):
    slug, title, makes, tab = "supply-trouble", _("A medicine cannot be had"), SupplyTrouble, "medicines"
    hint = _("The client stays without it until somebody sees to it: what may not be missed is due today.")

    order = FromChart(_("Which order"), choosing.orders)
    what = Choice(_("What is in the way"), TROUBLES, judged=True)
    pharmacy = Line(_("Which pharmacy"), required=False)
    note = Prose(_("Note"), 2, required=False)


class SupplyTroubleStepForm(EntryForm):
    slug, title, makes, tab = (
        "supply-call",
        _("Call about a missing medicine"),
        SupplyTroubleStep,
        "medicines",
    )

    trouble = FromChart(_("About what"), open_troubles)
    did = Choice(_("What came of it"), STEPS, judged=True)
    with_whom = Line(_("With whom"), required=False)
    note = Prose(_("Note"), 2, required=False)


class PrescriptionSentForm(EntryForm):
    slug, title, makes, tab = "prescription-sent", _("Prescription sent"), PrescriptionSent, "medicines"
    hint = _(
        "Steadystep itself sends nothing to a pharmacy: write down what your e-prescribing program, a call, a fax or paper did. From then on it is waited for until somebody tells that it is in hand."
    )

    order = FromChart(_("Which order"), choosing.orders)
    way = Choice(_("How it was sent"), WAYS_SENT, judged=True)
    pharmacy = Line(
        _("Which pharmacy"), required=False, suggestions=_of_the_clinic,
        help_text=_("Only paper may go without one."),
    )  # fmt: skip
    reference = Line(_("Reference or number"), required=False, max_length=100)
    note = Prose(_("Note"), 2, required=False)

    def set_up(self) -> None:
        """Their one order, to the client's own pharmacy, by the way it went last, unless somebody says otherwise."""
        if self.is_bound:
            return
        ordered = choosing.orders(self.setting)
        if len(ordered) == 1:
            self.initial.setdefault("order", ordered[0][0])
        chart = self.setting.opened.chart
        chosen, last = chart.latest(PharmacyChosen), chart.latest(PrescriptionSent)
        if chosen is not None:
            self.initial.setdefault("pharmacy", chosen.body.name)
        if last is not None:
            self.initial.setdefault("way", last.body.way)


class PrescriptionAnsweredForm(EntryForm):
    slug, title, makes, tab = (
        "prescription-answer",
        _("What came of a prescription"),
        PrescriptionAnswered,
        "medicines",
    )

    sent = FromChart(_("Which prescription"), sendings)
    came = Choice(_("What came back"), CAME_BACK, judged=True)
    with_whom = Line(_("With whom"), required=False)
    words = Prose(
        _("What the pharmacy said"),
        2,
        required=False,
        help_text=_("Needed where it was rejected, word for word."),
    )

    def set_up(self) -> None:
        """Of what was sent last, unless somebody says otherwise."""
        found = [] if self.is_bound else sendings(self.setting)
        if found:
            self.initial.setdefault("sent", found[0][0])


FORMS = (
    PharmacyForm,
    PrescriptionSentForm,
    PrescriptionAnsweredForm,
    SupplyTroubleForm,
    SupplyTroubleStepForm,
)
