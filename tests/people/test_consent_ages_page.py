"""A lead writes down from which age minors agree alone here; charts of minors say it."""

from __future__ import annotations

from steadystep.clinic.chartroom.clinic_value import clinic_value, forget_clinic
from steadystep.clinic.people.models import Clinic
from tests.people.test_crisis_lines_page import page  # noqa: F401 - the fixture by its name

PAGE = "/people/consent-of-minors/"
CARE = ("mental_health", "substance_use", "reproductive", "hiv")


def typed(**first):
    rows = {f"ages-{number}-care": care for number, care in enumerate(CARE)}
    rows |= {f"ages-0-{name}": value for name, value in first.items()}
    return {"ages-TOTAL_FORMS": "4", "ages-INITIAL_FORMS": "4", "why": "read today", **rows}


LAW = {"age": "14", "sees": "bills only", "citation": "State law, section 1", "reviewed_on": "2026-01-10"}


def test_what_was_typed_is_what_reasoning_reads(page):  # noqa: F811
    assert page.post(PAGE, typed(**LAW)).status_code == 302
    forget_clinic()
    (row,) = clinic_value().consent_ages
    assert (row.care, row.age, row.citation) == ("mental_health", 14, "State law, section 1")
    said = page.get(PAGE).content.decode()
    assert "consent_ages: read today" in said
    assert 'value="2026-01-10"' in said


def test_without_an_age_it_is_never_alone(page):  # noqa: F811
    page.post(PAGE, typed(**LAW | {"age": ""}))
    assert Clinic.objects.get().consent_ages[0]["age"] is None


def test_half_a_row_is_asked_about(page):  # noqa: F811
    answer = page.post(PAGE, typed(citation="State law, section 1"))
    assert answer.status_code == 422
    assert "Add the day on which you read it." in answer.content.decode()
    assert Clinic.objects.get().consent_ages == []


def test_an_age_of_adults_and_a_day_to_come_are_refused(page):  # noqa: F811
    assert page.post(PAGE, typed(**LAW | {"age": "19"})).status_code == 422
    assert page.post(PAGE, typed(**LAW | {"reviewed_on": "2999-01-10"})).status_code == 422
    assert Clinic.objects.get().consent_ages == []


def test_a_kind_of_care_that_we_do_not_know_is_refused(page):  # noqa: F811
    assert page.post(PAGE, typed(**LAW) | {"ages-0-care": "dental"}).status_code == 422
