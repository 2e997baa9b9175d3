"""Practice that rested for three weeks is an offer to solve it together; no word of blame, and any try begins a new count."""

from steadystep.chart.plan import OfferAnswered
from steadystep.chart.therapy import PracticeAssigned, PracticeTried
from steadystep.chart.worksheets import Told, Worksheet

RULE = "therapy.homework"
SAYS = "“Worry time” has rested for three weeks: solve it together."


def agreed(chart):
    return chart.day("2026-02-02 10:00").therapist.writes(
        lambda when: PracticeAssigned(when=when, name="Worry time", exercise="worry_time", how_often="every evening"),
        "agrees on worry time, every evening",
    )  # fmt: skip


def told(chart, practice, at, done, barrier=""):
    chart.day(at).client.writes(
        lambda when: PracticeTried(
            when=when, name="Worry time", assigned=practice, done=done, barrier=barrier
        ),
        f"says how it went: {done.replace('_', ' ')}",
    )


def test_three_weeks_without_it_offer_to_solve_it_together(chart):
    """Fires after three weeks, with their own words for what was in the way; "not this time" is an answer, no try."""
    practice = agreed(chart)
    told(chart, practice, "2026-02-10 20:00", "not_this_time", "the children are awake")
    chart.seen("2026-02-23 09:59").says_nothing_of(RULE)
    found = chart.seen("2026-02-23 10:00").finds(
        SAYS, why="In their words, in the way: the children are awake", urgency="note",
        offers="Solve it together in the next session",
    )  # fmt: skip
    said = f"{found.says} {found.why} {found.do}".casefold()
    assert not any(word in said for word in ("fail", "refus", "non-compl", "lazy", "should have"))


def test_a_part_of_it_or_a_sheet_is_a_try(chart):
    """Stays quiet."""
    practice = agreed(chart)
    told(chart, practice, "2026-02-10 20:00", "partly")
    chart.seen("2026-02-25 10:00").says_nothing_of(RULE)
    chart.day("2026-02-26 20:00").client.writes(
        lambda when: Worksheet(when=when, exercise="worry_time", assigned=practice, told=(Told(of="worry", text="rent"),)),
        "fills in the sheet",
    )  # fmt: skip
    chart.seen("2026-03-15 10:00").says_nothing_of(RULE)


def test_who_answered_the_offer_is_not_asked_again_at_once(chart):
    """The answer stands for three weeks, then it is offered again."""
    practice = agreed(chart)
    chart.day("2026-02-24 10:00").therapist.writes(
        lambda when: OfferAnswered(when=when, rule=RULE, offer=f"solve/{practice}", answer="accepted"),
        "takes it up",
    )
    chart.seen("2026-03-10 10:00").says_nothing_of(RULE)
    chart.seen("2026-03-17 11:00").finds(SAYS)
