"""Pictures of results: which nobody has read, and what came of each that somebody has."""

from __future__ import annotations

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.corrections import Expunged
from steadystep.chart.pictures import PictureRead, ResultPictured


class PictureFact(msgspec.Struct, frozen=True, kw_only=True):
    """`read` is the latest reading that stands, None while nobody has looked; `results` all that was typed from it, as it stands now."""

    entry: AnyEntry
    read: AnyEntry | None = None
    results: tuple[AnyEntry, ...] = ()

    @property
    def outcome(self) -> str:
        return self.read.body.outcome if self.read else ""


def pictures_of(chart: Chart) -> tuple[PictureFact, ...]:
    """Every picture that stands, oldest first. One that was expunged can be read by nobody, and is left out."""
    gone = {one.body.entry for one in chart.of(Expunged)}
    return tuple(
        _fact(chart, one) for one in chart.of(ResultPictured) if gone.isdisjoint(chart.versions(one))
    )


def picture_of_result(chart: Chart) -> dict[str, str]:
    """For each result typed from a picture: the picture, both by their first ids."""
    return {
        chart.origin(result): chart.origin(one.body.picture)
        for one in chart.of(PictureRead)
        for result in one.body.results
    }


def _fact(chart: Chart, entry: AnyEntry) -> PictureFact:
    own = chart.first(entry).id
    readings = [one for one in chart.of(PictureRead) if chart.origin(one.body.picture) == own]
    results = (chart.head(result) for one in readings for result in one.body.results)
    standing = tuple(one for one in results if one is not None and chart.stands(one.id))
    return PictureFact(entry=entry, read=readings[-1] if readings else None, results=standing)
