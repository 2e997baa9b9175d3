"""Reads every file into its values, care word by care word; faults stay in the reader."""

from functools import partial

from . import tables
from .cadence import CadencePolicy
from .examples import LookupExample
from .gathering_medication import GatheringMedication
from .instrument import Instrument
from .intake_beginning import Beginning
from .intake_section import IntakeSection
from .keeping_touch import KeepingTouch
from .life_stage import LifeStage
from .modality import Modality
from .parts import (
    CADENCE,
    INTAKE_BEGINNING,
    INTAKE_SECTIONS,
    KEEPING_TOUCH,
    LIFE_STAGES,
    SUPPORT_OUTSIDE,
    TRANSLATIONS,
    WORKING_TOGETHER,
    Gatherer,
    Parts,
)
from .pathway import Pathway
from .reading import Reader
from .safety_event import Clocks, CrisisLines, SafetyEvent
from .support_outside import SupportOutside
from .tables import TableAbout
from .translation import Translation
from .whole import Evidence
from .working_together import WorkingTogether


def gather(reader: Reader) -> Parts:
    """Everything that could be read; afterwards `reader.faults` tells whether that is all of it."""
    parts = Parts()
    gathering = _Gathering(reader, parts)
    gathering.evidence()
    gathering.intake()
    gathering.measures()
    gathering.plan()
    GatheringMedication(reader, parts).everything()
    gathering.safety()
    gathering.team()
    gathering.visits()
    gathering.therapy()
    for file in sorted(set(reader.contents) - reader.read):
        reader.refuse(
            file, "", "no part of the loader reads this file. Next: move it to its care word, or remove it"
        )
    return parts


class _Gathering(Gatherer):
    def evidence(self) -> None:
        for place, row in self.rows("evidence.csv", tables.EvidenceRow, TableAbout[LookupExample])[1]:
            made = Evidence(
                id=row.evidence_id, what_was_read=row.what_was_read, kind_of_source=row.kind_of_source
            )
            self.keep("evidence", self.parts.evidence, made.id, made, place)

    def intake(self) -> None:
        self.one_a_file(INTAKE_SECTIONS, IntakeSection, self.parts.intake_sections, lambda each: each.id)
        self.one_a_file(LIFE_STAGES, LifeStage, self.parts.life_stages, lambda each: each.id)
        self.parts.beginning = self.single(INTAKE_BEGINNING, Beginning)

    def measures(self) -> None:
        self.one_a_file("measures", Instrument, self.parts.instruments, lambda each: each.id)
        for file in self.reader.files(TRANSLATIONS, ".yaml"):
            if found := self.reader.yaml(file, Translation):
                self._named_after(file, found.id)
                self.keep(TRANSLATIONS, self.parts.translations, found.id, found, (file, "$"))

    def plan(self) -> None:
        self.one_a_file("plan", Pathway, self.parts.pathways, lambda each: each.id)

    def therapy(self) -> None:
        self.one_a_file("therapy", Modality, self.parts.modalities, lambda each: each.id)

    def safety(self) -> None:
        for file in self.reader.files("safety", ".yaml"):
            if file in {"safety/clocks.yaml", "safety/crisis_lines.yaml"}:
                continue
            if found := self.reader.yaml(file, SafetyEvent):
                self._named_after(file, found.id.lower())
                self.shown(file, found.examples)
                self.keep("events", self.parts.events, found.id, found, (file, "$"))
        self.parts.clocks = self.single("safety/clocks.yaml", Clocks)
        self.parts.crisis_lines = self.single("safety/crisis_lines.yaml", CrisisLines)

    def visits(self) -> None:
        self.parts.keeping_touch = self.single(KEEPING_TOUCH, KeepingTouch)
        self.parts.cadence = self.single(CADENCE, CadencePolicy)

    def team(self) -> None:
        self.parts.working_together = self.single(WORKING_TOGETHER, WorkingTogether)
        self.parts.support_outside = self.single(SUPPORT_OUTSIDE, SupportOutside)
        about, roles = self.rows("team/roles.csv", tables.RoleRow, TableAbout[LookupExample])
        for place, row in roles:
            if about and (role := self.made(place, partial(tables.role, row, about))):
                self.keep("roles", self.parts.roles, role.id, role, place)
        shared, matrix = self.rows("team/rights.csv", tables.RightsRow, TableAbout[LookupExample])
        self.parts.rights_provenance = shared.provenance if shared else None
        for place, cell in matrix:
            if right := self.made(place, partial(tables.right, cell)):
                self.keep("matrix", self.parts.matrix, (right.item, right.role), right, place)
        scopes_about, scopes = self.rows(
            "team/caregiver_scopes.csv", tables.ScopeRow, TableAbout[LookupExample], ("opens",)
        )
        for place, each in scopes:
            if scopes_about and (scope := self.made(place, partial(tables.scope, each, scopes_about))):
                self.keep("scopes", self.parts.scopes, scope.number, scope, place)
        labels_about, labels = self.rows("team/labels.csv", tables.LabelRow, TableAbout[LookupExample])
        for place, marked in labels:
            if labels_about and (label := self.made(place, partial(tables.label, marked, labels_about))):
                self.keep("labels", self.parts.labels, label.id, label, place)
