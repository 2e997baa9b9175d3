"""A lead writes down within how many days each state wants the monitoring programme asked; orders are held to it."""

from __future__ import annotations

from steadystep.clinic.chartroom.clinic_value import clinic_value, forget_clinic
from steadystep.clinic.people.models import Clinic
from tests.people.test_crisis_lines_page import page  # noqa: F401 - the fixture by its name

PAGE = "/people/monitoring-programme/"
LAW = {
    "state": "ny",
    "days": "1",
    "here": "on",
    "citation": "State law, section 1",
    "reviewed_on": "2026-01-10",
}


def typed(*rows):
    told = {
        f"windows-{number}-{name}": value for number, row in enumerate(rows) for name, value in row.items()
    }
    return {"windows-TOTAL_FORMS": str(len(rows)), "windows-INITIAL_FORMS": "0", "why": "read today", **told}


def test_what_was_typed_is_what_reasoning_reads(page):  # noqa: F811
    assert page.post(PAGE, typed(LAW)).status_code == 302
    forget_clinic()
    (row,) = clinic_value().programme_windows
    assert (row.state, row.days, row.here, row.citation) == ("NY", 1, True, "State law, section 1")
    said = page.get(PAGE).content.decode()
    assert "programme_windows: read today" in said
    assert 'value="2026-01-10"' in said


def test_until_then_the_page_says_that_no_law_is_built_in(page):  # noqa: F811
    assert "No state’s law is built in." in page.get(PAGE).content.decode()


def test_half_a_row_a_wrong_state_and_a_state_twice_are_refused(page):  # noqa: F811
    assert page.post(PAGE, typed(LAW | {"citation": ""})).status_code == 422
    assert page.post(PAGE, typed(LAW | {"state": "7x"})).status_code == 422
    assert page.post(PAGE, typed(LAW, LAW)).status_code == 422
    assert Clinic.objects.get().programme_windows == []
