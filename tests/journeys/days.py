"""A course of care acted day by day through the pages: the clock moved, everybody signed in anew, forms filled and sent."""

from __future__ import annotations

import os
import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import time_machine
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from steadystep.chart import Chart, When
from steadystep.chart.intake import Allergy, Demographics
from steadystep.chart.team import TeamJoined
from steadystep.clinic.chartroom import heartbeat
from steadystep.clinic.chartroom.clinic_value import forget_clinic
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import SOFTWARE, Actor
from steadystep.clinic.ledger import reading
from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_of
from steadystep.clinic.people.models import Person
from steadystep.clinic.people.sign_in import DEMO_SIGN_IN
from tests.journeys.waiting import until
from tests.small_clinic import fresh

ZONE = "America/New_York"
STAFF = ("prescriber", "therapist", "nurse")
# Everything folded is opened first, so that a field can be filled wherever it stands.
_UNFOLD = "() => document.querySelectorAll('main details').forEach((one) => { one.open = true })"
_SEND = """() => {
  const sign = document.querySelector("#sign");
  sign.disabled = false;
  sign.form.requestSubmit(sign);
}"""
_ANSWERED = re.compile("Written\\.|Nothing was written")
# Each check's reason and the signature in one step: a late answer of the checks cannot come between.
_SIGN = """(reason) => {
  document.querySelectorAll("#checks textarea").forEach((one) => { one.value ||= reason });
  const sign = document.querySelector("#sign");
  if (sign.disabled) return false;
  sign.form.requestSubmit(sign);
  return true;
}"""


@dataclass
class Days:
    """One client of a small clinic; `phone` is the client's, `desk` the screen where the staff take turns."""

    phone: Page
    desk: Page
    address: str
    story: str
    client: str
    people: dict[str, Person]
    _travelling: time_machine.travel | None = None
    _signed_in: dict[str, str] = field(default_factory=dict)

    def at(self, day: str, hour: str = "09:00") -> None:
        """Now it is that day and hour in New York: every sign-in of before has ended."""
        self.back()
        instant = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=ZoneInfo(ZONE))
        self._travelling = time_machine.travel(instant, tick=True)
        self._travelling.start()
        self._signed_in.clear()
        heartbeat.beat()
        self.phone.clock.set_fixed_time(instant)
        self._sit_down(self.phone, "client")

    def back(self) -> None:
        if self._travelling is not None:
            self._travelling.stop()
            self._travelling = None

    @property
    def chart(self) -> Chart:
        return reading.read_chart(self.client)

    def latest(self, kind: type) -> str:
        """The id of the newest entry of that kind."""
        return self.chart.of(kind)[-1].id

    def actor(self, who: str) -> Actor:
        return actor_of(self.people[who], datetime.now(ZoneInfo(ZONE)))

    def staff(self, who: str, part: str = "") -> Page:
        """That person's screen with this part of the client's chart: "", "plan/", "?tab=medicines"."""
        self._sit_down(self.desk, who)
        self.desk.goto(f"/clients/{self.client}/{part}")
        return self.desk

    def reads(self, who: str, part: str, *words: str) -> Page:
        """That person opens this part of the chart (the client: that page of the portal) and finds every one of these."""
        if who == "client":
            self.phone.goto(part)
        page = self.phone if who == "client" else self.staff(who, part)
        for one in words:
            expect(page.locator("main")).to_contain_text(one)
        return page

    def writes(self, who: str, slug: str, *, link: str = "", says: str = "Written.", **typed: object) -> Page:
        """Fill the form by the names of its fields and send it; a list ticks boxes. The page that answers says `says`."""
        page = self.fills(who, slug, link=link, **typed)
        page.evaluate(_SEND)
        expect(page.locator("main")).to_contain_text(says)
        return page

    def signs(
        self, who: str, slug: str, *, reason: str = "Weighed together", link: str = "", **typed: object
    ) -> Page:
        """As `writes`, for what is weighed while it is typed: a reason goes to every check that asks for one.

        What was weighed can be older than what is typed; the door then asks for what is missing, and it is signed again.
        """
        page = self.fills(who, slug, link=link, **typed)
        expect(page.locator("#checks")).to_contain_text("You will sign:")
        for _ in range(3):
            with page.expect_navigation():
                until(page, _SIGN, reason)
            expect(page.locator("main")).to_contain_text(_ANSWERED)
            if page.get_by_text("Written.", exact=True).count():
                return page
        raise AssertionError(page.locator("main").inner_text())

    def refused(self, who: str, slug: str, *words: str, link: str = "", **typed: object) -> Page:
        """It is said while typing, and a browser that sends it all the same writes nothing: the chart is as before."""
        before = self.chart.seq
        page = self.fills(who, slug, link=link, **typed)
        for one in words:
            expect(page.locator("#checks")).to_contain_text(one)
        page.evaluate(_SEND)
        expect(page.locator("main")).to_contain_text("Nothing was written")
        assert self.chart.seq == before
        return page

    def fills(self, who: str, slug: str, *, link: str = "", **typed: object) -> Page:
        page = self.staff(who, f"write/{slug}/{link}")
        fill(page, "#entry-form", typed)
        return page

    def today(self, who: str) -> Page:
        """The list of everybody who needs somebody, with the client's line among them."""
        self._sit_down(self.desk, who)
        self.desk.goto("/?whose=team")
        return self.desk

    def answers(self, instrument: str, items: list[int], helps: int = 0) -> Page:
        """The client answers on the phone, one question a screen, and hands it in. Help is shown at question `helps`."""
        page = self.phone
        page.goto(f"/my/questions/{instrument}/")
        page.get_by_role("button", name="Start").click()
        for number, value in enumerate(items, 1):
            page.goto(f"/my/questions/{instrument}/{number}/")
            with page.expect_response(re.compile(f"/questions/{instrument}/{number}/$")):
                page.locator(f"input[name=answer][value='{value}']").check()
            if number == helps:
                expect(
                    page.get_by_role("heading", name="You do not have to carry this alone")
                ).to_be_visible()
        page.goto(f"/my/questions/{instrument}/look-over/")
        page.get_by_role("button", name="Hand it in").click()
        page.wait_for_url(re.compile("receipt"))
        return page

    def checks_in(self, **said: int | float | str) -> Page:
        self.phone.goto("/my/check-in/")
        fill(self.phone, "form[data-check-in]", said)
        self.phone.get_by_role("button", name="Send").click()
        expect(self.phone.locator("main")).to_contain_text(re.compile(r"\bdone\b|is with your care team"))
        return self.phone

    def look(self, page: Page, name: str) -> None:
        """A picture for whoever mends the page: only when a folder is named."""
        if folder := os.environ.get("STEADYSTEP_PICTURES"):
            width = page.viewport_size["width"] if page.viewport_size else 0
            page.screenshot(
                path=f"{folder}/journeys-{self.story}-{name}-{width}.png", full_page=True, caret="initial"
            )

    def _sit_down(self, page: Page, who: str) -> None:
        key = self._signed_in.get(who) or self._signed_in.setdefault(who, self._key(who))
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": self.address}])

    def _key(self, who: str) -> str:
        browser = Client()
        browser.force_login(self.people[who], backend="steadystep.clinic.people.sessions.SignIn")
        session = browser.session
        session[DEMO_SIGN_IN] = True
        session.save()
        return str(browser.cookies[settings.SESSION_COOKIE_NAME].value)


