"""My blood tests: what they are, what they are good for, and by when. Nothing here is late; it waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from steadystep.faces.portal.own import own_chart, own_page
from steadystep.reasoning.facts.monitoring_line import Line, each_once

_AHEAD: Final = timedelta(days=185)
_Words = tuple[str | Promise, str | Promise]
# By what the laboratory measures: what we call it, and what it is good for.
_PLAIN: Final[Mapping[str, _Words]] = {
    "lithium_level": (_("Lithium level"), _("Shows whether your dose is right for you, and safe.")),
    "creatinine": (_("Kidneys"), _("Shows how well your kidneys clear the medicine.")),
    "egfr": (_("Kidneys"), _("Shows how well your kidneys clear the medicine.")),
    "sodium": (_("Salts in the blood"), _("Some medicines change the salt in your blood. A test shows it early.")),
    "potassium": (_("Salts in the blood"), _("Some medicines change the salt in your blood. A test shows it early.")),
    "tsh": (_("Thyroid"), _("A slow thyroid can feel like low mood. It is easy to treat.")),
    "calcium": (_("Calcium"), _("Some medicines raise calcium over the years. A test shows it early.")),
    "alt": (_("Liver"), _("Shows that your liver is fine with the medicine.")),
    "platelets": (_("Blood cells"), _("Shows that your blood can do its work while you take the medicine.")),
    "white_cells": (_("Blood cells"), _("Shows that your body can fight germs while you take the medicine.")),
    "anc": (_("White blood cells"), _("Shows that your body can fight germs while you take the medicine.")),
    "valproate_level": (_("Valproate level"), _("Shows whether your dose is right for you.")),
    "carbamazepine_level": (_("Carbamazepine level"), _("Shows whether your dose is right for you.")),
    "fasting_glucose": (_("Blood sugar"), _("Some medicines raise blood sugar. A test shows it early.")),
    "cholesterol": (_("Blood fats"), _("Some medicines raise blood fats. A test shows it early.")),
    "lipid_panel": (_("Blood fats"), _("Some medicines raise blood fats. A test shows it early.")),
    "prolactin": (_("Prolactin"), _("A hormone that some medicines raise.")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Test:
    """`by` is the last day of its window; `hint` what to know before going."""

    name: str
    good_for: str
    medicine: str
    first: date
    by: date
    last_done: date | None
    hint: str
    late: bool


@own_page
@require_safe
def blood_tests(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, "blood tests")
    lines = [
        line for line in each_once(own.view.monitoring) if line.blood and line.ordered_here and line.first
    ]
    now = [_test(line) for line in lines if line.open]
    later = [_test(line) for line in lines if line.state == "not_yet" and line.first and line.first <= own.today + _AHEAD]  # fmt: skip
    return render(request, "portal/blood_tests.html", {"now": _each_once(now), "later": _each_once(later)})


def _test(line: Line) -> Test:
    name, good_for = next((_PLAIN[one] for one in line.analytes if one in _PLAIN), (line.item, ""))
    hint = ""
    if "lithium_level" in line.analytes:
        hint = gettext("Come about 12 hours after your last tablets, before you take the next ones.")
    if "fasting_glucose" in line.analytes:
        hint = gettext("Ask your team whether to come before breakfast.")
    return Test(
        name=str(name), good_for=str(good_for), medicine=line.medicine, first=line.first or line.late_after,
        by=line.late_after, last_done=line.last_done.day if line.last_done else None, hint=hint,
        late=line.state == "overdue",
    )  # fmt: skip


def _each_once(tests: list[Test]) -> list[Test]:
    """Kidneys are kidneys, however many rules ask for them: the earliest stands."""
    found: dict[str, Test] = {}
    for one in sorted(tests, key=lambda test: test.by):
        found.setdefault(one.name, one)
    return list(found.values())
