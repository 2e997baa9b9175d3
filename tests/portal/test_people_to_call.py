"""Whom the client named for a hard hour: nobody is left out because another name begins like theirs."""

from datetime import timedelta

from steadystep.chart.safety import SafetyPlan
from steadystep.chart.team import ConsentGiven
from steadystep.chart.when import When
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.ledger import clock
from steadystep.faces.portal.people_to_call import people_to_call
from tests.small_clinic import fresh, herself


def names(rosa, line: str) -> tuple[str, ...]:
    when = When.instant(clock.now())
    consent = ConsentGiven(when=when, recipient_kind="caregiver", recipient="al", recipient_name="Al Moss", purpose="In a crisis", scopes=(8,))  # fmt: skip
    for body in (SafetyPlan(when=when, who_to_ask=(line,)), consent):
        write(herself(rosa.client), rosa.client, [fresh(body)], seen=rosa.chart.seq)
    return people_to_call(rosa.chart, rosa.chart.entries[-1].recorded_at + timedelta(minutes=1))


def test_a_name_inside_another_is_somebody_else(rosa):
    assert names(rosa, "Alice, my neighbour") == ("Alice, my neighbour", "Al Moss")


def test_who_stands_in_the_plan_is_not_named_twice(rosa):
    assert names(rosa, "Call Al, 555-0100") == ("Call Al, 555-0100",)
