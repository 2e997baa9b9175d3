"""Telling of use is met with thanks; no page or message a client may read shames anybody."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

import steadystep
from steadystep.chart import Dose, When
from steadystep.chart.measures import Answers, ScoreTotal
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.substance import LapseReported, LastUse, PdmpChecked
from steadystep.clinic.chartroom.writing import write
from tests.portal.conftest import TUESDAY_TEN, ZONE
from tests.small_clinic import UNCOMPARED, fresh

FACES = Path(steadystep.__file__).parent / "faces"
# Case assertions, number 3. "cleaned_data" and the like are code, not words.
FORBIDDEN = re.compile(
    r"\b(addict\w*|abuser\w*|clean|dirty|non-compliant|failed|manipulative)\b", re.IGNORECASE
)
READ_BY_CLIENTS = sorted(
    [*(FACES / "portal").rglob("*.html"), FACES / "look" / "names.py", FACES / "look" / "names_of_substance_care.py"]
)  # fmt: skip


@pytest.mark.parametrize("file", READ_BY_CLIENTS, ids=lambda one: one.name)
def test_no_word_shames(file):
    assert not FORBIDDEN.findall(file.read_text())


def test_telling_of_use_is_thanked_and_kept(rosa):
    page = "/my/staying-safe/"
    assert rosa.get(page).status_code == 200
    rosa.post(page, page, substance="fentanyl", day="2026-01-02", words="After a fight")
    assert "Thank you for telling us. Nothing is taken away." in rosa.get(page).content.decode()
    (told,) = rosa.chart.of(LapseReported)
    assert (told.body.substance, told.body.words, told.body.told_by) == (
        "fentanyl",
        "After a fight",
        "client",
    )
    assert "part2" in told.labels


def test_nothing_need_be_said(rosa):
    rosa.post("/my/staying-safe/", "/my/staying-safe/")
    (told,) = rosa.chart.of(LapseReported)
    assert told.body.substance == "other"


@pytest.fixture
def on_her_first_day(rosa):
    today = TUESDAY_TEN.date()
    step = DoseStep(first=today, amount=Dose(4, "mg"), times_a_day=2)
    order = Order(
        when=When.instant(TUESDAY_TEN, ZONE), name="Suboxone", drug="buprenorphine_naloxone_sl", indication="opioid use disorder",
        route="sublingual", steps=(step,), reasons=UNCOMPARED,
    )  # fmt: skip
    before = LastUse(when=When.instant(TUESDAY_TEN - timedelta(hours=30), ZONE), substance="fentanyl")
    scored = ScoreTotal(when=When.instant(TUESDAY_TEN, ZONE), instrument="cows", total=13)
    checked = PdmpChecked(when=When.instant(TUESDAY_TEN, ZONE), summary="Nothing unexpected.")
    write(rosa.clinic.prescriber, rosa.client, [fresh(one) for one in (before, scored, checked, order)])
    return rosa


@pytest.mark.parametrize(
    ("signs", "said"),
    [
        ((0,) * 8, "hardly any signs"),
        ((1,) * 8, "some signs"),
        ((2,) * 8, "strong signs"),
        ((1,) * 7 + (None,), "not every sign was answered"),
    ],
)
def test_the_last_check_is_told_in_words_and_no_call_is_promised(on_her_first_day, signs, said):
    """Its figures are the clinic's own; a nurse is asked to call, and nobody can say that she has."""
    rosa = on_her_first_day
    told = Answers(when=When.instant(TUESDAY_TEN, ZONE), instrument="home_withdrawal", form="f", items=signs)
    write(rosa.clinic.prescriber, rosa.client, [fresh(told)])
    page = rosa.get("/my/staying-safe/").content.decode()
    assert said in page
    assert "of 24" not in page
    assert "a nurse is asked to call you by the end of the next working day" in page
    assert "a nurse calls you" not in page
