"""My safety plan: read, changed in my own words, kept on the phone, printed; what caregivers see of it, and until when."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from steadystep.chart import When
from steadystep.chart.safety import SafetyPlan
from steadystep.chart.safety_plans import SafetyPlanGiven
from steadystep.chart.team import ConsentGiven, ConsentRevoked
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.consent.log import openings_of
from steadystep.clinic.people import actions
from steadystep.faces.portal.helping import views
from tests.small_clinic import fresh, herself

from .conftest import TUESDAY_TEN, ZONE, hidden_fields

HERE, CHANGE = "/my/safety-plan/", "/my/safety-plan/change/"


def now() -> When:
    return When.instant(datetime.now(UTC), ZONE)


def together(rosa, **sections):
    write(rosa.clinic.therapist, rosa.client, [fresh(SafetyPlan(when=now(), **sections))])


def change(rosa, **typed):
    page = hidden_fields(rosa.get(CHANGE).content.decode())
    return rosa.browser.post(CHANGE, {name: page[name] for name in ("id", "of", "seen")} | typed)


def test_my_plan_says_what_stands_and_what_is_open(rosa):
    page = rosa.get(HERE).content.decode()
    assert 'href="tel:5550104477"' in page
    assert "What I can do by myself" in page.split("Still open:")[1]


def test_my_own_words_become_a_version_with_what_changed(rosa):
    answer = change(
        rosa, warning_signs="I stop sleeping\nI snap at Luz", who_to_ask="My sister, 555-010-4477"
    )
    assert answer.status_code == 302
    latest = rosa.chart.latest(SafetyPlan)
    assert latest.role == "client"
    assert latest.body.warning_signs == ("I stop sleeping", "I snap at Luz")
    page = rosa.get(HERE).content.decode()
    assert "by me" in page
    assert "Signs that it is getting hard: I snap at Luz" in page


def test_the_same_send_twice_is_one_version(rosa):
    page = hidden_fields(rosa.get(CHANGE).content.decode())
    sent = {name: page[name] for name in ("id", "of", "seen")} | {"my_steps": "Sing"}
    for _ in range(2):
        assert rosa.browser.post(CHANGE, sent).status_code == 302
    assert len(rosa.chart.of(SafetyPlan)) == 2


def test_two_people_at_once_lose_nothing(rosa):
    page = hidden_fields(rosa.get(CHANGE).content.decode())
    together(rosa, warning_signs=("I stop sleeping",), my_steps=("Call Tess",))
    sent = {name: page[name] for name in ("id", "of", "seen")}
    answer = rosa.browser.post(CHANGE, sent | {"my_steps": "Sing loudly"})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "What I can do by myself: Call Tess" in said
    assert "Sing loudly" in said
    assert len(rosa.chart.of(SafetyPlan)) == 2
    again = hidden_fields(said)
    sent = {name: again[name] for name in ("id", "of", "seen")} | {"my_steps": "Call Tess\nSing loudly"}
    assert rosa.browser.post(CHANGE, sent).status_code == 302
    assert rosa.chart.latest(SafetyPlan).body.my_steps == ("Call Tess", "Sing loudly")


def test_nothing_at_all_and_a_line_too_long_are_asked_about(rosa):
    assert change(rosa, my_steps=" \n ").status_code == 422
    answer = change(rosa, my_steps="x" * 300)
    assert answer.status_code == 422
    assert "x" * 300 in answer.content.decode()
    assert len(rosa.chart.of(SafetyPlan)) == 1


@pytest.mark.parametrize("seen", ["", "abc", "-1", "9" * 30])
def test_a_page_that_does_not_say_what_it_showed_is_taken_for_an_old_one(rosa, seen):
    page = hidden_fields(rosa.get(CHANGE).content.decode())
    sent = {"id": page["id"], "of": page["of"], "seen": seen, "my_steps": "Sing"}
    assert rosa.browser.post(CHANGE, sent).status_code in (302, 409)


def test_the_phone_tells_which_version_it_keeps(rosa):
    kept = f"{HERE}kept/"
    for _ in range(2):
        assert rosa.post(kept, kept="1").json() == {"saved": True}
    assert len(rosa.chart.of(SafetyPlanGiven)) == 1
    together(rosa, my_steps=("Walk",))
    assert "an older version" in rosa.get(HERE).content.decode()
    rosa.post(kept, kept="1")
    assert "an older version" not in rosa.get(HERE).content.decode()
    rosa.post(kept, kept="0")
    assert "No copy is noted." in rosa.get(HERE).content.decode()


@pytest.mark.parametrize("size", ["a4", "letter", "card"])
def test_the_plan_as_a_pdf(rosa, size):
    answer = rosa.get(f"{HERE}{size}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]


def test_a_script_that_cannot_be_set_is_a_page_to_print(rosa):
    change(rosa, who_to_ask="给妈妈打电话")
    page = rosa.get(f"{HERE}a4.pdf").content.decode()
    assert "给妈妈打电话" in page
    assert "print it from this browser" in page


def test_no_such_paper(rosa):
    assert rosa.get(f"{HERE}a9.pdf").status_code == 404


# What a caregiver sees


@pytest.fixture
def luz(rosa):
    """Luz, who cares for Rosa, signed in."""
    person = actions.add_caregiver(SOFTWARE, "test", username="luz", display_name="Luz Reyes", language="en")
    browser = Client()
    browser.force_login(person)
    browser.person = person
    return browser


def share(rosa, luz, **more):
    body = ConsentGiven(
        when=now(), recipient_kind="caregiver", recipient=str(luz.person.pk), recipient_name="Luz Reyes", purpose="help at home",
        scopes=(7,), **more,
    )  # fmt: skip
    entry = fresh(body)
    write(herself(rosa.client), rosa.client, [entry])
    return entry.id


def caring(luz) -> str:
    return luz.get("/my/caring/").content.decode()


def test_a_caregiver_sees_their_own_steps_first(rosa, luz):
    together(rosa, my_steps=("Walk",), caregiver_steps=("Sit with me",))
    assert "Sit with me" not in caring(luz)
    share(rosa, luz)
    page = caring(luz)
    assert page.index("Sit with me") < page.index("Walk")


def test_a_consent_taken_back_hides_the_steps_at_once(rosa, luz):
    together(rosa, caregiver_steps=("Sit with me",))
    consent = share(rosa, luz)
    assert "Sit with me" in caring(luz)
    write(herself(rosa.client), rosa.client, [fresh(ConsentRevoked(when=now(), consent=consent))])
    assert "Sit with me" not in caring(luz)


def test_a_consent_that_ended_an_hour_ago_shows_nothing(rosa, luz, at):
    together(rosa, caregiver_steps=("Sit with me",))
    share(rosa, luz, until=When.instant(TUESDAY_TEN + timedelta(hours=2), ZONE))
    assert "Sit with me" in caring(luz)
    at(TUESDAY_TEN + timedelta(hours=3))
    luz.force_login(luz.person)
    assert "Sit with me" not in caring(luz)


def test_the_overdose_part_needs_a_consent_that_names_substance_use(rosa, luz):
    """42 CFR Part 2: the rest of the plan is shared all the same."""
    together(rosa, my_steps=("Walk",), naloxone_where=("Kitchen drawer",))
    share(rosa, luz)
    assert "Walk" in caring(luz)
    assert "Kitchen drawer" not in caring(luz)
    share(rosa, luz, labels=("part2",))
    assert "Kitchen drawer" in caring(luz)


def test_a_plan_of_the_overdose_part_alone_is_not_there_without_that_consent(rosa, luz):
    write(rosa.clinic.therapist, rosa.client, [fresh(SafetyPlan(when=now(), tolerance=("Less",)))])
    share(rosa, luz)
    assert "Less" not in caring(luz)


def test_help_now_is_the_latest_version(rosa):
    together(rosa, my_steps=("Walk to the river",), naloxone_where=("Kitchen drawer",))
    for page in ("/my/help/", "/my/help/kept/"):
        said = rosa.get(page).content.decode()
        assert "Walk to the river" in said
        assert "Kitchen drawer" in said
    assert str(uuid.UUID(rosa.client)) not in rosa.get("/my/help/kept/").content.decode()


@pytest.mark.parametrize(("is_open", "part"), [(True, "crisis lines"), (False, "crisis lines, after hours")])
def test_that_the_lines_were_shown_is_kept_with_the_opening(rosa, monkeypatch, is_open, part):
    """R78. While the clinic is open and while it is not: that they were shown and when, and nothing of why."""
    monkeypatch.setattr(views, "is_open", lambda _clinic, _at: is_open)
    rosa.get("/my/help/")
    (shown,) = [one for one in openings_of(rosa.client) if one.part.startswith("crisis")]
    assert (shown.part, shown.reason) == (part, "")
