"""An intake that was opened ends with a signed formulation, three working days after the first visit; nothing that must be told stays blank."""

from steadystep.chart.intake_course import Formulation
from tests.spec.intake.intake_writing import decides, formulates, nothing_blank, opens, tells, wants

READY = "Finish the intake: the formulation can be signed."


def _first_visit(chart) -> None:
    visit = chart.day("2026-01-05 09:30").case_manager.books("2026-01-12 10:00")
    chart.day("2026-01-12 11:00").therapist.attends(visit)


def _tries_to_sign(chart, at):
    return chart.day(at).therapist.tries(
        lambda when: Formulation(
            when=when, summary="Fear of fear.", problems=("Panic disorder",), no_goal="said_later"
        ),
        "to sign the formulation",
    )


def test_before_the_first_visit(chart):
    """It is open, and nobody is late."""
    opens(chart, "2026-01-05 09:10")
    chart.seen("2026-01-06").finds(
        "The intake is open. The first visit has not been yet.", missing="The level of care"
    )
    chart.seen("2026-01-06").no_duty("intake.assessment")


def test_after_the_first_visit(chart):
    """Three working days from Monday end on Thursday evening; Tess sees what must not stay blank."""
    opens(chart, "2026-01-05 09:10")
    _first_visit(chart)
    duty = chart.seen("2026-01-12 11:01").duty(
        "Finish the intake: parts that must not stay blank: 5.",
        owner="Tess",
        level="T4",
        due="2026-01-15 17:00",
    )
    assert "Must not stay blank: Staying safe" in [str(one) for one in duty.remarks]


def test_not_assessed_is_an_answer(chart):
    """What was put aside with a reason no longer stands in the way."""
    opens(chart, "2026-01-05 09:10")
    _first_visit(chart)
    nothing_blank(chart, "2026-01-12 11:30")
    duty = chart.seen("2026-01-12 12:00").duty(READY, owner="Tess", level="T4")
    assert "Still open: A goal in the client's own words" in [str(one) for one in duty.remarks]


def test_signed(chart):
    """The formulation ends the intake."""
    opens(chart, "2026-01-05 09:10")
    _first_visit(chart)
    nothing_blank(chart, "2026-01-12 11:30")
    formulates(chart, "2026-01-12 12:00", "Panic disorder")
    chart.seen("2026-01-12 12:01").no_duty("intake.assessment")


def test_coming_back_opens_another(chart):
    """What was signed before belongs to the earlier one."""
    opens(chart, "2026-01-05 09:10")
    nothing_blank(chart, "2026-01-05 11:30")
    formulates(chart, "2026-01-05 12:00", "Panic disorder")
    opens(chart, "2026-06-01 09:00")
    chart.seen("2026-06-01 09:01").finds("The intake is open. The first visit has not been yet.")


def test_blank_parts_are_refused_at_signing(chart):
    """Safety, allergies, pregnancy and substances are never blank, and the level of care is decided."""
    _tries_to_sign(chart, "2026-01-12 10:00").refused(
        "Nothing is written about safety yet",
        "Nothing is written about allergies yet",
        "The level of care has not been decided",
    )


def test_something_that_holds_must_be_decided(chart):
    """Intake is not closed while something needs more than outpatient care and nobody has decided."""
    nothing_blank(chart, "2026-01-12 09:30")
    decides(chart, "2026-01-12 09:40", "undecided", "severe_withdrawal_risk", by="nurse")
    _tries_to_sign(chart, "2026-01-12 10:00").refused(
        "Something holds that outpatient care is not enough for"
    )


