"""My practice: the ladder, the sheets, the skills. Filled in here, or without a connection and sent later."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steadystep import knowledge
from steadystep.chart.exposure import ExposureLadder
from steadystep.chart.therapy import DONE, PracticeAssigned, PracticeTried
from steadystep.faces.portal.helping.views import asked_language
from steadystep.faces.portal.own import Own, own_chart, own_page, text_sent
from steadystep.faces.portal.today.check_in import happened
from steadystep.knowledge.modality import Exercise
from steadystep.reasoning.facts.exposure import StepFact
from steadystep.reasoning.facts.sleep_window import current_window

from .answering import by_script, refused, written_once
from .sheets import SheetForm, form_of, standing_sheet
from .showing import agreed, climbing, days, lately, rhythm, sheets_to_choose, skills

PART = "my practice"
NUMBERS = ("predicted", "before", "peak", "end")


@own_page
@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    context = {
        **_shown(own),
        "sheets": sheets_to_choose(own),
        "skills": skills(own),
        "lately": lately(own),
        "days": days(own),
        **rhythm(own),
    }
    return render(request, "portal/practice/page.html", context)


@own_page
@require_safe
def kept_practice(request: HttpRequest) -> HttpResponse:
    """The page as the client keeps it on their own device: what is filled in there is sent later."""
    own = own_chart(request, PART)
    return render(request, "portal/practice/kept.html", {**_shown(own), "now": own.now, "shell": True})


@require_safe
def offline_practice(request: HttpRequest) -> HttpResponse:
    """Sheets without anything personal in them, for a phone on which the client keeps nothing."""
    found = [one for one in knowledge.load().exercises.values() if one.by == "client" and one.has_sheet]
    with translation.override(asked_language(request)):
        forms = [SheetForm(one, prefix_ids=f"{one.id}-") for one in found]
        return render(request, "portal/practice/offline.html", {"forms": forms, "shell": True})


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, exercise: str) -> HttpResponse:
    """One sheet: shown, or what was filled in. A script asks with `X-Piece` and gets JSON back."""
    found = knowledge.load().exercises.get(exercise)
    if found is None or found.by != "client" or not found.has_sheet:
        raise Http404
    own = own_chart(request, PART)
    assigned = _assigned(own, request.POST.get("assigned", "") or request.GET.get("assigned", ""))
    if request.method != "POST":
        return _sheet_page(request, found, form_of(own, found), assigned)
    form = SheetForm(found, request.POST)
    if not form.is_valid():
        return _wrong(request, form, assigned)
    if not form.filled:
        return refused(request, gettext("Nothing was filled in, so nothing was sent. Come back whenever you like."))  # fmt: skip
    body = form.sheet(own, request.POST.get("filled_in_at", ""), assigned)
    before = standing_sheet(own, found.id, body.when.day) if found.daily else None
    return written_once(request, own, body, before.id if before else None)


@own_page
@require_POST
def step_tried(request: HttpRequest, ladder: str, step: str) -> HttpResponse:
    """A try at a step. It starts with what is expected: without that number it cannot be kept (R62)."""
    own = own_chart(request, PART)
    found = _step_of(own, ladder, step)
    if not found.may_be_tried:
        return refused(request, gettext("This step waits. Talk with your therapist, or try an earlier step again: every try counts."))  # fmt: skip
    numbers = {name: _to_hundred(request.POST.get(name, "")) for name in NUMBERS}
    wrong = [name for name, value in numbers.items() if value == -1]
    if wrong:
        return refused(request, gettext("Each number goes from 0 (calm) to 100 (as strong as can be). Please look again."))  # fmt: skip
    if numbers["predicted"] is None:
        return refused(request, gettext("First write how strong you expect it to be, from 0 to 100. Then you can start."))  # fmt: skip
    body = PracticeTried(
        when=happened(request.POST.get("filled_in_at", ""), own), name=found.step.name, assigned=ladder, step=step,
        done=_done(request), left_early={"yes": True, "no": False}.get(request.POST.get("left_early", "")),
        learnt=text_sent(request, "learnt", 2000), barrier=text_sent(request, "barrier", 2000), **numbers,
    )  # fmt: skip
    return written_once(request, own, body)


def _shown(own: Own) -> dict[str, Any]:
    return {
        "ladders": climbing(own),
        "agreed": agreed(own),
        "window": current_window(own.view),
        "staff": own.opened.clinic.staff,
    }


def _step_of(own: Own, ladder: str, step: str) -> StepFact:
    facts = (one for each in climbing(own) if each.entry == ladder for one in each.steps)
    found = next((one for one in facts if one.step.id == step), None)
    if found is None:
        raise Http404
    return found


def _assigned(own: Own, sent: str) -> str | None:
    head = own.chart.head(sent[:64]) if sent else None
    return sent[:64] if head and isinstance(head.body, PracticeAssigned | ExposureLadder) else None


def _done(request: HttpRequest) -> str:
    sent = request.POST.get("done", "")
    return sent if sent in DONE else "done"


def _to_hundred(sent: str) -> int | None:
    """0 to 100; None where nothing was written, -1 for anything else."""
    sent = sent.strip()
    if not sent:
        return None
    return int(sent) if sent.isdecimal() and len(sent) <= 3 and int(sent) <= 100 else -1


def _wrong(request: HttpRequest, form: SheetForm, assigned: str | None) -> HttpResponse:
    if by_script(request):
        faults = [f"{form[name].label} {' '.join(map(str, errors))}" for name, errors in form.errors.items()]
        return JsonResponse({"saved": False, "says": " ".join(faults)}, status=422)
    return _sheet_page(request, form.exercise, form, assigned, 422)


def _sheet_page(
    request: HttpRequest, exercise: Exercise, form: SheetForm, assigned: str | None, status: int = 200
) -> HttpResponse:
    context = {"exercise": exercise, "form": form, "assigned": assigned or ""}
    return render(request, "portal/practice/sheet.html", context, status=status)
