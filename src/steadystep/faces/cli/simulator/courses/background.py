"""What some people bring: records from elsewhere, a pregnancy, a life before eighteen that is nobody else's business."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Final

from steadystep.chart.intake import HistoryReviewed, ImportedResource, IntakeAnswer
from steadystep.chart.when import When
from steadystep.clinic.consent.actor import SOFTWARE

from .people import age
from .plan import Plan

_ELSEWHERE: Final = (
    ("Condition", "Major depressive disorder, single episode", {"code": {"text": "Major depressive disorder, single episode"}}),
    ("Procedure", "Psychotherapy, twelve sessions", {"code": {"text": "Psychotherapy"}, "status": "completed"}),
    ("MedicationStatement", "Citalopram, stopped", {"medicationCodeableConcept": {"text": "citalopram 20 mg"}, "status": "completed"}),
    ("Encounter", "Emergency visit, panic", {"status": "finished", "reasonCode": [{"text": "panic"}]}),
)  # fmt: skip


def background(p: Plan, at: datetime) -> None:
    if p.rng.random() < 0.06:
        _elsewhere(p, at)
    years = age(p.who, p.today)
    if years < 18:
        p.s.did(at, p.therapist, IntakeAnswer, section="relationships", question="What should stay between us?", labels={"adolescent_private"},
                answer="That I am dating somebody. My parents do not know and it is not a problem.")  # fmt: skip
        p.s.did(
            at,
            p.therapist,
            IntakeAnswer,
            section="work_and_school",
            question="School",
            answer="Missed nine days this term; likes the art room.",
        )
    if p.who.sex == "female" and 20 <= years <= 40 and p.rng.random() < 0.06:
        p.s.did(
            at,
            p.therapist,
            IntakeAnswer,
            section="pregnancy",
            question="Pregnant, or a baby under one?",
            answer="Baby of three months, breastfeeding. Nights are short.",
        )


def _elsewhere(p: Plan, at: datetime) -> None:
    """Two to four records of another clinic; for most, a clinician has read them since."""
    brought = at - timedelta(days=4)
    for number, (kind, title, fields) in enumerate(_ELSEWHERE[: p.rng.randrange(2, 5)]):
        when = When((brought.date() - timedelta(days=400 + 90 * number)).isoformat(), p.s.zone)
        resource = json.dumps({"resourceType": kind, "id": f"other-{number}", **fields})
        p.s.did(
            brought,
            SOFTWARE,
            ImportedResource,
            when=when,
            resource_type=kind,
            resource=resource,
            title=title,
            origin="another clinic",
            source="import:fhir",
        )
    if p.rng.random() < 0.6:
        p.s.did(
            at + timedelta(minutes=30),
            p.prescriber,
            HistoryReviewed,
            note="Read. Nothing that changes today's plan.",
        )
