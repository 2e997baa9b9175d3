"""A form for every common entry, one file a care word; the engine draws and reads them all."""

from . import (
    asking,
    cadence,
    calendar_out,
    capacity,
    ending,
    health,
    holds,
    intake,
    intake_course,
    lab_orders,
    labs,
    ladders,
    life_stages,
    lists,
    measures,
    medication,
    milestones,
    needs,
    offers_made,
    outreach,
    payment,
    pharmacy,
    pictures,
    plan,
    plan_together,
    plans_ahead,
    protocol,
    safety,
    safety_plans,
    sharing,
    sheet_checks,
    sleep_windows,
    substance,
    supply,
    supply_plans,
    switching,
    taking,
    tapering,
    team,
    teamwork,
    therapy,
    told_medicines,
    trials,
    visits,
    watching,
    worksheets,
)
from .engine import EntryForm
from .intake import NewClientForm
from .intake_section import PREFIX, section_form
from .setting import Setting

BY_CARE_WORD: dict[str, tuple[type[EntryForm], ...]] = {
    "intake": (*intake.FORMS, *intake_course.FORMS, *health.FORMS), "plan": (*plan.FORMS, *plan_together.FORMS, *milestones.FORMS, *needs.FORMS, *life_stages.FORMS, *ending.FORMS), "medication": (*medication.FORMS, *told_medicines.FORMS, *holds.FORMS, *lists.FORMS, *supply.FORMS, *substance.FORMS, *plans_ahead.FORMS, *offers_made.FORMS, *trials.FORMS, *tapering.FORMS, *switching.FORMS, *pharmacy.FORMS, *payment.FORMS, *supply_plans.FORMS, *taking.FORMS, *capacity.FORMS, *protocol.FORMS), "measures": (*measures.FORMS, *asking.FORMS, *sheet_checks.FORMS, *labs.FORMS, *lab_orders.FORMS, *pictures.FORMS),
    "therapy": (*therapy.FORMS, *ladders.FORMS, *worksheets.FORMS, *sleep_windows.FORMS),
    "safety": (*safety.FORMS, *safety_plans.FORMS, *outreach.FORMS, *watching.FORMS, *sharing.HOSPITAL_FORMS),
    "visits": (*visits.FORMS, *cadence.FORMS),
    "team": (*team.FORMS, *teamwork.FORMS, *sharing.FORMS, *calendar_out.FORMS),
}  # fmt: skip
FORMS: dict[str, type[EntryForm]] = {form.slug: form for forms in BY_CARE_WORD.values() for form in forms}
SLUG_OF_KIND: dict[str, str] = {form.makes.kind(): slug for slug, form in FORMS.items() if form.corrects_too}


def form_called(slug: str) -> type[EntryForm] | None:
    """The form of that address; sections of the assessment are made from knowledge. None when there is none."""
    if slug in FORMS or not slug.startswith(PREFIX):
        return FORMS.get(slug)
    return section_form(slug.removeprefix(PREFIX))


__all__ = ["BY_CARE_WORD", "FORMS", "SLUG_OF_KIND", "EntryForm", "NewClientForm", "Setting", "form_called"]
