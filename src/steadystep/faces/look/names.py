"""Our codes (kinds of entry, roles, words of lists) by the names people use. An unknown code is shown without underscores."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_KINDS: dict[str, str | Promise] = {
    "demographics": _("personal details"),
    "intake_answer": _("intake answer"),
    "diagnosis": _("diagnosis"),
    "allergy": _("allergy"),
    "imported_resource": _("imported record"),
    "history_reviewed": _("imported history reviewed"),
    "same_as": _("same person as another chart"),
    "goal": _("goal"),
    "target": _("treatment target"),
    "pathway_phase": _("programme and phase"),
    "life_event": _("life event"),
    "offer_answered": _("answer to a suggestion"),
    "care_ended": _("care ended"),
    "care_resumed": _("care resumed"),
    "order": _("order"),
    "dose_changed": _("dose change"),
    "order_stopped": _("medicine stopped"),
    "dose_report": _("dose report"),
    "side_effect": _("side effect"),
    "fill": _("supply"),
    "medicine_reported": _("medicine from elsewhere"),
    "item_answered": _("questionnaire item"),
    "answers": _("questionnaire"),
    "score_total": _("score"),
    "observation": _("result"),
    "daily_checkin": _("check-in"),
    "session": _("session"),
    "progress_note": _("progress note"),
    "psychotherapy_note": _("psychotherapy note"),
    "practice_assigned": _("practice assigned"),
    "practice_tried": _("practice tried"),
    "safety_plan": _("safety plan"),
    "raised": _("safety event"),
    "acknowledged": _("safety event taken on"),
    "contact_attempted": _("contact tried"),
    "handed_over": _("safety event handed over"),
    "closed": _("safety event closed"),
    "visit_booked": _("visit booked"),
    "visit_attended": _("visit attended"),
    "visit_missed": _("visit missed"),
    "visit_cancelled": _("visit cancelled"),
    "team_joined": _("joined the team"),
    "team_left": _("left the team"),
    "message": _("message"),
    "consent_given": _("consent given"),
    "consent_revoked": _("consent taken back"),
    "access_opened": _("opened in an emergency"),
    "relabelled": _("labels changed"),
    "retracted": _("retracted"),
    "expunged": _("expunged"),
    "unseen": _("not shown to you"),
}
_ROLES: dict[str, str | Promise] = {
    "prescriber": _("prescriber"),
    "therapist": _("therapist"),
    "case_manager": _("case manager"),
    "peer": _("peer specialist"),
    "nurse": _("nurse"),
    "front_desk": _("front desk"),
    "lead": _("clinic lead"),
    "admin": _("administrator"),
    "client": _("client"),
    "caregiver": _("caregiver"),
    "external": _("another system"),
    "software": _("Steadystep"),
    "on_call": _("whoever is on call"),
}
_LABELS: dict[str, str | Promise] = {
    "part2": _("substance use record (42 CFR Part 2)"),
    "sud_counselling_note": _("substance use counselling note"),
    "adolescent_private": _("private to the young person"),
    "guardian_only": _("guardian only"),
    "withheld": _("withheld"),
    "locked": _("locked"),
}
_LISTS: dict[str, str | Promise] = {
    "cbt": _("CBT"),
    "dbt": _("DBT"),
    "act": _("ACT"),
    "mi": _("motivational interviewing"),
    "cbt_i": _("CBT for insomnia"),
    "opioid_use_disorder": _("opioid use disorder"),
    "in_person": _("in person"),
    "not_reached": _("not reached"),
    "message_left": _("message left"),
    "welfare_check": _("welfare check"),
    "rapid_access": _("rapid access"),
    "case_management": _("case management"),
    "ladder_step": _("ladder step"),
    "not_this_time": _("not this time"),
    "set_aside": _("set aside"),
    "client_choice": _("the client's choice"),
    "lost_contact": _("contact lost"),
    "moved_away": _("moved away"),
}
NAMES: dict[str, str | Promise] = {**_LISTS, **_LABELS, **_ROLES, **_KINDS}


def name_of(code: str) -> str:
    """The name of a kind, role, label or list word in the reader's language."""
    known = NAMES.get(code)
    return str(known) if known is not None else code.replace("_", " ")
