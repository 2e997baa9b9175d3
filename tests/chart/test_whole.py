"""Filing: corrections stand in place of what they correct, nothing is lost, labels never drop by themselves."""

from datetime import UTC, datetime

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from steadystep.chart import Chart, When
from steadystep.chart.corrections import Retracted
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.plan import Goal, LifeEvent
from steadystep.chart.team import Relabelled
from tests.chart.writing import CLIENT, W, chart, entry

GOAL = Goal(when=W, text="Shop alone.")
BETTER = Goal(when=W, text="Shop alone, twice a week.")
GONE = Retracted(when=W, reason="Wrong chart.")


def checkin(day: str) -> DailyCheckin:
    return DailyCheckin(when=When(day), day=When(day).day)


def test_a_correction_stands_for_what_it_corrects():
    it = chart(GOAL, entry(2, BETTER, supersedes="e1"))
    assert [one.id for one in it.of(Goal)] == ["e2"]
    assert it.head("e1").id == it.head("e2").id == "e2"
    assert it.entry("e1").body == GOAL
    assert it.corrected("e1")
    assert not it.corrected("e2")


def test_a_correction_of_a_correction():
    it = chart(GOAL, entry(2, BETTER, supersedes="e1"), entry(3, GOAL, supersedes="e2"))
    assert [one.id for one in it.of(Goal)] == ["e3"]
    assert it.head("e1").id == "e3"
    assert it.first(it.entry("e3")).id == it.origin("e3") == it.origin("e1") == "e1"
    assert it.versions(it.entry("e3")) == ("e3", "e2", "e1")


def test_a_retraction_leaves_nothing_standing_of_it():
    it = chart(GOAL, entry(2, BETTER, supersedes="e1"), entry(3, GONE, supersedes="e2"))
    assert it.of(Goal) == ()
    assert not it.stands("e1")
    assert not it.stands("e2")
    assert it.head("e1").id == "e3"
    assert [one.id for one in it.entries] == ["e1", "e2", "e3"]


def test_what_is_unknown():
    it = chart(GOAL)
    assert it.entry("e9") is None
    assert it.head("e9") is None
    assert not it.stands("e9")
    assert it.origin("e9") == "e9"
    assert (Chart(CLIENT, ()).seq, Chart(CLIENT, ()).latest(Goal)) == (0, None)


def test_entries_are_filed_by_when_they_happened_and_then_by_when_they_came():
    it = chart(checkin("2026-03-17"), checkin("2026-03-15"), checkin("2026-03-17"))
    assert [one.id for one in it.of(DailyCheckin)] == ["e2", "e1", "e3"]
    assert it.latest(DailyCheckin).id == "e3"
    assert it.seq == 3


def test_among_keeps_kinds_apart():
    it = chart(checkin("2026-03-17"), GOAL, checkin("2026-03-15"))
    assert [one.id for one in it.among(Goal, DailyCheckin)] == ["e2", "e3", "e1"]


def test_plus_makes_another_chart():
    before = chart(GOAL)
    after = before.plus([entry(2, BETTER, supersedes="e1")])
    assert [one.body for one in before.of(Goal)] == [GOAL]
    assert [one.body for one in after.of(Goal)] == [BETTER]


# Labels


def test_labels_of_what_is_corrected_never_drop():
    it = chart(entry(1, GOAL, labels=("part2",)), entry(2, BETTER, supersedes="e1"))
    assert it.labels_of(it.entry("e2")) == {"part2"}


def test_labels_are_added_and_removed_by_later_entries():
    add = Relabelled(when=W, entry="e1", add=("withheld",), reason="Under review.")
    remove = Relabelled(when=W, entry="e1", remove=("withheld",), reason="Reviewed.")
    it = chart(entry(1, GOAL, labels=("part2",)), add)
    assert it.labels_of(it.entry("e1")) == {"part2", "withheld"}
    assert it.plus([entry(3, remove)]).labels_of(it.entry("e1")) == {"part2"}


def test_a_label_put_on_the_original_holds_for_its_correction():
    add = Relabelled(when=W, entry="e1", add=("locked",), reason="Private.")
    it = chart(GOAL, entry(2, BETTER, supersedes="e1"), add)
    assert it.labels_of(it.entry("e2")) == {"locked"}


def test_a_retracted_relabelling_counts_no_more():
    add = Relabelled(when=W, entry="e1", add=("withheld",), reason="Under review.")
    it = chart(GOAL, add, entry(3, GONE, supersedes="e2"))
    assert it.labels_of(it.entry("e1")) == frozenset()


# Properties


@st.composite
def chains(draw: st.DrawFn) -> Chart:
    """Entries, each new or correcting or retracting one that stands."""
    it = Chart(CLIENT, ())
    for seq in range(1, draw(st.integers(1, 12)) + 1):
        goals = [one.id for one in it.of(Goal)]
        target = draw(st.sampled_from([None, *goals]))
        body = (
            draw(st.sampled_from([GOAL, GONE]))
            if target
            else draw(st.sampled_from([GOAL, LifeEvent(when=W, text="x")]))
        )
        labels = tuple(draw(st.sets(st.sampled_from(["part2", "locked"]), max_size=1)))
        happened = draw(st.sampled_from([None, datetime(2026, 3, 1, tzinfo=UTC)]))
        added = entry(seq, body, supersedes=target, labels=labels)
        it = it.plus([msgspec.structs.replace(added, occurred=happened or added.occurred)])
    return it


@given(chains())
def test_filing_loses_no_entry(it):
    superseded = {one.supersedes for one in it.entries if one.supersedes}
    assert {one.id for one in it.standing} | superseded == {one.id for one in it.entries}
    assert not superseded & {one.id for one in it.standing}
    assert sum(len(it.of(kind)) for kind in {type(one.body) for one in it.entries}) == len(it.standing)


@given(chains())
def test_everything_has_one_head_and_one_origin(it):
    for one in it.entries:
        head = it.head(one.id)
        assert head in it.standing
        assert it.origin(one.id) == it.origin(head.id)
        assert it.stands(one.id) != isinstance(head.body, Retracted)
        assert one.id in it.versions(head)


@given(chains())
def test_a_correction_carries_every_label_before_it(it):
    for one in it.standing:
        written = frozenset().union(*(it.entry(version).labels for version in it.versions(one)))
        assert it.labels_of(one) >= written


@given(chains())
def test_the_chart_is_its_entries_and_nothing_else(it):
    again = Chart(CLIENT, it.entries)
    assert all(getattr(again, part) == getattr(it, part) for part in Chart.__slots__)
