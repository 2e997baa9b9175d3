"""The life of safety events over random histories, at the real door: never lost, never closed without evidence, never with
two owners, always with a next person."""

from __future__ import annotations

import uuid
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
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
from steadystep.chart import AnyEntry, Body, Chart, Refused
from steadystep.chart.safety import (
    Acknowledged,
    Closed,
    ContactAttempted,
    EventReported,
    EvidenceSaid,
    HandedOver,
    Raised,
    SafetyPlan,
)
from steadystep.clinic.chartroom.clinic_value import clinic_value, forget_clinic
from steadystep.clinic.chartroom.lists import _read_duty as read_duty
from steadystep.clinic.chartroom.models import DutyRow
from steadystep.clinic.chartroom.waking import recompute
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock, reading
from steadystep.clinic.people.models import StaffRole
from steadystep.reasoning import Duty
from steadystep.reasoning.facts.events import family_of
from tests.chartroom.cast import MORNING, Cast, admit, answers, as_client, make_cast, new, when

WHO = ("tess", "pete", "nora", "cora", "paul", "fred", "lena")
VARIANTS = ("ES01-2", "ES02-B", "ES03", "ES10-3", "ES14", "ES21", "ES23")
LICENSED = {"therapist", "prescriber", "nurse", "lead"}
who = st.sampled_from(WHO)
# Each step writes and thinks; shrinking a failure would take many minutes: the seed is printed, and says the same again.
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)


