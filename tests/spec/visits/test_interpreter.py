"""Whoever needs an interpreter has one at each visit, or it is written down why not; family never for a client under 18."""

from steadystep.chart.intake import Demographics
from steadystep.chart.life_stages import InterpreterArranged
from steadystep.chart.when import When

SAYS = "No interpreter (vi) is booked for the visit on 20 February 2026."


def speaks(story, at, born="1990-01-01"):
    story.day(at).nurse.writes(
        lambda when: Demographics(
            when=when, legal_name="Rosa", language="vi", interpreter=True, birth_date=When(born)
        ),
        "speaks Vietnamese and needs an interpreter",
    )


def arranged(visit, how, reason=""):
    return lambda when: InterpreterArranged(when=when, visit=visit, how=how, reason=reason)


def test_a_visit_without_an_interpreter(chart):
    """Two weeks before the visit it is asked for (the case manager where there is no front desk); booking one closes it."""
    speaks(chart, "2026-02-02 09:00")
    visit = chart.day("2026-02-02 10:00").therapist.books("2026-02-20 10:00")
    chart.seen("2026-02-06 09:59").no_duty("visits.interpreter")
    chart.seen("2026-02-06 10:00").duty(SAYS, level="T4", owner="Cora", due="2026-02-20 10:00")
    chart.day("2026-02-07 10:00").nurse.writes(
        arranged(visit, "interpreter_by_phone"), "books one by telephone"
    )
    chart.seen("2026-02-07 10:01").no_duty("visits.interpreter")


def test_afterwards_it_is_asked_who_it_was(chart):
    """The visit took place and nobody wrote down who interpreted: asked for a week."""
    speaks(chart, "2026-02-02 09:00")
    visit = chart.day("2026-02-02 10:00").therapist.books("2026-02-05 10:00")
    chart.day("2026-02-05 11:00").therapist.attends(visit)
    chart.seen("2026-02-05 11:01").finds("Who interpreted the visit on 5 February 2026 is not written down.")
    chart.seen("2026-02-12 10:00").says_nothing_of("visits.interpreter.after")


def test_who_needs_none(chart):
    """No interpreter asked for: quiet."""
    chart.day("2026-02-02 10:00").therapist.books("2026-02-05 10:00")
    chart.seen("2026-02-02 10:01").no_duty("visits.interpreter")


def test_nobody_of_the_family_for_a_client_under_18(chart):
    """Her uncle offers: the door says no and what to do instead. For a grown-up it needs a reason, and stands."""
    speaks(chart, "2026-02-02 09:00", born="2010-06-01")
    visit = chart.day("2026-02-02 10:00").therapist.books("2026-02-20 10:00")
    chart.day("2026-02-03 10:00").nurse.tries(
        arranged(visit, "family_adult", "No interpreter is free"), "lets her uncle interpret"
    ).refused(
        "Nobody of the family interprets for a client under 18: book an interpreter, or use one by telephone or video."
    )
    speaks(chart, "2026-02-04 09:00", born="1980-06-01")
    chart.day("2026-02-04 10:00").nurse.writes(
        arranged(visit, "family_adult", "She wants her cousin"), "her cousin interprets, as she wishes"
    )
    chart.seen("2026-02-06 10:00").no_duty("visits.interpreter")
