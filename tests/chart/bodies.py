"""Any body of any kind, as Hypothesis invents it from the fields' types; what checks itself away is drawn anew."""

from __future__ import annotations

import typing
from collections.abc import Sequence
from datetime import UTC, date, datetime
from types import UnionType
from typing import Any, get_args, get_origin

import msgspec
from hypothesis import assume
from hypothesis import strategies as st

from steadystep.chart import (
    STORED_KINDS,
    Body,
    Coding,
    Dose,
    Quantity,
    Unreadable,
    When,
    asking,
    cadence,
    capacity,
    checkpoints,
    cost_barriers,
    discharge,
    education,
    exposure,
    hospital,
    intake,
    intake_course,
    life_stages,
    measures,
    medication,
    medicine_lists,
    milestones,
    monitoring,
    needs,
    offers_made,
    outreach,
    pharmacy,
    pictures,
    plan,
    plan_copies,
    plan_together,
    plans_ahead,
    safety,
    safety_plans,
    setbacks,
    sharing,
    substance,
    supply,
    taking,
    tapering,
    team,
    teamwork,
    therapy,
    trials,
    visit_start,
    visits,
    waiting,
    warning_signs,
)
from steadystep.chart.kinds import KINDS
from steadystep.chart.quantity import DOSE_UNITS
from steadystep.chart.reminding import BEFORE_VISIT

