"""Which pathways a client is on: the phase of each, and since when."""

from __future__ import annotations

from datetime import date

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.plan import PathwayPhase
from steadystep.knowledge import Knowledge, Pathway


class Episode(msgspec.Struct, frozen=True, kw_only=True):
    """One pathway of a client: `phase` in lower case, `began` the day of its first phase, `in_phase_since` of this one."""

    pathway: Pathway
    phase: str
    began: date
    in_phase_since: date
    because: tuple[str, ...]


def episodes(chart: Chart, knowledge: Knowledge) -> tuple[Episode, ...]:
    """One for every pathway that we know, in the order in which they began. A pathway called otherwise is not judged."""
    told: dict[str, list[AnyEntry]] = {}
    for entry in chart.of(PathwayPhase):
        pathway = knowledge.pathway_called(entry.body.pathway)
        if pathway is not None:
            told.setdefault(pathway.id, []).append(entry)
    return tuple(_episode(knowledge.pathways[name], entries) for name, entries in told.items())


def _episode(pathway: Pathway, entries: list[AnyEntry]) -> Episode:
    first, last = entries[0], entries[-1]
    return Episode(
        pathway=pathway, phase=last.body.phase.strip().casefold(), began=first.body.when.day, in_phase_since=last.body.when.day,
        because=tuple(dict.fromkeys((first.id, last.id))),
    )  # fmt: skip
