"""A step of the ladder tried where there is no connection: kept on the phone, sent by itself, once, and seen by the therapist."""

from __future__ import annotations

import uuid

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from steadystep.chart import NewEntry
from steadystep.chart.exposure import ExposureLadder, LadderStep
from steadystep.chart.therapy import PracticeTried
from steadystep.chart.when import When
from steadystep.clinic.chartroom.writing import write
from tests.journeys.signing_in import sign_in
from tests.portal.conftest import ZONE, Rosa, make_rosa


@pytest.fixture
def rosa(live_server, transactional_db) -> Rosa:
    found = make_rosa()
    steps = (LadderStep(id="short", name="Short grocery run", predicted=75),)
    body = ExposureLadder(when=When.instant(timezone.now(), ZONE), name="Shops", steps=steps)
    write(
        found.clinic.therapist,
        found.client,
        [NewEntry(id=str(uuid.uuid4()), body=body)],
        seen=found.chart.seq,
    )
    return found


def test_a_step_tried_without_a_connection_arrives_once(phone, rosa, accessible):
    sign_in(phone, rosa.browser)
    phone.goto("/my/practice/")
    accessible(phone)
    phone.evaluate("navigator.serviceWorker.ready")
    phone.get_by_role("button", name="Keep it here").click()
    expect(phone.get_by_role("button", name="Do not keep it here")).to_be_visible()
    phone.context.set_offline(True)
    phone.goto("/my/practice/")
    phone.get_by_text("I tried it: Short grocery run").click()
    step = phone.locator("form[action*='/step/']")
    step.get_by_label("At its strongest").fill("70")
    step.get_by_label("At the end").fill("30")
    step.get_by_label("I stayed").check()
    step.get_by_role("button", name="Note it").click()
    expect(step.get_by_text("Kept on this device")).to_be_visible()
    phone.context.set_offline(False)
    phone.goto("/my/practice/")
    expect(phone.get_by_text("70 → 30")).to_be_visible(timeout=20_000)
    (tried,) = rosa.chart.of(PracticeTried)
    assert (tried.body.predicted, tried.body.peak, tried.body.end, tried.body.left_early) == (
        75,
        70,
        30,
        False,
    )


def test_a_page_asked_for_while_a_step_was_being_sent_is_drawn_again(phone, rosa):
    """The page before sent it and is gone; nothing waits any more, and this page was made without it."""
    sign_in(phone, rosa.browser)
    phone.goto("/my/practice/")
    how = "performance.getEntriesByType('navigation')[0].type"
    assert phone.evaluate(how) == "navigate"
    phone.evaluate("sessionStorage.setItem('sent-last', Date.now() + 60_000)")
    with phone.expect_event("load", lambda page: page.evaluate(how) == "reload"):
        phone.goto("/my/practice/")
    assert phone.evaluate("sessionStorage.getItem('sent-last')") is None
