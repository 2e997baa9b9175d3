"""What an open event of suicide risk asks at once: until it is answered whole, and for every event that is open."""

from steadystep.reasoning.facts.risk_asks import risk_asks
from tests.spec.builder import Story


def asked(chart: Story, at: str) -> dict[str, str]:
    """What is asked, and why."""
    return {cycle.instrument: str(why) for cycle, why in risk_asks(chart.seen(at).view())}


def test_an_answered_sheet_is_not_asked_again(chart):
    """ES01-1 asks the ASQ; once every item is answered, the event is open and asks nothing more."""
    chart.day("2026-02-02 10:00").therapist.reports("ES01-1")
    assert asked(chart, "2026-02-02 10:01") == {"asq": "ES01-1: asked at once."}
    chart.day("2026-02-02 10:30").therapist.answers("asq", 1, 0, 0, 0, 0)
    assert asked(chart, "2026-02-02 10:31") == {}


def test_a_sheet_with_gaps_is_asked_again(chart):
    """Item 3 was left out: no answer counts as positive until it is asked."""
    chart.day("2026-02-02 10:00").therapist.reports("ES01-1")
    chart.day("2026-02-02 10:30").therapist.answers("asq", 1, 0, None, 0, 0)
    assert asked(chart, "2026-02-02 10:31") == {"asq": "ES01-1: asked at once."}


def test_a_newer_event_does_not_hide_what_an_open_one_asks(chart):
    """ES01-Y asks the bipolar checklist too; ES01-2 two days later asks ASQ, and the checklist stays asked."""
    chart.day("2026-02-02 10:00").therapist.reports("ES01-Y")
    chart.day("2026-02-04 10:00").therapist.reports("ES01-2")
    assert asked(chart, "2026-02-04 10:01") == {
        "asq": "ES01-2: asked at once.",
        "bipolar_checklist": "ES01-Y: asked at once.",
    }


def test_the_checklist_has_no_total_and_its_flags_answer_it(chart):
    """Ten times "Unknown" leaves it asked; answers that settle its flags do not."""
    chart.day("2026-02-02 10:00").therapist.reports("ES01-Y")
    chart.day("2026-02-02 10:30").therapist.answers("bipolar_checklist", *[2] * 10)
    assert set(asked(chart, "2026-02-02 10:31")) == {"asq", "bipolar_checklist"}
    chart.day("2026-02-02 10:40").therapist.answers("bipolar_checklist", 1, 1, 1, *[0] * 7)
    assert set(asked(chart, "2026-02-02 10:41")) == {"asq"}
