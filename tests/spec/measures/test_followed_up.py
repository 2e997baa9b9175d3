"""Results of HIV and hepatitis tests reach their person by a person, and a positive one its treatment."""

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
            lambda when, each=each: ResultFollowed(when=when, result=each, step="explained"),
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
