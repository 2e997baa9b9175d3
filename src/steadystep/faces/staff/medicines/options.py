"""Two to four medicines side by side, to look at with the client: what knowledge says of each, and what it does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep import knowledge
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.decision_words import decisions, what_matters, wishes
from steadystep.faces.look.names import name_of
from steadystep.faces.look.option_words import burden
from steadystep.faces.staff.blocks import Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.forms import choosing
from steadystep.knowledge import Drug, SideEffect
from steadystep.reasoning.facts.wishes import is_about, standing_wishes
from steadystep.reasoning.interactions import Exposure, weigh

MOST = 5
# R42: what is compared when somebody wants medicine for opioid use disorder; no medicine, with harm reduction, is one more.
FOR_OPIOIDS = (
    "buprenorphine_naloxone_sl", "buprenorphine_xr_s", "buprenorphine_xr_b", "methadone", "naltrexone_xr",
)  # fmt: skip
_SERIOUS = "serious if ignored"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is compared: a cell for each medicine; an empty one is said to be unknown."""

    label: str
    cells: tuple[tuple[str, str], ...]


@require_GET
@staff_page
def options(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """`?medicine=` up to five times, by name or brand; `?reason=` what it is for."""
    chart = opened(actor, client, "options")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    asked = [one.replace("\x00", "").strip()[:200] for one in request.GET.getlist("medicine")]
    names = [one for one in dict.fromkeys(asked) if one][:MOST]
    drugs = [(name, knowledge.load().drug_named(name)) for name in names]
    known = [drug for _name, drug in drugs if drug is not None]
    reason = request.GET.get("reason", "").replace("\x00", "").strip()[:200]
    context: dict[str, Any] = {
        "client": str(client), "called": view.person.called, "now": chart.at, "reason": reason, "known": known,
        "for_opioids": "&".join(f"medicine={one}" for one in FOR_OPIOIDS),
        "asked": [*names, *[""] * MOST][:MOST], "unknown": [name for name, drug in drugs if drug is None],
        "lines": _lines(known, desk), "wishes": wishes(chart.chart), "matters": what_matters(chart.chart),
        "decisions": decisions(chart.chart), "names": choosing.medicine_words(None) if not names else [],
        "write": desk.form("options", _("Write down what was decided"), reason=reason,
                           **{f"name_{place}": drug.name for place, drug in enumerate(known, start=1)}),
    }  # fmt: skip
    return render(request, "staff/medicines/options.html", context)


def _lines(drugs: list[Drug], desk: Desk) -> list[Line]:
    if not drugs:
        return []
    words = {drug.id: _words(drug, desk) for drug in drugs}
    labels = list(words[drugs[0].id])
    return [Line(label, tuple((drug.name, words[drug.id][label]) for drug in drugs)) for label in labels]


def _words(drug: Drug, desk: Desk) -> dict[str, str]:
    """Everything compared, in the same order for every medicine; empty where knowledge says nothing."""
    told = drug.formulary
    effects = knowledge.load().side_effects_of(drug)
    return {
        _("Wish"): _wish(drug, desk),
        _("For this person"): _for_this_person(drug, desk),
        _("Used for"): ", ".join(drug.indications),
        _("When it should help"): told.expected_response_time if told else "",
        _("Start"): told.adult_start if told else "",
        _("Usual dose"): told.usual_range if told else "",
        _("What it asks of them"): burden(drug),
        _("Common effects"): "; ".join(_effect(one) for one in effects if _common(one)),
        _("Serious, rare"): "; ".join(filter(None, (told.boxed_warning if told else "", *_serious(effects)))),
        _("Weight"): _weight(drug),
        _("Tiredness"): _tired(drug),
        _("Pregnancy"): told.pregnancy if told else "",
        _("Stopping"): told.taper if told else "",
        _("Cost"): "",
        _("How far checked"): f"{name_of(drug.provenance.verification)}, {name_of(drug.provenance.checker)}",
    }


def _for_this_person(drug: Drug, desk: Desk) -> str:
    """What would stop it or hold it for a reason today, by the list and what is known of the person."""
    taken = [each.exposure for each in desk.view.taken if not desk.view.over(each.course)]
    others = [each for each in taken if each.drug != drug.id]
    answer = weigh(knowledge.load(), [*others, Exposure(drug.id, drug.name)], desk.view.circumstances.holds)
    told = {
        one.id: f"{name_of(one.severity)}: {one.effect} ({one.id})"
        for one in (*answer.pairs, *answer.listed)
        if drug.id in one.drugs and one.interrupts and not one.said_by
    }
    return "; ".join(told.values()) or _("nothing known against it today")


def _wish(drug: Drug, desk: Desk) -> str:
    for wish in standing_wishes(desk.opened.chart):
        if is_about(wish.body, drug.id, drug.name, knowledge.load()):
            return ": ".join(filter(None, (name_of(wish.body.wish), wish.body.why)))
    return _("none told")


def _effect(one: SideEffect) -> str:
    fades = f", {one.typical_duration}" if one.typical_duration else ""
    return f"{one.effect} ({one.frequency_band}{fades})"


def _common(one: SideEffect) -> bool:
    """What many notice; the rarer ones stand on the medicine's own page."""
    return one.kind != _SERIOUS and one.frequency_band.startswith(("common", "very common"))


def _serious(effects: tuple[SideEffect, ...]) -> list[str]:
    return [one.effect for one in effects if one.kind == _SERIOUS]


def _weight(drug: Drug) -> str:
    change = drug.mechanisms.weight_metabolic
    if change == 0:
        return _("little change expected")
    return (
        _("may rise (%(n)s of 3)") % {"n": change}
        if change > 0
        else _("may fall (%(n)s of 3)") % {"n": -change}
    )


def _tired(drug: Drug) -> str:
    level = drug.mechanisms.sedative
    return _("makes tired (%(n)s of 3)") % {"n": level} if level else _("not expected to make tired")