class Life(RuleBasedStateMachine):
    cast: Cast

    @initialize()
    def begins(self) -> None:
        self.now, self.raised, self.gone = MORNING, set[str](), set[str]()
        self._everybody_works()
        with clock.simulated(self.now):
            self.client = admit(self.cast)

    def teardown(self) -> None:
        self._everybody_works()

    # what happens

    @rule(value=st.integers(0, 3))
    def an_answer(self, value: int) -> None:
        self._write("rosa", answers(1, 1, 1, 1, 1, 1, 1, 1, value, at=self.now))

    @rule(
        by=who, variant=st.sampled_from(VARIANTS), danger=st.booleans(), days=st.sampled_from([-900, 0, 400])
    )
    def a_report(self, by: str, variant: str, danger: bool, days: int) -> None:
        told = when(self.now + timedelta(days=days))
        self._write(by, EventReported(when=told, event=variant, says="As told.", danger=danger))

    @rule(minutes=st.sampled_from([1, 4, 6, 20, 61, 300, 60 * 24, 60 * 24 * 9]))
    def time_passes_and_the_worker_looks(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self._wake()

    # what people do

    @rule(by=who, data=st.data())
    def taken_on(self, by: str, data: st.DataObject) -> None:
        self._about(data, by, lambda one: Acknowledged(when=when(self.now), raised=one))

    @rule(by=who, data=st.data(), outcome=st.sampled_from(["reached", "not_reached"]))
    def called(self, by: str, data: st.DataObject, outcome: str) -> None:
        self._about(
            data,
            by,
            lambda one: ContactAttempted(when=when(self.now), method="call", outcome=outcome, raised=one),
        )

    @rule(by=who, to=st.sampled_from([*WHO, "nobody"]), data=st.data())
    def handed_over(self, by: str, to: str, data: st.DataObject) -> None:
        person = self.cast.people[to].id if to != "nobody" else str(uuid.uuid4())
        works = person in clinic_value().staff
        written = self._about(
            data,
            by,
            lambda one: HandedOver(when=when(self.now), raised=one, to_person=person, reason="Shift."),
        )
        assert works or not written, "handed to somebody who does not work here"

    @rule(by=who)
    def a_plan(self, by: str) -> None:
        self._write(by, SafetyPlan(when=when(self.now), my_steps=("Walk",)))

    @rule(by=who, data=st.data(), how=st.sampled_from(["bare", "half", "in words", "waived"]))
    def closed(self, by: str, data: st.DataObject, how: str) -> None:
        self._about(
            data,
            by,
            lambda one: Closed(
                when=when(self.now), raised=one, finding="Looked at.", said=self._said(one, how)
            ),
        )

    @precondition(lambda self: len(self.gone) < 3)
    @rule(name=who)
    def somebody_leaves(self, name: str) -> None:
        self.gone.add(name)
        StaffRole.objects.filter(person_id=self.cast.people[name].id).update(ends=self.now)
        forget_clinic()
        self._wake()

    # what always holds

    @invariant()
    def nothing_is_lost(self) -> None:
        chart = self._chart()
        standing = {entry.id for entry in chart.of(Raised)}
        assert self.raised <= standing
        self.raised = standing
        covered = {e.body.anchor for e in chart.of(Raised)}
        families = {e.body.family for e in chart.of(Raised)}
        for told in chart.of(EventReported):
            opened = told.id in covered or family_of(told.body.event) in families  # merged with what stands
            assert opened, "a report opened nothing at all"
        shut = {entry.body.raised for entry in chart.of(Closed)}
        assert {row.raised for row in self._rows()} == standing - shut

    @invariant()
    def nothing_is_closed_without_its_evidence(self) -> None:
        chart = self._chart()
        for closed in chart.of(Closed):
            raised = chart.entry(closed.body.raised)
            assert raised is not None
            assert closed.role in LICENSED or raised.body.level > "T2"
            for item in knowledge.load().safety_variant(raised.body.event).evidence:
                said = any(one.item == item.item for one in closed.body.said)
                assert said or _some_entry(chart, raised, closed, item.kinds), f"closed without {item.item}"

    @invariant()
    def one_owner_and_a_next_person(self) -> None:
        staff = clinic_value().staff
        for row in self._rows():
            duty: Duty = read_duty(bytes(row.duty))
            assert duty.person in staff, "nobody who works here holds it"
            assert duty.acknowledged_by in ("", duty.person), "two people have it"
            assert duty.next_up is not None
            assert duty.next_up.person in staff, "nobody is next"
        keys = [row.raised for row in self._rows()]
        assert len(keys) == len(set(keys))

    @invariant()
    def looking_again_changes_nothing(self) -> None:
        before = {row.raised: row.person for row in self._rows()}
        self._wake()
        assert {row.raised: row.person for row in self._rows()} == before

    # how

    def _said(self, raised: str, how: str) -> tuple[EvidenceSaid, ...]:
        entry = self._chart().entry(raised)
        assert entry is not None
        items = knowledge.load().safety_variant(entry.body.event).evidence
        chosen = {"bare": (), "half": items[:-1]}.get(how, items)
        return tuple(
            EvidenceSaid(item=one.item, words="Talked through.", waived=how != "in words") for one in chosen
        )

    def _about(self, data: st.DataObject, by: str, make) -> bool:  # type: ignore[no-untyped-def]
        standing = [entry.id for entry in self._chart().of(Raised)]
        return bool(standing) and self._write(by, make(data.draw(st.sampled_from(standing))))

    def _write(self, by: str, body: Body) -> bool:
        actor = as_client(self.client) if by == "rosa" else self.cast.people[by]
        if by in self.gone:
            return False
        with clock.simulated(self.now), suppress(Refused, NotAllowed):
            write(actor, self.client, [new(body)])
            return True
        return False

    def _wake(self) -> None:
        with clock.simulated(self.now):
            recompute(self.client)

    def _chart(self) -> Chart:
        return reading.read_chart(self.client)

    def _rows(self) -> list[DutyRow]:
        return list(DutyRow.objects.filter(client=self.client).exclude(raised=""))

    def _everybody_works(self) -> None:
        StaffRole.objects.update(ends=None)
        forget_clinic()


def _some_entry(chart: Chart, raised: AnyEntry, closed: AnyEntry, kinds: tuple[str, ...]) -> bool:
    since: datetime = raised.body.known_at
    return any(one.kind in kinds and since <= one.recorded_at <= closed.recorded_at for one in chart.entries)


@pytest.mark.django_db
def test_whatever_happens_an_event_is_somebodys_until_it_is_closed_with_evidence():
    """Every example is a client of their own, so nothing has to be emptied between them."""
    Life.cast = make_cast()
    examples = max(8, settings().max_examples // 4)
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=examples,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=NO_SHRINKING,
        ),
    )
