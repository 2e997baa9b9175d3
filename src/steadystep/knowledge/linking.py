"""Whether everything that is named exists: medicines, groups, roles, items, safety events, evidence."""

from collections.abc import Mapping

import msgspec

from steadystep.chart.intake import SECTIONS
from steadystep.chart.offers_made import OFFERED

from .drug import Drug
from .instrument import Instrument
from .intake_beginning import PathwayEntry
from .licensed import translation_faults
from .linking_medication import LinkingMedication
from .linking_stages import LinkingStages
from .lookup import Lookup, Place
from .modality import Exercise
from .parts import INTAKE_BEGINNING, INTAKE_SECTIONS, TRANSLATIONS, Parts
from .pathway import Pathway
from .reading import Reader
from .route import faults, points_of, route
from .safety_event import SafetyEvent
from .whole import SHARED

REGISTERS = ("evidence", "drug_names", "groups", "circumstances", "roles", "matrix")


def link(reader: Reader, parts: Parts) -> None:
    """Refuse every reference that leads nowhere. Silent while a register is broken: all would seem wrong."""
    if not all(getattr(parts, register) for register in REGISTERS):
        return
    linking = _Linking(reader, parts)
    linking.provenances()
    linking.intake()
    linking.measures()
    linking.translations()
    linking.plan()
    linking.therapy()
    LinkingMedication(reader, parts).everything()
    linking.safety()
    linking.team()


def with_translations(parts: Parts) -> dict[str, Instrument]:
    """Each instrument with the words of other languages that ship, in the order of their files."""
    return {
        one.id: msgspec.structs.replace(
            one,
            translations=tuple(words for words in parts.translations.values() if words.instrument == one.id),
        )
        for one in parts.instruments.values()
    }


def with_groups(drugs: Mapping[str, Drug], groups: Mapping[str, set[str]]) -> dict[str, Drug]:
    """Each medicine with the groups that name it."""
    return {
        drug.id: msgspec.structs.replace(
            drug, groups=frozenset(name for name, members in groups.items() if drug.id in members)
        )
        for drug in drugs.values()
    }


def _instruments_of(given: Pathway) -> set[str]:
    asked = {option.measure for point in given.points for option in point.options if option.measure}
    screens = {name for one in given.screens for name in (one.instrument, one.positive_asks) if name}
    asked_of = [one for point in given.points for one in (*point.every, *point.any_of)]
    asked_of += [one for each in given.transitions for one in (*each.every, *each.any_of)]
    totals = {
        one.of for one in asked_of
        if one.of and one.fact in ("total", "low_weeks", "improvement", "fall")
    }  # fmt: skip
    return {*given.measures, *asked, *screens, *totals, *(one.instrument for one in given.asks)}


