"""Which questionnaires wait for an answer, and how long they take."""

from __future__ import annotations

from dataclasses import dataclass

from steadystep.clinic.drafts.keeping import keys_of
from steadystep.faces.portal.own import Own
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts.life_stages import fits
from steadystep.reasoning.facts.main_measure import main_instrument

QUESTIONS_A_MINUTE = 5  # an estimate for reading and answering without hurry, not a measured figure
SHEET = "sheet/"


@dataclass(frozen=True, slots=True)
class Asked:
    """`begun` is whether a sheet lies half filled in."""

    instrument: Instrument
    begun: bool

    @property
    def minutes(self) -> int:
        return max(1, round(len(self.instrument.items) / QUESTIONS_A_MINUTE))


@dataclass(frozen=True, slots=True)
class AskedTogether:
    """What is asked, as one thing: the first by itself, the `rest` folded away for another time."""

    first: Asked
    rest: tuple[Asked, ...]

    @property
    def count(self) -> int:
        return 1 + len(self.rest)

    @property
    def minutes(self) -> int:
        return self.first.minutes + sum(one.minutes for one in self.rest)


def asked_now(own: Own) -> AskedTogether | None:
    """What is due by now or lies half filled in; early is fine too, see `on_offer`. None when nothing is asked.

    First what was begun, then what their care is mainly followed by, then what asks about danger, then the shortest.
    """
    wanted = {one.instrument for one in own.view.requests if one.open}
    begun = {key.removeprefix(SHEET) for key in keys_of(own.actor.id, SHEET)}
    main = main_instrument(own.view)
    asked = [Asked(one, one.id in begun) for one in on_offer(own) if one.id in wanted | begun]
    asked.sort(
        key=lambda one: (
            not one.begun,
            one.instrument.id != main,
            not one.instrument.safety_items,
            one.minutes,
        )
    )
    return AskedTogether(asked[0], tuple(asked[1:])) if asked else None


def on_offer(own: Own) -> list[Instrument]:
    """Every questionnaire that a client may fill in here: those whose wording we may show, made for their age."""
    everything = own.view.knowledge.instruments.values()
    return sorted(
        (
            one
            for one in everything
            if one.entry == "answers" and one.respondent == "self" and fits(own.view, one)
        ),
        key=lambda one: one.id,
    )
