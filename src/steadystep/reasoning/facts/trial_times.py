"""How long a medicine needs for a condition: its own response time, and the checkpoints of the pathway."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from steadystep.knowledge import Knowledge, TrialTime


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """Days at an adequate dose. `answered_by` is what the medicine's own times rest on, `judged_by` the pathway's shares.

    Where both speak, it is fair from the medicine's earliest day, until the later of the two last days.
    """

    answered_by: TrialTime | None = None
    judged_by: TrialTime | None = None

    @property
    def sources(self) -> tuple[TrialTime, ...]:
        return tuple(one for one in (self.answered_by, self.judged_by) if one)

    @property
    def from_days(self) -> int | None:
        return self.sources[0].from_days if self.sources else None

    @property
    def to_days(self) -> int | None:
        return max((one.to_days for one in self.sources), default=None)

    @property
    def counts_from_days(self) -> int | None:
        """The pathway's day; without one the last day of the medicine's own time, so as not to count too early."""
        by_pathway = self.judged_by.counts_from_days if self.judged_by else None
        if self.from_days is None or self.to_days is None:
            return None
        return max(by_pathway, self.from_days) if by_pathway is not None else self.to_days

    @property
    def early_from_days(self) -> int | None:
        return self.judged_by.early_from_days if self.judged_by else None

    @property
    def level_from(self) -> float | None:
        return self.judged_by.level_from if self.judged_by else None


def times_for(knowledge: Knowledge, known: Sequence[TrialTime], indication: str) -> Times:
    """The rows that fit best: those of the named condition before those of any, the narrower before the wider."""
    asked = knowledge.wider_indications(knowledge.indications_in(indication))
    fitting = [one for one in known if not one.indications or asked & _of(knowledge, one)]
    return Times(
        answered_by=_narrowest([one for one in fitting if one.rests_on == "formulary"]),
        judged_by=_narrowest([one for one in fitting if one.rests_on == "pathway"]),
    )


def _of(knowledge: Knowledge, row: TrialTime) -> frozenset[str]:
    return frozenset().union(*(knowledge.indications_in(words) for words in row.indications))


def _narrowest(rows: Sequence[TrialTime]) -> TrialTime | None:
    """A row for a certain population comes first, then the one with the fewest conditions; any condition comes last."""
    return min(rows, key=lambda one: (one.when is None, len(one.indications) or 99, one.id), default=None)
