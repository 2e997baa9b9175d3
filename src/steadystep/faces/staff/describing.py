"""An entry as staff read it: one line, then everything it holds, by the names of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from steadystep.chart import (
    AnyEntry,
    Body,
    Chart,
    Coding,
    Dose,
    Quantity,
    When,
    Words,
    circumstances,
    corrections,
    intake,
    intake_course,
    measures,
    medication,
    monitoring,
    plan,
    reviewed,
    safety,
    story_notes,
    team,
    therapy,
    trials,
    visits,
)
from steadystep.chart.medication import DoseStep
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said, instant_said, said
from steadystep.faces.staff import (
    describing_asking,
    describing_ending,
    describing_life_stages,
    describing_lists,
    describing_orders,
    describing_outreach,
    describing_payment,
    describing_pharmacy,
    describing_plan,
    describing_safety,
    describing_safety_plans,
    describing_supply,
    describing_taking,
    describing_tapering,
    describing_team,
    describing_therapy,
    describing_trials,
    describing_visits,
    describing_watching,
)
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import (
    circumstance_said,
    coding_said,
    component_said,
    dose_said,
    labelled,
    quantity_said,
    result_said,
    step_said,
    watched_said,
    when_said,
)
from steadystep.faces.staff.code_titles import event_title, instrument_title
from steadystep.faces.staff.describing_substance import TITLES as _SUBSTANCE_TITLES
from steadystep.faces.staff.part_names import name_of_part

_LONGEST_TITLE = 160
_ENTRIES = frozenset(
    {"order", "target", "goal", "raised", "visit", "joined", "consent", "entry", "assigned", "because", "evidence", "result", "lists",
     "not_taken", "lapse", "about", "waiting",
     "serves", "problem", "line", "asked"}
)  # fmt: skip
_PEOPLE = frozenset({"person", "to_person", "with_person", "second_person", "responsible", "owner"})
_LEFT_OUT = frozenset(
    {"when", "resource", "form", "anchor", "knowledge", "request", "series", "asks", "chosen", "enquiry"}
)
_CODES = frozenset(
    {"status", "site", "severity", "section", "ending", "answer", "route", "outcome", "way", "category", "modality", "setting",
     "practice", "done", "method", "purpose", "place", "role", "labels", "add", "remove", "of", "owner_role", "medicines",
     "sex_for_ranges", "recipient_kind", "why", "source", "occasion",
     "substance", "option", "sure", "decision", "step",
     "coded_reason", "wish", "decided_by", "pace", "ranked", "how", "present", "needs",
     "therapy", "area", "share", "what", "care", "wants"}
)  # fmt: skip


class Describer:
    """Describes entries of one chart. `names` are people by id."""

    def __init__(self, chart: Chart, names: dict[str, str]) -> None:
        self.chart = chart
        self.names = names
        self._things: dict[str | None, str] = {}

    def title(self, entry: AnyEntry) -> str:
        """One line: what it is and says. Never empty."""
        maker = _TITLES.get(type(entry.body))
        line = maker(entry.body, self) if maker else ""
        line = line or name_of(entry.kind).capitalize()
        return line if len(line) <= _LONGEST_TITLE else line[: _LONGEST_TITLE - 1].rstrip() + "…"

    def parts(self, entry: AnyEntry) -> list[tuple[str, list[Link]]]:
        """Every part that holds something, by its name: plain words or links to other entries."""
        body = entry.body
        found = []
        for name in body.__struct_fields__:
            value = getattr(body, name)
            if name not in _LEFT_OUT and value not in (None, "", (), {}, False):
                found.append((name_of_part(name), self._links(name, value)))
        return found

    def who(self, person: str) -> str:
        return self.names.get(person, person)

    def thing(self, entry_id: str | None) -> str:
        """The title of another entry of this chart, or that it is not to be seen."""
        if entry_id not in self._things:
            entry = self.chart.head(entry_id) or self.chart.entry(entry_id) if entry_id else None
            self._things[entry_id] = (
                self.title(entry) if entry is not None else _("an entry not shown to you")
            )
        return self._things[entry_id]

    def link(self, entry_id: str) -> Link:
        known = self.chart.entry(entry_id)
        return Link(self.thing(entry_id), entry_address(self.chart.client, entry_id) if known else "")

    def links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        return tuple(self.link(one) for one in ids)

    def _links(self, name: str, value: Any) -> list[Link]:
        values = value if isinstance(value, tuple | list) and not isinstance(value, Words) else [value]
        if isinstance(value, dict):
            return [Link(f"{key}: {one}") for key, one in value.items()]
        if name in _ENTRIES:
            return [self.link(str(one)) for one in values]
        return [Link(self._one(name, one)) for one in values]

    def _one(self, name: str, value: Any) -> str:
        saying = next((say for kind, say in _SAYING if isinstance(value, kind)), None)
        return saying(value) if saying else self._text(name, value)

    def _text(self, name: str, value: Any) -> str:
        if name in _PEOPLE:
            return self.who(str(value))
        if name == "instrument" or name == "measure":
            return instrument_title(str(value))
        return (
            name_of(str(value)) if name in _CODES else str(value) if value is not None else _("not answered")
        )


def _answers(body: measures.Answers, _d: Describer) -> str:
    answered = sum(one is not None for one in body.items)
    words = {"name": instrument_title(body.instrument), "count": answered, "all": len(body.items)}
    return _("%(name)s: %(count)s of %(all)s answered") % words


def _item(body: measures.ItemAnswered, _d: Describer) -> str:
    words = {"name": instrument_title(body.instrument), "item": body.item, "value": body.value}
    return _("%(name)s, item %(item)s answered %(value)s") % words


def _checkin(body: measures.DailyCheckin, _d: Describer) -> str:
    parts = [_("Check-in")]
    shown = ((_("mood"), body.mood), (_("anxiety"), body.anxiety), (_("craving"), body.craving))
    parts += [f"{name} {value}" for name, value in shown if value is not None]
    if body.sleep_hours is not None:
        parts.append(_("%(hours)s h of sleep") % {"hours": f"{body.sleep_hours:g}"})
    return " · ".join(parts)


def _visit_of(body: Any, d: Describer) -> str:
    entry = d.chart.head(body.visit) if body.visit else None
    booked = entry.body if entry is not None and isinstance(entry.body, visits.VisitBooked) else None
    return f"{name_of(booked.purpose)}, {when_said(booked.when)}" if booked else ""


def _unseen(body: corrections.Unseen, _d: Describer) -> str:
    return body.summary or _("%(kind)s: not shown to you") % {"kind": name_of(body.of).capitalize()}


def _circumstance(body: circumstances.CircumstanceTold) -> str:
    return labelled(circumstance_said(body.circumstance), _("yes") if body.holds else _("no"), body.note)


def _relabelled(body: team.Relabelled, d: Describer) -> str:
    change = [f"+{name_of(one)}" for one in body.add] + [f"−{name_of(one)}" for one in body.remove]
    return labelled(_("Labels changed"), ", ".join(change), d.thing(body.entry))


def _message(body: team.Message, d: Describer) -> str:
    return _("Message to %(whom)s: %(text)s") % {
        "whom": d.names.get(body.to, name_of(body.to)),
        "text": body.text,
    }


def _joined(body: team.TeamJoined, d: Describer) -> str:
    if not body.person:
        return _("In the care of a team: %(team)s") % {"team": body.name or d.who(body.team)}
    return labelled(_("In care"), body.name or d.who(body.person), name_of(body.role))


def _tried(body: therapy.PracticeTried, _d: Describer) -> str:
    levels = [str(one) for one in (body.before, body.peak, body.end) if one is not None]
    return labelled(_("Practice tried"), body.name, name_of(body.done), " → ".join(levels))


_SAYING: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: _("yes")), (Words, said), (When, when_said), (datetime, instant_said), (date, day_said),
    (Dose, dose_said), (DoseStep, step_said), (Coding, coding_said), (Quantity, quantity_said),
    (medication.ReasonGiven, lambda value: f"{value.rule}: {value.reason}"), (measures.Component, component_said),
    (trials.OptionWeighed, describing_trials.option_said),
    *describing_lists.SAYING, *describing_therapy.SAYING,
)  # fmt: skip
_TITLES: dict[type[Body], Callable[[Any, Describer], str]] = {
    **describing_lists.TITLES,
    **describing_asking.TITLES,
    **_SUBSTANCE_TITLES,
    intake.Demographics: lambda b, d: labelled(_("Personal details"), b.called),
    intake.IntakeAnswer: lambda b, d: labelled(b.question, b.answer or b.not_assessed_because),
    intake_course.IntakeOpened: lambda b, d: labelled(_("Intake opened"), b.reason),
    intake_course.CareLevelDecided: lambda b, d: labelled(_("Level of care"), name_of(b.decision), b.reason),
    intake_course.Formulation: lambda b, d: labelled(_("Formulation"), ", ".join(b.problems), b.summary),
    intake.Diagnosis: lambda b, d: labelled(_("Diagnosis"), coding_said(b.condition), name_of(b.status)),
    intake.Allergy: lambda b, d: (
        labelled(_("Allergy"), coding_said(b.substance), b.reaction) if b.substance else _("Asked: no allergy known")
    ),
    intake.ImportedResource: lambda b, d: labelled(_("Imported"), b.title or b.resource_type, b.origin),
    intake.HistoryReviewed: lambda b, d: labelled(_("Imported history read"), b.note),
    circumstances.CircumstanceTold: lambda b, d: _circumstance(b),
    plan.Goal: lambda b, d: labelled(_("Goal"), b.text, "" if b.status == "active" else name_of(b.status)),
    plan.Target: lambda b, d: labelled(_("Target"), b.name, instrument_title(b.measure)),
    plan.PathwayPhase: lambda b, d: labelled(_("Programme"), name_of(b.pathway), name_of(b.phase)),
    plan.LifeEvent: lambda b, d: labelled(_("Milestone") if b.milestone else _("Life event"), b.text),
    story_notes.StoryNote: lambda b, d: labelled(_("Note on the story"), b.text),
    reviewed.ChartReviewed: lambda b, d: (
        _("Chart looked through") if b.marked else _("To be looked through again")
    ),
    plan.OfferAnswered: lambda b, d: labelled(_("Suggestion"), b.says, name_of(b.answer), b.reason),
    plan.CareResumed: lambda b, d: labelled(_("Care resumed"), b.note),
    **describing_orders.TITLES,
    **describing_trials.TITLES,
    **describing_outreach.TITLES,
    **describing_team.TITLES,
    **describing_watching.TITLES,
    **describing_visits.TITLES,
    **describing_therapy.TITLES,
    **describing_ending.TITLES,
    **describing_plan.TITLES,
    **describing_life_stages.TITLES,
    measures.ItemAnswered: _item,
    measures.Answers: _answers,
    measures.Observation: lambda b, d: f"{coding_said(b.what)} {result_said(b)}",
    measures.DailyCheckin: _checkin,
    monitoring.MonitoringDone: lambda b, d: labelled(watched_said(b.rule, b.part), name_of(b.outcome), b.found, b.benefit),
    monitoring.ResultReviewed: lambda b, d: labelled(_("Result looked at"), d.thing(b.result), b.decision, name_of(b.talk) if b.talk else "", b.they_said),
    therapy.Session: describing_therapy.session,
    therapy.ProgressNote: lambda b, d: labelled(_("Note"), b.text),
    therapy.PsychotherapyNote: lambda b, d: _("Psychotherapy note"),
    therapy.PracticeAssigned: lambda b, d: labelled(_("Practice"), b.name, b.how_often),
    therapy.PracticeTried: _tried,
    safety.SafetyPlan: lambda b, d: _("Safety plan"),
    **describing_safety_plans.TITLES,
    safety.EventReported: lambda b, d: labelled(_("Reported"), event_title(b.event), b.says),
    safety.Raised: lambda b, d: labelled(_("Safety event"), said(b.says)),
    safety.Acknowledged: lambda b, d: labelled(_("Safety event taken on"), b.note),
    safety.HandedOver: lambda b, d: labelled(_("Handed over to"), d.who(b.to_person), b.reason),
    safety.Closed: lambda b, d: describing_safety.closed(b),
    visits.VisitBooked: lambda b, d: labelled(_("Visit booked"), name_of(b.purpose), when_said(b.when), d.who(b.with_person)),
    visits.VisitAttended: lambda b, d: labelled(_("Came to the visit"), _visit_of(b, d), b.note),
    visits.VisitMissed: lambda b, d: labelled(_("Did not come"), _visit_of(b, d), b.in_the_way and name_of(b.in_the_way), b.barrier),
    visits.VisitCancelled: lambda b, d: labelled(_("Visit cancelled"), _visit_of(b, d), b.reason),
    team.TeamJoined: _joined,
    team.TeamLeft: lambda b, d: labelled(_("No longer in care"), d.thing(b.joined), b.reason),
    team.Message: _message,
    team.ConsentGiven: lambda b, d: labelled(_("Consent for"), b.recipient_name, b.purpose),
    team.ConsentRevoked: lambda b, d: labelled(_("Consent taken back"), d.thing(b.consent), b.reason),
    team.AccessOpened: lambda b, d: labelled(_("Opened in an emergency"), d.who(b.person), b.reason),
    team.Relabelled: _relabelled,
    corrections.Retracted: lambda b, d: labelled(_("Taken back"), b.reason),
    corrections.Unseen: _unseen,
    **describing_supply.TITLES,
    **describing_tapering.TITLES,
    **describing_pharmacy.TITLES,
    **describing_payment.TITLES, **describing_taking.TITLES,
}  # fmt: skip
