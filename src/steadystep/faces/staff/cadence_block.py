"""How often we meet, on a client's page: what was agreed, what the policy says now, why, and what would change it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said, said
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.faces.staff.describing_visits import every_said
from steadystep.reasoning.facts.cadence import Cadence


def cadence_block(desk: Desk) -> Block:
    rows = [_row(desk, one) for one in desk.view.cadences]
    head = (_("Kind of visit"), _("Agreed"), _("By the policy now"), _("Because"), _("Until"))
    return Block(
        _("How often we meet"),
        (desk.form("cadence", _("Agree on it")),),
        _("Nobody is in charge of this client yet, so no rhythm is looked for."),
        head=head,
        rows=rows,
    )


def _row(desk: Desk, cadence: Cadence) -> dict[str, Any]:
    cells = [
        Link(name_of(cadence.of)),
        Link(_agreed(desk, cadence)),
        Link(_policy(cadence)),
        Link(_because(cadence)),
        Link(_until(cadence)),
    ]
    return {"cells": cells, "actions": ()}


def _agreed(desk: Desk, cadence: Cadence) -> str:
    entry = cadence.agreed
    if entry is None:
        return _("nobody has agreed yet")
    return " · ".join(
        (every_said(entry.body.every_days), day_said(entry.body.when.day), desk.describer.who(entry.author))
    )


def _policy(cadence: Cadence) -> str:
    row = cadence.row
    if row is None:
        return _("cannot tell: no phase says how often")
    if row.least == row.most:
        return every_said(row.usual)
    return _("%(closest)s to %(widest)s") % {"closest": every_said(row.least), "widest": every_said(row.most)}


def _because(cadence: Cadence) -> str:
    if cadence.row is None or cadence.since is None:
        return ""
    return (
        f"{said(cadence.evidence)} ({day_said(cadence.since)}). “{cadence.row.words}”, {cadence.row.section}"
    )


def _until(cadence: Cadence) -> str:
    """What would change it. A lapse or a missed visit is not among it."""
    if cadence.until is not None:
        return day_said(cadence.until.date())
    return _("another phase, a score that moves by more than chance, a dose that changes, or a safety event")
