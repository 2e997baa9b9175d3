"""I take something else too: a medicine from elsewhere, as told; where it does not go with ours, that is said at once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from steadystep.chart import Coding, NewEntry
from steadystep.chart.medication import MedicineReported
from steadystep.clinic.chartroom.writing import Written
from steadystep.faces.look.crisis_lines import lines
from steadystep.faces.portal.own import (
    SOURCE,
    Own,
    after_writing,
    own_chart,
    own_page,
    sender_id,
    text_sent,
    write_own,
)
from steadystep.faces.portal.telling import told_by
from steadystep.reasoning.facts.told_beside import Beside, kept_through_surgery, told_beside


@own_page
@require_POST
def report_medicine(request: HttpRequest) -> HttpResponse:
    """A name that fits none we know is kept all the same, and asked about."""
    own = own_chart(request, "plan")
    entry, name = sender_id(request), text_sent(request, "name", 200)
    if own.chart.entry(entry):  # sent twice: it stands already
        return redirect("portal:plan")
    known = own.view.knowledge.drug_ids_named(name)
    body = MedicineReported(
        when=own.at_this_moment(), medicine=Coding(name), drug=known[0] if len(known) == 1 else "", told_by="client",
        dose_text=text_sent(request, "dose_text", 500),
    )  # fmt: skip
    written = write_own(own, [NewEntry(id=entry, body=body, source=SOURCE)])
    besides = _besides(request, written, entry)
    if not besides:
        saved = gettext("Thank you. It is on your list, and your care team can see it.")
        return after_writing(request, own, written, "portal:plan", saved)
    return _answered(request, own, written, besides)


def _besides(request: HttpRequest, written: Written, entry: str) -> tuple[Beside, ...]:
    if written.review is None:
        return ()
    view = own_chart(request, "plan").view
    return told_beside(written.review.findings, view.courses, entry, keeps=kept_through_surgery(view))


def _answered(request: HttpRequest, own: Own, written: Written, besides: tuple[Beside, ...]) -> HttpResponse:
    told = told_by(written, own.opened, own.now) if written.show_help else None
    context = {"besides": besides, "told": told, "gentle": True, "lines": lines()}
    return render(request, "portal/medicines/told_beside.html", context)
