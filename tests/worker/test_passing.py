"""A pass wakes what is due, sends what waits, says that it lives, and is stopped by nothing one chart does."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from steadystep.chart import Unreadable, say
from steadystep.clinic.chartroom import heartbeat, lists, waking
from steadystep.clinic.chartroom.failing import failing
from steadystep.clinic.chartroom.models import CaseloadRow
from steadystep.clinic.notices.models import Notice
from steadystep.faces.worker.passing import BEAT_EVERY, Beating, one_pass
from tests import small_clinic


def due_again(client: str) -> None:
    CaseloadRow.objects.filter(client=client).update(next_look=0)


def test_nothing_due_is_nothing_done(rosa):
    done = one_pass(Beating())
    assert (done.woken, done.sent, done.full) == (0, 0, False)


def test_a_quiet_pass_costs_the_same_few_queries_whatever_the_size(rosa, django_assert_max_num_queries):
    beating = Beating()
    one_pass(beating)
    with django_assert_max_num_queries(5):
        one_pass(beating)


def test_what_is_due_is_looked_at_again(rosa):
    due_again(rosa)
    assert one_pass(Beating()).woken == 1
    assert waking.due_clients() == []


def test_the_ladder_climbs_and_the_next_person_is_told(rosa):
    small_clinic.answer_item_nine(rosa)
    told = set(Notice.objects.values_list("duty", "rung", "recipient"))
    with time_machine.travel(datetime.now(UTC) + timedelta(days=3)):
        one_pass(Beating())
        one_pass(Beating())
    later = set(Notice.objects.values_list("duty", "rung", "recipient"))
    assert told < later
    assert Notice.objects.count() == 2 * len(later)  # once on each of the two channels


def test_one_chart_that_breaks_does_not_stop_the_others(rosa, clinic, monkeypatch):
    sam = small_clinic.new_client(clinic, "Sam Stone")
    due_again(rosa)
    due_again(sam)
    real = waking.recompute

    def breaking(client):
        if client == rosa:
            raise Unreadable(say("An entry of Rosa Reyes cannot be read."))
        return real(client)

    monkeypatch.setattr(waking, "recompute", breaking)
    done = one_pass(Beating())
    assert (done.woken, done.failed) == (2, 1)
    assert failing() == 1
    assert waking.due_clients() == []  # put off, so it cannot crowd out the others
    assert [item.failing for item in lists.caseload(clinic.therapist) if item.client == rosa] == [True]
    monkeypatch.setattr(waking, "recompute", real)
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=2)):
        one_pass(Beating())
    assert failing() == 0


def test_it_says_that_it_lives_but_not_at_every_pass(rosa):
    beating = Beating()
    now = datetime.now(UTC)
    with time_machine.travel(now, tick=False):
        one_pass(beating)
        assert heartbeat.last_heard() == now
    with time_machine.travel(now + BEAT_EVERY / 2, tick=False):
        one_pass(beating)
        assert heartbeat.last_heard() == now
    with time_machine.travel(now + BEAT_EVERY, tick=False):
        one_pass(beating)
        assert heartbeat.last_heard() == now + BEAT_EVERY
    with time_machine.travel(now + BEAT_EVERY + timedelta(minutes=3)):
        assert heartbeat.silent()


def test_a_clock_set_back_does_not_silence_it(rosa):
    beating = Beating()
    now = datetime.now(UTC)
    with time_machine.travel(now, tick=False):
        one_pass(beating)
    with time_machine.travel(now - timedelta(days=1), tick=False):
        one_pass(beating)
        assert not heartbeat.silent()


def test_a_worker_asked_to_stop_finishes_the_chart_it_has(rosa, clinic):
    sam = small_clinic.new_client(clinic, "Sam Stone")
    due_again(rosa)
    due_again(sam)
    asked = iter([False, True])
    one_pass(Beating(), stopping=lambda: next(asked))
    assert len(waking.due_clients()) == 1


@pytest.mark.parametrize("wrong_basis", ["an older version"])
def test_rows_computed_by_other_code_or_knowledge_are_due(rosa, wrong_basis):
    CaseloadRow.objects.update(basis=wrong_basis)
    assert one_pass(Beating()).woken == 1
    assert not CaseloadRow.objects.filter(basis=wrong_basis).exists()


def test_a_worker_that_can_do_nothing_does_not_say_that_it_lives(rosa, monkeypatch):
    def broken():
        raise RuntimeError("the knowledge of Rosa Reyes's clinic cannot be read")

    monkeypatch.setattr(waking, "due_clients", broken)
    with pytest.raises(RuntimeError):
        one_pass(Beating())
    assert heartbeat.silent()