ZONES = ("UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland")
words = st.text(min_size=1, max_size=12).filter(lambda text: text.strip() and not _lone(text))
dates = st.dates(date(1900, 1, 1), date(2190, 1, 1))
instants = st.datetimes(datetime(1900, 1, 1), datetime(2190, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
floats = st.floats(0.01, 200).map(lambda value: round(value, 3))
whens = st.one_of(
    st.builds(When.instant, instants, st.sampled_from(ZONES)),
    st.builds(When.on, dates, st.sampled_from(ZONES)),
    st.builds(When, dates.map(lambda day: f"{day:%Y-%m}"), st.sampled_from(ZONES)),
    st.builds(When, dates.map(lambda day: f"{day.year:04}"), st.sampled_from(ZONES)),
)
# Texts that may only be one of a list.
CHOICES: dict[tuple[str, str], frozenset[str] | tuple[str, ...]] = {
    ("demographics", "sex_for_ranges"): intake.SEXES, ("demographics", "zone"): ZONES,
    ("intake_answer", "section"): intake.SECTIONS, ("care_level_decided", "decision"): intake_course.CARE_LEVELS, ("diagnosis", "status"): intake.DIAGNOSIS_STATES,
    ("allergy", "severity"): intake.SEVERITIES, ("answers", "way"): measures.WAYS, ("measure_sent", "way"): asking.ASKED_BY, ("measure_declined", "reason"): asking.NOT_ANSWERED,
    ("observation", "category"): measures.CATEGORIES, ("daily_checkin", "medicines"): measures.MEDICINES_TAKEN,
    ("result_pictured", "shows"): pictures.SHOWN, ("result_pictured", "media_type"): ("image/jpeg",), ("result_pictured", "sha256"): ("0a" * 32,),
    ("picture_read", "outcome"): ("typed",),
    ("result_reviewed", "talk"): monitoring.TALKS - {""},
    ("monitoring_laid_aside", "coded_reason"): frozenset(monitoring.NOT_NEEDED), ("taper_checkin", "how"): frozenset(tapering.HOW_IT_IS),
    ("supply_trouble", "what"): pharmacy.TROUBLES, ("supply_trouble_step", "did"): pharmacy.STEPS, ("pharmacy_chosen", "state"): ("", "NY", "CT"),
    ("prescription_sent", "way"): ("on_paper",), ("prescription_answered", "came"): ("accepted", "in_hand"),
    ("cost_barrier", "what"): cost_barriers.COST_BARRIERS, ("cost_barrier_step", "did"): cost_barriers.COST_STEPS, ("supply_planned", "holder"): ("client", "clinic", "pharmacy"),
    ("pill_count", "counted_by"): taking.COUNTED_BY, ("adherence_talk", "barrier"): taking.BARRIERS[:-1], ("adherence_talk", "did"): ("", "reminders", "once_daily"),
    ("capacity_stated", "ability"): ("decides",), ("capacity_stated", "care"): capacity.CARES,
    ("monitoring_done", "outcome"): monitoring.OUTCOMES, ("order", "route"): medication.ROUTES, ("dose_report", "outcome"): medication.TAKEN,
    ("medicine_reported", "status"): medication.LIST_STATES, ("medicine_list_received", "source"): medicine_lists.LIST_SOURCES,
    ("medicine_list_received", "status"): medication.LIST_STATES, ("reconciled", "occasion"): medicine_lists.OCCASIONS,
    ("reconciled", "decision"): medicine_lists.LINE_DECISIONS, ("education_given", "way"): education.EDUCATION_WAYS, ("goal", "status"): plan.GOAL_STATES,
    ("target", "status"): plan.GOAL_STATES, ("offer_answered", "answer"): plan.OFFER_ANSWERS,
    ("checkpoint_held", "decision"): checkpoints.CHECKPOINT_DECISIONS, ("step_down_plan", "medicine"): discharge.MEDICINE_AFTER,
    ("kit_given", "way"): discharge.KIT_WAYS, ("follow_up_done", "outcome"): discharge.FOLLOW_UP_OUTCOMES,
    ("follow_up_done", "method"): discharge.FOLLOW_UP_METHODS,
    ("care_ended", "ending"): plan.ENDINGS, ("raised", "level"): safety.LEVELS,
    ("contact_attempted", "to_whom"): safety.CONTACTED, ("contact_attempted", "reason"): safety.REASONS,
    ("outreach_ended", "outcome"): outreach.ENDINGS, ("contact_bounced", "way"): outreach.WAYS,
    ("contact_attempted", "method"): safety.METHODS, ("contact_attempted", "outcome"): safety.OUTCOMES,
    ("session", "modality"): therapy.MODALITIES, ("session", "setting"): therapy.SETTINGS,
    ("practice_assigned", "practice"): therapy.PRACTICE_KINDS, ("practice_tried", "done"): therapy.DONE,
    ("cadence_agreed", "of"): cadence.CADENCE_OF, ("visit_started", "place"): visit_start.AWAY,
    ("visit_started", "in_person_for"): visit_start.IN_PERSON_FOR, ("visit_missed", "in_the_way"): visits.BARRIERS,
    ("waiting_began", "purpose"): visits.PURPOSES, ("waiting_began", "needs"): waiting.NEEDS,
    ("waiting_ended", "outcome"): waiting.WAITING_ENDINGS,
    ("sleep_window", "to_bed"): ("23:30", "00:15"), ("sleep_window", "up"): ("06:00", "07:30"),
    ("practice_cleared", "why"): exposure.CLEARED_FOR, ("exposure_ladder", "kind"): exposure.STEP_KINDS,
    ("worksheet", "top"): (10, 100), ("session", "kind"): therapy.POINT_KINDS,
    ("visit_booked", "purpose"): visits.PURPOSES, ("visit_booked", "place"): visits.PLACES,
    ("visit_attended", "purpose"): visits.PURPOSES, ("visit_attended", "place"): visits.PLACES,
    ("injection_given", "site"): supply.SITES, ("effect_answered", "answer"): supply.ANSWERS,
    ("treatment_wish", "step"): offers_made.WISH_STEPS, ("checkup_offered", "answer"): ("agreed", "has_it"),
    ("handover_step", "step"): ("called", "arrived"), ("last_use", "substance"): substance.SUBSTANCES, ("last_use", "route"): substance.USED_BY,
    ("last_use", "sure"): substance.SURE, ("lapse_reported", "substance"): substance.SUBSTANCES,
    ("lapse_reported", "told_by"): substance.LAPSE_TOLD_BY, ("option_chosen", "option"): substance.OPTIONS,
    ("dose_given", "route"): medication.ROUTES, ("naloxone_challenge", "outcome"): substance.CHALLENGES,
    ("safety_plan_given", "how"): safety_plans.PLAN_COPIES,
    ("pdmp_checked", "decision"): substance.PDMP_DECISIONS, ("result_followed", "step"): plans_ahead.FOLLOWED,
    ("trial_judged", "outcome"): trials.OUTCOMES, ("trial_judged", "coded_reason"): trials.TRIAL_REASONS,
    ("tried_before", "outcome"): trials.OUTCOMES, ("tried_before", "coded_reason"): trials.TRIAL_REASONS,
    ("medicine_wish", "wish"): trials.WISHES,
    ("options_weighed", "decided_by"): trials.DECIDED_BY,
    ("warning_sign", "watches"): frozenset(warning_signs.WATCHED), ("warning_sign", "side"): warning_signs.SIDES,
    ("message_followed", "step"): teamwork.FOLLOWING, ("huddle_noted", "topic"): teamwork.TOPICS,
    ("referral_made", "service"): sharing.SERVICES, ("referral_made", "urgency"): sharing.REFERRAL_URGENCIES,
    ("referral_moved", "step"): frozenset(sharing.REFERRAL_STEPS), ("disclosed", "ground"): sharing.GROUNDS,
    ("disclosure_answered", "how"): sharing.ANSWERS_TO_LETTERS,
    ("hospital_admitted", "told_by"): hospital.STAY_TOLD_BY, ("hospital_left", "told_by"): hospital.STAY_TOLD_BY,
    ("target", "therapy"): therapy.MODALITIES, ("plan_comment", "part"): plan_together.PLAN_PARTS,
    ("plan_answered", "answer"): plan_together.PLAN_ANSWERS,
    ("plan_copy", "how"): plan_copies.COPY_WAYS,
    ("milestone", "area"): milestones.MILESTONE_AREAS, ("milestone", "share"): milestones.SHARED_WITH, ("milestone", "status"): plan.GOAL_STATES,
    ("milestone_reached", "share"): milestones.SHARED_WITH, ("setback", "what"): setbacks.SETBACKS,
    ("need", "area"): needs.NEED_AREAS, ("need", "status"): needs.NEED_STATES, ("weekly_step", "area"): needs.STEP_AREAS,
    ("weekly_step", "status"): plan.GOAL_STATES,
    ("risk_benefit_weighed", "decision"): life_stages.WEIGHED,
    ("interpreter_arranged", "how"): {"interpreter_present", "interpreter_by_phone", "clinician_speaks_it"},
    ("guardian_asked", "care"): life_stages.KINDS_OF_CARE, ("guardian_asked", "wants"): life_stages.WANTED,
    ("guardian_answered", "answer"): life_stages.GUARDIAN_ANSWERS,
    ("team_joined", "role"): team.ROLES, ("consent_given", "recipient_kind"): team.RECIPIENTS,
}  # fmt: skip
LABEL_FIELDS = {("consent_given", "labels"), ("relabelled", "add"), ("relabelled", "remove")}


def _lone(text: str) -> bool:
    """Half of a pair of UTF-16: no text, and JSON has no way to write it."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def body(kind: str) -> st.SearchStrategy[Body]:
    """Bodies of that kind."""
    return _made(KINDS[kind], kind)


anything = st.sampled_from(sorted(STORED_KINDS)).flatmap(body)


@st.composite
def _made(draw: st.DrawFn, struct: type[Any], kind: str) -> Any:
    hints = typing.get_type_hints(struct)
    fields = {
        field.encode_name: draw(_field(kind, field.name, hints[field.name]))
        for field in msgspec.structs.fields(struct)
        if field.required or draw(st.booleans())
    }
    if kind == "visit_booked":
        fields["when"] = When.instant(draw(instants), "UTC")
    try:
        return struct(**fields)
    except Unreadable:
        assume(False)
        return None


def _few(texts: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(texts), max_size=3, unique=True).map(tuple)


DRAWN: dict[tuple[str, str], st.SearchStrategy[Any]] = {
    ("reminder_chosen", "times"): _few(("00:00", "08:30", "23:59")),
    ("care_level_decided", "present"): _few(intake_course.EXCLUSIONS),
    ("what_matters", "ranked"): _few(trials.PRIORITIES),
    ("reminders_wanted", "practice"): st.sampled_from(("", "00:00", "18:30")),
    ("reminders_wanted", "before_visit"): _few(sorted(BEFORE_VISIT)),
    ("checkup_offered", "what"): _few(offers_made.OFFERED),
    ("urine_day_drawn", "days"): st.lists(dates, min_size=1, max_size=4, unique=True).map(sorted).map(tuple),
}


def _field(kind: str, name: str, hint: Any) -> st.SearchStrategy[Any]:
    if (kind, name) in CHOICES:
        return st.sampled_from(sorted(CHOICES[kind, name]))
    if (kind, name) in DRAWN:
        return DRAWN[kind, name]
    if (kind, name) == ("reminders_wanted", "practice"):
        return st.sampled_from(("", "00:00", "18:30"))
    if (kind, name) == ("reminders_wanted", "before_visit"):
        return st.lists(st.sampled_from(("day_before", "two_hours_before")), max_size=2, unique=True).map(
            tuple
        )
    if name == "minutes":
        return st.integers(5, 400)
    if (kind, name) in LABEL_FIELDS:
        return st.lists(st.sampled_from(sorted(team.LABELS)), max_size=2, unique=True).map(tuple)
    return _of(hint, kind)


def _of(hint: Any, kind: str) -> st.SearchStrategy[Any]:
    """A strategy for a type as it is written on a field."""
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: words, int: st.integers(0, 3), float: floats, bool: st.booleans(), date: dates, datetime: instants,
        When: whens, type(None): st.none(), Any: st.integers(0, 9),
        Dose: st.builds(Dose, floats, st.sampled_from(sorted(DOSE_UNITS))), Quantity: st.builds(Quantity, floats, words),
        Coding: st.builds(Coding, words, words, words),
    }  # fmt: skip
    if hint in plain:
        return plain[hint]
    arguments = get_args(hint)
    if get_origin(hint) is tuple:
        return st.lists(_of(arguments[0], kind), min_size=1, max_size=2).map(tuple)
    if get_origin(hint) is dict:
        return st.dictionaries(words, _of(arguments[1], kind), max_size=2)
    if get_origin(hint) in (typing.Union, UnionType):
        return st.one_of([_of(one, kind) for one in arguments])
    return _made(hint, kind)