def fill(page: Page, form: str, typed: dict[str, object]) -> None:
    """Fill the fields of the form by their names, as a person would one after the other."""
    page.evaluate(_UNFOLD)
    for name, value in typed.items():
        if isinstance(value, list):
            for one in value:
                page.locator(f"{form} [name='{name}'][value='{one}']").check()
            continue
        box = page.locator(f"{form} [name='{name}']").first
        kind = box.evaluate("(one) => one.type")
        if kind == "radio":
            page.locator(f"{form} [name='{name}'][value='{value}']").check()
        elif kind == "checkbox":
            box.set_checked(bool(value))
        elif kind.startswith("select"):
            box.select_option(str(value))
        else:
            box.fill(str(value))


def begin(days: Days, called: str, born: str, first: str) -> None:
    """A small clinic that has been open since 2025, with one new client in care from eight o'clock of `first` on."""
    with time_machine.travel(datetime(2025, 12, 1, 10, tzinfo=ZoneInfo(ZONE))):
        team = _open(days, called)
    days.at(first, "08:00")
    _admit(days, team, called, born)


def _open(days: Days, called: str) -> str:
    actions.make_clinic(SOFTWARE, "test", name="Riverside", zone=ZONE)
    site = actions.add_site(SOFTWARE, "test", name="Main Street")
    team = actions.add_team(SOFTWARE, "test", site=site, name="Adult team")
    for role, name in zip(STAFF, ("Pia Okoro", "Tariq Lund", "Noor Haddad"), strict=True):
        days.people[role] = actions.add_staff(SOFTWARE, "test", username=role, display_name=name)
        actions.give_role(SOFTWARE, "test", person_id=days.people[role].pk, role=role, team=team)
    days.people["client"] = actions.add_client_sign_in(
        SOFTWARE, "test", username="client", display_name=called, client_id=uuid.UUID(days.client)
    )
    forget_clinic()
    return str(team.pk)


def _admit(days: Days, team: str, called: str, born: str) -> None:
    now = When.instant(datetime.now(ZoneInfo(ZONE)), ZONE)
    joined = [TeamJoined(when=now, team=team)]
    joined += [TeamJoined(when=now, team=team, person=str(days.people[role].pk), role=role) for role in STAFF]
    about = Demographics(when=now, legal_name=called, birth_date=When(born), zone=ZONE)
    write(days.actor("therapist"), days.client, [fresh(one) for one in (about, *joined)])
    write(days.actor("prescriber"), days.client, [fresh(Allergy(when=now, none_known=True))])
