"""The calendar of doses to the client's pharmacy: read as it will go, signed as the disclosure it is (R22, R29, R91)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

import msgspec
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body, NewEntry
from steadystep.chart.pharmacy import PharmacyChosen
from steadystep.chart.sharing import Disclosed
from steadystep.chart.when import EARLIEST_YEAR, LATEST_YEAR
from steadystep.clinic.chartroom.knowing import known
from steadystep.reasoning.facts.referrals import consent_for, live_outside

from .calendar_text import CalendarLetter, calendar_letter
from .engine import EntryForm
from .fields import Choices, Day, FromChart, Prose
from .setting import Setting

_TREATMENT: Final = "treatment"
_USUAL, _LONGEST = timedelta(days=27), timedelta(days=183)


def _pharmacy(setting: Setting) -> str:
    chosen = setting.opened.chart.latest(PharmacyChosen)
    return chosen.body.name if chosen else ""


def _agreed(setting: Setting) -> Choices:
    """Consents in force that name the client's pharmacy."""
    name = _pharmacy(setting).casefold()
    found = live_outside(setting.opened.chart, setting.view.clock)
    return [
        (one.id, f"{one.body.recipient_name}: {one.body.purpose[:60]}")
        for one in found if name and name in (one.body.recipient_name.casefold(), one.body.recipient.casefold())
    ]  # fmt: skip


def _is_short(first: date, last: date) -> bool:
    return timedelta(0) <= last - first <= _LONGEST


class CalendarOutForm(EntryForm):
    """Made anew from the plan whenever it is sent: what is signed is what was read, and both are what is planned."""

    slug, title, verb, makes, tab = (
        "calendar-out",
        _("Calendar of doses to the pharmacy"),
        _("Sign: this goes out"),
        Disclosed,
        "medicines",
    )
    page = "letters"
    labelled, corrects_too, kept_as_draft, dated = False, False, False, False
    hint = _(
        "It holds the name, the birth date and what is to be handed out; no diagnosis, no scores. Print it or fax it from the letters page."
    )

    consent = FromChart(
        _("On which ground"), _agreed, blank=_("for treatment, without substance use records")
    )
    first = Day(_("First day"))
    last = Day(_("Last day"))
    text = Prose(_("What goes out"), 18, required=False)

    def set_up(self) -> None:
        self.fields["text"].widget.attrs["readonly"] = True
        for field in self.fields.values():
            field.unmarked = True  # type: ignore[attr-defined]  # none of it is a wish: it is composed, and signed as it stands
        if self.is_bound:
            return
        given = consent_for(self.setting.opened.chart, self.setting.view.clock, _pharmacy(self.setting))
        self.initial.setdefault("consent", given.id if given else "")
        first, last = self._span(str(self.initial.get("first") or ""), str(self.initial.get("last") or ""))
        self.initial.update(first=first.isoformat(), last=last.isoformat())
        self._shows(calendar_letter(self.setting, str(self.initial["consent"]), first, last))

    def _span(self, first: str, last: str) -> tuple[date, date]:
        """The days of the address; from today, where they cannot be read or are too many."""
        try:
            span = date.fromisoformat(first), date.fromisoformat(last)
        except ValueError:
            span = (date.max, date.min)
        if EARLIEST_YEAR < span[0].year < LATEST_YEAR and _is_short(*span):
            return span
        return self.setting.today, self._until(self.setting.today)

    def _until(self, start: date) -> date:
        """A week past the last change that is planned, four weeks at least and half a year at most."""
        days = [step.first for one in self.setting.view.running for step in one.steps]
        ends = [one.last for one in self.setting.view.running if one.last]
        planned = max((*days, *ends, start), default=start) + timedelta(days=6)
        return min(max(planned, start + _USUAL), start + _LONGEST)

    def _shows(self, letter: CalendarLetter | None) -> None:
        if letter is None:
            self.fields["text"].help_text = now_said("Write down first which pharmacy the client goes to.")
            return
        self.initial["text"] = letter.text
        if letter.left_out:
            self.fields["text"].help_text = now_said(
                "Left out, because the pharmacy may not read of it on this ground: %(names)s. Ask the client for a consent that names it."
            ) % {"names": ", ".join(letter.left_out)}

    @cached_property
    def letter(self) -> CalendarLetter | None:
        given = self.cleaned_data
        own = str(given.get("entry_id") or "")
        return calendar_letter(self.setting, given["consent"] or "", given["first"], given["last"], own)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        if not _is_short(given["first"], given["last"]):
            raise ValidationError(now_said("Choose days from the first to the last, half a year at most."))
        letter = self.letter
        if letter is None:
            raise ValidationError(now_said("Write down first which pharmacy the client goes to."))
        if not letter.calendar:
            raise ValidationError(now_said("On this ground there is nothing in these days that may go."))
        if letter.text.split() != given["text"].split():
            self._made_anew(letter)
        return given

    def _made_anew(self, letter: CalendarLetter) -> None:
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data["text"] = letter.text
        self._shows(letter)
        self.add_error(
            "text",
            now_said(
                "It was made anew from what you chose and from the plan as it is now: read it, then sign."
            ),
        )

    def body(self) -> Body:
        given, letter, chart = self.cleaned_data, self.letter, self.setting.opened.chart
        if letter is None:
            raise ValueError("a calendar without a pharmacy was asked for its entry")
        consent = chart.entry(given["consent"]) if given["consent"] else None
        name = _pharmacy(self.setting)
        return Disclosed(
            when=self.when(), recipient=consent.body.recipient if consent else name, recipient_name=name,
            purpose=now_said("To hand out the medicines as they are planned"), parts=("medicines",), text=letter.text,
            ground="consent" if consent else "law", consent=given["consent"], law="" if consent else _TREATMENT,
            notice=known().substance_care.part2_notice if letter.protected else "",
            calendar=letter.calendar, calendar_until=given["last"],
        )  # fmt: skip

    def entries(self) -> list[NewEntry]:
        labels = frozenset({"part2"}) if self.letter and self.letter.protected else frozenset()
        return [msgspec.structs.replace(one, labels=labels) for one in super().entries()]


FORMS = (CalendarOutForm,)
