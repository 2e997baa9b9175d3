"""Contacts after care are counted by milestone, and a small count is hidden with all from which it could be worked out."""

from collections import Counter

from steadystep.clinic.chartroom.after_care_counts import _published


def of(**parts: int) -> Counter:
    counts = Counter({(7, part): number for part, number in parts.items()})
    counts[7, "due"] = sum(parts.values())
    return counts


def test_large_counts_are_shown_and_a_true_zero_too():
    first, *_rest = _published(of(well=30, not_reached=12))
    assert (first.after, first.due, first.parts["well"], first.parts["harder"]) == (7, 42, 30, 0)


def test_a_small_count_takes_another_with_it():
    first, *_rest = _published(of(well=30, harder=3, not_reached=12))
    assert first.parts["harder"] is None
    assert None in (first.due, first.parts["well"], first.parts["not_reached"])


def test_nothing_due_hides_nothing():
    assert all(row.due == 0 for row in _published(Counter()))
