"""Reads every file into its values, care word by care word; faults stay in the reader."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

import msgspec

from . import tables
from .drug import Drug, DrugName
from .examples import LookupExample, MonitoringExample, PairExample
from .instrument import Instrument
from .interaction import ExplicitInteraction, MechanismRule
from .monitoring import MonitoringRule
from .provenance import Provenance
from .reading import Reader
from .rights import CaregiverScope, Label, RightRow, Role
from .safety_event import Clocks, CrisisLines, SafetyEvent
from .tables import TableAbout
from .whole import Evidence

Value = TypeVar("Value")
Row = TypeVar("Row", bound=msgspec.Struct)
Made = TypeVar("Made")
Key = TypeVar("Key", str, int, tuple[str, str])
Shown = TypeVar("Shown", PairExample, MonitoringExample, LookupExample)


@dataclass
class Parts:
    """What the files held, by id. `places`: the file and place of each value, for the words of a refusal."""

    places: dict[tuple[str, object], tuple[str, str]] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    drugs: dict[str, Drug] = field(default_factory=dict)
    drug_names: dict[str, DrugName] = field(default_factory=dict)
    groups: dict[str, set[str]] = field(default_factory=dict)
    mechanism_rules: dict[str, MechanismRule] = field(default_factory=dict)
    interactions: dict[str, ExplicitInteraction] = field(default_factory=dict)
    monitoring: dict[str, MonitoringRule] = field(default_factory=dict)
    events: dict[str, SafetyEvent] = field(default_factory=dict)
    clocks: Clocks | None = None
    crisis_lines: CrisisLines | None = None
    roles: dict[str, Role] = field(default_factory=dict)
    matrix: dict[tuple[str, str], RightRow] = field(default_factory=dict)
    rights_provenance: Provenance | None = None
    scopes: dict[int, CaregiverScope] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    abouts: dict[str, Provenance] = field(default_factory=dict)


def gather(reader: Reader) -> Parts:
    """Everything that could be read; afterwards `reader.faults` tells whether that is all of it."""
    parts = Parts()
    gathering = _Gathering(reader, parts)
    gathering.evidence()
    gathering.measures()
    gathering.medicines()
    gathering.rules()
    gathering.safety()
    gathering.team()
    for file in sorted(set(reader.contents) - reader.read):
        reader.refuse(
            file, "", "no part of the loader reads this file. Next: move it to its care word, or remove it"
        )
    return parts


class _Gathering:
    def __init__(self, reader: Reader, parts: Parts) -> None:
        self.reader = reader
        self.parts = parts

    def evidence(self) -> None:
        for place, row in self._rows("evidence.csv", tables.EvidenceRow, TableAbout[LookupExample])[1]:
            made = Evidence(
                id=row.evidence_id, what_was_read=row.what_was_read, kind_of_source=row.kind_of_source
            )
            self._keep("evidence", self.parts.evidence, made.id, made, place)

    def measures(self) -> None:
        self._one_a_file("measures", Instrument, self.parts.instruments, lambda each: each.id)

    def medicines(self) -> None:
        for place, row in self._rows(
            "medication/drug_names.csv", tables.DrugNameRow, TableAbout[LookupExample]
        )[1]:
            name = tables.drug_name(row)
            self._keep("drug_names", self.parts.drug_names, name.drug_id, name, place)
        for place, member in self._rows(
            "medication/drug_groups.csv", tables.GroupRow, TableAbout[LookupExample]
        )[1]:
            group = self.parts.groups.setdefault(member.group_id, set())
            if member.drug_id in group:
                self.reader.refuse(
                    *place, f"{member.drug_id} is twice in {member.group_id}. Next: keep one row"
                )
            group.add(member.drug_id)
            self.parts.places["member", (member.group_id, member.drug_id)] = place
        self._one_a_file("medication/drugs", Drug, self.parts.drugs, lambda each: each.id)

    def rules(self) -> None:
        folder = "medication/rules"
        self._one_a_file(folder, MechanismRule, self.parts.mechanism_rules, lambda each: each.id.lower())
        about, rows = self._rows(f"{folder}/interactions.csv", tables.InteractionRow, TableAbout[PairExample])
        for place, row in rows:
            if about and (made := self._made(place, partial(tables.interaction, row, about))):
                self._keep("interactions", self.parts.interactions, made.id, made, place)
        self._each_shown(f"{folder}/interactions.csv", about, [(place, row.id) for place, row in rows])
        watched, to_watch = self._rows(
            "medication/monitoring.csv", tables.MonitoringRow, TableAbout[MonitoringExample], ("loinc",)
        )
        for place, each in to_watch:
            if watched and (rule := self._made(place, partial(tables.monitoring, each, watched))):
                self._keep("monitoring", self.parts.monitoring, rule.id, rule, place)

        self._each_shown("medication/monitoring.csv", watched, [(place, each.id) for place, each in to_watch])

    def safety(self) -> None:
        for file in self.reader.files("safety", ".yaml"):
            if file in {"safety/clocks.yaml", "safety/crisis_lines.yaml"}:
                continue
            if found := self.reader.yaml(file, SafetyEvent):
                self._named_after(file, found.id.lower())
                self._shown(file, found.examples)
                self._keep("events", self.parts.events, found.id, found, (file, "$"))
        self.parts.clocks = self._single("safety/clocks.yaml", Clocks)
        self.parts.crisis_lines = self._single("safety/crisis_lines.yaml", CrisisLines)

    def team(self) -> None:
        about, roles = self._rows("team/roles.csv", tables.RoleRow, TableAbout[LookupExample])
        for place, row in roles:
            if about and (role := self._made(place, partial(tables.role, row, about))):
                self._keep("roles", self.parts.roles, role.id, role, place)
        shared, matrix = self._rows("team/rights.csv", tables.RightsRow, TableAbout[LookupExample])
        self.parts.rights_provenance = shared.provenance if shared else None
        for place, cell in matrix:
            if right := self._made(place, partial(tables.right, cell)):
                self._keep("matrix", self.parts.matrix, (right.item, right.role), right, place)
        scopes_about, scopes = self._rows(
            "team/caregiver_scopes.csv", tables.ScopeRow, TableAbout[LookupExample], ("opens",)
        )
        for place, each in scopes:
            if scopes_about and (scope := self._made(place, partial(tables.scope, each, scopes_about))):
                self._keep("scopes", self.parts.scopes, scope.number, scope, place)
        labels_about, labels = self._rows("team/labels.csv", tables.LabelRow, TableAbout[LookupExample])
        for place, marked in labels:
            if labels_about and (label := self._made(place, partial(tables.label, marked, labels_about))):
                self._keep("labels", self.parts.labels, label.id, label, place)

    def _one_a_file(
        self, folder: str, shape: type[Value], into: dict[str, Value], named: Callable[[Value], str]
    ) -> None:
        """Each YAML file of the folder as one value, called after its id."""
        for file in self.reader.files(folder, ".yaml"):
            if file.endswith(".about.yaml"):
                continue
            found = self.reader.yaml(file, shape)
            if found is None:
                continue
            self._named_after(file, named(found))
            key = str(getattr(found, "id"))  # noqa: B009 (every such shape has an id)
            self._keep(folder, into, key, found, (file, "$"))
            self._shown(file, getattr(found, "examples", ()))

    def _single(self, file: str, shape: type[Value]) -> Value | None:
        found = self.reader.yaml(file, shape)
        if found is not None:
            self._shown(file, getattr(found, "examples", ()))
        return found

    def _shown(self, file: str, examples: tuple[object, ...]) -> None:
        if not examples:
            self.reader.refuse(
                file, "$.examples", "there is no example. Next: add one that fires and one that stays quiet"
            )

    def _rows(
        self, file: str, shape: type[Row], about_shape: type[TableAbout[Shown]], split: tuple[str, ...] = ()
    ) -> tuple[TableAbout[Shown] | None, list[tuple[tuple[str, str], Row]]]:
        """The table's about file, and each row with its place."""
        beside = file.removesuffix(".csv") + ".about.yaml"
        about = self.reader.yaml(beside, about_shape)
        if about:
            self.parts.abouts[beside] = about.provenance
            if not any(about.examples.values()):
                self.reader.refuse(beside, "$.examples", "there is no example. Next: add one for a row")
        return about, [((file, f"line {line}"), row) for line, row in self.reader.table(file, shape, split)]

    def _each_shown(
        self, file: str, about: TableAbout[Shown] | None, rows: list[tuple[tuple[str, str], str]]
    ) -> None:
        """Every clinical row has examples, and every example a row."""
        if about is None:
            return
        for place, row_id in rows:
            if not about.examples.get(row_id):
                self.reader.refuse(
                    *place, f"{row_id} has no example. Next: add one in the .about.yaml beside it"
                )
        for stray in sorted(set(about.examples) - {row_id for _, row_id in rows}):
            beside = file.removesuffix(".csv") + ".about.yaml"
            self.reader.refuse(beside, "$.examples", f"{stray} is no row of the table. Next: correct the id")

    def _made(self, place: tuple[str, str], make: Callable[[], Made]) -> Made | None:
        try:
            return make()
        except ValueError as wrong:
            self.reader.refuse(*place, str(wrong))
            return None

    def _named_after(self, file: str, expected: str) -> None:
        if file.rpartition("/")[2].removesuffix(".yaml") != expected:
            self.reader.refuse(
                file, "$.id", f"the file is not named after its id. Next: call it {expected}.yaml"
            )

    def _keep(
        self, kind: str, into: dict[Key, Value], key: Key, value: Value, place: tuple[str, str]
    ) -> None:
        if key in into:
            first = " ".join(self.parts.places[kind, key])
            self.reader.refuse(*place, f"`{key}` is already defined in {first}. Next: remove or rename one")
        into[key] = value
        self.parts.places[kind, key] = place
