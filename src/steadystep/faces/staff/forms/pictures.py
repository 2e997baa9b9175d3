"""Typing a result in from its picture, which stands beside the form; or saying why there is nothing to type."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Final

from django import forms
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import NewEntry, When
from steadystep.chart.measures import Observation
from steadystep.chart.pictures import OUTCOMES, PictureRead
from steadystep.chart.team import Relabelled
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.sent_pictures import SHOWN_WORDS
from steadystep.faces.staff.addresses import form_address, picture_address
from steadystep.reasoning.facts.pictures import PictureFact, pictures_of

from .engine import EntryForm
from .fields import Choice, Prose

NO_RESULT: Final = "picture-no-result"


class BesidePicture(EntryForm):
    """A form that may stand beside a picture: `picture` names it, and is empty anywhere else."""

    picture = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    @property
    def pictured(self) -> PictureFact | None:
        wanted = str(self["picture"].value() or "")
        chart = self.setting.opened.chart
        own = chart.origin(wanted)
        return next((one for one in pictures_of(chart) if chart.first(one.entry).id == own), None) if wanted else None  # fmt: skip

    @property
    def picture_at(self) -> str:
        return picture_address(self.setting.opened.chart.client, str(self["picture"].value()))

    @property
    def picture_shows(self) -> str:
        return str(SHOWN_WORDS[self.pictured.entry.body.shows]) if self.pictured else ""

    @property
    def picture_ways(self) -> list[Link]:
        """The other forms in which this picture may be answered."""
        client, picture = self.setting.opened.chart.client, str(self["picture"].value())
        ways = (("labs", _("Blood values")), ("urine-test", _("Urine test")), ("result", _("Another result")),
                (NO_RESULT, _("Nothing to type in")))  # fmt: skip
        return [
            Link(str(words), form_address(client, slug, picture=picture))
            for slug, words in ways
            if slug != self.slug
        ]

    def clean_picture(self) -> str:
        wanted: str = self.cleaned_data["picture"]
        if wanted and self.pictured is None:
            raise forms.ValidationError(now_said("This picture is not in the chart any more."))
        return wanted

    def entries(self) -> list[NewEntry]:
        own = super().entries()
        return own if not self.cleaned_data["picture"] or self.corrected else [*own, *self._read(own)]

    def read_at(self) -> When:
        """When it was typed, which is not when the sample was drawn; the same for a form sent twice."""
        before = self.setting.opened.chart.entry(str(uuid.uuid5(self._first, "picture")))
        return before.body.when if before else When.instant(self.setting.now, self.setting.zone)

    @property
    def _first(self) -> uuid.UUID:
        return uuid.UUID(str(self.cleaned_data["entry_id"]))

    def _read(self, typed: list[NewEntry]) -> Iterator[NewEntry]:
        """The results refer to their picture; one of toxicology makes it a substance use record, whatever was thought it shows."""
        picture, first = self.cleaned_data["picture"], self._first
        body = PictureRead(
            when=self.read_at(), picture=picture, outcome="typed", results=tuple(one.id for one in typed)
        )
        yield NewEntry(id=str(uuid.uuid5(first, "picture")), body=body)
        shown = self.pictured
        unmarked = shown is not None and "part2" not in self.setting.opened.chart.labels_of(shown.entry)
        if unmarked and self.setting.actor.licensed and any(map(_of_use, typed)):
            marked = Relabelled(
                when=self.read_at(), entry=picture, add=("part2",), reason=now_said("It shows a drug test.")
            )
            yield NewEntry(id=str(uuid.uuid5(first, "marked")), body=marked)


def _of_use(new: NewEntry) -> bool:
    return isinstance(new.body, Observation) and new.body.category == "toxicology"


class NoResultForm(BesidePicture):
    slug, title, makes, page = (
        NO_RESULT,
        _("A picture without a result to type"),
        PictureRead,
        "result_pictures",
    )
    hint = _("Say why. The client reads it in kind words, and can send another picture.")
    corrects_too, dated, labelled, kept_as_draft = False, False, False, False

    picture = forms.CharField(widget=forms.HiddenInput, max_length=64)
    outcome = Choice(_("Why"), tuple(one for one in OUTCOMES if one != "typed"), judged=True)
    note = Prose(_("Note for the team"), 2, required=False)

    def entries(self) -> list[NewEntry]:
        return EntryForm.entries(self)


FORMS = (NoResultForm,)
