"""Between the instant asked and `next_look` a review says the same: nothing that changes with time goes unnoticed."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from steadystep import knowledge
from steadystep.chart import Chart
from steadystep.reasoning import Clock, review
from steadystep.reasoning.caseload import CaseloadLine, caseload_line
from steadystep.reasoning.clock import LONGEST_SLEEP
from steadystep.reasoning.review import review_of
from steadystep.reasoning.view import View
from tests.reasoning.charts import charts, instants
from tests.spec.clinic import clinic

AT = datetime(2026, 3, 17, 12, tzinfo=UTC)


def judged(chart: Chart, at: datetime):
    said = review(chart, knowledge.load(), clinic(), at)
    return said, (said.findings, said.duties, said.signals, said.reminders)


@given(charts(), instants, st.floats(0, 1, exclude_max=True))
def test_a_review_is_equal_everywhere_until_its_next_look(chart, at, part):
    said, first = judged(chart, at)
    assert at < said.next_look <= at + LONGEST_SLEEP
    later = at + (said.next_look - at) * part
    if later < said.next_look:
        assert judged(chart, later)[1] == first
        assert judged(chart, said.next_look - timedelta(microseconds=1))[1] == first


@given(charts(), instants, st.floats(0, 1, exclude_max=True))
def test_a_caseload_line_is_equal_until_its_next_look(chart, at, part):
    now = line(chart, at)
    later = line(chart, min(at + (now.next_look - at) * part, now.next_look - timedelta(microseconds=1)))
    stays = (
        "called",
        "pathway",
        "phase",
        "teams",
        "group",
        "since",
        "headline",
        "because",
        "last_contact",
        "next_visit",
    )
    assert [getattr(now, name) for name in stays] == [getattr(later, name) for name in stays]


def line(chart: Chart, at: datetime) -> CaseloadLine:
    view = View(chart, knowledge.load(), clinic(), Clock(at))
    return caseload_line(view, review_of(view))


@given(charts(), instants)
def test_the_same_inputs_give_the_same_answer(chart, at):
    assert judged(chart, at) == judged(chart, at)


@given(instants, st.lists(instants, max_size=6))
@example(AT, [AT])
def test_the_clock_remembers_the_earliest_instant_not_reached(at, asked):
    clock = Clock(at)
    answers = [clock.reached(one) for one in asked]
    assert answers == [one <= at for one in asked]
    assert clock.next_look == min([at + LONGEST_SLEEP, *(one for one in asked if one > at)])


def test_asking_for_today_looks_again_at_its_midnight():
    clock = Clock(datetime(2026, 3, 17, 23, 30, tzinfo=UTC))
    assert clock.today("America/New_York") == date(2026, 3, 17)
    assert clock.next_look == datetime(2026, 3, 18, 4, tzinfo=UTC)


def test_a_day_without_midnight_begins_at_its_first_hour():
    """Santiago's clocks went from 23:59 on 5 September 2026 to 1:00: the 6th begins then."""
    clock = Clock(datetime(2026, 9, 5, 12, tzinfo=UTC))
    assert clock.today("America/Santiago") == date(2026, 9, 5)
    assert not Clock(clock.next_look - timedelta(seconds=1)).reached(clock.next_look)
    assert Clock(clock.next_look).today("America/Santiago") == date(2026, 9, 6)
