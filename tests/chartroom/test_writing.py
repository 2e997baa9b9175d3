"""The door in: all or nothing, once, in words."""

from datetime import date

import pytest

from steadystep.chart import Refused, Unreadable
from steadystep.chart.corrections import Unseen
from steadystep.chart.medication import OrderStopped
from steadystep.chart.monitoring import MonitoringDone
from steadystep.chart.plan import CareEnded, Goal, LifeEvent
from steadystep.chart.safety import Acknowledged
from steadystep.chart.therapy import ProgressNote, PsychotherapyNote
from steadystep.clinic.chartroom.mistakes import Conflict
from steadystep.clinic.chartroom.writing import write, write_charts
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import reading
from tests.chartroom.cast import (
    GOAL,
    MODERATE,
    RAISED,
    admit,
    answers,
    as_client,
    everything,
    new,
    one,
    order,
    when,
)

# Once


def test_the_same_entry_sent_again_stands_once(cast, rosa):
    sent = new(GOAL)
    first = write(cast.tess, rosa, [sent])
    before = everything()
    again = write(cast.tess, rosa, [sent])
    assert again.entries == first.entries
    assert again.seq == first.seq
    assert everything() == before


def test_a_retry_brings_what_was_missing(cast, rosa):
    one_goal, other = new(GOAL), new(Goal(when=when(), text="Sleep."))
    write(cast.tess, rosa, [one_goal])
    again = write(cast.tess, rosa, [one_goal, other])
    assert [entry.id for entry in again.entries] == [one_goal.id, other.id]
    assert len(reading.read_chart(rosa).of(Goal)) == 2


def test_a_retry_is_shown_help_again(cast, rosa):
    sent = new(answers(*MODERATE))
    assert write(as_client(rosa), rosa, [sent]).show_help
    assert write(as_client(rosa), rosa, [sent]).show_help


@pytest.mark.parametrize("change", ["body", "client", "supersedes"])
def test_the_same_id_for_something_else_is_a_conflict(cast, rosa, change):
    standing = one(write(cast.tess, rosa, [new(GOAL)]))
    amal = admit(cast, "Amal")
    body = Goal(when=when(), text="Something else.") if change == "body" else GOAL
    sent = new(body, entry_id=standing.id, supersedes=standing.id if change == "supersedes" else None)
    before = everything()
    with pytest.raises(Conflict, match=standing.id):
        write(cast.tess, amal if change == "client" else rosa, [sent])
    assert everything() == before


def test_a_sealed_note_sent_again_stands_once(cast, rosa):
    sent = new(PsychotherapyNote(when=when(), text="By the river."))
    write(cast.tess, rosa, [sent])
    before = everything()
    assert one(write(cast.tess, rosa, [sent])).id == sent.id
    with pytest.raises(Conflict):
        write(cast.tess, rosa, [new(PsychotherapyNote(when=when(), text="Other."), entry_id=sent.id)])
    assert everything() == before


def test_one_id_twice_in_one_go_is_refused(cast, rosa):
    with pytest.raises(Refused, match="sent twice in one go"):
        write(cast.tess, rosa, [new(GOAL, entry_id="a"), new(GOAL, entry_id="a")])


def test_one_id_in_two_charts_in_one_go_is_refused(cast, rosa):
    amal = admit(cast, "Amal")
    before = everything()
    with pytest.raises((Refused, Conflict)):
        write_charts(cast.tess, {rosa: [new(GOAL, entry_id="a")], amal: [new(GOAL, entry_id="a")]})
    assert everything() == before


# All or nothing


@pytest.mark.parametrize(
    "bad",
    [
        Acknowledged(when=when(), raised="nobody"),
        CareEnded(when=when(), ending="client_choice", reason="discharge for positive test"),
        order("phenelzine"),
        RAISED,
    ],
)
def test_one_refused_entry_leaves_nothing_of_its_batch(cast, rosa, bad):
    before = everything()
    with pytest.raises((Refused, NotAllowed)):
        write(cast.tess, rosa, [new(GOAL), new(bad), new(GOAL)])
    assert everything() == before


def test_two_charts_are_written_together_or_not_at_all(cast, rosa):
    amal = admit(cast, "Amal")
    note = ProgressNote(when=when(), text="Group: breathing.")
    written = write_charts(cast.tess, {rosa: [new(note)], amal: [new(note)]})
    assert {client: said.seq for client, said in written.items()} == {rosa: 5, amal: 5}
    before = everything()
    with pytest.raises(Refused):
        write_charts(cast.tess, {rosa: [new(note)], amal: [new(Acknowledged(when=when(), raised="nobody"))]})
    assert everything() == before


def test_every_reason_is_told_at_once(cast, rosa):
    with pytest.raises(Refused) as told:
        write(
            cast.tess,
            rosa,
            [new(Acknowledged(when=when(), raised="a")), new(Acknowledged(when=when(), raised="b"))],
        )
    assert len(told.value.reasons) == 2


def test_types_are_checked_as_for_a_strangers_entry(cast, rosa):
    with pytest.raises(Unreadable):
        write(as_client(rosa), rosa, [new(Goal(when=when(), text="x", agreed="perhaps"))])  # type: ignore[arg-type]


def test_a_placeholder_is_never_written(cast, rosa):
    with pytest.raises((Refused, NotAllowed, Unreadable)):
        write(cast.tess, rosa, [new(Unseen(when=when(), of="goal", why="summary"))])


# What the chart weighs


def test_a_batch_may_lean_on_itself(cast, rosa):
    sertraline = new(order("sertraline"))
    stop = new(OrderStopped(when=when(), order=sertraline.id, last_day=date(2026, 3, 5), why="Rash."))
    assert len(write(cast.pete, rosa, [sertraline, stop]).entries) == 2


def test_two_decisions_of_one_batch_do_not_make_each_other_stale(cast, rosa):
    """A switch: stop the one, start the other, signed together on the chart that was looked at."""
    sertraline = new(order("sertraline"))
    seen = write(cast.pete, rosa, [sertraline]).seq
    stop = new(OrderStopped(when=when(), order=sertraline.id, last_day=date(2026, 3, 5), why="Rash."))
    assert len(write(cast.pete, rosa, [stop, new(order("bupropion_xl"))], seen=seen).entries) == 2


def test_a_decision_on_a_chart_that_moved_is_refused(cast, rosa):
    seen = reading.read_chart(rosa).seq
    write(cast.pete, rosa, [new(order("sertraline"))])
    before = everything()
    with pytest.raises(Refused, match="Since you opened this chart"):
        write(cast.pete, rosa, [new(order("trazodone"))], seen=seen)
    assert everything() == before
    assert write(cast.tess, rosa, [new(GOAL)], seen=seen).entries, "a goal does not depend on orders"


def test_two_corrections_of_one_entry_in_one_go_are_refused(cast, rosa):
    first = one(write(cast.tess, rosa, [new(LifeEvent(when=when(), text="Moved."))]))
    before = everything()
    better = LifeEvent(when=when(), text="Moved house.")
    with pytest.raises(Refused, match="corrected by someone else"):
        write(cast.tess, rosa, [new(better, supersedes=first.id), new(better, supersedes=first.id)])
    assert everything() == before


def test_a_contraindicated_order_is_stopped_and_no_reason_opens_it(cast, rosa):
    write(cast.pete, rosa, [new(MonitoringDone(when=when(), rule="MO52")), new(order("phenelzine"))])
    before = everything()
    with pytest.raises(Refused, match="these two must never overlap"):
        write(cast.pete, rosa, [new(order("sertraline"))])
    assert everything() == before
