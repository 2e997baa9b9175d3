"""The intake of the three told stories: opened, asked section by section, and signed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from steadystep import knowledge
from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.intake_course import CareLevelDecided, Formulation, IntakeOpened
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.cli.simulator.scribe import Scribe

Told = tuple[
    str, str, str
]  # section, id of the question, answer; an answer that begins with "-" was not asked, because


def opened(s: Scribe, at: datetime, desk: Actor) -> None:
    s.did(at, desk, IntakeOpened, reason="First assessment")


def asked(s: Scribe, at: datetime, by: Actor, told: Iterable[Told]) -> None:
    """Answers to questions of the assessment, in the words in which they are asked."""
    for section, question, answer in told:
        asked_of = knowledge.load().intake_sections[section].questions
        words = next(one for one in asked_of if one.id == question)
        aside = answer.removeprefix("-") if answer.startswith("-") else ""
        s.did(
            at, by, IntakeAnswer, section=section, asks=question, question=words.says, answer="" if aside else answer,
            not_assessed_because=aside,
        )  # fmt: skip


def signed(
    s: Scribe, at: datetime, by: Actor, reason: str, summary: str, problems: tuple[str, ...], **parts: str
) -> None:
    """The level of care, then the formulation."""
    s.did(at, by, CareLevelDecided, reason=reason)
    s.did(at, by, Formulation, summary=summary, problems=problems, **parts)
