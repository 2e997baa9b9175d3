"""Random people write to one chart for weeks: whatever they do, what the record promises holds after every step.

As-of equals replay, stored projections equal computing them again, no alarm is lost, every duty has one owner and somebody
is told next, refused writes leave nothing.
"""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    precondition,
    rule,
    run_state_machine_as_test,
)

from steadystep.chart import Body, Dose, NewEntry
from steadystep.chart.corrections import Retracted
from steadystep.chart.measures import ItemAnswered
from steadystep.chart.medication import DoseStep, Order, OrderStopped
from steadystep.chart.plan import CareEnded, Goal, Target
from steadystep.chart.safety import Acknowledged, Closed, HandedOver, Raised
from steadystep.chart.team import Message, TeamJoined
from steadystep.chart.visits import VisitAttended, VisitBooked, VisitCancelled
from steadystep.clinic.chartroom.mistakes import Conflict
from steadystep.clinic.chartroom.waking import recompute
from steadystep.clinic.chartroom.writing import write
from tests.chartroom.cast import answers, make_cast, when
from tests.chartroom.promises import Record
from tests.evidence import in_words
from tests.small_clinic import UNCOMPARED

DRUGS = ("sertraline", "phenelzine", "lithium", "fluoxetine")
WHO = ("tess", "pete", "nora", "cora", "paul", "fred", "lena", "ada", "xena", "rosa")
who = st.sampled_from(WHO)


