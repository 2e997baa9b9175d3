"""A picture of a result on paper: nobody's machine reads it, so a named person does, within one working day (R33)."""

from datetime import date

import pytest

from steadystep.chart import Coding, Quantity, Unreadable, When
from steadystep.chart.corrections import Expunged
from steadystep.chart.measures import Observation
from steadystep.chart.pictures import PictureRead, ResultPictured
from tests.spec.builder import Story

RULE = "medication.pictured"
SAYS = "Read the picture of a blood test of 2 March 2026 and type the result in."


def picture(when: When, **more) -> ResultPictured:
    given = {"shows": "blood", "media_type": "image/jpeg", "size": 90_000, "width": 1500, "height": 2000, "sha256": "a1" * 32}  # fmt: skip
    return ResultPictured(when=when, **{**given, **more})


def sends(chart: Story, at: str, **more) -> str:
    what = more.get("day_on_paper", "without a day on it")
    return chart.day(at).client.writes(
        lambda when: picture(when, **more), f"sends a picture of a result, {what}"
    )


def test_a_picture_is_read_within_a_working_day(chart):
    """Sent on Tuesday at nine: it is the nurse's to read until Wednesday's closing time, which is the clinic's own rule."""
    sends(chart, "2026-03-03 09:00", day_on_paper=date(2026, 3, 2))
    chart.seen("2026-03-03 09:01").duty(SAYS, owner="Nora", level="T4", due="2026-03-04 17:00", overdue=False)
    chart.seen("2026-03-04 17:01").duty(SAYS, owner="Nora", level="T4", overdue=True)


def test_over_the_weekend_the_clock_waits(chart):
    """Sent on Friday evening: due at the closing time of Monday. No day was seen on the paper."""
    sends(chart, "2026-03-06 20:00")
    says = "Read the picture of a blood test and type the result in."
    chart.seen("2026-03-06 20:01").duty(says, owner="Nora", level="T4", due="2026-03-09 17:00")


def test_typed_in_it_is_done(chart):
    """The result is typed in from the picture, and refers to it: nobody is asked any more."""
    shown = sends(chart, "2026-03-03 09:00")
    typed = chart.day("2026-03-03 10:00").nurse.writes(
        lambda when: Observation(
            when=when, what=Coding("TSH"), category="lab", quantity=Quantity(2.1, "mIU/L")
        ),
        "enters a result: TSH 2.1 mIU/L",
    )
    chart.seen("2026-03-03 10:00").duty(
        "Read the picture of a blood test and type the result in.", owner="Nora", level="T4"
    )
    chart.day("2026-03-03 10:00").nurse.writes(
        lambda when: PictureRead(when=when, picture=shown, outcome="typed", results=(typed,)), "says that it was typed from the picture"
    )  # fmt: skip
    chart.seen("2026-03-03 10:01").no_duty(RULE)


@pytest.mark.parametrize("why", ["not_readable", "not_this_client", "no_result", "already_here"])
def test_a_reason_why_there_is_no_result_is_an_answer(chart, why):
    """It cannot be read, is somebody else's, shows no result, or was typed in before."""
    shown = sends(chart, "2026-03-03 09:00")
    chart.day("2026-03-03 10:00").nurse.writes(
        lambda when: PictureRead(when=when, picture=shown, outcome=why), f"says of the picture: {why.replace('_', ' ')}"
    )  # fmt: skip
    chart.seen("2026-03-03 10:01").no_duty(RULE)


def test_a_reading_taken_back_leaves_it_to_be_read(chart):
    """The nurse answered the wrong picture and takes that back: the duty is there again, as old as the picture."""
    shown = sends(chart, "2026-03-03 09:00", day_on_paper=date(2026, 3, 2))
    said = chart.day("2026-03-03 10:00").nurse.writes(
        lambda when: PictureRead(when=when, picture=shown, outcome="no_result"),
        "says that it shows no result",
    )
    chart.day("2026-03-03 11:00").nurse.retracts(said)
    chart.seen("2026-03-05 09:00").duty(SAYS, owner="Nora", level="T4", due="2026-03-04 17:00", overdue=True)


def test_each_picture_is_one_duty(chart):
    """Two pages, two pictures: reading one leaves the other."""
    first = sends(chart, "2026-03-03 09:00", shows="drug_test")
    sends(chart, "2026-03-03 09:02", sha256="b2" * 32)
    chart.day("2026-03-03 10:00").nurse.writes(
        lambda when: PictureRead(when=when, picture=first, outcome="not_readable"), "cannot read the first"
    )
    says = "Read the picture of a blood test and type the result in."
    chart.seen("2026-03-03 10:01").duty(says, owner="Nora", level="T4")


def test_what_was_expunged_is_nobodys_to_read(chart):
    """Two leads destroyed a picture of somebody else's result: nobody can open it, so nobody is asked to."""
    shown = sends(chart, "2026-03-03 09:00")
    chart.day("2026-03-03 10:00").lead.writes(
        lambda when: Expunged(when=when, entry=shown, reason="Another person's.", second_person="ada"), "expunges the picture"
    )  # fmt: skip
    chart.seen("2026-03-05 10:01").no_duty(RULE)


NOON = When("2026-03-03T12:00:00+00:00")


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (lambda: picture(NOON, shows="a cat"), "What it shows is 'a cat'"),
        (lambda: picture(NOON, media_type="image/heic"), "Kind of picture is 'image/heic'"),
        (lambda: picture(NOON, sha256="short"), "SHA-256"),
        (lambda: picture(NOON, size=0), "Size is 0"),
        (lambda: picture(NOON, day_on_paper=date(2027, 3, 3)), "still to come"),
        (lambda: PictureRead(when=NOON, picture="p", outcome="typed"), "names its results"),
        (
            lambda: PictureRead(when=NOON, picture="p", outcome="no_result", results=("r",)),
            "names its results",
        ),
        (lambda: PictureRead(when=NOON, picture="p", outcome="lost"), "What came of it is 'lost'"),
    ],
)
def test_what_contradicts_itself_cannot_exist(made, says):
    with pytest.raises(Unreadable, match=says):
        made()
