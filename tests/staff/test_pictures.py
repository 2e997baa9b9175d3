"""The caseload as small pictures: from its rows, in its order, each change of dose only for those who may see it."""

from datetime import timedelta

from django.utils import timezone

from steadystep.chart import Dose, When
from steadystep.chart.medication import DoseStep, Order
from steadystep.faces.look.story import Band, SmallPicture, draw_small
from tests.small_clinic import UNCOMPARED

PAGE = "/clients/pictures/"


def ordered(pia, put, rosa):
    day = timezone.localdate() - timedelta(days=10)
    body = Order(
        reasons=UNCOMPARED, when=When.on(day), name="Sertraline", drug="sertraline", indication="panic",
        steps=(DoseStep(first=day, amount=Dose(50, "mg")),),
    )  # fmt: skip
    return put(pia, rosa, body)


def test_a_change_of_dose_is_a_tick_and_a_sentence(as_, pia, put, rosa):
    ordered(pia, put, rosa)
    page = as_(pia).get(PAGE).content.decode()
    assert "1 change of dose" in page
    assert "Sertraline 50 mg a day" in page


def test_who_may_not_see_medicines_sees_no_tick(as_, fran, pia, put, rosa):
    ordered(pia, put, rosa)
    page = as_(fran).get(PAGE).content.decode()
    assert "Sertraline" not in page
    assert "1 change of dose" not in page


def test_a_client_of_another_team_has_no_picture(as_, otto, pia, put, rosa):
    ordered(pia, put, rosa)
    assert f"/clients/{rosa}/" not in as_(otto).get(PAGE).content.decode()


def test_no_number_of_a_page_breaks_it(as_, pia, rosa):
    for page in ("0", "-3", "x", "999999"):
        assert as_(pia).get(f"{PAGE}?page={page}&whose=nobody").status_code == 200


def test_a_small_picture_without_a_measure_says_so():
    today = timezone.localdate()
    drawn = draw_small(SmallPicture(today - timedelta(days=84), today, 0, 27, "<nothing>"), "a")
    assert "nothing measured" in drawn
    assert "<nothing>" not in drawn


def test_a_small_picture_has_its_bands_its_line_and_a_tick_for_each_change_of_dose():
    today = timezone.localdate()
    start = today - timedelta(days=84)
    drawn = draw_small(
        SmallPicture(start, today, 0, 27, "PHQ-9", (Band(0, 4, "minimal"), Band(5, 27, "more")),
                     ((start + timedelta(days=3), 20), (today, 9)), ((today - timedelta(days=20), "50 mg"),)), "a",
    )  # fmt: skip
    assert drawn.count("band-") == 2
    assert drawn.count("<title>50 mg</title>") == 1
    assert ">9</text>" in drawn
