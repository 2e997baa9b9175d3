"""The client's pharmacy, and what stands between an order and the medicine in hand."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body
from steadystep.chart.pharmacy import STEPS, TROUBLES, PharmacyChosen, SupplyTrouble, SupplyTroubleStep
from steadystep.faces.look.names import name_of
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


FORMS = (PharmacyForm, SupplyTroubleForm, SupplyTroubleStepForm)
