"""What would follow if these entries were written: the same review, with the proposals in the chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from steadystep.chart import Chart, Entry, NewEntry
from steadystep.chart.medication import ReasonGiven
from steadystep.knowledge import Knowledge

from .carrying import Judged, review_with
from .clinic_value import Clinic
from .finding import Finding, Review


class Consideration(msgspec.Struct, frozen=True, kw_only=True):
    """`adds` and `settles` are what the proposals change; `then` is the whole review with them, `chart` what it was of."""

    adds: tuple[Finding, ...]
    settles: tuple[Finding, ...]
    then: Review
    chart: Chart

    @property
    def stops(self) -> tuple[Finding, ...]:
        """Contraindicated: no reason opens this door."""
        return tuple(finding for finding in self.adds if finding.severity == "contraindicated")

    def unanswered(self, reasoned: frozenset[str]) -> tuple[Finding, ...]:
        """Findings that need a reason for which the signer has given none; `reasoned` are the rules answered.

        What was answered before and has not changed since asks for no second reason.
        """
        open_ = (finding for finding in self.adds if finding.needs_reason and finding.answer is None)
        return tuple(finding for finding in open_ if finding.rule not in reasoned)

    def answered_by(self, given: Iterable[ReasonGiven]) -> frozenset[str]:
        """The rules these reasons answer: one with codes of its own is answered by one of them, never by words alone."""
        codes = {finding.rule: finding.asks for finding in self.adds if finding.asks}
        return frozenset(one.rule for one in given if one.rule not in codes or one.code in codes[one.rule])


def consider(
    chart: Chart,
    proposals: Sequence[NewEntry],
    knowledge: Knowledge,
    clinic: Clinic,
    at: datetime,
    before: Judged | None = None,
) -> Consideration:
    """Weigh proposals; `before` saves a review where the chart as it stands was judged already and that still holds."""
    if before is None or not before.holds(chart, knowledge, clinic, at):
        before = Judged(chart, knowledge, clinic, at)
    proposed = with_proposals(chart, proposals, at)
    then = review_with(before, proposals, proposed, at)
    had, has = ({finding.key: finding for finding in one.findings} for one in (before.said, then))
    proposed_now = frozenset(new.id for new in proposals)
    added = (one for key, one in has.items() if key not in had or had[key].severity != one.severity)
    gone = (one for key, one in had.items() if key not in has)
    return Consideration(
        adds=tuple(_open_to(proposed_now, finding) for finding in added),
        settles=tuple(finding for finding in gone if not _grew(finding, then.findings)),
        then=then,
        chart=proposed,
    )


def _open_to(proposed: frozenset[str], finding: Finding) -> Finding:
    """A reason that is only being typed does not fold what it answers."""
    if finding.answer is None or finding.answer.entry not in proposed:
        return finding
    return msgspec.structs.replace(finding, answer=None, urgency="attention")


def _grew(finding: Finding, then: Iterable[Finding]) -> bool:
    """Whether it is still said by another: the same sum, over one medicine more."""
    same_rule = (other for other in then if other.rule == finding.rule)
    return bool(finding.about) and any(set(other.about).issuperset(finding.about) for other in same_rule)


def with_proposals(
    chart: Chart, proposals: Sequence[NewEntry], at: datetime, author: str = "", role: str = ""
) -> Chart:
    """The chart as it would stand, proposals numbered on from its last entry and recorded at `at`."""
    return chart.plus(
        Entry(
            id=new.id, client=chart.client, seq=chart.seq + offset, occurred=new.body.when.earliest, recorded_at=at,
            author=author, role=role, body=new.body, labels=new.labels | new.body.born_labels, supersedes=new.supersedes,
            source=new.source,
        )
        for offset, new in enumerate(proposals, start=1)
    )  # fmt: skip
