"""How far an intake has come: what is there, what is missing, and who decides next. All of it from entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

import msgspec

from steadystep.chart import AnyEntry, Chart, Words, say
from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.intake_accepting import blank, own_goals
from steadystep.chart.intake_course import CareLevelDecided, Formulation, IntakeOpened
from steadystep.chart.plan import Goal
from steadystep.knowledge import IntakeQuestion, IntakeSection, Knowledge, SectionState

from .visits import VisitFact


class AroundIntake(Protocol):
    """What an intake is told from: a view."""

    chart: Chart
    knowledge: Knowledge

    @property
    def visits(self) -> tuple[VisitFact, ...]: ...


class SectionFact(msgspec.Struct, frozen=True, kw_only=True):
    """A section, how far it has come, and the latest answer to each of its questions; `others` are questions of one's own."""

    section: IntakeSection
    state: SectionState
    answers: dict[str, AnyEntry]
    others: tuple[AnyEntry, ...]

    @property
    def left(self) -> tuple[IntakeQuestion, ...]:
        return tuple(one for one in self.section.questions if one.id not in self.answers)


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """One thing an intake still lacks: `part` is its code, `says` it in words, `role` sees to it."""

    part: str
    says: Words
    role: str
    stops: bool = False


class IntakeFact(msgspec.Struct, frozen=True, kw_only=True):
    """`opened` is the latest opening and `signed` the formulation since then. `begun_at` is the first visit after it.

    `missing` are the parts that are not there yet, those that keep a formulation from being signed (`stops`) first.
    """

    opened: AnyEntry | None
    signed: AnyEntry | None
    begun_at: datetime | None
    sections: tuple[SectionFact, ...]
    level: AnyEntry | None
    goals: tuple[AnyEntry, ...]
    missing: tuple[Missing, ...]

    @property
    def is_open(self) -> bool:
        return self.opened is not None and self.signed is None

    @property
    def stops(self) -> tuple[Missing, ...]:
        return tuple(one for one in self.missing if one.stops)

    @property
    def next_role(self) -> str:
        """Who decides next: the role of the first part that is missing; nobody when nothing is."""
        return self.missing[0].role if self.missing else ""


def intake(view: AroundIntake) -> IntakeFact:
    chart = view.chart
    opened = chart.latest(IntakeOpened)
    since = opened.recorded_at if opened else None
    formulation = chart.latest(Formulation)
    signed = formulation if formulation and (since is None or formulation.recorded_at >= since) else None
    sections = tuple(_section(chart, one) for one in view.knowledge.intake_sections.values())
    level = chart.latest(CareLevelDecided)
    goals = tuple(one for one in chart.of(Goal) if one.body.status == "active")
    return IntakeFact(
        opened=opened, signed=signed, begun_at=_begun(view, since), sections=sections, level=level, goals=goals,
        missing=tuple(_missing(chart, sections, level, goals)),
    )  # fmt: skip


def _section(chart: Chart, section: IntakeSection) -> SectionFact:
    mine = [entry for entry in chart.of(IntakeAnswer) if entry.body.section == section.id]
    known = {entry.body.asks: entry for entry in mine if section.question(entry.body.asks)}
    told = [name for name, entry in known.items() if entry.body.answer]
    state = section.state(told, [name for name in known if name not in told])
    others = tuple(entry for entry in mine if entry.body.asks not in known)
    return SectionFact(
        section=section,
        state="partly" if state == "open" and others else state,
        answers=known,
        others=others,
    )


def _begun(view: AroundIntake, since: datetime | None) -> datetime | None:
    """When the first visit after the opening was attended; None while there was none."""
    if since is None:
        return None
    starts = [one.starts for one in view.visits if one.outcome == "attended" and one.starts >= since]
    return min(starts, default=None)


def _missing(
    chart: Chart, sections: tuple[SectionFact, ...], level: AnyEntry | None, goals: tuple[AnyEntry, ...]
) -> Iterator[Missing]:
    yield from _level_missing(level)
    titles = {one.section.id: one.section for one in sections}
    blanks = blank(chart)
    for name in blanks:
        section = titles.get(name)
        title = say(section.title) if section else say("Allergies")
        role = section.asked_by[0] if section else "nurse"
        yield Missing(part=name, says=title, role=role, stops=True)
    own = own_goals(chart)
    if not own:
        yield Missing(part="goal", says=say("A goal in the client's own words"), role="therapist")
    if goals and not any(_theirs(one) and one.body.sign for one in goals):
        yield Missing(
            part="sign", says=say("A goal the client agrees to, with a sign one can count"), role="therapist"
        )
    for one in sections:
        if one.state in ("open", "partly") and one.section.id not in blanks:
            yield Missing(part=one.section.id, says=say(one.section.title), role=one.section.asked_by[0])


def _theirs(goal: AnyEntry) -> bool:
    return goal.role == "client" or bool(goal.body.agreed)


def _level_missing(level: AnyEntry | None) -> Iterator[Missing]:
    if level is None:
        yield Missing(part="care_level", says=say("The level of care"), role="therapist", stops=True)
    elif level.body.decision == "undecided":
        yield Missing(
            part="care_level", says=say("A decision on the level of care"), role="prescriber", stops=True
        )
