"""The list of medicines opens without a connection, in its current version, and is gone after signing out (R39)."""

from __future__ import annotations

import re
import uuid

from django.utils import timezone
from playwright.sync_api import expect

from steadystep.chart import Coding, NewEntry
from steadystep.chart.medication import MedicineReported
from steadystep.chart.when import When
from steadystep.clinic.chartroom.writing import write
from tests.journeys.signing_in import sign_in
from tests.journeys.waiting import until
from tests.portal.conftest import ZONE, Rosa

IS_KEPT = """async (words) => {
  const kept = await (await caches.open("steadystep-kept")).match("/my/medicines/kept/");
  return (await kept?.text())?.includes(words);
}"""


def one_more_is_told(rosa: Rosa) -> None:
    """Magnesium, which was not on the list when it was kept."""
    body = MedicineReported(
        when=When.instant(timezone.now(), ZONE), medicine=Coding("magnesium"), dose_text="300 mg at night"
    )
    write(
        rosa.clinic.prescriber, rosa.client, [NewEntry(id=str(uuid.uuid4()), body=body)], seen=rosa.chart.seq
    )


def test_the_current_list_opens_without_a_connection(phone, rosa, accessible):
    sign_in(phone, rosa.browser)
    phone.goto("/my/medicines/")
    phone.evaluate("navigator.serviceWorker.ready")
    phone.get_by_role("button", name="Keep it here").click()
    expect(phone.get_by_role("button", name="Do not keep it here")).to_be_visible()
    one_more_is_told(rosa)
    phone.goto("/my/")
    until(phone, IS_KEPT, "Magnesium")
    phone.context.set_offline(True)
    phone.goto("/my/medicines/")
    accessible(phone)
    expect(phone.get_by_role("heading", name="My medicine list")).to_be_visible()
    expect(phone.get_by_text("Magnesium").locator("visible=true").first).to_be_visible()
    phone.context.set_offline(False)
    phone.goto("/my/")
    phone.get_by_text("Me", exact=True).click()
    phone.get_by_role("button", name="Sign out").click()
    phone.wait_for_url(re.compile("login"))
    phone.context.set_offline(True)
    phone.goto("/my/medicines/")
    expect(phone.get_by_text("Magnesium")).to_have_count(0)
