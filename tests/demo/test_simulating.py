"""The simulator itself: the same seed, the same clinic; never in production; copies that think as their source does."""

from datetime import timedelta

import pytest
from django.db import transaction

from steadystep import knowledge
from steadystep.clinic.chartroom.clinic_value import clinic_value, forget_clinic
from steadystep.clinic.chartroom.cloning import Copy, clone_clients, clone_team
from steadystep.clinic.chartroom.models import CareRow, CaseloadRow, OutcomeRow, QualityRow
from steadystep.clinic.ledger import reading
from steadystep.clinic.ledger.clock import ClockRefused
from steadystep.clinic.ledger.models import EntryRow
from steadystep.clinic.people.models import Clinic
from steadystep.faces.cli import simulator
from steadystep.faces.cli.simulator.cast import team_id
from steadystep.reasoning import review

from .conftest import UNTIL

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo_flag(settings):
    settings.DEMO = True
    forget_clinic()
    yield
    forget_clinic()


def rows_after_seeding(**asked):
    """Every ledger row of a clinic seeded and then rolled back."""
    with transaction.atomic():
        forget_clinic()
        simulator.seed(clients=11, until=UNTIL, processes=1, **asked)
        rows = [(*row[:-1], bytes(row[-1])) for row in EntryRow.objects.order_by("client", "seq").values_list(
            "client", "seq", "id", "kind", "occurred", "recorded_at", "author", "labels", "body")]  # fmt: skip
        transaction.set_rollback(True)
    return [
        row for row in rows if row[3] != "psychotherapy_note"
    ]  # sealed anew each time, under a key of its own


@pytest.mark.usefixtures("demo_flag")
def test_the_same_seed_and_instant_give_the_same_clinic():
    first, again, other = rows_after_seeding(), rows_after_seeding(), rows_after_seeding(seed=2)
    assert first == again
    assert first != other


def test_without_the_demo_flag_nothing_is_written(settings):
    settings.DEMO = False
    with pytest.raises(ClockRefused):
        simulator.seed(clients=9, until=UNTIL)
    with pytest.raises(ClockRefused):
        clone_clients(team_id("Harbor"), [])
    assert not Clinic.objects.exists()


@pytest.mark.usefixtures("demo_flag")
def test_a_copied_chart_thinks_as_its_source_does():
    made = simulator.load(clients=2, until=UNTIL, long=(300,))
    source = made.long[300]
    clone_team(team_id("Harbor"), [1])
    forget_clinic()
    clone_clients(team_id("Harbor"), [Copy(source=source, number=7, house=1)])
    chart, copy = reading.read_chart(source), reading.read_chart(f"00000007{source[8:]}")
    later = UNTIL + timedelta(days=3)
    said, same = (review(one, knowledge.load(), clinic_value(), later) for one in (chart, copy))
    assert len(chart.entries) == len(copy.entries) == 300
    assert {entry.id for entry in chart.entries}.isdisjoint(entry.id for entry in copy.entries)
    # What is equally urgent is ordered by ids, and those differ.
    assert sorted(str(one.says) for one in said.findings) == sorted(str(one.says) for one in same.findings)
    assert sorted(duty.rule for duty in said.duties) == sorted(duty.rule for duty in same.duties)
    # A lead belongs to no team, and has no copy.
    of_the_team = [duty for duty in same.duties if duty.owner_role != "lead"]
    assert {duty.person[:8] for duty in of_the_team} <= {"00000001"}
    assert CaseloadRow.objects.get(client=copy.client).team == f"00000001{team_id('Harbor')[8:]}"
    for rows in (CareRow, OutcomeRow, QualityRow):
        here = rows.objects.filter(client=source).count()
        assert here
        assert rows.objects.filter(client=copy.client).count() == here
