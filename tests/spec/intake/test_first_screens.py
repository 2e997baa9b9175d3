"""What often comes together is asked of everybody at intake and each year, with a form made for the age."""

from steadystep.chart.asking import MeasureDeclined
from tests.spec.intake.intake_writing import opens

EVERYTHING = "Not asked yet: depression, anxiety, post-traumatic stress, alcohol use, drug use, thoughts of suicide, trouble sleeping."


def test_an_adult(chart):
    """Everything is still to ask."""
    chart.born("1998-03-02")
    opens(chart, "2026-01-05 09:10")
    chart.seen("2026-01-05 09:11").finds(EVERYTHING, offers="Ask PHQ-9")


def test_answered_and_refused(chart):
    """A refusal rests for 90 days, then the screen is offered again; an answer counts for a year."""
    chart.born("1998-03-02")
    opens(chart, "2026-01-05 09:10")
    chart.day("2026-01-06").client.answers("gad_7", 1, 1, 1, 1, 1, 1, 1)
    chart.day("2026-01-06").client.writes(
        lambda when: MeasureDeclined(
            when=when, instrument="audit_c", request="audit_c/asked/1", reason="privacy"
        ),
        "would rather not answer AUDIT-C",
    )
    rest = (
        "Not asked yet: depression, post-traumatic stress, drug use, thoughts of suicide, trouble sleeping."
    )
    chart.seen("2026-01-07").finds(rest)
    chart.seen("2026-04-07").finds(
        "Not asked yet: depression, post-traumatic stress, alcohol use, drug use, thoughts of suicide, trouble sleeping."
    )


def test_a_girl_of_fifteen(chart):
    """The adult form is never shown to her: PHQ-A and CRAFFT are; there is no sleep form for her age."""
    chart.born("2010-06-01")
    opens(chart, "2026-01-05 09:10")
    found = chart.seen("2026-01-05 09:11").finds(
        "Not asked yet: depression, anxiety, alcohol use, drug use, thoughts of suicide.", offers="Ask PHQ-A"
    )
    assert "Ask PHQ-9" not in [str(one.says) for one in found.offers]


def test_nobody_knows_the_age(chart):
    """Which forms fit cannot be told: the birth date is asked for."""
    opens(chart, "2026-01-05 09:10")
    seen = chart.seen("2026-01-05 09:11")
    seen.finds(
        EVERYTHING.replace("Not asked yet", "Which forms fit cannot be told"),
        missing="The birth date.",
        state="cannot_tell",
    )
    seen.says_nothing_of("intake.first_screens")


def test_no_intake_was_opened(chart):
    """In the middle of care the pathway's own screens ask."""
    chart.born("1998-03-02")
    chart.seen("2026-01-05 09:11").says_nothing_of("intake.first_screens")
