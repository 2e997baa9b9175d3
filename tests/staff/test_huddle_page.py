"""The list of the huddle: who is off track, at high risk, has a test due or comes from a hospital; with what is agreed (R86)."""

import html
import re
from datetime import timedelta

from django.utils import timezone

from steadystep.chart import Dose, When
from steadystep.chart.hospital import HospitalLeft
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.plan import Target
from steadystep.chart.teamwork import HuddleNoted
from tests.small_clinic import UNCOMPARED

from .conftest import now


def listed(browser) -> dict[str, str]:
    """What stands under each heading of the page."""
    page = html.unescape(browser.get("/huddle/", {"whose": "team"}).content.decode())
    return dict(re.findall(r"<h2[^>]*>([^<]+?) <span.*?</h2>(.*?)</section>", page, re.DOTALL))


def test_high_risk_transitions_and_labs_due_each_under_its_heading(as_, pia, tom, rosa, put, alarm):
    step = DoseStep(first=timezone.localdate() - timedelta(days=200), amount=Dose(10, "mg"))
    put(pia, rosa, Order(when=now(), name="Olanzapine", drug="olanzapine", indication="bipolar_1", steps=(step,), reasons=UNCOMPARED))  # fmt: skip
    put(tom, rosa, HospitalLeft(when=now(), place="Rivergate General"))
    sections = listed(as_(tom))
    assert f"/clients/{rosa}/" in sections["Between places"]
    assert f"/clients/{rosa}/" in sections["Labs and checks due"]
    assert f"/clients/{rosa}/" in sections["High risk"]


def test_who_is_off_track_stands_under_that_heading_with_the_reason(as_, pia, tom, rosa, put):
    """An order that serves no measure asks for attention; nobody without such a finding stands there."""
    assert "Off track" not in listed(as_(tom))
    (target,) = put(tom, rosa, Target(when=now(), name="Low mood"))
    step = DoseStep(first=timezone.localdate(), amount=Dose(25, "mg"))
    put(pia, rosa, Order(when=now(), name="Sertraline", drug="sertraline", indication="mdd", steps=(step,), reasons=UNCOMPARED, target=target.id))  # fmt: skip
    found = listed(as_(tom))["Off track"]
    assert f"/clients/{rosa}/" in found
    assert "no instrument measures that yet" in found


def test_what_is_agreed_stands_with_its_owner(as_, tom, pia, rosa, put, alarm):
    put(tom, rosa, HuddleNoted(when=now(), topic="high_risk", text="Call her sister", owner=str(pia.pk), by=When.on(timezone.localdate())))  # fmt: skip
    page = html.unescape(as_(tom).get("/huddle/", {"whose": "team"}).content.decode())
    assert "Call her sister" in page
    assert "Pia" in page
