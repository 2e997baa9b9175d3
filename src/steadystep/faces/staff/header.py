"""The header of a client's page: who this is, in one glance, and what the reader does not see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from steadystep.chart import AnyEntry, Body, Chart
from steadystep.chart.corrections import Unseen
from steadystep.chart.intake import Allergy, Demographics
from steadystep.chart.when import zone_named
from steadystep.clinic.chartroom import finding_clients
from steadystep.clinic.chartroom.opening import Opened
from steadystep.faces.look.languages import language_said
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.as_said import age_said, coding_said, with_capital
from steadystep.faces.staff.describing import Describer
from steadystep.reasoning.view import View


@dataclass(frozen=True, slots=True)
class Header:
    """`allergies` empty means nobody asked yet. `withheld` are kinds with the roles to ask."""

    name: str
    legal_name: str
    pronouns: str
    age: str
    born: str
    language: str
    interpreter: bool
    zone: str
    programme: str
    stages: tuple[str, ...]
    allergies: tuple[str, ...]
    allergies_asked: bool
    allergies_withheld: bool
    team: tuple[tuple[str, str], ...]
    in_care: bool
    last_visit: datetime | None
    next_visit: datetime | None
    urgent: int
    safety: int
    withheld: tuple[tuple[str, str], ...]
    glass_until: datetime | None


def header_of(opened: Opened, view: View, describer: Describer) -> Header:
    who, told = view.person, opened.chart.latest(Demographics)
    body = told.body if told else None
    today = opened.at.astimezone(zone_named(who.zone)).date()
    allergies = seen_or_summed(opened.chart, Allergy)
    past = [visit.starts for visit in view.visits if visit.outcome == "attended"]
    coming = [visit.starts for visit in view.visits if visit.outcome == "booked" and visit.starts > opened.at]
    review = opened.review
    return Header(
        name=name_shown(opened, view) or _("Name not shown to you"), pronouns=body.pronouns if body else "",
        legal_name=body.legal_name if body and body.legal_name != body.called else "",
        age=age_said(who.birth_date.at if who.birth_date else "", today), born=who.birth_date.at if who.birth_date else "",
        language=with_capital(language_said(who.language)), interpreter=bool(body and body.interpreter), zone=_elsewhere(who.zone, opened),
        programme=with_capital(" · ".join(name_of(one) for one in (who.pathway, who.phase) if one)),
        stages=tuple(_(one.stage.title) for one in view.life_stages if one.theirs),
        allergies=tuple(one for entry in allergies if (one := _said(entry.body))),
        allergies_asked=bool(allergies), allergies_withheld="allergy" in opened.withheld,
        team=tuple((member.name or describer.who(member.person), name_of(member.role)) for member in who.members),
        in_care=who.in_care, last_visit=max(past, default=None), next_visit=min(coming, default=None),
        urgent=sum(finding.urgency == "urgent" for finding in review.findings) if review else 0,
        safety=sum(duty.safety for duty in review.duties) if review else 0,
        withheld=tuple((name_of(kind), ", ".join(map(name_of, roles))) for kind, roles in opened.withheld.items()),
        glass_until=opened.sight.relation.until,
    )  # fmt: skip


def _elsewhere(zone: str, opened: Opened) -> str:
    """The time of the place they live in, where it is not the clinic's: "Los Angeles time"."""
    if zone == opened.clinic.zone:
        return ""
    return _("%(place)s time") % {"place": zone.rpartition("/")[2].replace("_", " ")}


def name_shown(opened: Opened, view: View) -> str:
    """What they are called; who reads of them a line only (a peer) knows the name from the lists and the search."""
    client = opened.chart.client
    return view.person.called or finding_clients.names_of(opened.sight.actor, [client]).get(client, "")


def seen_or_summed(chart: Chart, *kinds: type[Body]) -> tuple[AnyEntry, ...]:
    """Standing entries of these kinds, also those of which this reader gets a line only."""
    names = {kind.kind() for kind in kinds}
    lines = (entry for entry in chart.of(Unseen) if entry.body.of in names)
    return (*chart.among(*kinds), *lines)


def _said(allergy: Allergy | Unseen) -> str:
    if isinstance(allergy, Unseen):
        return allergy.summary
    substance = coding_said(allergy.substance) if allergy.substance else ""
    return f"{substance} ({allergy.reaction})" if allergy.reaction else substance
