"""The worker's side: only what is due is looked at again, one broken chart stops no other, nothing is lost by dying."""

from datetime import timedelta

import pytest

from steadystep.chart.plan import Goal
from steadystep.clinic.chartroom import thinking, waking
from steadystep.clinic.chartroom.checking import compared
from steadystep.clinic.chartroom.failing import failing, put_off
from steadystep.clinic.chartroom.models import CareRow, CaseloadRow, DutyRow, OutcomeRow, QualityRow
from steadystep.clinic.chartroom.projecting import project
from steadystep.clinic.chartroom.waking import due_clients, every_client, recompute
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.ledger import clock, reading
from steadystep.clinic.notices.models import Notice
from steadystep.clinic.people.models import ClientRow
from tests.chartroom.cast import LOW, MODERATE, QUIET, admit, answers, as_client, later, new, when


def told(client: str) -> list[str]:
    first = (
        DutyRow.objects.filter(client=client).exclude(raised="").exclude(level="T0").get()
    )  # ES32 tells for itself
    rows = Notice.objects.filter(client=client, channel="in_app", duty=first.key).order_by(
        "created_at", "rung"
    )
    return [row.recipient for row in rows]


def test_a_chart_is_due_when_its_review_could_differ_and_not_before(cast, rosa, simulated):
    look = clock.instant(CaseloadRow.objects.get(client=rosa).next_look)
    simulated(look - timedelta(microseconds=1))
    assert due_clients() == []
    simulated(look)
    assert due_clients() == [rosa]
    recompute(rosa)
    assert due_clients() == []


def test_the_ladder_climbs_by_waking_alone(cast, rosa, simulated):
    """Nobody acknowledges a T1 event: the next rungs become notices, each once, however often the worker looks."""
    write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    for minutes in (0, 14, 15, 15, 30, 60, 75, 500):
        simulated(later(minutes=minutes))
        for client in due_clients():
            recompute(client)
    ladder = [one.id for one in (cast.tess, cast.pete, cast.lena, cast.ada, cast.lena, cast.ada, cast.lena)]
    assert told(rosa)[:3] == ladder[:3]
    assert sorted(told(rosa)) == sorted(ladder)  # the last rungs are told at one instant, in no order


def test_a_worker_that_slept_catches_up(cast, rosa, simulated):
    write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    simulated(later(hours=9))
    recompute(rosa)
    assert len(told(rosa)) == 7
    recompute(rosa)
    assert len(told(rosa)) == 7


def test_a_failing_chart_does_not_stop_the_others(cast, rosa, monkeypatch, simulated):
    amal = admit(cast, "Amal")
    for client in (rosa, amal):
        write(as_client(client), client, [new(answers(*LOW))])
    name = "review_of" if hasattr(thinking, "review_of") else "review"
    real = getattr(thinking, name)

    def breaks_for_rosa(view, *more):
        if view.chart.client == rosa:
            raise ZeroDivisionError("a fault of ours")
        return real(view, *more)

    monkeypatch.setattr(thinking, name, breaks_for_rosa)
    simulated(later(days=8))
    assert set(due_clients()) == {rosa, amal}
    for client in due_clients():
        recompute(client)
    assert due_clients() == []
    assert CaseloadRow.objects.get(client=rosa).failing
    assert not CaseloadRow.objects.get(client=amal).failing
    assert failing() == 1
    assert DutyRow.objects.filter(client=rosa, person=cast.lena.id, level="T1").exists(), (
        "somebody reads it by hand"
    )
    assert DutyRow.objects.filter(client=rosa).exclude(raised="").exists(), "its open event stays on the list"
    monkeypatch.undo()
    simulated(later(days=8, hours=1))
    assert due_clients() == [rosa], "tried again within the hour"
    recompute(rosa)
    assert failing() == 0


def test_a_chart_that_cannot_be_read_is_put_off(cast, rosa, simulated):
    simulated(later(days=8))
    put_off(rosa)
    assert due_clients() == []
    simulated(later(days=8, hours=1))
    assert due_clients() == [rosa]


def test_recompute_ends_although_the_line_breaks_after_an_alarm(cast, rosa, monkeypatch):
    """Then the alarm is written, once, and the chart is failing."""

    def broken(*_args, **_more):
        raise ZeroDivisionError("a fault of ours")

    name = "review_of" if hasattr(thinking, "review_of") else "review"
    with monkeypatch.context() as context:
        context.setattr(thinking, name, broken)
        write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    with monkeypatch.context() as context:
        context.setattr(thinking, "caseload_line", broken)
        recompute(rosa)
        recompute(rosa)
    assert [entry.kind for entry in reading.read_chart(rosa).entries].count("raised") == 1


def test_what_was_raised_by_waking_is_not_recorded_before_its_ground(cast, rosa, monkeypatch, simulated):
    def broken(*_args, **_more):
        raise ZeroDivisionError("a fault of ours")

    name = "review_of" if hasattr(thinking, "review_of") else "review"
    with monkeypatch.context() as context:
        context.setattr(thinking, name, broken)
        write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    simulated(later(hours=-3))
    recompute(rosa)
    recorded = [entry.recorded_at for entry in reading.read_chart(rosa).entries]
    assert recorded == sorted(recorded)


def test_all_projections_can_be_thrown_away(cast, rosa):
    write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    tables = (CaseloadRow, DutyRow, CareRow, ClientRow)
    before = [_content(table) for table in tables]
    for table in tables:
        table.objects.all().delete()
    for client in every_client():
        recompute(client)
    assert [_content(table) for table in tables] == before


def _content(table) -> list[dict[str, object]]:
    rows = table.objects.order_by("pk" if table is ClientRow else "client").values()
    return sorted(
        ({k: v for k, v in row.items() if table is ClientRow or k != "id"} for row in rows), key=repr
    )


def test_another_basis_is_due(cast, rosa):
    CaseloadRow.objects.update(basis="of an older release")
    assert due_clients() == [rosa]
    recompute(rosa)
    assert due_clients() == []


def test_a_thought_of_an_earlier_chart_does_not_replace_a_later_row(cast, rosa):
    old = waking._thought(rosa, waking.clinic_value())
    write(cast.tess, rosa, [new(Goal(when=when(), text="Shop alone."))])
    row = CaseloadRow.objects.get(client=rosa)
    assert not project(old)
    assert CaseloadRow.objects.get(client=rosa).seq == row.seq


def test_a_chart_that_moves_while_it_is_thought_of_is_thought_of_again(cast, rosa, monkeypatch):
    """Somebody writes between the reading and the lock, once: the worker's thought is made anew, and nothing is lost."""
    real, moves = waking._thought, iter([True])

    def moved(client, clinic):
        thought = real(client, clinic)
        if next(moves, False):
            write(as_client(client), client, [new(answers(*QUIET))])
        return thought

    monkeypatch.setattr(waking, "_thought", moved)
    recompute(rosa)
    assert CaseloadRow.objects.get(client=rosa).seq == reading.read_chart(rosa).seq == 5


def test_every_client_is_every_chart(cast, rosa):
    amal = admit(cast, "Amal")
    assert sorted(every_client()) == sorted([rosa, amal])


@pytest.mark.parametrize("table", ["quality", "outcome"])
def test_what_is_counted_is_compared_with_the_ledger_too(cast, rosa, table):
    rows = {"quality": QualityRow, "outcome": OutcomeRow}[table].objects
    write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    recompute(rosa)
    assert compared(rosa).standing == "same"
    assert rows.filter(client=rosa).update(team="of no such team")
    assert compared(rosa).differing == (table,)
