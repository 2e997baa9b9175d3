"""Closing a safety event: a checklist of the evidence it needs, with what the chart already shows and what is missing."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from steadystep.chart import Body
from steadystep.chart.safety import Closed, EvidenceSaid
from steadystep.reasoning.facts.closing import Item, checklist
from steadystep.reasoning.facts.events import SafetyEventFact

from . import choosing
from .engine import EntryForm
from .fields import FromChart, Line, Prose, SeveralFromChart, WhenDay, Yes

_WORDS, _WAIVED = "shown_{}", "waived_{}"


class CloseForm(EntryForm):
    slug, title, verb, makes, tab = (
        "close",
        lazy("Close a safety event"),
        lazy("Sign and close"),
        Closed,
        "safety",
    )
    hint = lazy("Only a licensed clinician closes it, with what was found and with every item below.")
    labelled = False

    raised = FromChart(lazy("Safety event"), choosing.open_events)
    finding = Prose(lazy("What was found"), 4)
    evidence = SeveralFromChart(lazy("Shown by"), choosing.recent_entries)
    next_contact = WhenDay(lazy("Next contact"), required=False)

    def set_up(self) -> None:
        """The items of the event it is about; of the most urgent that is open, where none was chosen yet."""
        event = self._event()
        self._items: tuple[Item, ...] = checklist(self.setting.view, event) if event else ()
        if event and not self.is_bound:
            self.initial = {**self.initial, "raised": event.entry, "evidence": self._found()}
        for number, item in enumerate(self._items):
            self._asks(number, item)

    def _event(self) -> SafetyEventFact | None:
        wanted = (self.data.get("raised") if self.is_bound else None) or self.initial.get("raised")
        open_now = [one for one in self.setting.view.events if one.open]
        if wanted:
            return next((one for one in open_now if one.entry == wanted), None)
        return min(open_now, key=lambda one: (one.raised.level, one.raised.due), default=None)

    def _found(self) -> list[str]:
        offered = {key for key, _name in choosing.recent_entries(self.setting)}
        return [entry.id for item in self._items for entry in item.shown if entry.id in offered]

    def _asks(self, number: int, item: Item) -> None:
        """What shows the item, in words, where no entry does; or that it does not apply, and why."""
        label = f"{number + 1}. {_(item.evidence.item)}"
        self.fields[_WORDS.format(number)] = Line(
            label, required=False, max_length=500, help_text=self._helps(item)
        )
        if not item.enough:
            self.fields[_WAIVED.format(number)] = Yes(lazy("It does not apply here; my words say why"))

    def _helps(self, item: Item) -> str:
        shown = "; ".join(self.setting.describer.title(entry)[:80] for entry in item.shown[:3])
        if item.enough:
            return _("In the chart: {shown}").format(shown=shown)
        if item.evidence.by_words:
            return _("Say what shows it.")
        if shown:
            return _("Not enough yet, in the chart: {shown}").format(shown=shown)
        return _(
            "Nothing written since the event shows it yet. Write it down first, or say why it does not apply."
        )

    def body(self) -> Body:
        told = []
        for number, item in enumerate(self._items):
            words = str(self.cleaned_data.get(_WORDS.format(number)) or "").strip()
            if words:
                waived = bool(self.cleaned_data.get(_WAIVED.format(number)))
                told.append(EvidenceSaid(item=item.evidence.item, words=words, waived=waived))
        values: dict[str, Any] = {
            name: self.cleaned_data[name] for name in ("raised", "finding", "evidence", "next_contact")
        }
        return Closed(when=self.when(), said=tuple(told), **values)
