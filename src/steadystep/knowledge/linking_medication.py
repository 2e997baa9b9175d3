"""Whether the medicines, groups, circumstances and roles that medication names exist."""

from collections.abc import Iterable

from .drug import DosingRow, Drug, Restart, TitrationStep
from .examples import UNMATCHED, PairExample
from .lookup import Lookup, Place
from .parts import (
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
)
from .schedule import schedule_selectors
from .trial_time import TrialTime


class LinkingMedication(Lookup):
    def everything(self) -> None:
        self.medicines()
        self.rules()
        self.pairs()
        self.wording()
        self.monitoring()
        self.courses()
        self.results()

    def medicines(self) -> None:
        for group, members in self.parts.groups.items():
            for drug_id in sorted(members):
                self.drug(self.parts.places["member", (group, drug_id)], drug_id)
        for drug in self.parts.drugs.values():
            place = self.parts.places["medication/drugs", drug.id]
            self.drug(place, drug.id)
            self._agrees(place, drug)
            if drug.level is not None:
                self.known(place, drug.level.analyte, self.parts.analytes, "analyte")
                self.cited(place, drug.level.basis.evidence)
            parts: list[DosingRow | TitrationStep | Restart] = [*drug.dosing, *drug.titration, *drug.restart]
            self.cited(place, drug.mechanisms.basis.evidence)
            for part in parts:
                self.cited(place, part.basis.evidence)
                self.selector(place, part.when)
            if drug.groups:
                self.reader.refuse(
                    *place, "groups do not belong here. Next: write them in medication/drug_groups.csv"
                )

    def rules(self) -> None:
        for rule in self.parts.mechanism_rules.values():
            place = self.parts.places["medication/rules", rule.id]
            for selector in rule.selectors:
                self.selector(place, selector)
            for drug_id in rule.washout.days_by_drug if rule.washout else ():
                self.drug(place, drug_id)
            listed = rule.risk_points.same_as if rule.risk_points else ""
            for other in (*rule.never_after, *rule.repeats, *((listed,) if listed else ())):
                self.known(place, other, self.parts.mechanism_rules, "rule")
            self._shown(place, rule.examples)

    def pairs(self) -> None:
        for row in self.parts.interactions.values():
            place = self.parts.places[INTERACTIONS, row.id]
            self.selector(place, row.a_select)
            self.selector(place, row.b_select)
            for other in row.repeats:
                self.known(
                    place, other, {**self.parts.mechanism_rules, **self.parts.interactions}, "rule or row"
                )
            self._shown(place, row.examples)
        for pair in self.parts.quiet_pairs.values():
            place = self.parts.places[QUIET_PAIRS, pair.id]
            self.selector(place, pair.a_select)
            self.selector(place, pair.b_select)
            for rule_id in pair.except_rules:
                self.known(place, rule_id, self.parts.mechanism_rules, "rule")
            self._shown(place, pair.examples)

    def wording(self) -> None:
        for row in self.parts.contraindications.values():
            place = self.parts.places[CONTRAINDICATIONS, row.id]
            self.selector(place, row.select)
            self.selector(place, row.when)
            self._shown(place, row.examples)
        for name in self.parts.diagnosed:
            self.known(self.parts.places[DIAGNOSED, name], name, self.parts.circumstances, "circumstance")
        for name in self.parts.external_medicines:
            place = self.parts.places[EXTERNAL_MEDICINES, name]
            self.known(place, name, self.parts.circumstances, "circumstance")
        for name, indication in self.parts.indication_names.items():
            if indication.kind_of:
                place = self.parts.places[INDICATION_NAMES, name]
                self.known(place, indication.kind_of, self.parts.indication_names, "indication")
        for way in self.parts.substance_care.ways if self.parts.substance_care else ():
            if way.id != "no_medicine":
                self.drug((SUBSTANCE_CARE, "ways"), way.id)
        for key, strength in self.parts.strengths.items():
            self.drug(self.parts.places[STRENGTHS, key], strength.drug_id)

    def monitoring(self) -> None:
        for watched in self.parts.monitoring.values():
            place = self.parts.places[MONITORING, watched.id]
            for selector in (watched.select, watched.who, watched.who_not, watched.baseline_required_for):
                self.selector(place, selector)
            for selector in schedule_selectors(watched.schedule):
                self.selector(place, selector)
            for role in (watched.owner, *watched.shared_with):
                self.known(place, role, self.parts.roles, "role")

    def courses(self) -> None:
        for effect in self.parts.side_effects.values():
            self.selector(self.parts.places[SIDE_EFFECTS, effect.id], effect.select)
        for flag in self.parts.red_flags.values():
            if flag.effect:
                place = self.parts.places[RED_FLAGS, flag.id]
                self.known(place, flag.effect, self.parts.side_effects, "side effect")
        for taper in self.parts.class_tapers.values():
            self.selector(self.parts.places[CLASS_TAPERS, taper.id], taper.select)
        for time in self.parts.trial_times.values():
            place = self.parts.places[TRIAL_TIMES, time.id]
            self.selector(place, time.select)
            self.selector(place, time.when)
            self._as_the_formulary_says(place, time)
        for told in self.parts.teaching.values():
            self.selector(self.parts.places[TEACHING, told.id], told.select)
        for late in self.parts.late_injections.values():
            self.drug(self.parts.places[LATE_INJECTIONS, late.id], late.drug_id)

    def results(self) -> None:
        for limit in self.parts.result_limits.values():
            place = self.parts.places[RESULT_LIMITS, limit.id]
            self.known(place, limit.mon_id, self.parts.monitoring, "monitoring rule")
            self.known(place, limit.analyte, self.parts.analytes, "analyte")
            self.selector(place, limit.who)
            self.selector(place, limit.who_not)

    def _as_the_formulary_says(self, place: Place, time: TrialTime) -> None:
        """What was typed from a medicine's expected response time stands there, and is marked as it is."""
        if time.rests_on != "formulary":
            return
        for drug in (self.parts.drugs[name] for name in time.select.drugs if name in self.parts.drugs):
            told = drug.formulary.expected_response_time if drug.formulary else ""
            if time.words not in told or time.provenance.verification != drug.provenance.verification:
                self.reader.refuse(
                    *place, f"words or verification are not those of {drug.id}. Next: make them equal"
                )

    def _agrees(self, place: Place, drug: Drug) -> None:
        """Name list and file are read by different people: they must tell the same code."""
        name = self.parts.drug_names.get(drug.id)
        if name and (name.rxnorm_ingredient, name.prescribed_here) != (
            drug.rxnorm_ingredient,
            drug.prescribed_here,
        ):
            self.reader.refuse(
                *place, "code or prescribed_here differ from medication/drug_names.csv. Next: make them equal"
            )

    def _shown(self, place: Place, examples: Iterable[PairExample]) -> None:
        for example in examples:
            for drug_id in example.drugs:
                if drug_id != UNMATCHED:
                    self.drug(place, drug_id)
            for name in example.circumstances:
                self.known(place, name, self.parts.circumstances, "circumstance")
