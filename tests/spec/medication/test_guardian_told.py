"""Under 18 on a new antidepressant: what the boxed warning says is gone through with the guardian too. Case H."""

from steadystep.chart.education import EducationGiven

RULE = "medication.guardian_told"
SAYS = "fluoxetine: what to watch for in the first weeks was not gone through with the guardian yet."


def begun(chart, born="2010-02-01"):
    chart.born(born)
    return chart.day("2026-04-06 10:00").prescriber.orders("fluoxetine", 10, "2026-04-06", indication="MDD")


def explains(chart, order, *whom, outcome="given"):
    return chart.day("2026-04-06 10:20").prescriber.writes(
        lambda when: EducationGiven(when=when, drug="fluoxetine", name="Fluoxetine", order=order, heard_by=whom, outcome=outcome),
        f"card gone through with {' and '.join(whom)}: {outcome}",
    )  # fmt: skip


def test_the_youth_alone_is_not_enough(chart):
    """16 years old: the prescriber's, within a week of the start."""
    order = begun(chart)
    explains(chart, order, "client")
    seen = chart.seen("2026-04-06 10:30")
    seen.duty(SAYS, owner="Pete", level="T4", due="2026-04-14 00:00", overdue=False)
    seen.no_duty("medication.education")


def test_both_heard_it(chart):
    explains(chart, begun(chart), "client", "guardian")
    chart.seen("2026-04-06 10:30").no_duty(RULE)


def test_the_guardian_alone_is_not_enough_either(chart):
    """Then the card is still owed to the one who takes it."""
    explains(chart, begun(chart), "guardian")
    seen = chart.seen("2026-04-06 10:30")
    seen.no_duty(RULE)
    seen.duty("fluoxetine: the card in plain words was not given yet.", owner="Pete", level="T4")


def test_another_time_is_not_yet(chart):
    explains(chart, begun(chart), "guardian", outcome="later")
    chart.seen("2026-04-06 10:30").duty(SAYS, owner="Pete", level="T4")


def test_who_agrees_alone_by_law_is_asked_alone(chart):
    """From 14 they agree to mental health care alone here: nobody is told over their head."""
    chart.law_says("mental_health", 14, "2026-01-10")
    begun(chart)
    chart.seen("2026-04-06 10:30").no_duty(RULE)


def test_where_only_the_year_of_birth_is_known_nobody_is_told_over_their_head(chart):
    """Born in 2012 they are 13 or 14, and from 14 they agree alone here: cannot tell, and the guardian is not told yet."""
    chart.law_says("mental_health", 14, "2026-01-10")
    begun(chart, born="2012")
    seen = chart.seen("2026-04-06 10:30")
    seen.no_duty(RULE)
    seen.finds(
        "fluoxetine: cannot tell whether a guardian goes through what to watch for, since the day of birth is not known.",
        missing="the day of birth", state="cannot_tell",
    )  # fmt: skip


def test_who_may_be_eighteen_by_the_year_of_birth_is_no_child(chart):
    """Born in 2008: 17 or 18. Where the table is silent too, nobody can tell."""
    begun(chart, born="2008")
    chart.seen("2026-04-06 10:30").no_duty(RULE)


def test_the_year_of_birth_is_enough_where_every_age_says_the_same(chart):
    """Born in 2011: 14 or 15, and 16 is the age here."""
    chart.law_says("mental_health", 16, "2026-01-10")
    begun(chart, born="2011")
    chart.seen("2026-04-06 10:30").duty(SAYS, owner="Pete", level="T4")


def test_at_eighteen_there_is_no_guardian(chart):
    begun(chart, born="2008-04-06")
    chart.seen("2026-04-06 10:30").no_duty(RULE)


def test_an_unknown_age_cannot_tell(chart):
    """Cannot tell. Nobody is treated as a child because a date is missing."""
    chart.day("2026-04-06 10:00").prescriber.orders("fluoxetine", 10, "2026-04-06", indication="MDD")
    chart.seen("2026-04-06 10:30").no_duty(RULE)


def test_after_the_twelve_weeks_it_rests(chart):
    begun(chart)
    chart.seen("2026-06-29 00:00").no_duty(RULE)
