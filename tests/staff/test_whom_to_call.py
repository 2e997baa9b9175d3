"""Who else is called about a client: by consent (being called in a crisis), or in an emergency with its reason. Case F."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.utils import timezone

from steadystep.chart import When
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.team import ConsentGiven
from steadystep.clinic.ledger import reading
from tests.staff.conftest import now


def call(browser, rosa, whom, note=""):
    typed = {"entry_id": str(uuid.uuid4()), "seen": "999", "method": "call", "outcome": "reached", "reason": "safety_event", "to_whom": whom, "note": note}  # fmt: skip
    return browser.post(f"/clients/{rosa}/write/contact/", typed)


def kept(rosa):
    return [one.body.to_whom for one in reading.read_chart(rosa).of(ContactAttempted)]


def daughter(scope, until):
    return ConsentGiven(
        when=now(), recipient_kind="caregiver", recipient="daughter", recipient_name="Mia", purpose="in a crisis",
        scopes=(scope,), until=When.instant(until),
    )  # fmt: skip


def test_with_scope_8_standing_the_call_is_written_down(as_, tom, put, rosa):
    put(tom, rosa, daughter(8, timezone.now() + timedelta(days=90)))
    assert call(as_(tom), rosa, "contact_person").status_code == 302
    assert kept(rosa) == ["contact_person"]


def test_without_it_the_form_says_so_and_leads_to_the_emergency_and_its_reason(as_, tom, put, rosa):
    put(tom, rosa, daughter(1, timezone.now() + timedelta(days=90)))
    browser = as_(tom)
    answer = call(browser, rosa, "contact_person")
    assert answer.status_code == 422
    assert "choose the emergency contact, and write the reason" in answer.content.decode()
    assert call(browser, rosa, "emergency_contact").status_code == 422
    assert kept(rosa) == []
    assert (
        call(browser, rosa, "emergency_contact", "Lithium poisoning, on her way to hospital").status_code
        == 302
    )
    assert kept(rosa) == ["emergency_contact"]
