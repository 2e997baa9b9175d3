"""Everything the knowledge says of one medicine, in sections, each fact with its source and its marks. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from steadystep.faces.look.education_words import TITLES
from steadystep.faces.staff.as_said import sources_said
from steadystep.knowledge import Basis, Drug, Knowledge, Provenance, Strength
from steadystep.knowledge.interaction import MechanismRule, Side
from steadystep.reasoning.facts.education_card import education_card

from .mechanism_words import mechanism_facts


@dataclass(frozen=True, slots=True)
class KnownFact:
    """One fact: `said` in the source's words, which document says it, and how far it was verified."""

    label: str
    said: str
    sources: str = ""
    verification: str = ""
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    facts: tuple[KnownFact, ...]
    empty: str = ""

    @property
    def shared(self) -> KnownFact | None:
        """A fact that stands for all, where every one rests on the same source: it is then said once."""
        told = {(fact.sources, fact.verification) for fact in self.facts}
        return self.facts[0] if len(told) == 1 and len(self.facts) > 1 else None


def dossier(drug: Drug, knowledge: Knowledge) -> tuple[Section, ...]:
    """The sections of the page, in the order a prescriber asks for them; an empty one says so."""
    return (
        Section("doses", _("Doses by indication and person"), tuple(_dosing(drug)), _("No numeric dose row: doses cannot be checked against a limit.")),
        Section("formulary", _("In the formulary's words"), tuple(_formulary(drug))),
        Section("contraindications", _("Must not be given with"), tuple(_contraindications(drug, knowledge)), _("No condition is listed: its label was not read for this.")),
        Section("strengths", _("Strengths"), tuple(_strengths(drug, knowledge)), _("Strengths not in the knowledge; type what the pharmacy has.")),
        Section("titration", _("Schedules and restart"), tuple(_titration(drug)), _("No fixed schedule.")),
        Section("mechanisms", _("What it does in the body"), tuple(_mechanisms(drug)), _("No mechanism is marked.")),
        Section("interactions", _("Interactions"), tuple(_interactions(drug, knowledge)), _("No rule and no row takes this medicine.")),
        Section("monitoring", _("Monitoring"), tuple(_monitoring(drug, knowledge)), _("No monitoring rule takes this medicine.")),
        Section("effects", _("Side effects"), tuple(_effects(drug, knowledge)), _("No row of side effects takes this medicine.")),
        Section("injection", _("Late injections"), tuple(_late(drug, knowledge)), _("Not in the table of long-acting injections.")),
        Section("taper", _("Tapers of its class"), tuple(_tapers(drug, knowledge)), _("No class taper.")),
    )  # fmt: skip


def fact(label: str, said: str, ground: Provenance | Basis, severity: str = "") -> KnownFact:
    return KnownFact(label, said, sources_said(ground.sources), ground.verification, severity)


def _dosing(drug: Drug) -> Iterator[KnownFact]:
    for row in drug.dosing:
        highest = f"{row.max_mg_kg_day:g} mg/kg" if row.max_mg_day is None else f"{row.max_mg_day:g} mg"
        step = row.step_mg_day if isinstance(row.step_mg_day, str) else f"{row.step_mg_day:g} mg"
        said = _(
            "start %(start)s mg a day in %(times)s; step %(step)s, at least %(days)s days apart; usual %(low)s to %(high)s mg a day; at most %(max)s a day"
        ) % {
            "start": f"{row.start_total_mg_day:g}", "times": row.doses_per_day, "step": step, "max": highest,
            "days": row.min_step_interval_days if row.min_step_interval_days is not None else "?",
            "low": f"{row.usual_low_mg_day:g}", "high": f"{row.usual_high_mg_day:g}",
        }  # fmt: skip
        hard = _("hard limit") if row.hard_limit else ""
        parts = filter(None, (said, row.note, row.unit_note, hard))
        yield fact(f"{row.indication}, {row.population} ({row.route})", "; ".join(parts), row.basis)


