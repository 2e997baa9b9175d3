"""A test for substances is gone through together with the client: what they say of it counts as the result does (R52)."""

import pytest

from steadystep.chart import Coding
from steadystep.chart.measures import Observation
from steadystep.chart.mistakes import Unreadable
from steadystep.chart.monitoring import ResultReviewed
from steadystep.chart.substance import SupportPlanned
from steadystep.chart.when import When
from tests.spec.medication.substance_writing import lapse, sixteen, urine

RULE = "medication.toxicology_together"


def urine_of(chart, at: str = "2026-03-31 13:40", found: str = "positive") -> str:
    return urine(chart, at, fentanyl=found, buprenorphine="positive")


def looked_at(chart, at: str, result: str, talk: str = "", they_said: str = "") -> None:
    chart.day(at).nurse.writes(
        lambda when: ResultReviewed(when=when, result=result, decision="Go on as before.", talk=talk, they_said=they_said),
        f"looks at the result: {talk.replace('_', ' ') or 'no talk'}",
    )  # fmt: skip


@pytest.mark.parametrize("found", ["positive", "negative"])
def test_it_is_asked_for_whatever_the_test_shows(chart, found):
    """R52. Done is: interpreted with the client present. A test as expected is theirs to hear as well."""
    sixteen(chart)
    urine_of(chart, found=found)
    duty = chart.seen("2026-03-31 13:41").duty(
        "Urine toxicology of 31 March 2026: go through it with the client.", owner="Nora", level="T4"
    )
    assert str(duty.steps[0]) == "Ask first what they think it shows, and thank them for what they tell."
    assert "Supply goes on as before." in str(duty.steps[1])


def test_that_somebody_looked_at_it_alone_is_no_talk(chart):
    """R52. The result was looked at, and the client has not heard of it: it stays open."""
    sixteen(chart)
    looked_at(chart, "2026-03-31 15:00", urine_of(chart))
    chart.seen("2026-03-31 15:01").duty(
        "Urine toxicology of 31 March 2026: go through it with the client.", owner="Nora", level="T4"
    )


@pytest.mark.parametrize("talk", ["gone_through", "no_talk_wanted"])
def test_the_talk_or_a_no_settles_it(chart, talk):
    """R52. What they said stands beside the result; a no is respected, and nothing follows from it."""
    sixteen(chart)
    looked_at(chart, "2026-03-31 15:00", urine_of(chart), talk, "It was at the party on Sunday")
    chart.seen("2026-03-31 15:01").no_duty(RULE)


def test_the_talk_of_an_older_test_settles_no_newer_one(chart):
    """R52. Each test is a talk of its own; of several that wait, only the latest is asked for."""
    sixteen(chart)
    looked_at(chart, "2026-03-31 15:00", urine_of(chart), "gone_through")
    urine_of(chart, "2026-04-14 13:40")
    urine_of(chart, "2026-04-28 13:40")
    seen = chart.seen("2026-04-28 13:41")
    seen.duty("Urine toxicology of 28 April 2026: go through it with the client.", owner="Nora", level="T4")
    assert len([one for one in seen.said.duties if one.rule == RULE]) == 1


def test_a_plan_of_support_after_use_is_such_a_talk(chart):
    """R50, R52. The plan after a lapse holds the client's own view: it was spoken of."""
    sixteen(chart)
    urine_of(chart)
    told = lapse(chart, "2026-03-31 14:00", "fentanyl", "2026-03-28", "2026-03-29")
    chart.day("2026-03-31 14:30").therapist.writes(
        lambda when: SupportPlanned(when=when, lapse=told, more_contact="Twice a week", client_view="A call on paydays"),
        "writes the plan of support",
    )  # fmt: skip
    chart.seen("2026-03-31 14:31").no_duty(RULE)


@pytest.mark.parametrize(("source", "asked"), [("import:hl7", True), ("import:fhir", False)])
def test_a_message_of_a_laboratory_is_news_and_another_import_is_history(chart, source, asked):
    """R52. What the laboratory sends now is gone through; a test in records from elsewhere was theirs to speak of."""
    sixteen(chart)
    writer = chart.day("2026-03-31 13:40").nurse
    writer.source = source
    writer.writes(
        lambda when: Observation(when=when, what=Coding("Urine toxicology"), category="toxicology", text="Negative"),
        f"gets a urine test by {source}",
    )  # fmt: skip
    seen = chart.seen("2026-03-31 13:41")
    assert [one.rule for one in seen.said.duties if one.rule == RULE] == ([RULE] if asked else [])


def test_what_they_said_belongs_to_a_talk():
    """Words of the client without a talk are refused; what was written before there was such a field is read as before."""
    with pytest.raises(Unreadable, match="belongs to a talk"):
        ResultReviewed(when=When("2026-03-31"), result="a", decision="Go on.", they_said="It was the party")
    assert ResultReviewed(when=When("2026-03-31"), result="a", decision="Go on.").talk == ""
