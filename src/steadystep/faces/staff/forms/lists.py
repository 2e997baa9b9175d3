"""A list of medicines from elsewhere, pasted as it is; and that a medicine was explained."""

from __future__ import annotations

from typing import Any

import msgspec
from django.utils.translation import gettext_lazy as _

from steadystep import knowledge
from steadystep.chart import Body, NewEntry
from steadystep.chart.education import CARD_OUTCOMES, EDUCATION_WAYS, HEARERS, EducationGiven
from steadystep.chart.medicine_lists import ListedMedicine, MedicineListReceived
from steadystep.reasoning.facts.told_lists import read_list

from . import choosing
from .engine import EntryForm
from .fields import Choice, FromChart, Line, Prose, Several, WhenDay

SOURCES = ("pharmacy", "primary_care", "hospital", "surgeon", "pdmp", "client", "transfer", "other")


class MedicineListForm(EntryForm):
    """Lines whose whole name means one product are matched; every other line is kept as told, and asked about."""

    slug, title, makes, tab = "medicine-list", _("List of medicines from elsewhere"), MedicineListReceived, "medicines"  # fmt: skip
    hint = _(
        "Paste it as it is, one medicine a line, or a FHIR bundle. No line is dropped; only exact names are matched, the others you confirm when you compare."
    )
    verb = _("Keep this list")

    source = Choice(_("Whose list"), SOURCES, judged=True)
    origin = Line(_("From whom"), required=False, help_text=_("A name or a place, such as Oak Street Pharmacy."))  # fmt: skip
    as_of = WhenDay(_("As of"), required=False)
    lines = Prose(_("The list"), 8, required=False, help_text=_("Leave it empty when nothing is taken."))
    note = Prose(_("Note"), 2, required=False)

    def body(self) -> Body:
        given = self.cleaned_data
        return MedicineListReceived(
            when=self.when(), source=given["source"], origin=given["origin"], as_of=given["as_of"], note=given["note"],
            lines=self._lines(given["lines"]),
        )  # fmt: skip

    def _lines(self, text: str) -> tuple[ListedMedicine, ...]:
        """A corrected list keeps what somebody had confirmed of the lines that stay as they were."""
        before = getattr(self.corrected.body, "lines", ()) if self.corrected else ()
        kept = {line.as_told: line for line in before}
        read = read_list(text, knowledge.load())
        return tuple(
            kept.get(one.as_told)
            or ListedMedicine(as_told=one.as_told, name=one.name, drug=one.drug, dose_text=one.dose_text)
            for one in read
        )

    def initial_of(self, body: MedicineListReceived) -> dict[str, object]:
        told = "\n".join(line.as_told for line in body.lines)
        return {**super().initial_of(body), "lines": told}

    def entries(self) -> list[NewEntry]:
        return [with_part2(new) for new in super().entries()]


def with_part2(new: NewEntry) -> NewEntry:
    """A list that names a substance use medicine is a substance use record, whoever sent it."""
    known = knowledge.load().drugs
    told = {line.drug for line in getattr(new.body, "lines", ())}
    if not any(known[drug].part_2 for drug in told if drug in known):
        return new
    return msgspec.structs.replace(new, labels=new.labels | {"part2"})


class EducationForm(EntryForm):
    slug, title, makes, tab = "education", _("Medicine explained"), EducationGiven, "medicines"
    hint = _("Go through the card together, then ask: how would you say it to a friend?")

    order = FromChart(_("Which medicine"), choosing.orders)
    outcome = Choice(_("What became of it"), CARD_OUTCOMES, judged=True)
    language = FromChart(
        _("Language of the card"), choosing.languages, blank=_("their own language"), empty_value=""
    )
    way = Choice(_("How"), sorted(EDUCATION_WAYS), judged=True)
    heard_by = Several(
        _("Who heard it"), sorted(HEARERS), required=True, help_text=_("Tick everybody who was there.")
    )
    teach_back = Prose(_("Said back in their words"), 3, required=False)

    def _drafted(self, offer: str) -> dict[str, Any]:
        """An offer drafts the card, and never that it was given, how, or who was there to hear it."""
        found = ("heard_by", "outcome", "way")
        return {name: value for name, value in super()._drafted(offer).items() if name not in found}

    def body(self) -> Body:
        given = self.cleaned_data
        ordered = self.setting.opened.chart.head(given["order"])
        drug, name = (ordered.body.drug, ordered.body.name) if ordered else ("", given["order"])
        return EducationGiven(
            when=self.when(), drug=drug, name=name, order=given["order"], outcome=given["outcome"], way=given["way"], teach_back=given["teach_back"],
            card=knowledge.load().version[:12], language=given["language"] or self.setting.view.person.language,
            heard_by=given["heard_by"],
        )  # fmt: skip


FORMS = (MedicineListForm, EducationForm)