class History(Record):
    # what people do

    @rule(minutes=st.sampled_from([1, 20, 61, 300, 60 * 24, 60 * 24 * 6]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(minutes=st.sampled_from([5, 600]))
    def the_machines_clock_is_set_back(self, minutes: int) -> None:
        self.now -= timedelta(minutes=minutes)

    @rule(item=st.none() | st.integers(0, 3), by=st.sampled_from(["rosa", "tess"]))
    def a_questionnaire(self, item: int | None, by: str) -> None:
        self._write(by, answers(1, 1, 1, 1, 1, 1, 1, 1, item, at=self.now))

    @rule(value=st.integers(0, 3), form=st.sampled_from(["a", "b"]))
    def an_item(self, value: int, form: str) -> None:
        self._write(
            "rosa", ItemAnswered(when=self._when(), instrument="phq_9", form=form, item=9, value=value)
        )

    @rule(by=who, drug=st.sampled_from(DRUGS), seen=st.booleans())
    def an_order(self, by: str, drug: str, seen: bool) -> None:
        step = DoseStep(first=self.now.date(), amount=Dose(50, "mg"))
        body = Order(
            reasons=UNCOMPARED,
            when=self._when(),
            name=drug,
            drug=drug,
            indication="mood",
            measure="phq_9",
            steps=(step,),
        )
        self._write(by, body, seen=self._chart().seq if seen else None)

    @rule(by=who, days=st.integers(-3, 3))
    def an_order_stopped(self, by: str, days: int) -> None:
        self._about(
            by,
            Order,
            lambda one: OrderStopped(when=self._when(), order=one, last_day=self._day(days), why="x"),
        )

    @rule(by=who)
    def a_goal_or_target(self, by: str) -> None:
        self._write(by, Goal(when=self._when(), text="Shop alone."))
        self._write(by, Target(when=self._when(), name="mood", measure="gad_7"))

    @rule(by=who, hours=st.integers(1, 200))
    def a_visit(self, by: str, hours: int) -> None:
        starts = when(self.now + timedelta(hours=hours))
        self._write(
            by, VisitBooked(when=starts, minutes=50, purpose="therapy", with_person=self.cast.tess.id)
        )

    @rule(by=who, body=st.sampled_from([VisitAttended, VisitCancelled]))
    def a_visit_ends(self, by: str, body: type[Any]) -> None:
        self._about(by, VisitBooked, lambda one: body(when=self._when(), visit=one))

    @rule(by=who)
    def acknowledged(self, by: str) -> None:
        self._about(by, Raised, lambda one: Acknowledged(when=self._when(), raised=one))

    @rule(by=who, to=st.sampled_from(["tess", "nora", "lena"]))
    def handed_over(self, by: str, to: str) -> None:
        person = self.everyone[to].id
        self._about(
            by, Raised, lambda one: HandedOver(when=self._when(), raised=one, to_person=person, reason="x")
        )

    @rule(by=who)
    def closed(self, by: str) -> None:
        self._about(
            by,
            Raised,
            lambda one: Closed(
                when=self._when(), raised=one, finding="Passive; plan today.", said=in_words()
            ),
        )

    @rule(by=who)
    def a_message(self, by: str) -> None:
        self._write(by, Message(when=self._when(), to="team", text="Please call."))

    @rule(by=who)
    def care_ends(self, by: str) -> None:
        self._write(by, CareEnded(when=self._when(), ending="died", reason="An accident."))

    @rule(by=who, role=st.sampled_from(["therapist", "nurse"]))
    def someone_joins(self, by: str, role: str) -> None:
        body = TeamJoined(when=self._when(), team=self.cast.team, person=self.cast.nora.id, role=role)
        self._write(by, body)

    @precondition(lambda self: self.done)
    @rule(data=st.data(), by=who, how=st.sampled_from(["same", "retracted"]))
    def corrected(self, data: st.DataObject, by: str, how: str) -> None:
        standing = [entry for entry in self._chart().standing if entry.body.kind() != "unseen"]
        before = data.draw(st.sampled_from(standing))
        body: Body = (
            Retracted(when=self._when(), reason="Wrong chart.") if how == "retracted" else before.body
        )
        self._write(by, body, supersedes=before.id)

    @precondition(lambda self: self.done)
    @rule(data=st.data())
    def sent_again(self, data: st.DataObject) -> None:
        actor, sent, first = data.draw(st.sampled_from(self.done))
        before = self._chart().entries
        with self._clock():
            again = write(actor, self.client, [sent])
        assert again.entries == (first,)
        after = self._chart().entries
        assert after[: len(before)] == before
        # Time has passed: looking again may find what nobody has taken on meanwhile.
        assert all(isinstance(one.body, Raised) for one in after[len(before) :])
        self._after()

    @precondition(lambda self: self.done)
    @rule(data=st.data(), by=who)
    def another_under_the_same_id(self, data: st.DataObject, by: str) -> None:
        _, sent, _ = data.draw(st.sampled_from(self.done))
        other = NewEntry(id=sent.id, body=Goal(when=self._when(), text=str(uuid.uuid4())))
        with self._leaves_nothing(), self._clock(), pytest.raises(Conflict):
            write(self.everyone[by], self.client, [other])

    @rule(data=st.data(), back=st.integers(1, 8))
    def decided_on_a_stale_chart(self, data: st.DataObject, back: int) -> None:
        seen = max(0, self._chart().seq - back)
        moved = [
            entry for entry in self._chart().entries if entry.seq > seen and entry.kind in Order.stale_after
        ]
        step = DoseStep(first=self.now.date(), amount=Dose(50, "mg"))
        body = Order(
            reasons=UNCOMPARED,
            when=self._when(),
            name="trazodone",
            drug="",
            indication="sleep",
            steps=(step,),
            instruction="At night",
        )
        written = self._write("pete", body, seen=seen)
        assert not (moved and written), "a decision on a chart that moved was taken"

    @rule()
    def the_worker_wakes(self) -> None:
        with self._clock():
            recompute(self.client)
        self._after()


@pytest.mark.django_db
def test_whatever_people_do_the_record_keeps_its_promises():
    """Every example is a client of their own, so nothing has to be emptied between them."""
    History.cast = make_cast()
    examples = max(10, settings().max_examples // 2)
    run_state_machine_as_test(
        History,
        settings=settings(
            max_examples=examples, stateful_step_count=25, suppress_health_check=list(HealthCheck)
        ),
    )
