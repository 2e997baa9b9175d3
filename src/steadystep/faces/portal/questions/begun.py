"""That a sheet was begun is an entry, so that the team can tell "not opened" from "not finished"."""

from __future__ import annotations

import uuid

from steadystep.chart import NewEntry
from steadystep.chart.asking import SheetBegun
from steadystep.faces.portal.own import SOURCE, Own, write_own
from steadystep.reasoning.facts.asking import request_of

from .sheet import Sheet


def tell_begun(own: Own, sheet: Sheet) -> None:
    """Once for a sheet, and only where somebody asked for it: what a client begins unasked is theirs until handed in."""
    request = request_of(own.view, sheet.instrument.id)
    if not request or _begun(own, sheet.form):
        return
    body = SheetBegun(
        when=own.at_this_moment(), instrument=sheet.instrument.id, request=request, form=sheet.form
    )
    entry = str(uuid.uuid5(uuid.UUID(sheet.form), "begun"))
    write_own(own, [NewEntry(id=entry, body=body, source=SOURCE)])


def request_of_sheet(own: Own, sheet: Sheet) -> str:
    """The very asking under which this sheet was begun, however long ago; else the one that is open now."""
    return _begun(own, sheet.form) or request_of(own.view, sheet.instrument.id)


def _begun(own: Own, form: str) -> str:
    return next((one.body.request for one in own.chart.of(SheetBegun) if one.body.form == form), "")
