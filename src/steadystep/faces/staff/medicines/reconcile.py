"""All lists of a client's medicines side by side: decide line by line, sign once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4, uuid5

import msgspec
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST

from steadystep.chart import AnyEntry, Body, NewEntry, Refused, Unreadable, When
from steadystep.chart.medication import MedicineReported, OrderStopped
from steadystep.chart.medicine_lists import LineDecision, MedicineListReceived, Reconciled
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.people.sign_in import recently_signed_in
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Choice, Link
from steadystep.faces.look.words import said
from steadystep.faces.staff.addresses import form_address
from steadystep.faces.staff.as_said import dose_said, times_said
from steadystep.faces.staff.door import reasons_of, staff_page
from steadystep.faces.staff.forms import Setting
from steadystep.faces.staff.forms.lists import with_part2
from steadystep.faces.staff.next_steps import NextStep, next_steps
from steadystep.faces.staff.writing import setting_of
from steadystep.reasoning.facts.reconciliation import AlignedLine, Reconciliation
from steadystep.reasoning.facts.told_lists import read_list

STATES: dict[str, tuple[str, str | Promise]] = {
    "unknown": ("attention", lazy("not known here")), "still_taken": ("attention", lazy("stopped here, still listed")),
    "dose_differs": ("attention", lazy("another dose")), "only_there": ("information", lazy("only elsewhere")),
    "only_here": ("information", lazy("only ours")), "dose_unclear": ("quiet", lazy("dose cannot be compared")),
    "same": ("fine", lazy("the same")), "not_compared": ("quiet", lazy("no list to compare")),
    "stopped_there": ("quiet", lazy("stopped there")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One medicine as the page draws it. `choices` are decisions to choose from; `guesses` what an unknown name may mean."""

    field: str
    line: AlignedLine
    ours: str
    meaning: str
    state: str
    missing: str
    same_ingredient: str
    choices: tuple[Choice, ...]
    note: str
    fault: str
    guesses: tuple[Choice, ...]
    onward: tuple[Link, ...]


