"""Before the first visit: one question a screen, each answer kept at once; what hurts is not asked here."""

from datetime import UTC, datetime

from steadystep.chart import When
from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.intake_accepting import NEVER_BLANK
from steadystep.chart.intake_course import CareLevelDecided, Formulation, IntakeOpened
from steadystep.clinic.chartroom.writing import write
from tests.portal.conftest import ZONE
from tests.small_clinic import fresh

PAGE = "/my/packet/"
GOOD_AT = f"{PAGE}strengths/good_at/"


def _written(rosa, *bodies) -> None:
    write(rosa.clinic.therapist, rosa.client, [fresh(body) for body in bodies])


def _now() -> When:
    return When.instant(datetime.now(UTC), ZONE)


def test_an_answer_is_kept_at_once_and_the_next_question_follows(rosa):
    _written(rosa, IntakeOpened(when=_now()))
    assert "Before your first visit" in rosa.get("/my/").content.decode()
    answer = rosa.post(GOOD_AT, GOOD_AT, words="I fix bicycles")
    assert answer.headers["Location"] == f"{PAGE}strengths/values/"
    (told,) = rosa.chart.of(IntakeAnswer)
    assert (told.body.asks, told.body.answer, told.author) == (
        "good_at",
        "I fix bicycles",
        str(rosa.person.pk),
    )
    page = rosa.get(PAGE).content.decode()
    assert "1 of 3" in page
    assert "I fix bicycles" in page


def test_skipping_is_an_answer_and_a_choice_keeps_its_code(rosa):
    rosa.post(GOOD_AT, GOOD_AT, words="half typed", skip="1")
    shifts = f"{PAGE}sleep/shifts/"
    rosa.post(shifts, shifts, chosen=["nights", "nonsense"])
    skipped, chosen = (one.body for one in rosa.chart.of(IntakeAnswer))
    assert (skipped.answer, skipped.not_assessed_because) == ("", "would rather not say")
    assert (chosen.chosen, chosen.answer) == (("nights",), "Nights")


def test_nothing_typed_writes_nothing(rosa):
    rosa.post(GOOD_AT, GOOD_AT, words="  ")
    assert not rosa.chart.of(IntakeAnswer)


def test_what_hurts_is_not_asked_at_home(rosa):
    """Safety and trauma are asked face to face, behind a warning."""
    assert rosa.get(f"{PAGE}trauma/want_to_tell/").status_code == 404
    assert rosa.get(f"{PAGE}safety/attempts/").status_code == 404


def test_the_formulation_is_an_open_note(rosa):
    """Unless it is withheld."""
    told = [
        IntakeAnswer(when=_now(), section=one, question=one, not_assessed_because="another time")
        for one in NEVER_BLANK
    ]
    _written(rosa, *told, CareLevelDecided(when=_now(), reason="Safe at home"))
    _written(
        rosa,
        Formulation(
            when=_now(),
            summary="Fear of fear since the train",
            problems=("Panic disorder",),
            no_goal="said_later",
        ),
    )
    assert "Fear of fear since the train" in rosa.get(PAGE).content.decode()
