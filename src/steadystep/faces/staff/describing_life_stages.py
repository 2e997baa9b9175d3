"""What stages of life ask of the team, as one line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _

from steadystep.chart import Body, life_stages
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.as_said import labelled

TITLES: Final[dict[type[Body], Callable[[Any, Any], str]]] = {
    life_stages.RiskBenefitWeighed: lambda b, d: labelled(
        _("Risk and benefit weighed"), d.thing(b.medicine), name_of(b.decision)
    ),
    life_stages.PerinatalPlan: lambda b, d: labelled(_("Plan for the birth and after"), b.feeding),
    life_stages.MedicinesLookedThrough: lambda b, d: labelled(
        _("Medicines looked through"), b.pharmacist, b.found
    ),
    life_stages.InterpreterArranged: lambda b, d: labelled(
        _("Interpreter"), name_of(b.how), b.name, d.thing(b.visit)
    ),
    life_stages.GuardianAsked: lambda b, d: labelled(
        _("A guardian asks"), b.who, name_of(b.wants), name_of(b.care), b.text
    ),
    life_stages.GuardianAnswered: lambda b, d: labelled(
        _("A guardian's request decided"), name_of(b.answer), b.reason
    ),
}
