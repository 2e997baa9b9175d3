"""Visits as FHIR R4: what was booked is an Appointment, what took place is an Encounter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.visits import VisitAttended
from steadystep.reasoning.facts.visits import Outcome, VisitFact, visits

Resource = dict[str, Any]
SETTINGS: Final = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
PURPOSES: Final = "urn:steadystep:visit-purpose"
_STATUS: Final[dict[Outcome, str]] = {
    "booked": "booked", "attended": "fulfilled", "missed": "noshow", "cancelled": "cancelled",
}  # fmt: skip
_SETTING: Final = {"in_person": ("AMB", "ambulatory"), "video": ("VR", "virtual"), "phone": ("VR", "virtual")}
_PHONE: Final = {"text": "Telephone encounter"}


def appointments(chart: Chart) -> Iterator[Resource]:
    """One for each booked visit, earliest first, with what came of it. What another system held is its own to tell."""
    for fact in visits(chart):
        if not fact.history:
            yield _appointment(chart.client, fact)


def encounters(chart: Chart) -> Iterator[Resource]:
    """One for each visit that took place. No length is given: nobody wrote down when it ended."""
    booked = {fact.entry for fact in visits(chart)}
    for entry in chart.of(VisitAttended):
        origin = chart.origin(entry.body.visit) if entry.body.visit else ""
        yield _encounter(chart.client, entry, origin if origin in booked else "")


def _appointment(client: str, fact: VisitFact) -> Resource:
    with_person = [_participant(f"Practitioner/{fact.with_person}")] if fact.with_person else []
    return {
        "resourceType": "Appointment", "id": fact.entry, "status": _STATUS[fact.outcome],
        "serviceType": [_purpose(fact.purpose)], "minutesDuration": fact.minutes,
        "start": fact.starts.isoformat(), "end": (fact.starts + timedelta(minutes=fact.minutes)).isoformat(),
        "participant": [_participant(f"Patient/{client}"), *with_person],
    }  # fmt: skip


def _participant(who: str) -> Resource:
    return {"actor": {"reference": who}, "status": "accepted"}


def _purpose(name: str) -> Resource:
    return {"coding": [{"system": PURPOSES, "code": name}]}


def _encounter(client: str, entry: AnyEntry, appointment: str) -> Resource:
    """By telephone is 'virtual' in FHIR as well; its type tells the two apart, as it does when we read one."""
    body = entry.body
    code, shown = _SETTING[body.place]
    kinds = [_purpose(body.purpose), *([_PHONE] if body.place == "phone" else [])]
    booked = {"appointment": [{"reference": f"Appointment/{appointment}"}]} if appointment else {}
    return {
        "resourceType": "Encounter", "id": entry.id, "status": "finished",
        "class": {"system": SETTINGS, "code": code, "display": shown}, "type": kinds,
        "subject": {"reference": f"Patient/{client}"}, "period": {"start": body.when.at}, **booked,
    }  # fmt: skip
