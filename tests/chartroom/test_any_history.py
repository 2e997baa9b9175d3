"""Random people write to one chart for weeks: whatever they do, what the record promises holds after every step.

As-of equals replay, stored projections equal computing them again, no alarm is lost, every duty has one owner and somebody
is told next, refused writes leave nothing.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from steadystep import knowledge
from steadystep.chart import AnyEntry, Body, Chart, Dose, NewEntry, Refused
from steadystep.chart.corrections import Retracted
from steadystep.chart.measures import Answers, ItemAnswered
from steadystep.chart.medication import DoseStep, Order, OrderStopped
from steadystep.chart.plan import CareEnded, Goal, Target
from steadystep.chart.safety import Acknowledged, Closed, HandedOver, Raised
from steadystep.chart.team import Message, TeamJoined
from steadystep.chart.visits import VisitAttended, VisitBooked, VisitCancelled
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.mistakes import Conflict
from steadystep.clinic.chartroom.models import CaseloadRow, DutyRow
from steadystep.clinic.chartroom.opening import open_chart
from steadystep.clinic.chartroom.projecting import _encode as encode
from steadystep.clinic.chartroom.thinking import think
from steadystep.clinic.chartroom.waking import recompute
from steadystep.clinic.chartroom.writing import Written, write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock, reading
from steadystep.clinic.notices.models import Notice
from steadystep.reasoning import review
from tests.chartroom.cast import MORNING, Cast, admit, answers, as_client, make_cast, when

DRUGS = ("sertraline", "phenelzine", "lithium", "fluoxetine")
WHO = ("tess", "pete", "nora", "cora", "paul", "fred", "lena", "ada", "xena", "rosa")
who = st.sampled_from(WHO)
LICENSED_TO_CLOSE = {"therapist", "prescriber", "lead"}


class History(RuleBasedStateMachine):
    cast: Cast

    @initialize()
    def admitted(self) -> None:
        self.now = MORNING
        with clock.simulated(self.now):
            self.client = admit(self.cast)
        self.everyone = {**self.cast.people, "rosa": as_client(self.client)}
        self.done: list[tuple[Actor, NewEntry, AnyEntry]] = []
        self.raised: set[str] = set()
        self.kept: tuple[AnyEntry, ...] = ()
        self._after()

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
            when=self._when(), name=drug, drug=drug, indication="mood", measure="phq_9", steps=(step,)
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
            by, Raised, lambda one: Closed(when=self._when(), raised=one, finding="Passive; plan today.")
        )

    @rule(by=who)
    def a_message(self, by: str) -> None:
        self._write(by, Message(when=self._when(), to="team", text="Please call."))

    @rule(by=who)
    def care_ends(self, by: str) -> None:
        self._write(by, CareEnded(when=self._when(), ending="client_choice", reason="Moves."))

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
        assert self._chart().entries == before

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
        body = Order(when=self._when(), name="trazodone", drug="", indication="sleep", steps=(step,))
        written = self._write("pete", body, seen=seen)
        assert not (moved and written), "a decision on a chart that moved was taken"

    @rule()
    def the_worker_wakes(self) -> None:
        with self._clock():
            recompute(self.client)
        self._after()

    # what always holds

    @invariant()
    def numbers_are_dense_and_recordings_never_go_back(self) -> None:
        entries = self._chart().entries
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
        recorded = [entry.recorded_at for entry in entries]
        assert recorded == sorted(recorded)

    @invariant()
    def nothing_recorded_changes(self) -> None:
        entries = self._chart().entries
        assert entries[: len(self.kept)] == self.kept
        self.kept = entries

    @invariant()
    def as_of_is_replay(self) -> None:
        for at in {self.edges[0], self.edges[len(self.edges) // 2], self.edges[-1]}:
            replayed = Chart(self.client, [entry for entry in self.entries if entry.recorded_at <= at])
            with clock.simulated(max(self.now, self.edges[-1])):
                opened = open_chart(self.cast.lena, self.client, "care", as_of=at)
            assert opened.sight.shown(replayed).entries == opened.chart.entries
            assert reading.read_chart(self.client, as_of=at).entries == replayed.entries
            said = review(replayed, knowledge.load(), clinic_value(), opened.at)
            assert opened.review is not None
            assert [duty.key for duty in opened.review.duties] == [duty.key for duty in said.duties]

    @invariant()
    def stored_projections_are_what_computing_them_gives(self) -> None:
        row = CaseloadRow.objects.get(client=self.client)
        assert row.seq == len(self.entries)
        thought = think(Chart(self.client, self.entries), clinic_value(), clock.instant(row.computed_at))
        assert thought.raised == (), "something should have been raised and was not"
        assert bytes(row.line) == encode(thought.line)
        stored = {duty.key: bytes(duty.duty) for duty in DutyRow.objects.filter(client=self.client)}
        assert thought.review is not None
        assert stored == {duty.key: encode(duty) for duty in thought.review.duties}

    @invariant()
    def no_alarm_is_lost(self) -> None:
        chart = Chart(self.client, self.entries)
        standing = {entry.id for entry in chart.of(Raised)}
        assert self.raised <= standing
        self.raised = standing
        told = [entry.id for entry in self.entries if _risk(entry.body)]
        assert [entry.body.anchor for entry in chart.of(Raised)][:1] == told[:1], (
            "the first answer of risk raises"
        )
        closings = {entry.body.raised: entry for entry in chart.of(Closed)}
        assert all(entry.role in LICENSED_TO_CLOSE for entry in closings.values())
        open_now = standing - set(closings)
        rows = {row.raised for row in DutyRow.objects.filter(client=self.client).exclude(raised="")}
        assert rows == open_now

    @invariant()
    def every_duty_has_one_owner_and_somebody_is_told(self) -> None:
        with self._clock():
            opened = open_chart(self.cast.lena, self.client, "care")
        assert opened.review is not None
        keys = Counter(duty.key for duty in opened.review.duties)
        assert set(keys.values()) <= {1}
        for duty in opened.review.duties:
            assert duty.person in clinic_value().staff, f"nobody owns {duty.rule}"
            if duty.safety:
                assert duty.told
                assert all(told.person for told in duty.told)
                assert duty.acknowledged_by or duty.told[-1].since <= max(self.now, self.edges[-1])

    @invariant()
    def whoever_is_told_has_one_notice(self) -> None:
        notices = Counter(
            Notice.objects.filter(client=self.client, channel="in_app").values_list(
                "duty", "rung", "recipient"
            )
        )
        assert set(notices.values()) <= {1}
        thought = think(Chart(self.client, self.entries), clinic_value(), self._computed())
        assert thought.review is not None
        told = {
            (duty.key, one.rung, one.person)
            for duty in thought.review.duties
            for one in duty.told
            if one.person
        }
        assert told <= set(notices)

    # how it is done

    def _chart(self) -> Chart:
        return reading.read_chart(self.client)

    def _computed(self) -> datetime:
        return clock.instant(CaseloadRow.objects.get(client=self.client).computed_at)

    def _day(self, days: int) -> date:
        return self.now.date() + timedelta(days=days)

    def _when(self) -> Any:
        return when(self.now)

    @contextmanager
    def _clock(self) -> Any:
        with clock.simulated(self.now):
            yield

    @contextmanager
    def _leaves_nothing(self) -> Any:
        before = (self._chart().entries, _rows(self.client))
        yield
        assert (self._chart().entries, _rows(self.client)) == before

    def _about(self, by: str, kind: type[Body], make: Callable[[str], Body]) -> None:
        standing = self._chart().of(kind)
        if standing:
            self._write(by, make(standing[-1].id))

    def _write(
        self, by: str, body: Body, *, supersedes: str | None = None, seen: int | None = None
    ) -> Written | None:
        sent, actor = NewEntry(id=str(uuid.uuid4()), body=body, supersedes=supersedes), self.everyone[by]
        before = (self._chart().entries, _rows(self.client))
        try:
            with self._clock():
                written = write(actor, self.client, [sent], seen=seen)
        except (NotAllowed, Refused):
            assert (self._chart().entries, _rows(self.client)) == before
            return None
        self.done.append((actor, sent, written.entries[0]))
        self._after()
        return written

    def _after(self) -> None:
        self.entries = self._chart().entries
        self.edges = sorted({entry.recorded_at for entry in self.entries})


def _risk(body: Body) -> bool:
    """By a second, simpler way than the rule's: item nine above nought."""
    if isinstance(body, ItemAnswered):
        return bool(body.item == 9 and body.value)
    return isinstance(body, Answers) and bool(body.items[8])


def _rows(client: str) -> Sequence[object]:
    duties = DutyRow.objects.filter(client=client).order_by("key").values_list("key", "duty")
    notices = Notice.objects.filter(client=client).order_by("pk").values_list("pk", flat=True)
    return [*((key, bytes(duty)) for key, duty in duties), *notices]


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