class _Linking(Lookup):
    def __init__(self, reader: Reader, parts: Parts) -> None:
        super().__init__(reader, parts)
        self.items = {item for item, _ in parts.matrix}

    def provenances(self) -> None:
        for beside, shared in self.parts.abouts.items():
            self.evidence((beside, "$.provenance"), shared)
        for place, given in self.parts.sourced():
            self.evidence(place, given)

    def intake(self) -> None:
        """Roles that ask, and circumstances that an answer tells, exist; sections are those a chart can file."""
        for section in self.parts.intake_sections.values():
            place = self.parts.places[INTAKE_SECTIONS, section.id]
            self.known(place, section.id, SECTIONS, "section of a chart")
            for role in section.asked_by:
                self.known(place, role, self.parts.roles, "role")
            for question in section.questions:
                if question.tells:
                    self.circumstance(place, question.tells, event=False)

        self._beginning()
        LinkingStages(self.reader, self.parts).everything()

    def _beginning(self) -> None:
        """Instruments, pathways and indications of the first steps exist. Silent while their own files are broken."""
        begun = self.parts.beginning
        if begun is None or any(
            fault.file.startswith(("measures/", "plan/")) for fault in self.reader.faults
        ):
            return
        place = (INTAKE_BEGINNING, "$")
        for instrument in sorted(begun.instruments):
            self.known(place, instrument, self.parts.instruments, "instrument")
        for entry in begun.entries:
            self.known(place, entry.pathway, self.parts.pathways, "pathway")
            for name in entry.conditions:
                self.known(place, name, self.parts.indication_names, "indication")
            self._first_tests(place, entry)

    def _first_tests(self, place: Place, entry: PathwayEntry) -> None:
        """Silent while the tables of results and circumstances are broken."""
        if any(fault.file.startswith("medication/") for fault in self.reader.faults):
            return
        for test in (*entry.tests, *(one.test for one in entry.tests_for)):
            self.known(place, test, self.parts.analytes, "analyte")
        for each in entry.tests_for:
            self.circumstance(place, each.who, event=False)
            self.circumstance(place, each.who_not, event=False)
        for name in entry.offered:
            self.known(place, name, OFFERED, "test that is offered")

    def measures(self) -> None:
        if any(fault.file.startswith("safety/") for fault in self.reader.faults):
            return  # every event would seem unknown
        variants = {variant.id for event in self.parts.events.values() for variant in event.variants}
        for given in self.parts.instruments.values():
            place = self.parts.places["measures", given.id]
            opens = [each.event for each in given.safety_items] + [each.event for each in given.safety_totals]
            for event in opens:
                self.known(place, event, variants, "safety event variant")
            if given.positive_opens:
                self.known(place, given.positive_opens, self.parts.instruments, "instrument")

    def translations(self) -> None:
        """Each has an instrument whose words may ship, another language than its own, and one answer for each value."""
        if any(fault.file.startswith("measures/") for fault in self.reader.faults):
            return  # every instrument would seem unknown
        for given in self.parts.translations.values():
            place = self.parts.places[TRANSLATIONS, given.id]
            self.known(place, given.instrument, self.parts.instruments, "instrument")
            if instrument := self.parts.instruments.get(given.instrument):
                for fault in translation_faults(instrument, given):
                    self.reader.refuse(*place, fault)

    def plan(self) -> None:
        """Instruments and indications that are named exist, and so do the shared points that are taken over or replaced."""
        if any(fault.file.startswith("measures/") for fault in self.reader.faults):
            return  # every instrument would seem unknown
        shared = self.parts.pathways.get(SHARED)
        general = {one.id for one in shared.points} if shared else set()
        for given in self.parts.pathways.values():
            place = self.parts.places["plan", given.id]
            for point in given.shared + tuple(one.instead_of for one in given.points if one.instead_of):
                self.known(place, point, general, f"point of {SHARED}.yaml")
            for name in given.conditions:
                self.known(place, name, self.parts.indication_names, "indication")
            for instrument in _instruments_of(given):
                self.known(place, instrument, self.parts.instruments, "instrument")
            if shared and given.names:
                points = points_of(given, shared)
                for fault in faults(route(given, shared, points), given, points):
                    self.reader.refuse(*place, fault)

    def therapy(self) -> None:
        """Exercises have one home, and what they, the outlines and the examples name exists."""
        if any(fault.file.startswith(("safety/", "plan/")) for fault in self.reader.faults):
            return  # every event and pathway would seem unknown
        variants = {variant.id for event in self.parts.events.values() for variant in event.variants}
        homes: dict[str, str] = {}
        for modality in self.parts.modalities.values():
            place = self.parts.places["therapy", modality.id]
            for exercise in modality.exercises:
                self._exercise(place, exercise, variants)
                if homes.setdefault(exercise.id, modality.id) != modality.id:
                    self.reader.refuse(
                        *place, f"`{exercise.id}` is an exercise of {homes[exercise.id]}. Next: rename one"
                    )
        for modality in self.parts.modalities.values():
            place = self.parts.places["therapy", modality.id]
            named = [
                name for outline in modality.outlines for one in outline.meetings for name in one.exercises
            ]
            for name in (*named, *(one.exercise for one in modality.examples)):
                self.known(place, name, homes, "exercise")
            for outline in modality.outlines:
                if outline.pathway:
                    self.known(place, outline.pathway, self.parts.pathways, "pathway")

    def _exercise(self, place: tuple[str, str], exercise: Exercise, variants: set[str]) -> None:
        for circumstance in exercise.not_with:
            self.known(place, circumstance, self.parts.circumstances, "circumstance")
        for asked in exercise.asks:
            if asked.raises:
                self.known(place, asked.raises, variants, "safety event variant")

    def safety(self) -> None:
        for event in self.parts.events.values():
            place = self.parts.places["events", event.id]
            own = {variant.id for variant in event.variants}
            for variant in event.variants:
                for role in (*variant.first_actor, *variant.backup):
                    self.known(place, role, self.parts.roles, "role")
                if variant.next_variant:
                    self.known(place, variant.next_variant, own, "variant")
            self._opens(place, event)

    def team(self) -> None:
        for key in self.parts.matrix:
            self.known(self.parts.places["matrix", key], key[1], self.parts.roles, "role")
        for item in sorted(self.items):
            for role in sorted(
                set(self.parts.roles) - {each for one, each in self.parts.matrix if one == item}
            ):
                self.reader.refuse(
                    "team/rights.csv", "", f"{item} has no row for {role}. Next: add one; `none` is an answer"
                )
        for scope in self.parts.scopes.values():
            for item in scope.opens:
                self.known(self.parts.places["scopes", scope.number], item, self.items, "item")

    def _opens(self, place: tuple[str, str], event: SafetyEvent) -> None:
        own = {variant.id for variant in event.variants}
        for example in event.examples:
            if example.opens:
                self.known(place, example.opens, own, "variant")
