"""From the client's phone to their aunt's: topics ticked, a code handed over, and the same seen on both."""

from __future__ import annotations

from playwright.sync_api import expect

from steadystep.chart.team import ConsentGiven
from tests.journeys.signing_in import sign_in


def test_a_client_shares_and_their_aunt_joins(phone, second_desktop, rosa, accessible):
    sign_in(phone, rosa.browser)
    phone.goto("/my/sharing/")
    phone.get_by_role("link", name="Share with someone").click()
    accessible(phone)
    phone.get_by_label("Who is it?").fill("Ana")
    phone.get_by_label("Your goals and milestones").check()
    phone.get_by_label("What for?").fill("So that she can help")
    phone.get_by_role("button", name="Share this").click()
    accessible(phone)
    code = phone.locator(".slip-code").inner_text()
    assert any(one.body.recipient_name == "Ana" for one in rosa.chart.of(ConsentGiven))

    second_desktop.goto("/my/join/caring/")
    accessible(second_desktop)
    second_desktop.get_by_label("The code that you were given").fill(code)
    second_desktop.get_by_label("Choose a user name").fill("ana-of-rosa")
    second_desktop.get_by_label("Choose a password").fill("three plain words")
    second_desktop.get_by_label("The same password again").fill("three plain words")
    second_desktop.get_by_role("button", name="Join").click()
    expect(second_desktop.get_by_role("heading", name="Goals")).to_be_visible()
    accessible(second_desktop)

    second_desktop.get_by_role("link", name="Look after yourself, too").click()
    accessible(second_desktop)
    second_desktop.locator("#id_strain_9").check()
    second_desktop.get_by_role("button", name="Keep it").click()
    expect(second_desktop.get_by_text("a lot to carry")).to_be_visible()
    accessible(second_desktop)

    phone.get_by_role("link", name="Done").click()
    phone.get_by_role("link", name="As they see it").last.click()
    expect(phone.get_by_role("heading", name="Goals")).to_be_visible()
    accessible(phone)
