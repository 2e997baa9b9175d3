"""What a client may fill in before the first visit, and how much of it is there (R2)."""

from __future__ import annotations

from typing import Protocol

import msgspec

from steadystep.knowledge import IntakeQuestion, Knowledge

from .first_screens import AroundScreens, ScreenFact, first_screens
from .intake import IntakeFact, SectionFact


class AroundPacket(AroundScreens, Protocol):
    """What a packet is told from: a view."""

    knowledge: Knowledge

    @property
    def intake(self) -> IntakeFact: ...


class PacketPart(msgspec.Struct, frozen=True, kw_only=True):
    """The questions of one section that are asked at home; `done` of them are answered or put aside."""

    section: SectionFact
    questions: tuple[IntakeQuestion, ...]

    @property
    def done(self) -> int:
        return sum(one.id in self.section.answers for one in self.questions)

    @property
    def next(self) -> IntakeQuestion | None:
        """The first that is open; None when none is."""
        return next((one for one in self.questions if one.id not in self.section.answers), None)


class Packet(msgspec.Struct, frozen=True, kw_only=True):
    """`screens` are the questionnaires that a person answers alone and whose words may be shown; `goal`: one is written."""

    parts: tuple[PacketPart, ...]
    screens: tuple[ScreenFact, ...]
    goal: bool

    @property
    def all(self) -> int:
        return sum(len(one.questions) for one in self.parts) + len(self.screens) + 1

    @property
    def done(self) -> int:
        answered = sum(one.state in ("answered", "refused") for one in self.screens)
        return sum(one.done for one in self.parts) + answered + self.goal

    @property
    def percent(self) -> int:
        """Of all items, whole numbers rounded down."""
        return 100 * self.done // self.all


def packet(view: AroundPacket) -> Packet:
    state = view.intake
    parts = (PacketPart(section=one, questions=one.section.at_home) for one in state.sections)
    return Packet(
        parts=tuple(one for one in parts if one.questions),
        screens=tuple(one for one in first_screens(view) if _at_home(view, one)),
        goal=bool(state.goals),
    )


def _at_home(view: AroundPacket, screen: ScreenFact) -> bool:
    known = view.knowledge.instruments.get(screen.instrument)
    return known is not None and known.entry == "answers" and known.respondent == "self"
