"""What people tell and measure about somebody's health, in words; and what the chart then says of a circumstance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from steadystep import knowledge
from steadystep.chart import Coding, Quantity, When
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.intake import Demographics, Diagnosis
from steadystep.chart.measures import Component, Observation
from steadystep.reasoning import Clock
from steadystep.reasoning.facts.circumstances import Circumstances
from steadystep.reasoning.view import View
from tests.spec.clinic import instant

if TYPE_CHECKING:
    from tests.spec.builder import Story
    from tests.spec.writers import Writer


def says(who: Writer, circumstance: str, holds: bool, *, until: str = "", since: str = "") -> str:
    body = CircumstanceTold(
        when=who._when(), circumstance=circumstance, holds=holds,
        until=date.fromisoformat(until) if until else None, since=When(since) if since else None,
    )  # fmt: skip
    last = f", until {until} at the latest" if until else ""
    return who._write(body, f"writes down: {_means(circumstance)}, {'yes' if holds else 'no'}{last}")


def is_person(who: Writer, *, born: str = "", sex: str = "unknown") -> str:
    birth = When(born) if born else None
    body = Demographics(when=who._when(), legal_name="Rosa", birth_date=birth, sex_for_ranges=sex)
    return who._write(body, f"writes down: born {born or 'unknown'}, sex for ranges {sex}")


def finds(who: Writer, what: str, value: float, unit: str, *, code: str = "", range_sent: str = "") -> str:
    body = Observation(
        when=who._when(), what=Coding(what, code, "LOINC" if code else ""), category="lab",
        quantity=Quantity(value, unit), reference=range_sent,
    )  # fmt: skip
    sent = f" (range {range_sent})" if range_sent else ""
    return who._write(body, f"enters {what} {value:g} {unit}{sent}")


def blood_pressure(who: Writer, upper: float, lower: float) -> str:
    parts = (
        Component(
            what=Coding("Systolic blood pressure", "8480-6", "LOINC"), quantity=Quantity(upper, "mm[Hg]")
        ),
        Component(
            what=Coding("Diastolic blood pressure", "8462-4", "LOINC"), quantity=Quantity(lower, "mm[Hg]")
        ),
    )
    what = Coding("Blood pressure", "85354-9", "LOINC")
    body = Observation(when=who._when(), what=what, category="vital", components=parts)
    return who._write(body, f"enters blood pressure {upper:g}/{lower:g}")


def status(who: Writer, code: str, what: str, words: str) -> str:
    body = Observation(when=who._when(), what=Coding(what, code, "LOINC"), category="social", text=words)
    return who._write(body, f"enters {what}: {words}")


def diagnoses(who: Writer, text: str, code: str, state: str = "active") -> str:
    body = Diagnosis(when=who._when(), condition=Coding(text, code, "ICD-10-CM"), status=state)
    return who._write(body, f"writes the diagnosis {text} ({code}), {state}")


class Asked:
    """The circumstances of a story's chart at one instant; each expectation is told in the manual."""

    def __init__(self, story: Story, said: str) -> None:
        self.story, at = story, instant(said, story.zone)
        story.looks.append((story.chart, story.clinic, at))
        self.clock = Clock(at)
        self.view = View(story.chart, knowledge.load(), story.clinic, self.clock)
        self.facts: Circumstances = self.view.circumstances
        self.said = said

    def holds(self, *names: str) -> None:
        self._each(names, True, "holds")

    def does_not_hold(self, *names: str) -> None:
        self._each(names, False, "does not hold")

    def cannot_tell(self, *names: str) -> None:
        self._each(names, None, "cannot be told")

    def value(self, measure: str, value: float | None, unit: str = "") -> None:
        found = self.facts.value(measure)
        assert (found.value if found else None) == value, f"{measure}: {found}"
        assert found is None or not unit or found.unit == unit
        told = "cannot be told" if value is None else f"is {value:g} {unit}"
        self.story.note("expect", f"{self.said}: {measure.replace('_', ' ')} {told}")

    def _each(self, names: tuple[str, ...], wanted: bool | None, words: str) -> None:
        for name in names:
            assert self.facts.holds(name) is wanted, f"{name}: {self.facts.answer(name)}"
            self.story.note("expect", f"{self.said}: “{_means(name)}” {words}")


def _means(circumstance: str) -> str:
    return knowledge.load().circumstances[circumstance].means
