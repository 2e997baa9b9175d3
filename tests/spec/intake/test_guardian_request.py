"""A parent's request that meets the young person's own right goes to a lead; so does what nobody can tell."""

from steadystep.chart.life_stages import GuardianAnswered, GuardianAsked


def asks(story, at):
    return story.day(at).therapist.writes(
        lambda when: GuardianAsked(when=when, who="Mother", care="mental_health", wants="to_see_the_record"),
        "her mother wants to see the record of mental health care",
    )


def test_the_law_gives_it_to_the_young_person(chart):
    """16, and here that is the age from which she decides alone: a lead decides within a week, and says on what ground."""
    chart.born("2010-01-01")
    chart.law_says("mental_health", 16, "2025-11-01")
    asked = asks(chart, "2026-02-02 10:00")
    chart.seen("2026-02-02 10:01").duty(
        "A parent or guardian asks about mental health care, about which the client decides alone from the age of 16.",
        level="T3", owner="Lena", due="2026-02-09 10:00",
    )  # fmt: skip
    chart.day("2026-02-03 10:00").lead.writes(
        lambda when: GuardianAnswered(
            when=when, asked=asked, answer="not_shared", reason="State law, section 1"
        ),
        "decides that nothing is shared",
    )
    chart.seen("2026-02-03 10:01").no_duty("intake.guardian_request")


def test_a_guardian_has_a_say(chart):
    """15: a note, no duty; what is private stays private."""
    chart.born("2011-01-01")
    chart.law_says("mental_health", 16, "2025-11-01")
    asks(chart, "2026-02-02 10:00")
    seen = chart.seen("2026-02-02 10:01")
    seen.finds("A parent or guardian asks about mental health care: here a guardian has a say in it.")
    seen.no_duty("intake.guardian_request")


def test_nobody_can_tell(chart):
    """The table is silent: the lead is asked as well."""
    chart.born("2010-01-01")
    asks(chart, "2026-02-02 10:00")
    chart.seen("2026-02-02 10:01").duty(
        "A parent or guardian asks about mental health care, and who decides cannot be told here.",
        level="T3", owner="Lena", due="2026-02-09 10:00",
    )  # fmt: skip


def test_by_the_year_of_birth_alone_nobody_can_tell(chart):
    """Born in 2010 she is 15 or 16, and 16 is the age here: the lead is told that it cannot be told, and not that she decides."""
    chart.born("2010")
    chart.law_says("mental_health", 16, "2025-11-01")
    asks(chart, "2026-02-02 10:00")
    chart.seen("2026-02-02 10:01").duty(
        "A parent or guardian asks about mental health care, and who decides cannot be told here.",
        level="T3", owner="Lena", due="2026-02-09 10:00",
    )  # fmt: skip
