"""Somebody asked how a sheet was meant: it counts, or it is kept out (R75)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body
from steadystep.chart.sheet_checks import SheetChecked
from steadystep.faces.look.words import day_said
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.view import View

from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Prose
from .setting import Setting

COUNTS, KEPT_OUT = "sheet_counts", "sheet_kept_out"


def odd_sheets(view: View) -> list[ScoreFact]:
    """The sheets that were answered in a way to ask about: those nobody asked about first, then the latest."""
    found = [fact for facts in view.every_score.values() for fact in facts if fact.answering]
    return sorted(
        sorted(found, key=lambda fact: fact.at, reverse=True), key=lambda fact: bool(fact.answering and fact.answering.check)
    )  # fmt: skip


def _sheets(setting: Setting) -> Choices:
    known = setting.view.knowledge.instruments
    return [
        (fact.entry, f"{known[fact.instrument].short}, {day_said(fact.day)}")
        for fact in odd_sheets(setting.view)
    ]


class SheetCheckedForm(EntryForm):
    slug, title, makes, tab = "sheet-checked", _("How a sheet was answered"), SheetChecked, "measures"
    page = "sheets_to_check"
    hint = _(
        "Ask without blame: tired, in a hurry, questions that did not fit. The answers stay as they were given either way."
    )
    dated = labelled = corrects_too = False

    sheet = FromChart(_("Sheet"), _sheets)
    counts = Choice(_("Are the answers meant as they stand?"), (COUNTS, KEPT_OUT), judged=True)
    words = Prose(_("What they said, or why you think so"), 2)

    def body(self) -> Body:
        given = self.cleaned_data
        entry = self.setting.opened.chart.entry(given["sheet"])
        return SheetChecked(
            when=self.when(), sheet=given["sheet"], instrument=entry.body.instrument if entry else "",
            counts=given["counts"] == COUNTS, words=given["words"],
        )  # fmt: skip


FORMS = (SheetCheckedForm,)