def test_a_goal_needs_a_sign(chart):
    """A proposal of the clinic is no goal of the client's yet."""
    opens(chart, "2026-01-05 09:10")
    _first_visit(chart)
    nothing_blank(chart, "2026-01-12 11:30")
    wants(chart, "2026-01-12 11:40", "Take the subway", agreed=False)
    duty = chart.seen("2026-01-12 12:00").duty(READY, owner="Tess", level="T4")
    assert "Still open: A goal the client agrees to, with a sign one can count" in [
        str(one) for one in duty.remarks
    ]
    wants(chart, "2026-01-12 12:10", "Take the subway", "Subway to work 3 days a week")
    duty = chart.seen("2026-01-12 12:20").duty(READY, owner="Tess", level="T4")
    assert not any("goal" in str(one) for one in duty.remarks)


SIGN_WANTED = "Still open: A goal the client agrees to, with a sign one can count"


def _still_open(chart, at):
    return [str(one) for one in chart.seen(at).duty(READY, owner="Tess", level="T4").remarks]


def test_agreed_without_a_sign_it_is_still_asked_for(chart):
    """They want it, and nothing says how one would see it."""
    opens(chart, "2026-01-05 09:10")
    _first_visit(chart)
    nothing_blank(chart, "2026-01-12 11:30")
    wants(chart, "2026-01-12 11:40", "Take the subway", agreed=True)
    assert SIGN_WANTED in _still_open(chart, "2026-01-12 12:00")


def test_with_a_sign_and_not_agreed_it_is_still_asked_for(chart):
    """A proposal that could be counted, and the client said no yes to it."""
    opens(chart, "2026-01-05 09:10")
    _first_visit(chart)
    nothing_blank(chart, "2026-01-12 11:30")
    wants(chart, "2026-01-12 11:40", "Take the subway", "Subway to work 3 days a week", agreed=False)
    assert SIGN_WANTED in _still_open(chart, "2026-01-12 12:00")


def test_how_far_a_section_has_come(chart):
    """Open, partly, done, or not assessed: a question put aside counts as dealt with."""
    view = chart.seen("2026-01-05 10:00").view()
    assert {one.state for one in view.intake.sections} == {"open"}
    tells(chart, "2026-01-05 10:10", "work_and_school", "Off sick.", asks="now")
    tells(chart, "2026-01-05 10:10", "trauma", "A question of her own")
    states = {one.section.id: one.state for one in chart.seen("2026-01-05 10:11").view().intake.sections}
    assert (states["work_and_school"], states["trauma"], states["sleep"]) == ("partly", "partly", "open")
    tells(chart, "2026-01-05 10:20", "work_and_school", aside="another time", asks="how_it_goes")
    for question in ("possible", "now", "plans", "feeding"):
        tells(chart, "2026-01-05 10:20", "pregnancy", aside="does not apply", asks=question)
    states = {one.section.id: one.state for one in chart.seen("2026-01-05 10:21").view().intake.sections}
    assert (states["work_and_school"], states["pregnancy"]) == ("done", "not_assessed")


def test_without_a_goal_in_their_own_words_the_intake_waits(chart):
    """A goal that staff put into words is one, and not yet theirs; with their own words, or a reason why there is none, it can be signed."""
    nothing_blank(chart, "2026-01-12 11:30")
    wants(chart, "2026-01-12 11:40", "Take the subway", "3 days a week", agreed=False)
    attempt = chart.day("2026-01-12 12:00").therapist.tries(
        lambda when: Formulation(when=when, summary="Fear of fear.", problems=("Panic disorder",)),
        "to sign the formulation",
    )
    attempt.refused("No goal stands in the client's own words")
    wants(chart, "2026-01-12 12:10", "Take the subway", "Subway to work 3 days a week")
    chart.day("2026-01-12 12:20").therapist.writes(
        lambda when: Formulation(when=when, summary="Fear of fear.", problems=("Panic disorder",)),
        "signs the formulation",
    )


def test_why_there_is_no_goal_is_one_of_few_reasons(chart):
    """Signed with the reason, and the goal is still asked for while the intake is open."""
    nothing_blank(chart, "2026-01-12 11:30")
    formulates(chart, "2026-01-12 12:00", "Panic disorder")
    (signed,) = chart.chart.of(Formulation)
    assert signed.body.no_goal == "said_later"
