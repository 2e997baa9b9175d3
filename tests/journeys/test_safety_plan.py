"""The safety plan on a staff screen and the crisis lines of the place: at 360 and 1280 px, without barriers."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from steadystep.chart import When
from steadystep.chart.safety import SafetyPlan
from steadystep.chart.safety_plans import SafetyPlanGiven
from steadystep.chart.team import ConsentGiven
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.ledger import reading
from tests.small_clinic import fresh


def plans(house, **sections: tuple[str, ...]) -> str:
    body = SafetyPlan(when=When.instant(datetime.now(UTC)), **sections)
    write(house.actor("therapist"), house.rosa, [fresh(body)])
    return reading.read_chart(house.rosa).latest(SafetyPlan).id


def test_what_changed_and_who_holds_which(screen: Page, riverside, come_in, accessible):
    plan = plans(riverside, my_steps=("Walk", "x" * 150), naloxone_where=("Kitchen",))
    now = When.instant(datetime.now(UTC))
    lets = ConsentGiven(when=now, recipient_kind="caregiver", recipient="luz", recipient_name="Luz Reyes", purpose="Support", scopes=(7,))  # fmt: skip
    given = SafetyPlanGiven(when=now, plan=plan, how="caregiver", holder="Luz Reyes")
    write(riverside.actor("therapist"), riverside.rosa, [fresh(lets)])
    write(riverside.actor("therapist"), riverside.rosa, [fresh(given)])
    plans(riverside, my_steps=("Sing",))
    page = come_in(screen, "therapist")
    page.goto(f"/clients/{riverside.rosa}/safety-plan/")
    expect(page.get_by_text("older version")).to_be_visible()
    expect(page.get_by_text("Nothing here yet").first).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Give the new one").click()
    expect(page.get_by_label("Who has it")).to_have_value("Luz Reyes")
    page.goto(f"/clients/{riverside.rosa}/write/safety-plan/")
    expect(page.get_by_label("What I can do by myself")).to_have_value("Sing")
    accessible(page)


def test_a_lead_keeps_the_crisis_lines(screen: Page, riverside, come_in, accessible):
    page = come_in(screen, "lead")
    page.goto("/people/crisis-lines/")
    accessible(page)
    page.get_by_label("Number, or the address of the chat").last.fill("555-0100")
    page.get_by_label("Who answers it").last.fill("County line")
    page.get_by_label("Why you change this").fill("tried today")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.goto("/my/help/")
    expect(page.locator('a[href="tel:5550100"]')).to_be_visible()
    accessible(page)
