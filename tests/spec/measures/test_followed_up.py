"""Results of HIV and hepatitis tests reach their person by a person, and a positive one its treatment."""

import pytest

from steadystep.chart import Coding
from steadystep.chart.measures import Observation
from steadystep.chart.plans_ahead import (
    ResultFollowed,
)
from tests.spec.builder import Story


def result(chart: Story, at: str, what: str, text: str) -> str:
    return chart.day(at).nurse.writes(
        lambda when: Observation(when=when, what=Coding(what), category="lab", text=text),
        f"enters {what}: {text}",
    )


def test_hepatitis_c_is_found(chart):
    """Case C. 11 March: HIV negative, HCV RNA positive. Both are told by a person; treatment is linked by 25 March."""
    negative = result(chart, "2026-03-11 13:30", "HIV antigen/antibody", "negative")
    positive = result(chart, "2026-03-11 13:31", "Hepatitis C RNA", "positive")
    seen = chart.seen("2026-03-11 13:32")
    seen.duty(
        "HIV antigen/antibody: explain the result in person. By 18 March 2026.", owner="Nora", level="T4"
    )
    seen.duty("Hepatitis C RNA: explain the result in person. By 18 March 2026.", owner="Nora", level="T4")
    link = "Hepatitis C RNA is positive: link to treatment. By 25 March 2026."
    seen.duty(link, owner="Nora", level="T4", due="2026-03-26 00:00", overdue=False)
    for each in (negative, positive):
        chart.day("2026-03-11 14:00").nurse.writes(
            lambda when, each=each: ResultFollowed(
                when=when, result=each, step="explained", same_person=True
            ),
            "explains a result in person",
        )
    chart.seen("2026-03-26 00:00").duty(link, owner="Nora", level="T4", overdue=True)
    chart.day("2026-03-26 09:00").case_manager.writes(
        lambda when: ResultFollowed(
            when=when, result=positive, step="treatment_linked", where="First visit booked"
        ),
        "writes down that treatment is booked",
    )
    chart.seen("2026-03-26 09:01").no_duty("measures.followed_up")


@pytest.mark.parametrize("what", ["HIV antigen/antibody", "Hepatitis B surface antigen"])
def test_hiv_and_hepatitis_b_are_linked_to_treatment_too(chart, what):
    """R54. Positive: explained by a person within 7 days, linked to treatment within 14."""
    result(chart, "2026-03-11 13:30", what, "positive")
    seen = chart.seen("2026-03-11 13:32")
    seen.duty(f"{what}: explain the result in person. By 18 March 2026.", owner="Nora", level="T4")
    seen.duty(f"{what} is positive: link to treatment. By 25 March 2026.", owner="Nora", level="T4")


@pytest.mark.parametrize(
    "what",
    ["Hepatitis B surface antibody", "Hepatitis B core antibody", "Hepatitis B anti-HBs", "Hepatitis B anti-HBc"],
)  # fmt: skip
def test_being_immune_to_hepatitis_b_asks_for_no_treatment(chart, what):
    """R54. A positive surface or core antibody, by either name, is explained, and there is nothing to treat."""
    result(chart, "2026-03-11 13:30", what, "positive")
    seen = chart.seen("2026-03-11 13:32")
    assert [str(one.says) for one in seen.said.duties if one.rule == "measures.followed_up"] == [
        f"{what}: explain the result in person. By 18 March 2026."
    ]


def told(chart: Story, at: str, of: str, **more: bool) -> str:
    return chart.day(at).nurse.writes(
        lambda when: ResultFollowed(when=when, result=of, step="explained", **more),
        "writes down that it was explained"
        + (", and that nobody had checked whose it is" if "told_unchecked" in more else ""),
    )


def test_told_before_anybody_checked_whose_result_it_is(chart):
    """R54. What happened is kept, and settles nothing: somebody checks it now, in the same time as before."""
    found = result(chart, "2026-03-11 13:30", "HIV antigen/antibody", "negative")
    told(chart, "2026-03-11 14:00", found, told_unchecked=True)
    says = "HIV antigen/antibody: told before anybody checked whose result it is. Check it now, and tell the client. By 18 March 2026."
    chart.seen("2026-03-11 14:01").duty(says, owner="Nora", level="T4", due="2026-03-19 00:00")
    told(chart, "2026-03-12 09:00", found, same_person=True)
    chart.seen("2026-03-12 09:01").no_duty("measures.followed_up")


def test_a_message_of_a_laboratory_is_news_and_was_matched_by_name(chart):
    """Hepatitis C RNA positive, by HL7: told by a person, and linked, as one that was typed."""
    when = "2026-03-11 13:30"
    message = chart.day(when).nurse
    message.source = "import:hl7"
    found = message.writes(
        lambda at: Observation(when=at, what=Coding("Hepatitis C RNA"), category="lab", text="positive"),
        "gets a message of the laboratory: Hepatitis C RNA positive",
    )
    chart.seen("2026-03-11 13:31").duty(
        "Hepatitis C RNA: explain the result in person. By 18 March 2026.", owner="Nora", level="T4"
    )
    told(chart, "2026-03-11 14:00", found)
    told_once = chart.seen("2026-03-11 14:01")
    told_once.duty(
        "Hepatitis C RNA is positive: link to treatment. By 25 March 2026.", owner="Nora", level="T4"
    )
    assert [
        one.key.rsplit("/")[-1] for one in told_once.said.duties if one.rule == "measures.followed_up"
    ] == ["treatment_linked"]


def test_another_result_asks_for_no_such_check(chart):
    """A ferritin is told as ever."""
    found = result(chart, "2026-03-11 13:30", "Ferritin", "low")
    told(chart, "2026-03-11 14:00", found)
    chart.seen("2026-03-11 14:01").no_duty("measures.followed_up")
