"""A FHIR Questionnaire sent from the clinic's own page: taken whole or not at all, and said there."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steadystep.clinic.people.actors import actor_from
from steadystep.clinic.people.permissions import check_can_manage_people
from steadystep.faces.fhir.questionnaire_loading import Taken, take
from steadystep.faces.fhir.questionnaire_reading import QuestionnaireRefused, Risk

LARGEST = 1_000_000  # bytes


@require_POST
@login_required
def load(request: HttpRequest) -> HttpResponse:
    """Back to the page it came from, with what was taken, or with every fault and what was typed."""
    actor = actor_from(request)
    check_can_manage_people(actor)
    typed = {
        key: request.POST.get(key, "").strip()[:300] for key in ("statement", "harm", "question", "from")
    }
    try:
        taken = take(_content(request), typed["statement"], actor, _risk(typed))
    except QuestionnaireRefused as refused:
        for fault in refused.faults:
            messages.error(request, fault)
        return redirect(f"{reverse('staff:own_wording')}?{urlencode(typed)}#questionnaire")
    messages.success(request, _said(taken))
    return redirect("staff:instrument", taken.instrument.id)


def _content(request: HttpRequest) -> bytes:
    file = request.FILES.get("questionnaire")
    if file is None or (file.size or 0) > LARGEST:
        raise QuestionnaireRefused(
            _("No file came, or it is larger than a megabyte. Next: choose the Questionnaire as JSON.")
        )
    return bytes(file.read(LARGEST + 1))


def _risk(typed: dict[str, str]) -> Risk | None:
    """None where the person says that nothing in it asks about harm: nobody is left to assume either."""
    if typed["harm"] == "none":
        return None
    if typed["harm"] != "one" or not typed["question"]:
        raise QuestionnaireRefused(
            _("Nobody says whether it asks about suicide or harm. Next: choose, and name the question.")
        )
    try:
        return Risk(typed["question"], int(typed["from"]))
    except ValueError as fault:
        raise QuestionnaireRefused(
            _("“%(typed)s” is no whole number. Next: the points of the lowest answer that needs somebody.")
            % {"typed": typed["from"]}
        ) from fault


def _said(taken: Taken) -> str:
    one = taken.instrument
    told = [
        _("Loaded: %(counted)s of %(all)s questions count.")
        % {"counted": one.item_count, "all": len(one.items)}
    ]
    told += [
        _("Question %(item)s, answered %(value)s or more, opens a safety event.")
        % {"item": risk.item, "value": risk.at_least}
        for risk in one.safety_items
    ] or [_("No answer of it opens a safety event.")]
    return " ".join((*told, *(_("Left out: %(what)s.") % {"what": part} for part in taken.left_out)))
