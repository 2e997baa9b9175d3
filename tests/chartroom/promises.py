"""What always holds of a chart, whoever wrote to it, and how random people write to it."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
)

from steadystep import knowledge
from steadystep.chart import AnyEntry, Body, Chart, NewEntry, Refused
from steadystep.chart.measures import Answers, ItemAnswered
from steadystep.chart.safety import Closed, Raised
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.models import CaseloadRow, DutyRow
from steadystep.clinic.chartroom.opening import open_chart
from steadystep.clinic.chartroom.projecting import _encode as encode
from steadystep.clinic.chartroom.projecting import marked, without_drafts
from steadystep.clinic.chartroom.thinking import think
from steadystep.clinic.chartroom.writing import Written, write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock, reading
from steadystep.clinic.notices.models import Notice
from steadystep.reasoning import review
from tests.chartroom.cast import MORNING, Cast, admit, as_client, when

LICENSED_TO_CLOSE = {"therapist", "prescriber", "lead"}


class Record(RuleBasedStateMachine):
    """A machine of Hypothesis with the record's promises as its invariants; rules come with who inherits."""

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
        assert thought.line is not None
        assert bytes(row.line) == encode(marked(Chart(self.client, self.entries), thought.line))
        stored = {duty.key: bytes(duty.duty) for duty in DutyRow.objects.filter(client=self.client)}
        assert thought.review is not None
        assert stored == {duty.key: encode(without_drafts(duty)) for duty in thought.review.duties}

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
