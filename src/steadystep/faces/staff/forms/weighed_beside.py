"""Beside an order around a pregnancy: the note that weighs this medicine's risk and benefit, or that none is signed yet (R96)."""

from __future__ import annotations

import msgspec
from django.utils.translation import gettext as _

from steadystep.chart import AnyEntry
from steadystep.chart.life_stages import RiskBenefitWeighed
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import day_said
from steadystep.knowledge import Drug
from steadystep.reasoning.facts.life_stages import stage_fact

from .setting import Setting


class WeighedBeside(msgspec.Struct, frozen=True):
    """`note` is empty where nobody has weighed it; then `next_step` says what follows the signature."""

    note: str
    benefits: str
    risks: str
    next_step: str


def weighed_beside(setting: Setting, drug: Drug) -> WeighedBeside | None:
    """None where nothing around a pregnancy is known of the client."""
    if not stage_fact(setting.view, setting.view.knowledge.life_stages["perinatal"]).theirs:
        return None
    note = _latest(setting, drug)
    if note is None:
        return WeighedBeside(
            "", "", "", _("Weigh it with them within 7 days of signing; the duty opens by itself.")
        )
    said = _("Weighed on %(day)s: %(decision)s.")
    words = said % {"day": day_said(note.body.when.day), "decision": name_of(note.body.decision)}
    return WeighedBeside(words, note.body.benefits, note.body.risks, "")


def _latest(setting: Setting, drug: Drug) -> AnyEntry | None:
    """The latest note on any course of this medicine, an earlier order of it included."""
    chart = setting.opened.chart
    courses = {one.entry for one in setting.view.courses if one.drug == drug.id}
    notes = [one for one in chart.of(RiskBenefitWeighed) if chart.origin(one.body.medicine) in courses]
    return notes[-1] if notes else None
