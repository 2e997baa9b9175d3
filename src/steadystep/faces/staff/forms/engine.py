"""One form engine for every kind of entry: a form lists its fields, and makes the bodies that are written.

A form class names `makes` (the entry struct); a field of the same name as a part of the struct becomes that part.
Every form carries the id its entry will have (so that sending twice writes once) and what the signer had seen.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steadystep.chart import AnyEntry, Body, NewEntry, When
from steadystep.clinic.chartroom.writing import Written, write
from steadystep.faces.look.forms import LookRenderer
from steadystep.faces.staff.addresses import page_address, tab_address
from steadystep.faces.staff.leading import drafted

from .fields import FromChart, Moment, Several, SeveralFromChart
from .setting import Setting

_CLOCKS_APART = timedelta(minutes=10)
LABELS_TO_CHOOSE = ("part2", "adolescent_private", "guardian_only", "withheld", "locked")


class EntryForm(forms.Form):
    """Base of all. `dated`: the form asks when it happened (empty means now); `labelled`: it may carry labels.

    `page` names the page to go on to once it stands; without one it is the tab.
    `abreast`: many short fields, in two columns where there is room. `after_doses`: fields that stand below the dose steps. `corrects` is the entry being corrected; then the form starts with what that one said.
    """

    default_renderer = LookRenderer
    required_css_class = "needed"

    slug: ClassVar[str]
    title: ClassVar[Any]
    verb: ClassVar[Any] = _("Write it down")
    hint: ClassVar[Any] = ""
    makes: ClassVar[type[Body]]
    dated: ClassVar[bool] = True
    labelled: ClassVar[bool] = True
    kept_as_draft: ClassVar[bool] = True
    corrects_too: ClassVar[bool] = True
    also_signed_by: ClassVar[frozenset[str]] = (
        frozenset()
    )  # roles that sign it beside those of the matrix; the door knows why
    abreast: ClassVar[bool] = False
    after_doses: ClassVar[tuple[str, ...]] = ()
    tab: ClassVar[str] = "feed"
    typed: ClassVar[str] = "staff/typed.html"
    way_out: ClassVar[tuple[str, Any, Any] | None] = (
        None  # a form that may come first: its slug, the button, what it means
    )
    page: ClassVar[str] = ""  # the page of the client to which writing leads back, where it is not a tab

    entry_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    corrects = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, setting: Setting, data: Any = None, *, given: dict[str, str] | None = None) -> None:
        self.setting = setting
        typed_before = "entry_id" in (given or {})  # a draft also says what was cleared
        given = {key: value for key, value in (given or {}).items() if value or typed_before}
        wanted = (data.get("corrects", "") if data else "") or given.get("corrects", "")
        self.corrected: AnyEntry | None = setting.opened.chart.entry(wanted) if wanted else None
        start = {
            "entry_id": uuid.uuid4(),
            "seen": setting.opened.seq,
            **self._drafted(given.pop("offer", "")),
            **given,
        }
        if self.corrected is not None and isinstance(self.corrected.body, self.makes):
            start = {**start, **self.initial_of(self.corrected.body)}
        super().__init__(data, initial=start, renderer=LookRenderer())
        self._added_fields()
        self.set_up()
        for name, field in self.fields.items():
            if isinstance(field, FromChart | SeveralFromChart):
                field.filled(setting)
            if getattr(field, "suggestions", None):
                field.widget.attrs["list"] = f"words-{name}"

    def _drafted(self, offer: str) -> dict[str, Any]:
        """What an offer of the review suggests to write; it happens now, whenever it was suggested."""
        body = drafted(self.setting.opened.review, offer)
        if not isinstance(body, self.makes):
            return {}
        return {name: value for name, value in self.initial_of(body).items() if name != "happened"}

    def _added_fields(self) -> None:
        if self.dated:
            now_said = _("Leave empty for now.")
            self.fields["happened"] = Moment(_("When it happened"), required=False, help_text=now_said)
        if self.labelled:
            self.fields["labels"] = Several(_("Labels: who may see this"), LABELS_TO_CHOOSE)

    def set_up(self) -> None:
        """What only this form changes about its fields."""

    def initial_of(self, body: Any) -> dict[str, Any]:
        """What the form starts with when `body` is corrected: its parts, by the names of the fields."""
        start = {name: getattr(body, name) for name in self.base_fields if hasattr(body, name)}
        return {**start, "happened": to_the_minute(body.when)}

    def full_clean(self) -> None:
        """A fault in a field that nobody sees is said where it is seen."""
        super().full_clean()
        if self.is_bound and any(field.errors for field in self.hidden_fields()):
            gone = _(
                "This page did not come back whole. Copy what you typed, open the form again from the client's page, and send it there."
            )
            self.add_error(None, gone)

    def clean_happened(self) -> datetime | None:
        """What happened cannot lie ahead: a year typed wrong would hide for years that something is due."""
        at: datetime | None = self.cleaned_data["happened"]
        if at is not None and not self.signs and at > self.setting.now + _CLOCKS_APART:
            raise forms.ValidationError(
                _("This is still to come. Correct the day, or leave it empty if it is now.")
            )
        return at

    @property
    def signs(self) -> bool:
        """A decision is signed: it needs a sign-in proved lately."""
        return self.makes.nature == "decision"

    @property
    def main_fields(self) -> list[Any]:
        apart = ("happened", "labels", *self.after_doses)
        return [field for field in self.visible_fields() if field.name not in apart]

    @property
    def later_fields(self) -> list[Any]:
        """Those of `after_doses`, which stand below the dose steps."""
        return [field for field in self.visible_fields() if field.name in self.after_doses]

    @property
    def side_fields(self) -> list[Any]:
        return [self[name] for name in ("happened", "labels") if name in self.fields]

    @property
    def suggestions(self) -> list[tuple[str, list[str]]]:
        """Lists of words to choose from while typing, by field."""
        return [
            (name, list(field.suggestions(self.setting)))  # type: ignore[attr-defined]
            for name, field in self.fields.items() if getattr(field, "suggestions", None)
        ]  # fmt: skip

    def when(self) -> When:
        """When it happened. A correction that does not touch it keeps the original's, however half known; a form
        sent twice keeps the "now" of the first time, so that it is the same entry."""
        at = self.cleaned_data.get("happened")
        if self.corrected is not None and (at is None or "happened" not in self.changed_data):
            return self.corrected.body.when
        sent_before = self.setting.opened.chart.entry(str(self.cleaned_data.get("entry_id")))
        if at is None and sent_before is not None:
            return When.instant(sent_before.occurred, self.setting.zone)
        return When.instant(at or self.setting.now, self.setting.zone)

    def body(self) -> Body:
        """The entry's body; raises `Unreadable`."""
        parts = set(self.makes.__struct_fields__) - {"when"}
        values = {
            name: value for name, value in self.cleaned_data.items() if name in parts and not _open(value)
        }
        return self.makes(when=self.when(), **values)

    def bodies(self) -> list[Body]:
        return [self.body()]

    def entries(self) -> list[NewEntry]:
        """What is handed to the door. The ids follow from the one the form was made with."""
        labels = frozenset(self.cleaned_data.get("labels") or ())
        first = self.cleaned_data["entry_id"] or uuid.uuid4()
        corrects = self.cleaned_data.get("corrects") or None
        return [
            NewEntry(
                id=str(first if index == 0 else uuid.uuid5(first, str(index))), body=body, labels=labels,
                supersedes=corrects if index == 0 else None,
            )
            for index, body in enumerate(self.bodies())
        ]  # fmt: skip

    def send(self, client: str, seen: int | None) -> Written:
        """Hand it to the door; raises what the door raises."""
        return write(self.setting.actor, client, self.entries(), seen=seen)

    def leads_to(self, client: str) -> str:
        """Where to go when it is written."""
        return page_address(self.page, client) if self.page else tab_address(client, self.tab)

    def again(self, seq: int) -> None:
        """Ready to be signed again on what is now known: the hidden `seen` moves on, what was typed stays."""
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data["seen"] = str(seq)


def to_the_minute(when: When) -> datetime:
    """As the field for a day and time shows it, so that an untouched field is known to be untouched."""
    return timezone.localtime(when.earliest).replace(second=0, microsecond=0)


def _open(value: Any) -> bool:
    return value is None or value == ""
