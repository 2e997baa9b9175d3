"""Quality measures and panels for who leads: shares, how each is counted, who is left out and why, and the names behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET
from msgspec import structs

from steadystep.clinic.chartroom.quality_counts import Count, Measured, measured, measured_one, named
from steadystep.clinic.chartroom.small_numbers import FEW, FEWEST_SHOWN
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.languages import language_said
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.addresses import client_address
from steadystep.faces.staff.door import staff_page

HIDDEN: Final = "…"
Said = str | Promise
# Title, and how it is counted.
MEASURES: Final[dict[str, tuple[Said, Said]]] = {
    "remission_6": (lazy("Remission at 6 months"), lazy("First PHQ-9 above 9; the last PHQ-9 within 60 days of 6 months after it is below 5. Nobody asked then counts as not in remission. After NQF 0711; unverified.")),
    "remission_12": (lazy("Remission at 12 months"), lazy("First PHQ-9 above 9; the last PHQ-9 within 60 days of 12 months after it is below 5. Nobody asked then counts as not in remission. After NQF 0710 (CMS159); unverified.")),
    "moud_90": (lazy("On medicine for opioid use after 90 days"), lazy("On the opioid pathway, from the first day of the medicine, with no gap longer than a week; changing from one to another counts as going on. After NQF 3175; unverified.")),
    "moud_180": (lazy("On medicine for opioid use after 180 days"), lazy("As for 90 days. After NQF 3175; unverified.")),
    "metabolic": (lazy("Metabolic monitoring on an antipsychotic"), lazy("Weight, blood pressure, glucose and lipids: nothing of it is overdue today. Who takes an antipsychotic ordered here.")),
    "aligned": (lazy("Medicines with a target"), lazy("Of the medicines ordered here and going on: those that serve a target of the plan.")),
    "baseline_7": (lazy("Targets with a baseline in 7 days"), lazy("Of the targets with a measure that stand in the plan: those with a score of it before, or within 7 days after, their treatment began: the first dose of a medicine for it, the first session of its kind of work, or the pathway that it belongs to; a session or pathway older than the target counts from the day the target was set.")),
    "es_in_time": (lazy("Safety events acted on in time"), lazy("Of the safety events of a year: somebody took it on, called or closed it before its clock ran out. How long it took is on the page of times.")),
    "risk_assessed": (lazy("Suicide risks assessed in time"), lazy("Of the suicide risks (ES01) of a year: an ASQ or C-SSRS answered whole, from the day before on, before the event's clock ran out. An assessment in a note alone is not counted.")),
    "after_hospital_7": (lazy("Visit within 7 days of hospital"), lazy("Of the latest stay: a visit or session that was held within 7 days after they left. A call alone is not counted.")),
    "results_on_time": (lazy("Results not overdue"), lazy("Of the blood tests and measurements that the medicines ordered here ask for: those whose window is not over.")),
    "moud_taken": (lazy("Taking medicine for opioid use"), lazy("On it today: of the doses that somebody told of in four weeks, at least four of five were taken. The cut of 80% is the usual one of days covered; unverified.")),
    "lai_in_window": (lazy("Long-acting injections in their window"), lazy("Of the injections going on: those whose next dose is not past its last day.")),
    "no_shows": (lazy("Missed visits"), lazy("Of the visits of 90 days that came or were missed: those missed.")),
    "high_risk": (lazy("High-risk list"), lazy("For whom a missed visit weighs more (ES19), as far as charts can tell. A list to look after people, not a share.")),
    "referrals_90": (lazy("Referrals finished in 90 days"), lazy("Of the referrals sent: finished within 90 days. One that failed is counted, as not finished. The specification asks for 90%.")),
}  # fmt: skip
QUALITY: Final = ("remission_6", "remission_12", "moud_90", "moud_180", "metabolic", "aligned", "baseline_7", "es_in_time", "risk_assessed", "after_hospital_7", "referrals_90")  # fmt: skip
REASONS: Final[dict[str, Said]] = {
    "too_early": lazy("too early to tell"), "began_below": lazy("never above 9 on the PHQ-9"),
    "other_condition": lazy("bipolar disorder or schizophrenia"), "died": lazy("died"),
    "not_begun": lazy("treatment has not begun"),
    "nothing_told": lazy("nobody told of doses"), "cannot_tell": lazy("cannot be told from the chart"),
}  # fmt: skip


@require_GET
@staff_page
def panels(request: HttpRequest, actor: Actor) -> HttpResponse:
    """All measures; `?as=json` gives the same, with the same counts hidden."""
    found = measured(actor)
    if request.GET.get("as") == "json":
        return JsonResponse({"fewest_shown": FEWEST_SHOWN, "rows": [structs.asdict(one) for one in found]})
    parts = [
        (_("Quality measures"), [_shown(one) for one in found if one.measure in QUALITY]),
        (_("Panels"), [_shown(one) for one in found if one.measure not in QUALITY]),
    ]
    return render(request, "staff/quality.html", {"parts": parts, "hidden": HIDDEN, "fewest": FEWEST_SHOWN})


@require_GET
@staff_page
def names(request: HttpRequest, actor: Actor, measure: str) -> HttpResponse:
    """One measure: its share by language and payer, and who is behind it, for whom this person may open the chart."""
    if measure not in MEASURES:
        raise Http404
    found = measured_one(actor, measure)
    sides = named(actor, measure)
    context = {
        "shown": _shown(found), "fewest": FEWEST_SHOWN, "hidden": HIDDEN, "groups": _groups(found), "share": measure != "high_risk",
        "sides": [(title, [_line(one) for one in sides[side].people], sides[side].more) for side, title in _titles(measure)],
    }  # fmt: skip
    return render(request, "staff/quality_names.html", context)


def _titles(measure: str) -> tuple[tuple[Any, str], ...]:
    if measure == "high_risk":
        return (("met", _("On the list")),)
    met, not_met = (_("Missed every visit"), _("Came, or missed some")) if measure == "no_shows" else (_("Counted and met"), _("Counted, not met or not all"))  # fmt: skip
    return ("not_met", not_met), ("met", met), ("left_out", _("Left out of the count"))


def _line(one: Any) -> dict[str, str]:
    told = str(REASONS.get(one.why, one.why)) if one.why else _some_of(one.met, one.of) if one.of > 1 else ""
    return {"called": one.called or _("name not known"), "href": client_address(one.client), "told": told}


def _some_of(some: int, everyone: int) -> str:
    return _("%(some)s of %(all)s") % {"some": some, "all": everyone}


def _shown(one: Measured) -> dict[str, Any]:
    title, counted = MEASURES[one.measure]
    left_out = [f"{REASONS.get(why, why)}: {HIDDEN if number is None else number}" for why, number in one.left_out.items()]  # fmt: skip
    value = _number(one.everybody.of) if one.measure == "high_risk" else _share(one.everybody)
    return {"measure": one.measure, "title": title, "counted": counted, "value": value, "left_out": left_out}


def _share(count: Count) -> str:
    if count.of == 0:
        return "–"
    if count.percent is None:
        return _("%(hidden)s of %(all)s") % {"hidden": HIDDEN, "all": _number(count.of)}
    return _("%(some)s of %(all)s (%(percent)s%%)") % {"some": count.met, "all": count.of, "percent": f"{count.percent:g}"}  # fmt: skip


def _number(count: int | None) -> str:
    return HIDDEN if count is None else str(count)


def _groups(one: Measured) -> list[tuple[str, list[tuple[str, str]]]]:
    said = {"language": (_("By language"), language_said), "payer": (_("By payer"), name_of)}
    return [
        (title, [(_group_name(count.value, name), _share(count)) for count in one.groups[by]])
        for by, (title, name) in said.items() if one.groups[by]
    ]  # fmt: skip


def _group_name(value: str, name: Callable[[str], Said]) -> str:
    if value == FEW:
        return _("Groups too small to be named")
    return str(name(value)) if value else _("not known")
