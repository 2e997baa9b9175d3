"""Who is asked which questionnaire, how far it has come, and the quiet word that the client gets."""

from steadystep import knowledge
from steadystep.chart.asking import MeasureDeclined, MeasureSent, SheetBegun
from steadystep.chart.measures import Answers
from steadystep.reasoning import Clock
from steadystep.reasoning.facts.asking import past
from steadystep.reasoning.view import View
from tests.spec.clinic import clinic, instant

ASKED = (1, 1, 1, 1, 1, 1, 1, 1, 0)


def wanted(chart) -> str:
    """A target judged by the PHQ-9, wanted from 5 January; the name of its first asking."""
    return f"phq_9/{chart.day('2026-01-05 10:00').prescriber.target('low mood', 'phq_9')}/0"


def view(chart, said: str) -> View:
    return View(chart.chart, knowledge.load(), clinic(), Clock(instant(said)))


def state(chart, said: str) -> str:
    (request,) = view(chart, said).requests
    return request.state


def sends(chart, at: str, request: str, way: str = "phone") -> None:
    chart.day(at).therapist.writes(
        lambda when: MeasureSent(when=when, instrument="phq_9", request=request, way=way),
        f"asks for the PHQ-9 ({way})",
    )


def begins(chart, at: str, request: str) -> None:
    chart.day(at).client.writes(
        lambda when: SheetBegun(when=when, instrument="phq_9", request=request, form="sheet"),
        "opens the PHQ-9",
    )


def test_due_sent_started_and_done(chart):
    """One asking goes from due to sent, to started, to done; the answer names the very asking it belongs to."""
    request = wanted(chart)
    assert state(chart, "2026-01-05 10:01") == "due"
    sends(chart, "2026-01-05 11:00", request)
    assert state(chart, "2026-01-05 11:01") == "sent"
    begins(chart, "2026-01-05 12:00", request)
    assert state(chart, "2026-01-05 12:01") == "started"
    chart.day("2026-01-05 12:05").client.writes(
        lambda when: Answers(when=when, instrument="phq_9", form="sheet", items=ASKED, request=request),
        "hands it in",
    )
    after = view(chart, "2026-01-05 13:00")
    assert [one.state for one in after.requests] == ["waiting"]
    assert [(one.key, one.state) for one in past(after, after.requests)] == [(request, "done")]


def test_an_asking_that_passes_has_expired_and_the_next_one_asks(chart):
    """After its fourteen days the first asking has expired; the second is open, and how many passed is told."""
    request = wanted(chart)
    sends(chart, "2026-01-05 11:00", request)
    later = view(chart, "2026-01-19 10:00")
    (now_asked,) = later.requests
    assert (now_asked.state, now_asked.passed, now_asked.key) == ("due", 1, request.replace("/0", "/1"))
    assert [one.state for one in past(later, later.requests)] == ["expired"]


def test_a_reason_closes_this_asking_and_not_the_next(chart):
    """Who does not want to is not chased: the duty is gone until the next cycle asks again."""
    request = wanted(chart)
    chart.day("2026-01-06 10:00").therapist.writes(
        lambda when: MeasureDeclined(when=when, instrument="phq_9", request=request, reason="too_long"),
        "writes down why the PHQ-9 is not answered: too long",
    )
    chart.seen("2026-01-06 10:01").no_duty("measures.overdue")
    chart.seen("2026-01-19 10:00").duty(
        "PHQ-9 has no first score yet; wanted since 5 January 2026.", owner="Tess", level="T4"
    )


def test_answers_that_give_no_total_leave_it_open(chart):
    """A sheet handed in half is neither lost nor done: the asking says why there is no total."""
    request = wanted(chart)
    chart.day("2026-01-05 12:00").client.writes(
        lambda when: Answers(when=when, instrument="phq_9", form="sheet", items=(1, 1, 1), request=request),
        "hands in three answers",
    )
    (now_asked,) = view(chart, "2026-01-05 13:00").requests
    assert now_asked.state == "started"
    assert now_asked.incomplete is not None


def test_a_positive_screen_asks_the_whole_instrument(chart):
    """A PHQ-2 of 3 or more asks the PHQ-9 at once; a negative one asks nothing."""
    chart.day("2026-01-05 10:00").client.answers("phq_2", 1, 1)
    chart.day("2026-01-05 10:00").prescriber.target("worry", "gad_7")
    assert {one.instrument for one in view(chart, "2026-01-05 10:01").requests} == {"gad_7"}
    chart.day("2026-01-06 10:00").client.answers("phq_2", 2, 1)
    assert {one.instrument for one in view(chart, "2026-01-06 10:01").requests} == {"gad_7", "phq_9"}
    chart.day("2026-01-06 11:00").client.answers("phq_9", *ASKED)
    assert {one.instrument for one in view(chart, "2026-01-06 11:01").requests} == {"gad_7"}


def test_what_is_asked_by_hand_lasts_for_one_round(chart):
    """Somebody may ask outside every cycle; after 28 days it is asked no more."""
    chart.day("2026-01-05 10:00").therapist.writes(
        lambda when: MeasureSent(when=when, instrument="gad_7", request="gad_7/asked/1"), "asks for the GAD-7"
    )
    assert state(chart, "2026-01-05 10:01") == "sent"
    assert view(chart, "2026-02-02 10:00").requests == ()


def test_the_client_is_told_once_at_ten(chart):
    """At ten in the morning of the day it is due a quiet word goes out, and once more after three days."""
    chart.day("2026-01-05 09:00").prescriber.target("low mood", "phq_9")
    chart.seen("2026-01-05 10:00").reminds(1)
    chart.seen("2026-01-06 10:00").reminds(0)
    chart.seen("2026-01-08 10:00").reminds(1)


def test_what_is_sent_is_told_at_once(chart):
    """Sent to the phone, it is told within the hour; on paper nobody is told."""
    request = wanted(chart)
    sends(chart, "2026-01-06 14:00", request)
    chart.seen("2026-01-06 14:01").reminds(1)


def test_on_paper_nobody_is_told(chart):
    """A sheet of paper in the hand needs no notice."""
    request = wanted(chart)
    sends(chart, "2026-01-06 14:00", request, "paper")
    chart.seen("2026-01-06 14:01").reminds(0)
