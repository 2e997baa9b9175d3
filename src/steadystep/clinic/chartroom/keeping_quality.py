"""Writing what a client counts for in quality measures into the rows that panels are counted from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from steadystep.chart import Chart
from steadystep.chart.intake import Demographics
from steadystep.clinic.consent.derived import grounds
from steadystep.reasoning.caseload import CaseloadLine
from steadystep.reasoning.quality_of_safety import Mark

from .models import QualityRow

_FIELDS: Final = ("met", "of", "why", "team", "called", "language", "payer", "labels", "items")


def keep_quality(chart: Chart, line: CaseloadLine, marks: Sequence[Mark] | None) -> None:
    """The rows of this client become these marks; None leaves them. Nothing is written of somebody whom no team ever took."""
    if marks is None:
        return
    wanted = marks if line.teams else ()
    gone = QualityRow.objects.filter(client=chart.client).exclude(measure__in=[one.measure for one in wanted])
    gone.delete()
    if wanted:
        told = chart.latest(Demographics)
        rows = [_row(chart, line, one, told.body if told else None) for one in wanted]
        QualityRow.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["client", "measure"], update_fields=_FIELDS
        )


def _row(chart: Chart, line: CaseloadLine, mark: Mark, who: Demographics | None) -> QualityRow:
    rests = grounds(chart, mark.because)
    return QualityRow(
        client=chart.client, measure=mark.measure, met=int(mark.met), of=int(mark.of), why=mark.why, team=line.teams[0],
        called=line.called, language=who.language[:35] if who else "", payer=who.payer if who else "",
        labels="|".join(sorted(rests.labels)), items="|".join(sorted(rests.items)),
    )  # fmt: skip
