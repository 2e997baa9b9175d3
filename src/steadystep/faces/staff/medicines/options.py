"""Two to four medicines side by side, to look at with the client: what knowledge says of each, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep import knowledge
from steadystep.chart.plan import Goal
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.decision_words import decisions, what_matters, wishes
from steadystep.faces.look.names import name_of
from steadystep.faces.look.option_words import burden
from steadystep.faces.look.way_words import WITHOUT, way_rows
from steadystep.faces.staff.blocks import Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.forms import choosing
from steadystep.knowledge import Drug, SideEffect
from steadystep.reasoning.facts.opioid_free import waits
from steadystep.reasoning.facts.wishes import is_about, standing_wishes
from steadystep.reasoning.interactions import Exposure, weigh

MOST = 6
# R42: what is compared when somebody wants medicine for opioid use disorder; no medicine, with harm reduction, is one more.
FOR_OPIOIDS = (
    "buprenorphine_naloxone_sl", "buprenorphine_xr_s", "buprenorphine_xr_b", "methadone", "naltrexone_xr", "no medicine",
)  # fmt: skip
NO_MEDICINE = "no medicine"
_SERIOUS = "serious if ignored"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is compared: a cell for each medicine; an empty one is said to be unknown."""

    label: str
    cells: tuple[tuple[str, str], ...]


@require_GET
@staff_page
def options(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """`?medicine=` up to six times, by name or brand, or "no medicine"; `?reason=` what it is for."""
    chart = opened(actor, client, "options")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    asked = [one.replace("\x00", "").strip()[:200] for one in request.GET.getlist("medicine")]
    names = [one for one in dict.fromkeys(asked) if one][:MOST]
    drugs = [(name, knowledge.load().drug_named(name)) for name in names]
    known = [drug for _name, drug in drugs if drug is not None]
    none_too = any(name.casefold() == NO_MEDICINE for name in names)
    ways = [drug.name for drug in known] + ([_("No medicine")] if none_too else [])
    reason = request.GET.get("reason", "").replace("\x00", "").strip()[:200]
    context: dict[str, Any] = {
        "client": str(client), "called": view.person.called, "now": chart.at, "reason": reason, "known": known,
        "for_opioids": "&".join(f"medicine={one}" for one in FOR_OPIOIDS),
        "asked": [*names, *[""] * MOST][:MOST], "unknown": [name for name, drug in drugs if drug is None and name.casefold() != NO_MEDICINE],
        "lines": _lines(known, desk, none_too=none_too), "none_too": none_too, "wishes": wishes(chart.chart), "matters": what_matters(chart.chart),
        "decisions": decisions(chart.chart), "names": choosing.medicine_words(None) if not names else [],
        "write": desk.form("options", _("Write down what was decided"), reason=reason,
                           **{f"name_{place}": way for place, way in enumerate(ways, start=1)}),
    }  # fmt: skip
    return render(request, "staff/medicines/options.html", context)


def _lines(drugs: list[Drug], desk: Desk, *, none_too: bool) -> list[Line]:
    """`none_too`: a last column for no medicine, which has words only where a way of care without one is known."""
    if not drugs:
        return []
    words = {drug.id: _words(drug, desk) for drug in drugs}
    ways = way_rows([drug.id for drug in drugs] + [WITHOUT] * none_too)
    goals = {_("Towards their goals"): _goals(desk)}
    labels = [*words[drugs[0].id], *goals, *ways]
    columns = [(drug.id, drug.name) for drug in drugs] + [(WITHOUT, _("no medicine"))] * none_too
    cells = {option: words.get(option, {}) | goals | {label: row.get(option, "") for label, row in ways.items()} for option, _name in columns}  # fmt: skip
    return [
        Line(label, tuple((name, cells[option].get(label, "")) for option, name in columns))
        for label in labels
    ]


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


def _goals(desk: Desk) -> str:
    """R32. What each way does to a goal no source can tell: the goals stand there in the client's order, to be asked about."""
    found = [one for one in desk.opened.chart.of(Goal) if one.body.status == "active" and one.body.agreed]
    ranked = sorted(found, key=lambda one: (one.body.rank is None, one.body.rank or 0))
    if not ranked:
        return _("no goal is agreed on yet")
    return _("%(goals)s: ask whether it helps or gets in the way") % {
        "goals": "; ".join(one.body.text for one in ranked)
    }


def _for_this_person(drug: Drug, desk: Desk) -> str:
    """What would stop it or hold it for a reason today, by the list and what is known of the person."""
    taken = [each.exposure for each in desk.view.taken if not desk.view.over(each.course)]
    others = [each for each in taken if each.drug != drug.id]
    answer = weigh(knowledge.load(), [*others, Exposure(drug.id, drug.name)], desk.view.circumstances.holds)
    told = {
        one.id: f"{name_of(one.severity)}: {one.effect}"
        for one in (*answer.pairs, *answer.listed)
        if drug.id in one.drugs and one.interrupts and not one.said_by
    }
    waiting = list(_waiting(drug, desk))
    return "; ".join((*waiting, *told.values())) or _("nothing known against it today")


def _waiting(drug: Drug, desk: Desk) -> Iterator[str]:
    """R42: a blocker of opioids beside opioids of the last days is blocked, and why; untold use is said to be untold."""
    known = knowledge.load()
    if drug.id not in known.groups.get("NALTREXONE", frozenset()):
        return
    found = waits(desk.opened.chart, known.substance_care.naltrexone_start)
    if not found:
        yield _("cannot tell: nobody wrote down when an opioid was last used")
    today = desk.today
    for one in found:
        if today < one.earliest:
            yield _("blocked until %(day)s, better until %(recommended)s: %(substance)s on %(last)s would bring on withdrawal") % {
                "day": date_format(one.earliest, "j F"), "recommended": date_format(one.recommended, "j F"),
                "substance": name_of(one.substance), "last": date_format(one.last, "j F")}  # fmt: skip


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
