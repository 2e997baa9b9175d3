"""The medicine list and the emergency card, put into words for the shared templates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from steadystep.faces.look.medicine_words import REASONS, dose
from steadystep.reasoning.facts.medicine_list import EmergencyCard, KeyMedicine, MedicineLine


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A line with its dose and its next dose as people say them."""

    fact: MedicineLine
    dose: str
    next_dose: str
    starts_later: bool


@dataclass(frozen=True, slots=True)
class SaidKey:
    fact: KeyMedicine
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidCard:
    name: str
    born: str
    fact: EmergencyCard
    key: tuple[SaidKey, ...]
    lines: tuple[SaidLine, ...]


def said_lines(lines: tuple[MedicineLine, ...], today: date) -> tuple[SaidLine, ...]:
    return tuple(
        SaidLine(one, dose(one.step), dose(one.next_step), bool(one.first and one.first > today))
        for one in lines
    )


def said_card(card: EmergencyCard, name: str, born: str, today: date) -> SaidCard:
    key = tuple(SaidKey(one, tuple(str(REASONS[reason]) for reason in one.reasons)) for one in card.key)
    return SaidCard(name, born, card, key, said_lines(card.lines, today))
