"""A review carried over to a chart with proposals says what a review from nothing says, whatever is proposed."""

import gc
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steadystep import knowledge
from steadystep.chart import Chart, Dose, NewEntry, When
from steadystep.chart.corrections import Retracted
from steadystep.chart.medication import DoseStep, Order
from steadystep.reasoning import consider, review, with_proposals
from steadystep.reasoning.carrying import Judged, review_with
from steadystep.reasoning.finding import Review
from steadystep.reasoning.tracing import ASK_LATER, EVERYTHING
from steadystep.reasoning.view import View
from tests.reasoning.charts import DRUGS, MADE, START, charts, days, instants
from tests.spec.clinic import clinic

KINDS_OF_ORDERS = frozenset({EVERYTHING, Order})


def said_by(one: Review):
    return one.findings, one.duties, one.signals, one.reminders


def fresh(chart, proposals, at) -> Review:
    return review(with_proposals(chart, proposals, at), knowledge.load(), clinic(), at)


def an_order(drug, first) -> NewEntry:
    step = DoseStep(first=first, amount=Dose(50, "mg"))
    order = Order(
        when=When.instant(START),
        name=drug,
        drug=drug if drug != DRUGS[-1] else "",
        indication="x",
        steps=(step,),
    )
    return NewEntry(id=f"order-{drug}", body=order)


@given(charts(), st.sampled_from(DRUGS), days, instants, st.floats(0, 1, exclude_max=True))
def test_an_order_is_weighed_alike_at_every_instant_at_which_the_review_holds(chart, drug, first, at, part):
    before = Judged(chart, knowledge.load(), clinic(), at)
    later = min(at + (before.said.next_look - at) * part, before.said.next_look - timedelta(microseconds=1))
    new = [an_order(drug, first)]
    carried, expected = (
        review_with(before, new, with_proposals(chart, new, later), later),
        fresh(chart, new, later),
    )
    assert said_by(carried) == said_by(expected)
    assert later < carried.next_look <= expected.next_look


@given(charts(), st.lists(st.tuples(instants, MADE), min_size=1, max_size=3), instants)
def test_so_is_whatever_else_is_proposed(chart, proposed, at):
    made = [(when, make(When.instant(when), list(chart.entries))) for when, make in proposed]
    new = [NewEntry(id=f"n{number}", body=body) for number, (_, body) in enumerate(made) if body is not None]
    before = Judged(chart, knowledge.load(), clinic(), at)
    carried = review_with(before, new, with_proposals(chart, new, at), at)
    assert said_by(carried) == said_by(fresh(chart, new, at))


@given(charts(), instants, st.data())
def test_a_correction_is_weighed_from_nothing(chart, at, data):
    wrong = data.draw(st.sampled_from(chart.entries))
    new = [NewEntry(id="n", body=Retracted(when=When.instant(at), reason="typed wrong"), supersedes=wrong.id)]
    before = Judged(chart, knowledge.load(), clinic(), at)
    assert review_with(before, new, with_proposals(chart, new, at), at) == fresh(chart, new, at)


@given(charts(), instants)
def test_a_traced_review_is_the_review(chart, at):
    assert Judged(chart, knowledge.load(), clinic(), at).said == review(chart, knowledge.load(), clinic(), at)


@given(charts(), st.sampled_from(DRUGS), instants)
def test_another_chart_or_a_later_instant_is_judged_anew(chart, drug, at):
    before = Judged(chart, knowledge.load(), clinic(), at)
    new = [an_order(drug, at.date())]
    for other, then in ((Chart(chart.client, chart.entries[:1]), at), (chart, before.said.next_look)):
        assert not before.holds(other, knowledge.load(), clinic(), then)
        weighed = consider(other, new, knowledge.load(), clinic(), then, before)
        assert said_by(weighed.then) == said_by(fresh(other, new, then))


@pytest.mark.parametrize("of", ["facts", "parts", "answers"])
@given(charts(), instants)
def test_what_is_carried_over_holds_no_view(of, chart, at):
    """A value that went on asking the old view would answer from the chart without the proposals."""
    before = Judged(chart, knowledge.load(), clinic(), at)
    for name, worked in getattr(before if of == "answers" else before.view, of).items():
        if worked.stays(KINDS_OF_ORDERS):
            assert not _reaches_a_view(worked.value), name


@given(charts(), instants)
def test_facts_that_go_on_asking_are_never_carried_over(chart, at):
    """Which pathways somebody is on may stay as it was, and their guards would still answer from the chart before."""
    facts = Judged(chart, knowledge.load(), clinic(), at).view.facts
    assert not [name for name in ASK_LATER & facts.keys() if facts[name].stays(KINDS_OF_ORDERS)]


def test_a_review_leaves_nothing_for_the_collector_of_garbage():
    chart = with_proposals(Chart("someone", ()), [an_order("lithium", START.date())], START)
    gc.collect()
    assert review(chart, knowledge.load(), clinic(), START).findings
    assert gc.collect() == 0


def _reaches_a_view(value: object) -> bool:
    waiting, seen = [value], set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, type | type(gc) | type(knowledge.load())):
            continue
        if isinstance(one, View | Chart):
            return True
        seen.add(id(one))
        waiting += gc.get_referents(one)
    return False
