"""The demo clinic: every life passes the doors, and nobody in it is blamed."""

import re
from datetime import timedelta
from itertools import pairwise

import pytest

from steadystep.chart.measures import Answers, DailyCheckin, ItemAnswered
from steadystep.chart.medication import DoseReport, Fill, MedicineReported, Order
from steadystep.chart.safety import Raised
from steadystep.chart.supply import InjectionGiven
from steadystep.chart.team import Message
from steadystep.chart.visits import VisitBooked, VisitMissed
from steadystep.clinic.calendar.models import Booking
from steadystep.clinic.chartroom.checking import compared
from steadystep.clinic.chartroom.models import CaseloadRow, DutyRow
from steadystep.clinic.chartroom.waking import every_client
from steadystep.clinic.consent.actor import Role
from steadystep.clinic.ledger import clock, reading
from steadystep.clinic.people import roster
from steadystep.clinic.people.demo import demo_clients
from steadystep.clinic.people.models import Person

from .conftest import CLIENTS, UNTIL, client_of

pytestmark = pytest.mark.usefixtures("demo")
BLAME = re.compile(r"addict|abuser|\bclean\b|\bdirty\b|non-?complian|\bfailed\b|manipulat", re.IGNORECASE)


def every_chart():
    return [reading.read_chart(client) for client in every_client()]


def test_every_life_passes_the_doors(demo):
    assert demo.refused == []
    assert demo.clients == CLIENTS == CaseloadRow.objects.count()
    assert not CaseloadRow.objects.filter(failing=True).exists()
    assert demo.entries == sum(len(chart.entries) for chart in every_chart())


def test_the_lists_are_what_the_ledger_says():
    with clock.simulated(UNTIL):
        assert {compared(client).standing for client in every_client()} == {"same"}


def test_every_role_works_here_and_everybody_who_wrote_has_a_name():
    held = {role.role for member in roster.staff(UNTIL) for role in member.roles}
    authors = {entry.author for chart in every_chart() for entry in chart.entries} - {"software"}
    assert held == set(Role)
    assert authors <= roster.names(authors).keys()


def test_nothing_is_recorded_after_now_or_before_what_came_before():
    for chart in every_chart():
        recorded = [entry.recorded_at for entry in chart.entries]
        assert recorded == sorted(recorded)
        assert recorded[-1] <= UNTIL


def test_no_word_to_a_client_blames():
    said = [one.body.text for chart in every_chart() for one in chart.of(Message) if one.body.to == "client"]
    assert len(said) > 10
    assert [text for text in said if BLAME.search(text)] == []


def test_one_alarm_is_open_since_twenty_minutes_and_one_is_overdue():
    unseen = DutyRow.objects.filter(acknowledged_by="").exclude(raised="")
    waiting = {row.client: row for row in unseen.exclude(level="T0")}  # ES32 of what is overdue is T0
    assert waiting.keys() == {client_of("jonah"), client_of("delia")}
    new, late = waiting[client_of("jonah")], waiting[client_of("delia")]
    (raised,) = reading.read_chart(client_of("jonah")).of(Raised)
    assert UNTIL - timedelta(minutes=22) <= raised.body.known_at <= UNTIL - timedelta(minutes=20)
    assert (new.level, late.level) == ("T1", "T2")
    assert clock.instant(new.due) > UNTIL > clock.instant(late.due)


def test_every_alarm_rests_on_an_answer():
    for chart in every_chart():
        for raised in chart.of(Raised):
            ground = chart.entry(raised.body.anchor)
            told = (
                ItemAnswered,
                Answers,
                DailyCheckin,
                Raised,
                Fill,
                InjectionGiven,
                VisitMissed,
                DoseReport,
                MedicineReported,
                Order,
            )
            assert isinstance(ground.body, told)


def test_visits_to_come_hold_their_time_and_no_two_overlap():
    to_come = [
        (entry.body.with_person, entry.occurred, entry.occurred + timedelta(minutes=entry.body.minutes))
        for chart in every_chart()
        for entry in chart.of(VisitBooked)
        if entry.occurred > UNTIL
    ]
    assert len(to_come) > CLIENTS / 2
    assert Booking.objects.filter(starts__gt=clock.microseconds(UNTIL)).count() == len(to_come)
    ordered = sorted(to_come)
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(ordered))


def test_the_cast_comes_first_among_those_who_can_sign_in():
    names = [one.name for one in demo_clients()]
    assert {"Nora", "Elena", "Darius", "Martin Castell"} <= set(names[:11])
    assert Person.objects.filter(kind="client").count() == CLIENTS
