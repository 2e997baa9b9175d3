"""Counts of what is left, and talks about what gets in the way, as one line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _

from steadystep.chart import Body, taking
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.as_said import labelled
from steadystep.faces.staff.describing_orders import medicine_of


def _count(body: taking.PillCount, d: Any) -> str:
    words = {"left": f"{body.left:g}", "who": name_of(body.counted_by)}
    return labelled(medicine_of(body.order, d), _("%(left)s left, counted by: %(who)s") % words, body.note)


def _talk(body: taking.AdherenceTalk, d: Any) -> str:
    did = str(name_of(body.did)) if body.did else _("nothing agreed yet")
    return labelled(medicine_of(body.order, d), str(name_of(body.barrier)), did, body.note)


TITLES: Final[dict[type[Body], Callable[[Any, Any], str]]] = {
    taking.PillCount: _count, taking.AdherenceTalk: _talk,
}  # fmt: skip
