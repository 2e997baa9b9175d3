"""A sedative before exposure works against the practice: therapist and prescriber settle it, and nobody is blamed. Case A."""

from steadystep.chart.therapy import PracticeAssigned, ProgressNote

RULE = "plan.undone"


def practice(chart, kind="ladder_step"):
    chart.day("2026-01-28 10:00").therapist.writes(
        lambda when: PracticeAssigned(when=when, name="Short grocery run", practice=kind),
        f"agrees on a practice: short grocery run ({kind.replace('_', ' ')})",
    )


def friends_alprazolam(chart):
    chart.day("2026-02-10 10:00").client.tells_medicine("alprazolam", "alprazolam", started="2026-02-10")


def test_case_a_a_friends_alprazolam_before_exposures(chart):
    """Case A, 10 February: said in these words, for the therapist and the prescriber to settle; no respiratory warning."""
    practice(chart)
    friends_alprazolam(chart)
    seen = chart.seen("2026-02-10 10:01")
    seen.finds("alprazolam before exposure can undo the practice.", urgency="attention")
    seen.duty(
        "Agree with the prescriber about alprazolam beside the exposure practice.", owner="Tess", level="T4"
    )
    seen.duty(
        "Agree with the therapist about alprazolam beside the exposure practice.", owner="Pete", level="T4"
    )
    seen.says_nothing_of("medication.MR10")


def test_a_note_of_what_was_agreed_settles_it(chart):
    """The huddle note closes it."""
    practice(chart)
    friends_alprazolam(chart)
    chart.day("2026-02-11 10:00").therapist.writes(
        lambda when: ProgressNote(when=when, text="Agreed with Pete: the next run without it."),
        "notes what was agreed",
    )
    seen = chart.seen("2026-02-11 10:01")
    seen.no_duty(RULE)
    seen.says_nothing_of(RULE)


def test_a_skill_that_is_no_exposure_is_no_conflict(chart):
    """Stays quiet."""
    practice(chart, "skill")
    friends_alprazolam(chart)
    chart.seen("2026-02-10 10:01").says_nothing_of(RULE)