@require_http_methods(["GET", "POST"])
@staff_page
def reconcile(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Every medicine across all lists. POST signs the comparison and, for a prescriber, the stops it holds."""
    setting = setting_of(actor, client, "comparing lists of medicines")
    if request.method == "POST":
        return _signed(request, setting, str(client))
    return _page(request, setting, {})


def _page(
    request: HttpRequest, setting: Setting, faults: dict[str, str], reasons: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:  # fmt: skip
    found = setting.view.reconciliation
    rows = [_row(request, setting, number, line, faults) for number, line in enumerate(found.lines)]
    chart = setting.opened.chart
    context: dict[str, Any] = {
        "client": chart.client, "called": setting.view.person.called, "rows": rows, "found": found, "reasons": reasons,
        "lists": [{"entry": one, "source": _source(one), "day": (one.body.as_of or one.body.when).day,
                   "correct": form_address(chart.client, "medicine-list", corrects=one.id)} for one in found.lists],
        "occasions": [Choice(name_of(one), one, one == _occasion(found)) for one in ("visit", "new_list", "hospital_discharge", "transfer")],
        "may": _may_sign(setting), "entry_id": request.POST.get("entry_id") or uuid4(), "seen": setting.opened.seq,
        "actor": setting.actor, "open": sum(not row.note and not any(one.chosen for one in row.choices) for row in rows),
        "note": request.POST.get("note", ""), "steps": _severe(setting),
        "program": _program(setting),
    }  # fmt: skip
    return render(request, "staff/medicines/reconcile.html", context, status=status)


def _program(setting: Setting) -> str:
    """Of methadone from elsewhere: what its program confirmed, or that nobody knows."""
    review = setting.opened.review
    told = [one for one in review.findings if one.rule == "medication.otp"] if review else []
    return " ".join(said(one.says) for one in told)


def _severe(setting: Setting) -> list[NextStep]:
    """What the medicines of all lists do to each other, where it is grave: read before anything is signed."""
    review = setting.opened.review
    grave = [one for one in review.findings if one.severity in ("contraindicated", "major")] if review else []
    return next_steps(tuple(grave), setting.describer)


def _occasion(found: Reconciliation) -> str:
    sources = {entry.body.source for entry in found.lists if found.last is None or entry.seq > found.last.seq}
    if "hospital" in sources:
        return "hospital_discharge"
    return "transfer" if "transfer" in sources else "new_list" if sources else "visit"


def _source(entry: AnyEntry) -> str:
    return ", ".join(filter(None, (name_of(entry.body.source).capitalize(), entry.body.origin)))


def _row(
    request: HttpRequest, setting: Setting, number: int, line: AlignedLine, faults: dict[str, str]
) -> Row:
    meaning, state = STATES[line.state]
    chosen = request.POST.get(f"decide-{line.key}", _usual(line) if request.method == "GET" else "")
    return Row(
        field=f"line-{number}", line=line, ours=_ours(setting, line), meaning=meaning, state=str(state),
        missing=", ".join(map(name_of, line.missing_from)), same_ingredient=", ".join(line.same_ingredient),
        choices=tuple(Choice(name_of(one).capitalize(), one, one == chosen) for one in _allowed(setting, line)),
        note=request.POST.get(f"note-{line.key}", ""), fault=faults.get(line.key, ""), guesses=_guesses(setting, line),
        onward=_onward(setting, line),
    )  # fmt: skip


def _usual(line: AlignedLine) -> str:
    """What agrees goes on; so does what somebody already decided to let go on. All else is chosen by hand."""
    if line.state in ("same", "not_compared"):
        return "continue"
    before = line.decided.decision if line.decided else ""
    return (
        before if line.state in ("only_there", "only_here", "dose_unclear") and before == "continue" else ""
    )


def _allowed(setting: Setting, line: AlignedLine) -> tuple[str, ...]:
    """Only a prescriber stops or changes what was ordered here; everybody may ask."""
    ordered = line.course is not None and line.course.ordered_here
    if ordered and "prescriber" not in setting.opened.sight.relation.roles:
        return ("continue", "ask")
    return ("continue", "change", "stop", "ask")


def _may_sign(setting: Setting) -> bool:
    return bool(setting.opened.sight.relation.roles & {"prescriber", "nurse"})


def _ours(setting: Setting, line: AlignedLine) -> str:
    """Our dose today, or what we were told."""
    if line.course is None:
        return ""
    step = line.course.step_on(setting.today)
    if step is not None:
        words = f"{dose_said(step.amount)} {times_said(step.times_a_day)}"
        return _("%(dose)s, as needed") % {"dose": words} if step.as_needed else words
    entry = setting.opened.chart.head(line.course.entry)
    if entry is not None and isinstance(entry.body, MedicineReported):
        return entry.body.dose_text or _("told by %(who)s, no dose") % {"who": entry.body.told_by}
    return _("no dose planned today")


def _onward(setting: Setting, line: AlignedLine) -> tuple[Link, ...]:
    """What a prescriber writes next on a form of its own: a changed dose of ours, or an order in place of somebody else's."""
    if "prescriber" not in setting.opened.sight.relation.roles:
        return ()
    client = setting.opened.chart.client
    if line.course is not None and line.course.ordered_here:
        return (Link(_("Change the dose"), form_address(client, "dose", order=line.course.entry)),)
    known = setting.view.knowledge.drugs.get(line.drug)
    return (
        (Link(_("Order it here"), form_address(client, "order", name=line.name)),)
        if known and known.prescribed_here
        else ()
    )


def _guesses(setting: Setting, line: AlignedLine) -> tuple[Choice, ...]:
    if line.drug or not line.sightings:
        return ()
    told = read_list(line.sightings[0].as_told, setting.view.knowledge)
    names = setting.view.knowledge.drug_names
    ids = [one for read in told for one in (*read.several, *read.suggestions)]
    return tuple(Choice(names[one].name, one) for one in dict.fromkeys(ids) if one in names)


def _signed(request: HttpRequest, setting: Setting, client: str) -> HttpResponse:
    found = setting.view.reconciliation
    faults = {line.key: fault for line in found.lines if (fault := _fault(request, setting, line))}
    if faults:
        return _page(request, setting, faults, (_("Some lines are not decided yet: they are marked below."),), 422)  # fmt: skip
    if not recently_signed_in(request):
        raise ReauthenticationRequired
    try:
        seen = int(request.POST.get("seen", "") or 0)
        write(setting.actor, client, _entries(request, setting, found), seen=seen)
    except (Refused, Unreadable, ValueError) as mistake:
        return _page(request, setting, {}, tuple(reasons_of(mistake)), 422)
    messages.success(request, _("The lists are compared and signed."))
    return redirect("staff:reconcile", client=client)


def _fault(request: HttpRequest, setting: Setting, line: AlignedLine) -> str:
    chosen = request.POST.get(f"decide-{line.key}", "")
    if chosen not in _allowed(setting, line):
        return _("Choose what happens with it.")
    if chosen in ("stop", "change") and not request.POST.get(f"note-{line.key}", "").strip():
        return _("Say why, in a few words.")
    return ""


def _entries(request: HttpRequest, setting: Setting, found: Reconciliation) -> list[NewEntry]:
    """The signed comparison, and the end of each order of ours that it stops. The ids follow from the page's own."""
    first, when = UUID(request.POST.get("entry_id", "")), When.instant(setting.now, setting.zone)
    lines = tuple(_decision(request, line) for line in found.lines)
    body = Reconciled(
        when=when, occasion=request.POST.get("occasion", "visit"), lists=tuple(one.id for one in found.lists), lines=lines,
        note=request.POST.get("note", "").strip(),
    )  # fmt: skip
    stops = [line for line in lines if line.decision == "stop" and line.order]
    ended = [
        OrderStopped(when=when, order=str(line.order), last_day=when.day, why=line.note) for line in stops
    ]
    return [with_part2(_new(first, number, one)) for number, one in enumerate((body, *ended))]


def _new(first: UUID, number: int, body: Body) -> NewEntry:
    return NewEntry(id=str(uuid5(first, str(number)) if number else first), body=body)


def _decision(request: HttpRequest, line: AlignedLine) -> LineDecision:
    ordered = line.course is not None and line.course.ordered_here
    return LineDecision(
        name=line.name, drug=line.drug, decision=request.POST[f"decide-{line.key}"],
        note=request.POST.get(f"note-{line.key}", "").strip(), order=line.course.entry if ordered and line.course else None,
    )  # fmt: skip


@require_POST
@staff_page
def match_line(request: HttpRequest, actor: Actor, client: UUID, entry: str) -> HttpResponse:
    """Somebody confirms what a name on a list means: the list is corrected, its words stay as they were told."""
    setting = setting_of(actor, client, "matching a name on a list")
    held = setting.opened.chart.head(entry)
    drug = request.POST.get("drug", "")
    if (
        held is not None
        and isinstance(held.body, MedicineListReceived)
        and drug in setting.view.knowledge.drug_names
    ):
        told = request.POST.get("told", "")
        lines = tuple(
            msgspec.structs.replace(line, drug=drug) if line.as_told == told else line
            for line in held.body.lines
        )
        body = msgspec.structs.replace(held.body, lines=lines)
        new = NewEntry(id=str(uuid4()), body=body, supersedes=held.id, labels=held.labels)
        write(actor, str(client), [with_part2(new)], seen=setting.opened.seq)
        messages.success(request, _("Matched. It is checked like every other medicine now."))
    return redirect("staff:reconcile", client=client)
