"""My week counted by myself, groups of others, and the fixed points of my day."""

import re

from steadystep.chart import When
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.measures import Answers
from steadystep.chart.worksheets import Told, Worksheet
from steadystep.clinic.chartroom.writing import write
from tests.portal.conftest import TUESDAY_TEN
from tests.small_clinic import fresh, herself

PAGE = "/my/counts/"


def counted(rosa):
    return [one.body.items for one in rosa.chart.of(Answers) if one.body.instrument == "recovery_counters"]


def test_the_client_counts_her_week_and_changes_it(rosa):
    assert rosa.post(PAGE, PAGE, item_1="3", item_2="0").status_code == 302
    assert counted(rosa) == [(3, 0, None, None, None, None, None, None)]
    page = rosa.get(PAGE).content.decode()
    assert "3 in 1 week" in page
    rosa.post(PAGE, PAGE, item_1="4", item_2="0")
    assert counted(rosa) == [(4, 0, None, None, None, None, None, None)]


def test_what_cannot_be_is_asked_again_and_nothing_is_kept(rosa):
    wrong = rosa.post(PAGE, PAGE, item_5="8", item_1="2")
    assert (wrong.status_code, counted(rosa)) == (422, [])
    assert b'value="2"' in wrong.content
    assert rosa.post(PAGE, PAGE).status_code == 422
    assert counted(rosa) == []


def test_groups_of_others_are_named_for_who_wants_them(rosa):
    page = rosa.get("/my/groups/").content.decode()
    for name in ("aa.org", "na.org", "smartrecovery.org", "draonline.org", "intherooms.com"):
        assert name in page
    assert "We have not checked the addresses lately" in page
    assert "/my/groups/" in rosa.get("/my/plan/").content.decode()


def test_fixed_points_are_shown_as_a_table_and_not_scored(rosa):
    page = "/my/practice/"
    assert b"rhythm-title" not in rosa.get(page).content
    for day in (1, 2, 3):
        body = Worksheet(
            when=When(f"2026-03-0{day}", "America/New_York"),
            exercise="day_rhythm",
            told=(Told(of="up", text=f"07:{day}0"),),
        )
        write(herself(rosa.client), rosa.client, [fresh(body)])
    shown = rosa.get(page).content.decode()
    assert "20 min" in shown
    assert "too few days to tell" in shown
    assert "There is no score" in shown


def test_with_an_eating_disorder_on_record_nothing_here_is_about_food_or_weight(rosa):
    assert 'value="eating"' in rosa.get("/my/plan/").content.decode()
    told = CircumstanceTold(when=When.instant(TUESDAY_TEN), circumstance="eating_disorder", holds=True)
    write(rosa.clinic.therapist, rosa.client, [fresh(told)])
    page = rosa.get("/my/plan/").content.decode()
    assert 'value="eating"' not in page
    assert not re.search(r"\bweight\b", page, re.IGNORECASE)
