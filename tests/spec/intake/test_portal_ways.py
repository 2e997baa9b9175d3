"""A lasting need that was written down changes the client's own app and how they are reached; unknown changes nothing."""

from steadystep.chart.circumstances import CircumstanceTold
from steadystep.reasoning.facts.outreach import outreach
from steadystep.reasoning.facts.portal_ways import portal_ways, said_to_them
from tests.spec.clinic import instant


def _holds(chart, at, name, holds=True):
    chart.day(at).nurse.writes(
        lambda when: CircumstanceTold(when=when, circumstance=name, holds=holds),
        f"writes down: {name.replace('_', ' ')} {'holds' if holds else 'does not hold'}",
    )


def _view(chart):
    return chart.seen("2026-01-20 11:00").view()


def test_each_need_changes_what_its_template_says(chart):
    """Larger text and a button that reads; then one thing at a time as well."""
    _holds(chart, "2026-01-06 10:00", "low_vision")
    assert portal_ways(_view(chart)) == ("large", "aloud")
    _holds(chart, "2026-01-06 10:01", "learning_disability")
    assert portal_ways(_view(chart)) == ("large", "aloud", "one")
    assert "Your plan in easy words." in said_to_them(_view(chart))


def test_asked_and_not_so_or_never_asked(chart):
    """Nothing is changed on a guess."""
    _holds(chart, "2026-01-06 10:00", "reading_is_hard", holds=False)
    assert portal_ways(_view(chart)) == ()
    assert said_to_them(_view(chart)) == ()


def test_kidneys_and_liver_are_told_in_words(chart):
    """Nothing looks different; what they must know is said to them."""
    _holds(chart, "2026-01-06 10:00", "ckd")
    _holds(chart, "2026-01-06 10:01", "hepatic_impairment")
    assert said_to_them(_view(chart)) == (
        "Ask us before you take a pain reliever from the shop.",
        "Yellow eyes or dark urine: call us the same day.",
    )


def test_who_does_not_hear_is_written_to_before_they_are_called(chart):
    """The first step of reaching out is a text."""
    since = instant("2026-01-20 10:40")
    assert outreach(_view(chart), since, "routine").next_rung.method == "call"
    _holds(chart, "2026-01-06 10:00", "hearing_loss")
    assert portal_ways(_view(chart)) == ("write",)
    assert outreach(_view(chart), since, "routine").next_rung.method == "text"
