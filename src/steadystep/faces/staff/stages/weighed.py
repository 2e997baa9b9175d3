"""Each medicine around a pregnancy: what our knowledge says of it, whether risk and benefit were weighed, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from django.utils.translation import gettext as _

from steadystep.chart import AnyEntry
from steadystep.chart.life_stages import RiskBenefitWeighed
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link, Meaning
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.blocks import Desk
from steadystep.reasoning.facts.medicines import Course


class Weighed(msgspec.Struct, frozen=True):
    """One medicine that is taken. `pregnancy` and `milk` are the words of its file, with the mark of their verification."""

    name: str
    pregnancy: str
    milk: str
    mark: str
    meaning: Meaning
    word: str
    note: Link
    write: Link


def weighed(desk: Desk) -> Iterator[Weighed]:
    chart = desk.opened.chart
    notes = {chart.origin(one.body.medicine): one for one in chart.of(RiskBenefitWeighed)}
    for course in desk.view.running:
        yield _of(desk, course, notes.get(course.entry))


def _of(desk: Desk, course: Course, note: AnyEntry | None) -> Weighed:
    drug = desk.view.knowledge.drugs.get(course.drug)
    known = drug.formulary if drug else None
    write = desk.form(
        "risk-benefit", _("Weigh again") if note else _("Weigh risk and benefit"), medicine=course.entry
    )
    meaning: Meaning = "fine" if note else "attention"
    if note is None:
        word, link = _("not weighed yet"), Link("")
    else:
        word = _("weighed on %(day)s") % {"day": day_said(note.body.when.day)}
        link = Link(name_of(note.body.decision), entry_address(desk.opened.chart.client, note.id))
    return Weighed(
        name=course.name, pregnancy=known.pregnancy if known else _("Our knowledge holds nothing of it."), milk=known.lactation if known else "",
        mark=name_of(drug.provenance.verification) if drug and known else "", meaning=meaning, word=word, note=link, write=write,
    )  # fmt: skip