def _formulary(drug: Drug) -> Iterator[KnownFact]:
    held = drug.formulary
    if held is None:
        yield fact(
            _("Recorded as"), drug.recorded_as or _("from elsewhere, never prescribed here"), drug.provenance
        )
        if drug.why_listed:
            yield fact(_("Why it is listed"), drug.why_listed, drug.provenance)
        return
    named = (
        (_("Start"), held.adult_start), (_("Step"), held.titration_step), (_("Days between steps"), held.min_interval_days),
        (_("Usual range"), held.usual_range), (_("Maximum"), held.max_dose), (_("When it helps"), held.expected_response_time),
        (_("Boxed warning"), held.boxed_warning), (_("Kidney"), held.renal), (_("Liver"), held.hepatic),
        (_("Older adults"), held.geriatric), (_("Pregnancy"), held.pregnancy), (_("Breastfeeding"), held.lactation),
        (_("Half-life"), held.half_life), (_("Stopping"), held.taper), (_("For teaching"), held.education),
        (_("What was verified"), held.verification_note),
    )  # fmt: skip
    for label, said in named:
        if said:
            yield fact(label, said, drug.provenance)


def _contraindications(drug: Drug, knowledge: Knowledge) -> Iterator[KnownFact]:
    for row in knowledge.contraindications_of(drug):
        said = f"{row.effect}. {row.management}"
        yield fact(f"{row.id}: {row.condition}", said, row.provenance, row.severity)


def _strengths(drug: Drug, knowledge: Knowledge) -> Iterator[KnownFact]:
    """A line for each dose form."""
    forms: dict[str, list[Strength]] = {}
    for one in knowledge.strengths_of(drug.id):
        forms.setdefault(one.form, []).append(one)
    for form, rows in forms.items():
        amounts = ", ".join(f"{one.strength:g} {one.unit}" for one in rows)
        yield fact(form[:1].upper() + form[1:], amounts, rows[0].provenance)


def _titration(drug: Drug) -> Iterator[KnownFact]:
    for step in drug.titration:
        days = f"{step.day_from or '?'}–{step.day_to or '…'}"
        label = _("%(schedule)s, step %(step)s, days %(days)s") % {"schedule": step.schedule_id, "step": step.step, "days": days}  # fmt: skip
        yield fact(label, "; ".join(filter(None, (step.applies_when, step.dose_text, step.rule))), step.basis)
    for gap in drug.restart:
        label = _("After %(days)s days without a dose") % {"days": f"{gap.gap_days_at_least:g}"}
        yield fact(label, gap.do, gap.basis)
    if drug.washout:
        said = _("%(days)s days after the last dose: %(why)s") % {
            "days": drug.washout.days,
            "why": drug.washout.why,
        }
        yield fact(_("Stays in the body"), said, drug.provenance)


def _mechanisms(drug: Drug) -> Iterator[KnownFact]:
    for label, said in mechanism_facts(drug.mechanisms):
        yield fact(label, said, drug.mechanisms.basis)
    yield fact(_("What was verified"), drug.mechanisms.verified_fields, drug.mechanisms.basis)


def _interactions(drug: Drug, knowledge: Knowledge) -> Iterator[KnownFact]:
    for row in knowledge.explicit_interactions:
        sides = ((row.a_select, row.b), (row.b_select, row.a))
        others = dict.fromkeys(other for side, other in sides if side.takes(drug.id, drug.groups))
        for other in others:
            said = f"{row.effect}. {row.management}"
            yield fact(
                _("%(id)s: with %(other)s") % {"id": row.id, "other": other},
                said,
                row.provenance,
                row.severity,
            )
    for rule in knowledge.mechanism_rules.values():
        against = _other_sides(rule, drug)
        if against:
            label = f"{rule.id}: {rule.title}"
            said = _("with %(others)s. %(effect)s. %(action)s") % {"others": against, "effect": rule.effect, "action": rule.action}  # fmt: skip
            yield fact(label, said, rule.provenance, rule.severity)


