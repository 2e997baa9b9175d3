"""Opening a chart of another team in an emergency: shut, a reason, open, written down, and seen by the client."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from steadystep.clinic.consent.models import AccessRecord


def test_breaking_the_glass(screen, come_in, riverside, accessible):
    page = come_in(screen, "other_team")
    page.goto("/clients/?q=Rosa")
    accessible(page)
    page.goto(f"/clients/{riverside.rosa}/")
    expect(page.get_by_role("heading", name="This is not open to you")).to_be_visible()
    accessible(page)
    page.get_by_role("link", name=re.compile("emergency", re.IGNORECASE)).click()
    accessible(page)
    page.get_by_label("Why now").select_option("safety")
    page.get_by_label("What has happened").fill("Found at the door, not answering")
    page.locator("main form button").click()
    expect(page.get_by_text("Opened for an emergency")).to_be_visible()
    accessible(page)
    assert AccessRecord.objects.filter(person=riverside.people["other_team"].pk, break_glass=True).exists()

    mine = come_in(screen, "client")
    mine.goto("/my/sharing/")
    expect(mine.get_by_text(re.compile("Found at the door"))).to_be_visible()
    accessible(mine)
