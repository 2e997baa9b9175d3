"""One line in place of a body, for those whose right is a summary: no answers, no figures of results, no free text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from steadystep.chart import AnyEntry, Body, Chart, Words, say
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.corrections import Unseen
from steadystep.chart.intake import Allergy, Demographics, Diagnosis, ImportedResource, IntakeAnswer
from steadystep.chart.intake_course import CareLevelDecided, Formulation, IntakeOpened
from steadystep.chart.measures import Answers, DailyCheckin, ItemAnswered, Observation, ScoreTotal
from steadystep.chart.medication import (
    DoseChanged,
    DoseReport,
    Fill,
    MedicineReported,
    Order,
    OrderStopped,
    SideEffect,
)
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.chart.monitoring import MonitoringDone, ResultReviewed
from steadystep.chart.outreach import ContactBounced, OutreachEnded, WelfareCheckDecided
from steadystep.chart.safety import (
    Acknowledged,
    Closed,
    ContactAttempted,
    EventReported,
    HandedOver,
    Raised,
    SafetyPlan,
)
from steadystep.chart.team import ConsentGiven
from steadystep.chart.therapy import Session
from steadystep.chart.visits import VisitBooked

Line = Callable[[Any, Chart], Words]


def summary_of(entry: AnyEntry, chart: Chart) -> Words:
    """The line for an entry; a kind without one of its own gets its name and date."""
    if isinstance(entry.body, Unseen):
        return _name_and_day(entry.body.of, entry.body)
    line = _LINES.get(type(entry.body))
    return line(entry.body, chart) if line else _name_and_day(entry.kind, entry.body)


def _name_and_day(kind: str, body: Body) -> Words:
    return say("{kind}, {day}", kind=kind.replace("_", " "), day=body.when.day.isoformat())


def _order(body: Order, chart: Chart) -> Words:
    stop = _stop_of(body, chart)
    if stop is None:
        return say("{medicine}, active", medicine=body.name)
    return say("{medicine}, stopped {day}", medicine=body.name, day=stop.last_day.isoformat())


def _stop_of(order: Order, chart: Chart) -> OrderStopped | None:
    for stop in chart.of(OrderStopped):
        stopped = chart.head(stop.body.order)
        if stopped is not None and stopped.body is order:
            return stop.body
    return None


def _medicine_of(order_id: str, chart: Chart) -> str | Words:
    order = chart.head(order_id)
    return order.body.name if order is not None and isinstance(order.body, Order) else say("a medicine")


def _fill(body: Fill, _: Chart) -> Words:
    if body.days is None:
        return say("{medicine}, supplied {day}", medicine=body.name, day=body.when.day.isoformat())
    return say(
        "{medicine}, supplied {day} for {days} days",
        medicine=body.name, day=body.when.day.isoformat(), days=body.days,
    )  # fmt: skip


def _list(body: MedicineListReceived, _: Chart) -> Words:
    """The medicines by name, without doses: what the role matrix calls the list."""
    names = ", ".join(line.name for line in body.lines)
    return say("List from {source}: {names}", source=body.source.replace("_", " "), names=names or "-")


def _answers(body: Answers, _: Chart) -> Words:
    return say("{instrument} handed in, {day}", instrument=body.instrument, day=body.when.day.isoformat())


def _item(body: ItemAnswered, _: Chart) -> Words:
    return say("{instrument} begun, {day}", instrument=body.instrument, day=body.when.day.isoformat())


def _total(body: ScoreTotal, _: Chart) -> Words:
    return say(
        "{instrument}, total on file, {day}", instrument=body.instrument, day=body.when.day.isoformat()
    )


def _result(body: Observation, _: Chart) -> Words:
    return say(
        "{what}, result on file, {day}", what=body.what.text or body.what.code, day=body.when.day.isoformat()
    )


def _visit(body: VisitBooked, _: Chart) -> Words:
    return say("Visit on {when}, {minutes} minutes", when=body.when.at, minutes=body.minutes)


def _allergy(body: Allergy, _: Chart) -> Words:
    if body.substance is None:
        return say("No known allergies")
    return say("Allergy: {substance}", substance=body.substance.text or body.substance.code)


def _consent(body: ConsentGiven, _: Chart) -> Words:
    return say("Consent for {name} on file, {day}", name=body.recipient_name, day=body.when.day.isoformat())


def _clock(body: Raised, _: Chart) -> Words:
    return say("Safety event, level {level}, due {due}", level=body.level, due=_utc(body.due))


def _utc(instant: datetime) -> str:
    return instant.isoformat()


_LINES: Final[dict[type[Body], Line]] = {
    Demographics: lambda body, _: say("{name}, language {language}", name=body.called, language=body.language),
    IntakeAnswer: lambda body, _: say("Intake: {section} asked", section=body.section.replace("_", " ")),
    IntakeOpened: lambda body, _: say("Intake opened, {day}", day=body.when.day.isoformat()),
    CareLevelDecided: lambda body, _: say("Level of care gone through, {day}", day=body.when.day.isoformat()),
    Formulation: lambda body, _: say("Formulation signed, {day}", day=body.when.day.isoformat()),
    CircumstanceTold: lambda body, _: say("Health: something told, on file"),
    ImportedResource: lambda body, _: say("Imported {type}, on file", type=body.resource_type),
    Diagnosis: lambda body, _: say("{term}, {status}", term=body.condition.text or body.condition.code, status=body.status),
    Allergy: _allergy,
    Order: _order,
    DoseChanged: lambda body, chart: say("{medicine}, dose changed", medicine=_medicine_of(body.order, chart)),
    OrderStopped: lambda body, chart: say("{medicine}, stopped", medicine=_medicine_of(body.order, chart)),
    DoseReport: lambda body, chart: say("{medicine}, dose reported", medicine=_medicine_of(body.order, chart)),
    SideEffect: lambda body, _: say("Side effect: {effect}", effect=body.effect),
    Fill: _fill,
    MedicineReported: lambda body, _: say("{medicine}, told by {who}", medicine=body.medicine.text or body.medicine.code, who=body.told_by),
    MedicineListReceived: _list,
    Answers: _answers,
    ItemAnswered: _item,
    ScoreTotal: _total,
    DailyCheckin: lambda body, _: say("Check-in, {day}", day=body.day.isoformat()),
    Observation: _result,
    MonitoringDone: lambda body, _: say("Monitoring, on file, {day}", day=body.when.day.isoformat()),
    ResultReviewed: lambda body, _: say("A result was looked at, {day}", day=body.when.day.isoformat()),
    Session: lambda body, _: say("Session, {day}", day=body.when.day.isoformat()),
    VisitBooked: _visit,
    SafetyPlan: lambda body, _: say("Safety plan on file, {day}", day=body.when.day.isoformat()),
    ConsentGiven: _consent,
    EventReported: lambda body, _: say("Safety event reported"),
    Raised: _clock,
    Acknowledged: lambda body, _: say("Safety event seen"),
    ContactAttempted: lambda body, _: say("Contact tried: {outcome}", outcome=body.outcome.replace("_", " ")),
    OutreachEnded: lambda body, _: say("Reaching out ended, {day}", day=body.when.day.isoformat()),
    WelfareCheckDecided: lambda body, _: say("A welfare check was decided on, {day}", day=body.when.day.isoformat()),
    ContactBounced: lambda body, _: say("A message could not arrive, {day}", day=body.when.day.isoformat()),
    HandedOver: lambda body, _: say("Safety event handed over"),
    Closed: lambda body, _: say("Safety event closed"),
}  # fmt: skip
