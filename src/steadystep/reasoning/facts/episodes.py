"""Which pathways a client is on: the phase of each, and since when."""

from __future__ import annotations

from datetime import date

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.plan import PathwayPhase
from steadystep.knowledge import Knowledge, Pathway


class Episode(msgspec.Struct, frozen=True, kw_only=True):
    """One pathway of a client: `phase` in lower case, `began` the day of its first phase, `in_phase_since` of this one.

    `client_view` is what the client thought of the phase; `phase_before` the one from which they came, '' when there is none.
    """

    pathway: Pathway
    phase: str
    began: date
    in_phase_since: date
    client_view: str = ""
    phase_before: str = ""
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
    phases = [entry.body.phase.strip().casefold() for entry in entries]
    before = [name for name in phases if name != phases[-1]]
    same = next((at for at in range(len(phases) - 1, -1, -1) if phases[at] != phases[-1]), -1) + 1
    return Episode(
        pathway=pathway, phase=phases[-1], began=first.body.when.day, in_phase_since=entries[same].body.when.day,
        client_view=last.body.client_view, phase_before=before[-1] if before else "",
        because=tuple(dict.fromkeys((first.id, last.id))),
    )  # fmt: skip
