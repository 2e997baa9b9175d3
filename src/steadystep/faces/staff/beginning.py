"""Beginning a chart: there is none to open yet, so a form stands on an empty one."""

from __future__ import annotations

import uuid

from steadystep.chart import Chart
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.chartroom.mistakes import NoSuchChart
from steadystep.clinic.chartroom.opening import Opened
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.consent.sight import sight
from steadystep.clinic.enquiries.keeping import Enquiry
from steadystep.clinic.ledger import clock
from steadystep.faces.staff.addresses import new_chart_of
from steadystep.faces.staff.describing import Describer
from steadystep.faces.staff.door import opened
from steadystep.faces.staff.forms import EntryForm, Setting
from steadystep.reasoning import Clock
from steadystep.reasoning.view import View


def setting(actor: Actor) -> Setting:
    """Where the form for a new client stands. No chart is opened, so there is nothing to record."""
    at, facts, clinic = clock.now(), known(), clinic_value()
    chart = Chart("", ())
    nothing = Opened(
        chart=chart,
        review=None,
        sight=sight(actor, chart, facts.rights, at),
        at=at,
        seq=0,
        clinic=clinic,
        withheld={},
    )
    return Setting(nothing, View(chart, facts, clinic, Clock(at)), Describer(chart, {}), actor)


def begun(actor: Actor, form: EntryForm) -> bool:
    """Whether this very form has already begun its chart."""
    try:
        return bool(opened(actor, client_of(form), "beginning").chart.entries)
    except (NoSuchChart, NotAllowed):
        return False


def client_of(form: EntryForm) -> str:
    """The new client's id follows from the form's own, so that sending the form twice begins one chart."""
    form.cleaned_data["entry_id"] = form.cleaned_data["entry_id"] or uuid.uuid4()
    return new_chart_of(str(form.cleaned_data["entry_id"]))


def as_asked(asked: Enquiry | None) -> dict[str, str]:
    """What an enquiry fills in for the one it is about."""
    if asked is None:
        return {}
    own = asked.for_whom == "self"
    return {
        "enquiry": str(asked.pk), "legal_name": asked.name if own else asked.about_whom, "birth_date": asked.birth_date,
        "language": asked.language, "phone": asked.phone if own else "", "email": asked.email if own else "",
        "safe_contact": asked.safe_contact if own else "",
    }  # fmt: skip
