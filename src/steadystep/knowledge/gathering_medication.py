"""Reads the files of medication: medicines, groups, circumstances, interactions, monitoring, effects, injections."""

from functools import partial

from . import analyte_tables, word_tables
from . import medication_tables as tables
from .drug import Drug
from .examples import InjectionExample, LookupExample, MonitoringExample, PairExample
from .interaction import MechanismRule
from .parts import (
    ANALYTES,
    CIRCUMSTANCES,
    CLASS_TAPERS,
    CONTRAINDICATIONS,
    DIAGNOSED,
    EXTERNAL_MEDICINES,
    INDICATION_NAMES,
    INTERACTIONS,
    LATE_INJECTIONS,
    MONITORING,
    QUIET_PAIRS,
    RED_FLAGS,
    RESULT_LIMITS,
    SIDE_EFFECTS,
    STRENGTHS,
    SUBSTANCE_CARE,
    TEACHING,
    TRIAL_TIMES,
    Gatherer,
)
from .substance_care import SubstanceCare
from .tables import TableAbout


class GatheringMedication(Gatherer):
    def everything(self) -> None:
        self.names()
        self.groups()
        self.one_a_file("medication/drugs", Drug, self.parts.drugs, lambda each: each.id)
        self.one_a_file(
            "medication/rules", MechanismRule, self.parts.mechanism_rules, lambda each: each.id.lower()
        )
        self.interactions()
        self.wording()
        self.strengths()
        self.courses()
        self.parts.substance_care = self.single(SUBSTANCE_CARE, SubstanceCare)
        self.results()

    def names(self) -> None:
        found = self.rows("medication/drug_names.csv", tables.DrugNameRow, TableAbout[LookupExample])[1]
        for place, row in found:
            name = tables.drug_name(row)
            self.keep("drug_names", self.parts.drug_names, name.drug_id, name, place)

    def groups(self) -> None:
        found = self.rows("medication/drug_groups.csv", tables.GroupRow, TableAbout[LookupExample])[1]
        for place, member in found:
            group = self.parts.groups.setdefault(member.group_id, set())
            if member.drug_id in group:
                self.reader.refuse(
                    *place, f"{member.drug_id} is twice in {member.group_id}. Next: keep one row"
                )
            group.add(member.drug_id)
            self.parts.places["member", (member.group_id, member.drug_id)] = place

    def interactions(self) -> None:
        parts, pair, looked_up = self.parts, TableAbout[PairExample], TableAbout[LookupExample]
        self.clinical_rows(
            CIRCUMSTANCES, tables.CircumstanceRow, looked_up, parts.circumstances, tables.circumstance
        )
        self.clinical_rows(INTERACTIONS, tables.InteractionRow, pair, parts.interactions, tables.interaction)
        self.clinical_rows(QUIET_PAIRS, tables.QuietPairRow, pair, parts.quiet_pairs, tables.quiet_pair)

    def wording(self) -> None:
        """Conditions that forbid a medicine, and how the record writes conditions, medicines and indications."""
        parts, looked_up, words = self.parts, TableAbout[LookupExample], word_tables
        self.clinical_rows(
            CONTRAINDICATIONS, words.ContraindicationRow, TableAbout[PairExample], parts.contraindications,
            words.contraindication,
        )  # fmt: skip
        self.clinical_rows(DIAGNOSED, words.DiagnosedRow, looked_up, parts.diagnosed, words.diagnosed)
        self.clinical_rows(
            EXTERNAL_MEDICINES, words.ExternalRow, looked_up, parts.external_medicines, words.external
        )
        self.clinical_rows(
            INDICATION_NAMES, words.IndicationRow, looked_up, parts.indication_names, words.indication
        )

    def strengths(self) -> None:
        about, found = self.rows(STRENGTHS, word_tables.StrengthRow, TableAbout[LookupExample])
        if about is None:
            return
        for place, row in found:
            made = self.made(place, partial(word_tables.strength, row, about.provenance))
            if made is not None:
                self.keep(STRENGTHS, self.parts.strengths, (made.drug_id, made.product), made, place)

    def courses(self) -> None:
        """What comes after the order: watching, effects, late injections, tapers, trials."""
        parts, looked_up = self.parts, TableAbout[LookupExample]
        watched, injected = TableAbout[MonitoringExample], TableAbout[InjectionExample]
        self.clinical_rows(MONITORING, tables.MonitoringRow, watched, parts.monitoring, tables.monitoring)
        self.clinical_rows(
            SIDE_EFFECTS, tables.SideEffectRow, looked_up, parts.side_effects, tables.side_effect
        )
        self.clinical_rows(RED_FLAGS, tables.RedFlagRow, looked_up, parts.red_flags, tables.red_flag)
        self.clinical_rows(
            LATE_INJECTIONS, tables.LateInjectionRow, injected, parts.late_injections, tables.late_injection
        )
        self.clinical_rows(CLASS_TAPERS, tables.TaperRow, looked_up, parts.class_tapers, tables.class_taper)
        self.clinical_rows(TRIAL_TIMES, tables.TrialTimeRow, looked_up, parts.trial_times, tables.trial_time)
        self.clinical_rows(TEACHING, tables.TeachingRow, looked_up, parts.teaching, tables.teaching)

    def results(self) -> None:
        """What is measured, and what of it is out of range."""
        parts, looked_up = self.parts, TableAbout[LookupExample]
        self.clinical_rows(
            ANALYTES, analyte_tables.AnalyteRow, looked_up, parts.analytes, analyte_tables.analyte
        )
        self.clinical_rows(
            RESULT_LIMITS, analyte_tables.LimitRow, looked_up, parts.result_limits, analyte_tables.limit
        )
