"""What came from another system and nobody has read yet."""

from __future__ import annotations

from steadystep.chart import Chart, Entry
from steadystep.chart.intake import HistoryReviewed, ImportedResource


def unread_history(chart: Chart) -> list[Entry[ImportedResource]]:
    """Imported resources since a clinician last marked the history as read."""
    read = chart.latest(HistoryReviewed)
    return [entry for entry in chart.of(ImportedResource) if read is None or entry.seq > read.seq]
