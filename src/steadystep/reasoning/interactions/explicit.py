"""What mechanisms cannot say: the rows of interactions.csv, between two medicines."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.knowledge import ExplicitInteraction, Knowledge

from .derived import AT_DOSE
from .index import Index
from .verdict import Exposure, Verdict


def explicit(index: Index, one: Exposure, two: Exposure) -> Iterator[Verdict]:
    """Every row that names the two, once each; `a` is the row's A side."""
    seen = set()
    for first, second in ((one, two), (two, one)):
        for row_id in sorted(index.rows_a[first.drug] & index.rows_b[second.drug]):
            if row_id not in seen and not _too_little(index.knowledge, row_id, first, second):
                seen.add(row_id)
                yield row_verdict(index.rows[row_id], first.drug, second.drug)


def row_verdict(
    row: ExplicitInteraction, a: str = "", b: str = "", because_of: tuple[str, ...] = ()
) -> Verdict:
    """The verdict of a row for these medicines; a side where the person's circumstances stand is empty."""
    acting, other = (a, b) if a else (b, a)
    return Verdict(
        id=row.id, a=acting, b=other, drugs=tuple(sorted(each for each in (a, b) if each)), severity=row.severity,
        mechanism=say(row.mechanism), effect=row.effect, message=say(row.provenance.why), do=row.management,
        provenance=row.provenance, washouts={b: row.washout_days} if b and row.washout_days else {},
        because_of=because_of,
    )  # fmt: skip


def _too_little(known: Knowledge, row_id: str, *taken: Exposure) -> bool:
    """A known dose below the one from which the medicine has the effect that the row is about."""
    effect = AT_DOSE.get(row_id)
    return effect is not None and any(below_dose(known, each, effect) for each in taken)


def below_dose(known: Knowledge, taken: Exposure, effect: str) -> bool:
    """Whether the medicine has that effect only from a daily dose on, and the known dose stays below it."""
    return taken.mg_day is not None and any(
        each.only_then == effect and taken.mg_day < each.from_mg_day
        for each in known.drugs[taken.drug].mechanisms.at_dose
    )
