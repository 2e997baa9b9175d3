"""A case manager calls caregivers who asked for it, without a word about any client."""

import uuid
from datetime import timedelta

from django.utils import timezone

from steadystep.clinic.caregivers.models import SupportAsked


def asked(owner: str = "") -> SupportAsked:
    now = timezone.now()
    return SupportAsked.objects.create(
        caregiver=uuid.uuid4(), name="Ana", asked_at=now, reach="555-0177", words="I am worn out", due=now + timedelta(days=1), owner=owner,
    )  # fmt: skip


def test_it_stands_on_today_until_it_was_closed(as_, cara):
    one, browser = asked(str(cara.pk)), as_(cara)
    assert "Caregivers who ask for support" in browser.get("/").content.decode()
    page = browser.get("/caregivers/").content.decode()
    assert "555-0177" in page
    browser.post(f"/caregivers/{one.pk}/", {"do": "close", "outcome": "talked", "note": "Has a group now"})
    one.refresh_from_db()
    assert (one.outcome, one.closed_by) == ("talked", str(cara.pk))
    assert "No caregiver waits" in browser.get("/caregivers/").content.decode()


def test_a_therapist_does_not_read_them(as_, tom):
    asked()
    assert as_(tom).get("/caregivers/").status_code == 403
