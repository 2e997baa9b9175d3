"""Which medicine might go first follows from the chart, and every step says why (R35)."""

from steadystep import knowledge
from steadystep.chart import When
from steadystep.chart.medication import SideEffect
from steadystep.reasoning import Clock
from steadystep.reasoning.facts.stopping_order import Looked, in_order, looked
from steadystep.reasoning.view import View
from tests.spec.clinic import instant


def lines(chart, at: str) -> tuple[Looked, ...]:
    view = View(chart.chart, knowledge.load(), chart.clinic, Clock(instant(at)))
    return looked(view, chart.seen(at).said.findings)


def suggests(chart, at: str, *wanted: tuple[str, ...]) -> None:
    """Each is a medicine, then the steps of why, gravest first."""
    found = [(one.course.name, *(why.step for why in one.steps)) for one in in_order(lines(chart, at))]
    chart.note(
        "expect",
        "; then ".join(f"{name}: {', '.join(steps)}" for name, *steps in wanted) or "nothing is suggested",
    )
    assert found == list(wanted)


def test_a_medicine_with_a_target_and_nothing_against_it(chart):
    """It is listed, and not suggested."""
    aim = chart.day("2026-01-06 10:00").prescriber.target("panic", "phq_9")
    chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 50, "2026-01-06", target=aim)
    (one,) = lines(chart, "2026-01-10 10:00")
    assert (one.target, one.steps, one.last) == ("panic", (), None)
    suggests(chart, "2026-01-10 10:00")


def test_harm_comes_before_no_target(chart):
    """Tramadol from elsewhere beside sertraline may do harm; prazosin only serves no target."""
    chart.day("2026-01-06 10:00").prescriber.orders("prazosin", 1, "2026-01-06")
    chart.day("2026-01-06 10:05").client.tells_medicine("tramadol", "tramadol")
    aim = chart.day("2026-01-06 10:06").prescriber.target("panic", "phq_9")
    chart.day("2026-01-06 10:10").prescriber.orders("sertraline", 50, "2026-01-06", target=aim)
    names = [(one.course.name, one.steps[0].step) for one in in_order(lines(chart, "2026-01-10 10:00"))]
    chart.note("expect", "those that may do harm together come first, then prazosin, which serves no target")
    assert names[-1] == ("prazosin", "no_target")
    assert {step for _, step in names[:-1]} == {"major"}


def test_of_two_of_a_class_the_later_is_suggested(chart):
    chart.day("2026-01-06 10:00").client.tells_medicine("lorazepam", "lorazepam", started="2025-10-01")
    chart.day("2026-01-07 10:00").client.tells_medicine("clonazepam", "clonazepam", started="2026-01-05")
    chart.note("expect", "clonazepam, of one class with lorazepam, is suggested; lorazepam is not")
    steps = {one.course.name: [why.step for why in one.steps] for one in lines(chart, "2026-01-10 10:00")}
    assert "duplicate" in steps["clonazepam"]
    assert "duplicate" not in steps["lorazepam"]


def test_no_benefit_in_an_adequate_trial(chart):
    """Judged by a person, at enough dose, weeks and doses taken. A trial that was not adequate does not count."""
    aim = chart.day("2026-01-06 10:00").prescriber.target("depression", "phq_9")
    one = chart.day("2026-01-06 10:01").prescriber.orders(
        "sertraline", 100, "2026-01-06", target=aim, indication="MDD"
    )
    chart.day("2026-03-20 10:00").prescriber.judges(one, "no_response", adherence=40)
    suggests(chart, "2026-03-20 10:01")
    chart.day("2026-03-20 10:02").prescriber.judges(one, "no_response", adherence=95)
    suggests(chart, "2026-03-20 10:03", ("sertraline", "no_benefit"))


def test_a_side_effect_that_goes_on_and_one_that_is_gone(chart):
    aim = chart.day("2026-01-06 10:00").prescriber.target("depression", "phq_9")
    one = chart.day("2026-01-06 10:01").prescriber.orders("sertraline", 50, "2026-01-06", target=aim)
    tells(chart, "2026-02-03 10:00", one, gone=False)
    suggests(chart, "2026-02-03 10:01", ("sertraline", "effect"))
    tells(chart, "2026-02-20 10:00", one, gone=True)
    suggests(chart, "2026-02-20 10:01")


def test_the_anticholinergic_load_counts_from_three(chart):
    """Paroxetine alone adds three points; the step says so."""
    aim = chart.day("2026-01-06 10:00").prescriber.target("depression", "phq_9")
    chart.day("2026-01-06 10:01").prescriber.orders("paroxetine", 20, "2026-01-06", target=aim)
    (one,) = in_order(lines(chart, "2026-01-10 10:00"))
    chart.note("expect", str(one.steps[0].says))
    assert str(one.steps[0].says) == "It adds 3 to an anticholinergic load of 3."


def test_care_for_opioid_use_is_never_suggested(chart):
    """Buprenorphine without a target: listed with why, and never among what might go."""
    chart.day("2026-01-06 10:00").client.tells_medicine("buprenorphine", "buprenorphine_naloxone_sl")
    chart.day("2026-01-06 10:01").client.tells_medicine("buprenorphine again", "buprenorphine_sl")
    assert any(one.steps for one in lines(chart, "2026-01-10 10:00"))
    suggests(chart, "2026-01-10 10:00")


def tells(chart, at: str, order: str, *, gone: bool) -> None:
    chart.day(at).client.writes(
        lambda when: SideEffect(
            when=When.instant(instant(at)), effect="nausea", burden=4, order=order, gone=gone
        ),
        "tells that the nausea is gone" if gone else "tells of nausea",
    )
