"""Which item of the role matrix (knowledge/team/rights.csv) an entry belongs to."""

from __future__ import annotations

from typing import Final

from steadystep.chart import AnyEntry, Body, Chart
from steadystep.chart.corrections import Expunged, Retracted, Unseen
from steadystep.chart.intake import ImportedResource
from steadystep.chart.measures import Observation
from steadystep.chart.plan import OfferAnswered

_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "demographics": ("demographics", "same_as", "contact_bounced", "intake_opened"),
    "schedule": ("visit_booked", "visit_attended", "visit_missed", "visit_cancelled", "visit_started", "interpreter_arranged", "visit_feed_chosen", "reminders_wanted",
        "waiting_began", "waiting_ended"),
    "diagnoses": ("diagnosis",),
    "assessments": ("intake_answer", "circumstance_told", "imported_resource", "history_reviewed", "worksheet",
        "care_level_decided", "formulation", "guardian_asked", "guardian_answered"),
    # A placeholder whose kind nobody kept stands for the strictest thing that is ever sealed.
    "psychotherapy_notes": ("psychotherapy_note", "unseen"),
    "progress_notes": ("session", "progress_note", "supervision_noted"),
    "plan": (
        "goal", "target", "life_event", "offer_answered", "care_ended", "care_resumed",
        "practice_assigned", "practice_tried", "exposure_ladder", "practice_cleared", "sleep_window", "option_chosen", "treatment_wish", "support_planned", "travel_planned", "procedure_planned",
        "plan_ahead", "what_matters", "story_note", "chart_reviewed", "cadence_agreed",
        "huddle_noted", "huddle_done", "case_reviewed", "referral_made", "referral_moved",
        "step_down_plan", "kit_given",
        "follow_up_done", "return_asked",
        "aligned", "plan_comment", "plan_answered", "plan_copy",
        "milestone", "milestone_reached", "setback", "need", "weekly_step", "weekly_step_told", "perinatal_plan",
    ),
    # What of the plan says which condition is treated: for those whom the matrix shows the plan and no diagnoses, apart.
    "pathway": ("pathway_phase", "checkpoint_held"),
    "medicines": (
        "allergy", "order", "dose_changed", "order_stopped", "dose_held", "dose_resumed", "dose_feed_chosen", "dose_report", "monitoring_done", "side_effect", "fill", "medicine_reported",
        "injection_given", "effects_checked", "effect_answered", "reminder_chosen",
        "medicine_list_received", "medicine_list_answered", "reconciled", "education_given",
        "dose_given", "naloxone_supplied", "naloxone_challenge", "result_followed", "handover_step", "checkup_offered",
        "trial_judged", "tried_before", "medicine_wish", "options_weighed", "capacity_stated", "risk_benefit_weighed", "medicines_looked_through",
        "taper_checkins_planned", "taper_checkin", "otp_contact", "monitoring_laid_aside",
        "pharmacy_chosen", "supply_trouble", "supply_trouble_step", "prescription_sent", "prescription_answered", "cost_barrier", "cost_barrier_step", "supply_planned", "pill_count", "adherence_talk",
    ),
    "measures": ("item_answered", "answers", "score_total", "daily_checkin", "last_use", "lapse_reported",
        "measure_sent", "sheet_begun", "measure_declined", "sheet_checked"),
    "pdmp": ("pdmp_checked",),
    "labs": ("observation", "result_reviewed", "lab_ordered", "urine_day_drawn", "picture_read"),
    "result_pictures": ("result_pictured",),
    "safety_plan": ("safety_plan", "safety_plan_reviewed", "safety_plan_given", "warning_sign", "change_watch"),
    "safety_events": ("event_reported", "raised", "acknowledged", "contact_attempted", "handed_over", "closed", "outreach_ended", "welfare_check_decided", "hospital_admitted", "hospital_left"),
    "audit": ("access_opened", "expunged"),
    "messages": ("message", "message_followed"),
    "team": ("team_joined", "team_left", "retracted"),
    "consents": ("consent_given", "consent_revoked", "relabelled", "letter_sent", "disclosed", "disclosure_answered"),
}  # fmt: skip
ITEM_OF_KIND: Final = {kind: item for item, kinds in _KINDS.items() for kind in kinds}

# Notes kept apart are an item of their own, whatever kind of entry holds them.
SEALED_LABELS: Final = {
    "psychotherapy_note": "psychotherapy_notes",
    "sud_counselling_note": "sud_counselling_notes",
}
# A questionnaire total or a social finding that another system sent as an Observation is no laboratory result.
_BY_CATEGORY: Final = {"survey": "measures", "social": "assessments"}
# What another system sent whole and says plainly what it is; everything else counts as assessment, the stricter item.
_BY_RESOURCE: Final = {
    "Patient": "demographics", "Appointment": "schedule", "Condition": "diagnoses", "MedicationStatement": "medicines",
    "MedicationRequest": "medicines", "MedicationDispense": "medicines", "MedicationAdministration": "medicines",
    "AllergyIntolerance": "medicines", "Consent": "consents", "CareTeam": "team", "Goal": "plan",
}  # fmt: skip
# Suggestions of these rules name neither a programme, nor a medicine, nor a score. Any other may, and is filed with what does.
_OF_THE_PLAN: Final = frozenset(
    {
        "plan.boosters", "plan.copy", "plan.needs", "plan.setback", "plan.undone", "team.peers", "therapy.homework",
        "therapy.practice_reminder", "visits.barriers", "visits.cadence", "visits.next_visit", "visits.visit_reminder",
        "visits.waiting",
    }
)  # fmt: skip


def kind_of(entry: AnyEntry) -> str:
    """The kind that was written, also where only a placeholder stands for it."""
    return entry.body.of if isinstance(entry.body, Unseen) else entry.kind


def item_of(kind: str) -> str:
    """The item of that kind; raises KeyError for a kind nobody has filed, so that it stays shut."""
    return ITEM_OF_KIND[kind]


def item_of_body(body: Body) -> str:
    """As `item_of`, and finer where the body tells: results by category, imported resources by their type."""
    if isinstance(body, Unseen):
        return item_of(body.of)
    if isinstance(body, Observation):
        return _BY_CATEGORY.get(body.category, "labs")
    if isinstance(body, OfferAnswered):
        return "plan" if body.rule in _OF_THE_PLAN else "pathway"
    if isinstance(body, ImportedResource):
        return _BY_RESOURCE.get(body.resource_type, "assessments")
    return item_of(body.kind())


def item_of_entry(entry: AnyEntry, chart: Chart, labels: frozenset[str]) -> str:
    """The item an entry is seen under: `labels` are its effective ones; a retraction counts as what it takes back."""
    if labels:
        for label in SEALED_LABELS.keys() & labels:
            return SEALED_LABELS[label]
    if isinstance(entry.body, Retracted):
        return item_of_body(chart.first(entry).body)
    return item_of_body(entry.body)


def about(body: Body) -> str | None:
    """The id of the entry that this one only talks about, and which it must not give away."""
    if isinstance(body, Expunged) or body.kind() == "relabelled":
        return body.code
    return None
