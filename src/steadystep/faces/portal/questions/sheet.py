"""A questionnaire being filled in: a private draft kept on the server, no part of the chart until it is handed in."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import get_language

from steadystep.clinic.chartroom.knowing import in_language, languages_of
from steadystep.clinic.drafts import keeping
from steadystep.faces.portal.own import Own
from steadystep.faces.portal.today.asking import SHEET
from steadystep.knowledge import Instrument, Item
from steadystep.knowledge.licensed import same_language


@dataclass(frozen=True, slots=True)
class Sheet:
    """`form` is the sheet's own id, the same in every entry that comes of it. `answers` by item number."""

    instrument: Instrument
    form: str
    answers: dict[int, int]

    @property
    def items(self) -> tuple[int | None, ...]:
        return tuple(self.answers.get(item.number) for item in self.instrument.items)

    @property
    def left_out(self) -> list[int]:
        return [item.number for item in self.instrument.items if item.number not in self.answers]

    @property
    def first_open(self) -> int:
        return self.left_out[0] if self.left_out else len(self.instrument.items)


def instrument_of(own: Own, name: str) -> Instrument:
    """A questionnaire that may be filled in here; anything else is not found."""
    found = own.view.knowledge.instruments.get(name)
    if found is None or found.entry != "answers" or not found.items:
        raise Http404
    return in_language(found, get_language() or "en")


def in_words_sent(own: Own, name: str, language: str) -> Instrument:
    """In the words a person chose, or a phone had kept; a language without words is passed over."""
    plain = own.view.knowledge.instruments[name]
    known = [one for one in languages_of(plain) if same_language(one, language)]
    return in_language(plain, known[0]) if known else plain


def read_sheet(own: Own, instrument: Instrument) -> Sheet | None:
    """In the words in which it was begun: a sheet of two languages would belong to no trend."""
    content = keeping.draft(own.actor.id, SHEET + instrument.id)
    begun_in = str((content or {}).get("language") or instrument.language)
    plain = own.view.knowledge.instruments[instrument.id]
    return _sheet(in_language(plain, begun_in), content)


def begin(own: Own, instrument: Instrument, form: str) -> Sheet:
    """The sheet as it lies there, or a fresh one under `form`."""

    def change(content: keeping.Content) -> keeping.Content:
        return (
            content
            if _sheet(instrument, content)
            else {"form": form, "answers": {}, "language": instrument.language}
        )

    keeping.keep(own.actor.id, SHEET + instrument.id, change, client=own.chart.client)
    found = read_sheet(own, instrument)
    if found is None:
        raise ValueError(f"The draft of {instrument.id} was kept and cannot be read.")
    return found


def keep_answer(own: Own, sheet: Sheet, item: int, value: int) -> None:
    """Keep one answer; a sheet that was handed in meanwhile stays handed in."""

    def change(content: keeping.Content) -> keeping.Content:
        if content.get("form") != sheet.form:
            return content
        return {**content, "answers": {**content.get("answers", {}), str(item): value}}

    if read_sheet(own, sheet.instrument):
        keeping.keep(own.actor.id, SHEET + sheet.instrument.id, change, client=own.chart.client)


def put_away(own: Own, instrument: Instrument) -> None:
    keeping.forget(own.actor.id, SHEET + instrument.id)


def allowed(instrument: Instrument, item: Item, sent: str) -> int | None:
    """The answer sent, if it is one of the item's options."""
    values = {str(option.value): option.value for option in instrument.options_of(item)}
    return values.get(sent)


def _sheet(instrument: Instrument, content: keeping.Content | None) -> Sheet | None:
    """None for a draft that is missing or was kept by a version with other questions."""
    try:
        form = str(uuid.UUID((content or {}).get("form", "")))
    except ValueError:
        return None
    known = {item.number: item for item in instrument.items}
    answers = {
        int(number): value
        for number, value in (content or {}).get("answers", {}).items()
        if int(number) in known and allowed(instrument, known[int(number)], str(value)) is not None
    }
    return Sheet(instrument, form, answers)
