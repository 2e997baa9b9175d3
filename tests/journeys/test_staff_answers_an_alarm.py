"""The thread: item nine on the client's phone, Today beside it, taken on, called, closed, the notice seen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from steadystep.clinic.ledger import reading


def answer_item_nine(phone: Page) -> None:
    phone.goto("/my/questions/phq_9/")
    phone.get_by_role("button", name="Start").click()
    phone.goto("/my/questions/phq_9/9/")
    phone.get_by_label("More than half the days").check()
    expect(phone.get_by_role("heading", name="You do not have to carry this alone")).to_be_visible()


@pytest.fixture(params=["second_desktop", "second_phone"])
def beside(request) -> Page:
    """The screen of a member of staff, while the client holds the phone."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def second_phone(second_desktop) -> Page:
    second_desktop.set_viewport_size({"width": 360, "height": 740})
    return second_desktop


def test_from_the_answer_on_the_phone_to_the_event_closed(phone, beside, come_in, riverside, accessible):
    client, staff = come_in(phone, "client"), come_in(beside, "therapist")
    staff.goto("/?whose=team")
    expect(staff.get_by_role("button", name="Take it on")).to_have_count(0)
    answer_item_nine(client)
    accessible(client)
    staff.reload()
    duty = staff.locator(".duty", has=staff.get_by_role("button", name="Take it on"))
    expect(duty).to_contain_text("Rosa")
    expect(duty).to_contain_text("now")
    accessible(staff)
    duty.get_by_role("button", name="Take it on").click()
    expect(staff.get_by_text("You have taken it on")).to_be_visible()
    accessible(staff)
    note_the_call(staff, accessible)
    close(staff, riverside, accessible)
    kinds = [entry.kind for entry in reading.read_chart(riverside.rosa).entries[-5:]]
    assert kinds == ["item_answered", "raised", "acknowledged", "contact_attempted", "closed"]
    staff.goto("/?whose=team")
    expect(staff.get_by_role("link", name="Note a call")).to_have_count(0)


def note_the_call(staff: Page, accessible) -> None:
    staff.get_by_role("link", name="Note a call").first.click()
    accessible(staff)
    staff.get_by_label(re.compile("^How")).select_option("call")
    staff.get_by_label(re.compile("^Whom")).select_option("client")
    staff.get_by_label("What came of it").select_option("reached")
    staff.get_by_label("What was said").fill("Thoughts, no plan, no intent; her sister is with her")
    staff.get_by_role("button", name="Write it down").click()
    expect(staff.get_by_text("Written.")).to_be_visible()


def close(staff: Page, riverside, accessible) -> None:
    raised = next(one.id for one in reading.read_chart(riverside.rosa).entries if one.kind == "raised")
    staff.goto(f"/clients/{riverside.rosa}/write/close/?raised={raised}")
    accessible(staff)
    staff.get_by_label("What was found").fill(
        "Passive thoughts, no plan; safety plan renewed, seen again on Thursday"
    )
    staff.get_by_role("group", name=re.compile("Shown by")).get_by_role("checkbox").first.check()
    staff.get_by_role("button", name="Sign and close").click()
    expect(staff.get_by_text("Still missing").first).to_be_visible()
    for words in staff.locator("input[name^=shown_]").all():
        words.fill("Talked through together")
    for waived in staff.locator("input[name^=waived_]").all():
        waived.check()
    staff.get_by_role("button", name="Sign and close").click()
    expect(staff.get_by_text("Written.")).to_be_visible()
    accessible(staff)


def test_a_notice_is_seen_once(screen, come_in, riverside, accessible):
    """Whoever was told finds it among their notices, and marks it as seen."""
    answering = riverside.browser("client")
    answering.post("/my/questions/phq_9/", {"id": "0192b1a0-0000-7000-8000-000000000777"})
    answering.post("/my/questions/phq_9/9/", {"answer": "2", "form": "0192b1a0-0000-7000-8000-000000000777"})
    told = next(
        who for who in ("therapist", "prescriber", "lead") if "mark all" in notices_of(riverside, who).lower()
    )
    page = come_in(screen, told)
    page.goto("/notices/")
    expect(page.get_by_role("link", name="Rosa")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Seen", exact=True).first.click()
    expect(page.get_by_text("Nothing new for you.")).to_be_visible()
    accessible(page)


def notices_of(riverside, who: str) -> str:
    return riverside.browser(who).get("/notices/").content.decode()
