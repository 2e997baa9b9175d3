"""A picture as it comes with a form and as it is answered with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import NewEntry
from steadystep.chart.pictures import MOST_BYTES, SHOWN
from steadystep.chart.when import EARLIEST_YEAR
from steadystep.clinic.chartroom.picturing import pictured
from steadystep.clinic.chartroom.remaking import PictureRefused, Remade, remade, too_large

from .forms import LookRenderer
from .words import said

SHOWN_WORDS: Final[dict[str, str | Promise]] = {
    "blood": _("a blood test"), "urine": _("a urine test"), "drug_test": _("a drug test"), "heart_tracing": _("a heart tracing (ECG)"),
    "other": _("something else"), "not_sure": _("I am not sure"),
}  # fmt: skip
FIELDS = ("taken", "chosen")  # from the camera, or from what the phone has already


def sent_picture(files: Mapping[str, Any]) -> Remade | None:
    """The picture of the form made anew, None where none was sent; raises `PictureRefused`."""
    file = next((files[name] for name in FIELDS if files.get(name)), None)
    if file is None:
        return None
    if file.size > MOST_BYTES:
        raise too_large()
    return remade(bytes(file.read(MOST_BYTES + 1)))


def picture_answer(picture: bytes) -> HttpResponse:
    """Shown by our own pages only, never kept by a browser, and never read as anything but a picture."""
    answer = HttpResponse(picture, content_type="image/jpeg")
    answer["Content-Disposition"] = 'inline; filename="result.jpg"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "no-store, private"
    return answer


class PictureForm(forms.Form):
    """What is sent with a picture. What was typed stays when the picture is refused; only the file is chosen anew."""

    default_renderer = LookRenderer
    required_css_class = "needed"

    taken = forms.FileField(
        label=_("Take a picture now"), required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )  # fmt: skip
    chosen = forms.FileField(
        label=_("Or choose one that is there already"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text=_("JPEG, PNG or WebP, up to 8 MB. Where it was taken is removed."),
    )  # fmt: skip
    shows = forms.ChoiceField(
        label=_("What is it?"), choices=[("", _("Choose one")), *((one, SHOWN_WORDS[one]) for one in SHOWN)]
    )
    day_on_paper = forms.DateField(
        label=_("Day on the paper"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("If you can see one."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Anything to say about it?"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )  # fmt: skip

    def __init__(self, data: Any, files: Any, *, today: date) -> None:
        super().__init__(data, files)
        for name in FIELDS:
            self.fields[name].unmarked = True  # type: ignore[attr-defined]  # one of the two is needed
        self.today = today
        self.remade: Remade | None = None

    def clean_day_on_paper(self) -> date | None:
        day: date | None = self.cleaned_data["day_on_paper"]
        if day and day > self.today:
            raise forms.ValidationError(now_said("This day is still to come. Look at the paper again, or leave it empty."))  # fmt: skip
        if day and day.year < EARLIEST_YEAR:
            raise forms.ValidationError(now_said("Look at the year again, or leave the day empty."))
        return day

    def clean_words(self) -> str:
        return str(self.cleaned_data["words"]).replace("\x00", "").strip()

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            self.remade = sent_picture(self.files)
        except PictureRefused as refused:
            raise forms.ValidationError([said(reason) for reason in refused.reasons]) from refused
        if self.remade is None:
            raise forms.ValidationError(now_said("No picture came with it. Take one, or choose one, and send it again."))  # fmt: skip
        return given

    def entry(self, entry_id: str, zone: str, source: str) -> NewEntry:
        """What is handed to the door together with `remade`."""
        given = self.cleaned_data
        assert self.remade is not None  # noqa: S101 - `clean` refused the form otherwise
        return pictured(
            self.remade, entry=entry_id, shows=given["shows"], words=given["words"], day_on_paper=given["day_on_paper"],
            zone=zone, source=source,
        )  # fmt: skip
