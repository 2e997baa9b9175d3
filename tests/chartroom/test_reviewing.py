"""A kept review says what a review from nothing would say, and is kept for no reader in particular."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steadystep import knowledge
from steadystep.clinic.chartroom import reviewing
from steadystep.clinic.chartroom.opening import open_chart
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.log import openings_of
from steadystep.clinic.ledger import long_charts
from steadystep.reasoning import Review, review
from tests.chartroom.cast import MODERATE, answers, as_client, new
from tests.reasoning.charts import charts, instants
from tests.spec.clinic import clinic


@pytest.fixture(autouse=True)
def everything_is_kept(monkeypatch):
    monkeypatch.setattr(long_charts, "LONG", 1)
    yield
    long_charts.forget()
    reviewing.forget()


def judged(said: Review):
    return said.findings, said.duties, said.signals, said.reminders


def versioned(version: str = "one"):
    return msgspec.structs.replace(clinic(), version=version)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(charts(), st.lists(instants, min_size=2, max_size=4))
def test_it_says_at_every_instant_what_a_review_from_nothing_says(chart, asked):
    long_charts.keep(chart)
    for at in asked:
        kept, _ = reviewing.reviewed(chart, versioned(), at)
        assert judged(kept) == judged(review(chart, knowledge.load(), versioned(), at))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(charts(), charts(), instants)
def test_another_chart_of_the_client_is_another_review(chart, other, at):
    for one in (chart, other):
        long_charts.keep(one)
        said, _ = reviewing.reviewed(one, versioned(), at)
        assert judged(said) == judged(review(one, knowledge.load(), versioned(), at))


@given(charts(), instants)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_is_kept_until_its_next_look_or_another_clinic(chart, at):
    long_charts.keep(chart)
    said, _ = reviewing.reviewed(chart, versioned(), at)
    last = said.next_look - timedelta(microseconds=1)
    assert reviewing.reviewed(chart, versioned(), last)[0] is said
    assert reviewing.reviewed(chart, versioned(), said.next_look)[0] is not said
    assert reviewing.reviewed(chart, versioned("two"), at)[0] is not said


@given(charts(), instants)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_chart_that_the_ledger_does_not_keep_is_reviewed_each_time(chart, at):
    long_charts.forget()
    said, _ = reviewing.reviewed(chart, versioned(), at)
    assert reviewing.reviewed(chart, versioned(), at)[0] is not said


@pytest.mark.django_db(transaction=True)
def test_each_reader_is_shown_of_a_kept_review_what_they_may_see(cast, rosa):
    """Severe scores, opened by prescriber, front desk and client in turn: the order of the readers changes nothing."""
    write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    readers = (cast.pete, cast.fred, as_client(rosa))
    alone = [shown_anew(reader, rosa) for reader in readers]
    assert "severe" in repr(alone[0])
    for turn in (readers, readers[::-1]):
        assert {reader.id: shown(reader, rosa) for reader in turn} == {
            reader.id: said for reader, said in zip(readers, alone, strict=True)
        }
    assert "severe" not in repr(shown(cast.fred, rosa))
    assert len(openings_of(rosa)) == 10


def shown(reader: Actor, client: str):
    opened = open_chart(reader, client, "care")
    assert opened.review is not None
    return judged(opened.review), opened.chart.entries, opened.withheld


def shown_anew(reader: Actor, client: str):
    long_charts.forget()
    reviewing.forget()
    return shown(reader, client)