def _other_sides(rule: MechanismRule, drug: Drug) -> str:
    """The words for what stands on the other side; empty when this medicine stands on none."""
    sides = [(rule.a, rule.when_b), *((rule.b, rule.when_a) for _ in (0,) if rule.b)]
    sides += [side for pair in rule.or_sides for side in ((pair.a, rule.when_b), (pair.b, rule.when_a))]
    whole = _("the whole list")
    found = dict.fromkeys(
        whole if other in ("", "n/a") else other for side, other in sides if _stands(side, drug)
    )
    return "; ".join(found)


def _stands(side: Side, drug: Drug) -> bool:
    held = drug.mechanisms
    enzyme = (
        (side.cyp_inhibitor, held.cyp_inhibitor), (side.cyp_inducer, held.cyp_inducer), (side.cyp_substrate, held.cyp_substrate),
    )  # fmt: skip
    by_enzyme = any(wanted and wanted in has.values() for wanted, has in enzyme)
    summed = side.sum_flag is not None and (getattr(held, side.sum_flag) or 0) > 0
    return side.holds(drug) or by_enzyme or summed


def _monitoring(drug: Drug, knowledge: Knowledge) -> Iterator[KnownFact]:
    for rule in knowledge.monitoring_for(drug):
        parts = (rule.population, rule.schedule_text, rule.threshold, rule.action, rule.owner_text)
        yield fact(f"{rule.id}: {rule.item}", "; ".join(filter(None, parts)), rule.provenance)


def _effects(drug: Drug, knowledge: Knowledge) -> Iterator[KnownFact]:
    for one in knowledge.side_effects_of(drug):
        parts = (
            f"{one.frequency_band}, {one.kind}", _("comes: %(when)s") % {"when": one.typical_onset},
            _("lasts: %(time)s") % {"time": one.typical_duration}, one.self_care, one.adjustment,
            _("call: %(when)s") % {"when": one.call_when} if one.call_when else "",
        )  # fmt: skip
        yield fact(one.effect, "; ".join(filter(None, parts)), one.provenance)


def _late(drug: Drug, knowledge: Knowledge) -> Iterator[KnownFact]:
    for row in knowledge.late_injections_of(drug.id):
        over, until = row.over_days or 0, row.up_to_days if row.up_to_days is not None else "…"
        label = _("%(product)s, %(missed)s, days %(over)s to %(until)s") % {"product": row.product, "missed": row.missed_text, "over": over, "until": until}  # fmt: skip
        yield fact(
            label, "; ".join(filter(None, (row.action, row.edge_note, row.window_text))), row.provenance
        )


def _tapers(drug: Drug, knowledge: Knowledge) -> Iterator[KnownFact]:
    for one in knowledge.class_tapers_of(drug):
        yield fact(f"{one.id}: {one.applies_when}", f"{one.dose_text}; {one.rule}", one.provenance)


def gaps(drug: Drug, knowledge: Knowledge) -> tuple[str, ...]:
    """What is not known or not checked, in words: silence would read as all clear."""
    missing = (
        [str(TITLES[name]).lower() for name in education_card(drug, knowledge).missing]
        if drug.prescribed_here
        else []
    )
    dosed = " ".join(row.indication.casefold() for row in drug.dosing)
    without = [one for one in drug.indications if one.split(" (")[0].casefold() not in dosed]
    found = {
        _("No licensed clinician has checked this file."): not drug.provenance.checked,
        _("Nothing of it was verified against a source that could be read."): drug.provenance.verification == "unverified",
        _("No RxNorm code is confirmed: it is found by name only."): not drug.rxnorm_ingredient,
        _("No numeric dose limit: a dose is not checked."): drug.prescribed_here and not drug.dosing,
        _("Indications without a dose row of their own name: %(names)s.") % {"names": ", ".join(without)}: bool(without and drug.dosing),
        _("No plain sentence for the client on: %(parts)s.") % {"parts": ", ".join(missing)}: bool(missing),
        _("No side effects are listed."): drug.prescribed_here and not knowledge.side_effects_of(drug),
    }  # fmt: skip
    return tuple(words for words, holds in found.items() if holds)
