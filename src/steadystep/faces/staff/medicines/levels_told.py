"""Blood levels beside the doses told of in the week before: both figures, the range with its source, and what cannot be told."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from steadystep.chart.corrections import Unseen
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import doses_told_said
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.knowledge.blood_level import BloodLevel
from steadystep.reasoning.facts.level_told import (
    LevelTold,
    LevelWithoutRange,
    levels_beside_told,
    levels_without_range,
)

_TOLD = frozenset({"dose_report", "daily_checkin"})


def levels_block(desk: Desk) -> Block:
    """Empty for a reader from whom something of what was told is kept: half of it would look like missed doses."""
    head = (_("Level"), _("Doses told of in the week before"), _("Range"), _("What can be told"))
    hidden = any(entry.body.of in _TOLD for entry in desk.opened.chart.of(Unseen))
    rows = [] if hidden else [*_rows(desk)]
    return Block(_("Levels and doses told"), head=head, rows=rows)


def _rows(desk: Desk) -> list[dict[str, Any]]:
    known = [_row(desk, one) for one in levels_beside_told(desk.view, desk.view.trials)]
    return known + [_unsourced(desk, one) for one in levels_without_range(desk.view)]


def _row(desk: Desk, found: LevelTold) -> dict[str, Any]:
    level = _("%(medicine)s: %(level)s on %(day)s") % {
        "medicine": found.course.name, "level": found.now.said, "day": day_said(found.now.day),
    }  # fmt: skip
    if found.before is not None:
        level += " " + _("(before: %(level)s on %(day)s)") % {
            "level": found.before.said,
            "day": day_said(found.before.day),
        }
    entry = entry_address(desk.opened.chart.client, found.now.entry)
    cells = [
        Link(level, entry),
        Link(doses_told_said(found.told)),
        Link(_range(found.level)),
        Link(_can_tell(found)),
    ]
    return {"cells": cells, "actions": ()}


def _unsourced(desk: Desk, found: LevelWithoutRange) -> dict[str, Any]:
    body = found.entry.body
    level = _("%(medicine)s: %(level)s on %(day)s") % {
        "medicine": found.course.name, "level": str(body.quantity) if body.quantity else body.text, "day": day_said(body.when.day),
    }  # fmt: skip
    cells = [
        Link(level, entry_address(desk.opened.chart.client, found.entry.id)),
        Link(doses_told_said(found.told)),
        Link(_("No range known: no source here names one.")),
        Link(_("Both are shown; nothing is concluded from them.")),
    ]
    return {"cells": cells, "actions": ()}


def _range(level: BloodLevel) -> str:
    sources = "; ".join(f"{one.document}, {one.section}" for one in level.basis.sources)
    words = f"{level.words} · {sources} · {name_of(level.basis.verification)}"
    return words if level.low is not None else _("No range known.") + " " + words


def _can_tell(found: LevelTold) -> str:
    said = {
        "value": _("Not compared: the result is no number that can be read."),
        "no_hour": _("Not compared: the hours after the dose are not written down."),
        "hour": _("Not compared: not drawn 10 to 14 hours after a dose."),
        "dose": _("Not compared with the level before: the dose changed in between."),
        "beside": _("Not compared with the level before: another medicine or an event in between moves this level."),
    }  # fmt: skip
    if not found.fits:
        return _("The two do not fit: look together at what else moves a level.")
    if found.doubt:
        return said[found.doubt]
    if not found.enough_told:
        return _("Not compared: too few days of that week were told of.")
    if found.before is None and found.low is None:
        return _("Not compared: there is no earlier level at this dose.")
    return _("Nothing speaks against what was told.")
