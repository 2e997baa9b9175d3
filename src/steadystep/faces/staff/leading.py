"""Where an offer leads: the form in which it is taken up, and what that form starts with."""

from __future__ import annotations

from steadystep.chart import Body
from steadystep.clinic.chartroom.knowing import known
from steadystep.faces.staff.addresses import form_address, page_address
from steadystep.reasoning import Duty, Finding, Offer, Review

_FORMS = {"booking": "visit", "message": "message", "order": "order"}
BY_KIND = {
    "visit_booked": "visit", "pathway_phase": "phase", "message": "message", "order": "order", "education_given": "education", "dose_changed": "dose", "dose_resumed": "resume", "dose_held": "pause", "order_stopped": "stop", "target": "target", "goal": "goal", "supply_planned": "supply-plan",
    "cadence_agreed": "cadence", "care_resumed": "care-resumed",
    "history_reviewed": "history-reviewed", "progress_note": "note", "contact_attempted": "contact",
}  # fmt: skip
# Paper answers where the questions may be shown, the total alone where they may not; what is kept day by day is a check-in.
_BY_ENTRY = {"answers": "answers", "total": "score", "diary": "checkin"}
# Offers that are taken up on a page of their own: the page signs, and says what it signs.
# A time is looked for, of that purpose or among the hours kept for rapid access.
_BOOK, _RAPID = "book/", "rapid"
_PAGES = {
    "checkpoint": "checkpoint",
    "sheets_to_check": "sheets_to_check",
    "reconcile": "reconcile",
    "safety_plan": "safety_plan",
    "intake": "intake",
    "book/therapy": "times",
    "book/prescriber": "times",
    "conversations": "conversations",
    "referrals": "referrals",
    "letters": "letters",
    "medicines_review": "medicines_review",
}
_REACH_OUT = "reach_out/"
_FOLLOW_UP = "follow_up/"
# What stages of life ask for: a form, or a form for the visit or the request that the key names.
_STAGES = {
    "weigh": "risk-benefit", "perinatal_plan": "perinatal-plan", "health": "health",
    "plan_fasting": "plan-comment", "plan_culture": "plan-comment",
}  # fmt: skip
# The form beside which a picture of a result is opened first; the others stand under the picture.
READ_WITH = {
    "blood": "labs", "urine": "result", "drug_test": "urine-test", "heart_tracing": "result", "other": "result", "not_sure": "labs",
}  # fmt: skip
_ABOUT = {
    "interpreter": ("interpreter", "visit"),
    "guardian": ("guardian-answered", "asked"),
    "need": ("need", "area"),
    "pain_plan": ("plan-ahead", "about"),
    "prescription_answer": ("prescription-answer", "sent"),
    "prescription_again": ("prescription-sent", "order"),
    "in_the_way": ("supply-trouble", "order"),
    "gone_through": ("result-reviewed", "result"),
    "still_helps": ("watched", "rule"),
    "instrument": ("target", "corrects"),
    **{f"picture_of_{shows}": (slug, "picture") for shows, slug in READ_WITH.items()},
}
_BY_KEY = {
    "care_level": "care-level",
    "baseline_result": "result",
    "checkup_offered": "checkup-offered",
    "allergies": "allergy",
    "calendar_out": "calendar-out",
    "right_details": "details",
    "reach_out_end": "outreach-ended",
    "welfare_check": "welfare-check",
    **_STAGES,
}
# A key that other rules use too, for something else.
_BY_RULE = {
    ("medication.pharmacy", "call"): "supply-call",
    ("medication.cost_barrier", "cost_step"): "cost-step",
    ("medication.adherence", "cost"): "cost-barrier",
    **{
        ("medication.adherence", key): "adherence-talk"
        for key in ("ask", "agree", "remind", "family", "once_daily", "injection", "private")
    },
}
_HUDDLE_DONE = "huddle_done/"
_SETTLE = "settle/"
_BETWEEN = " "


def reach_out_address(key: str, client: str) -> str:
    """Where a step of reaching out is written down, by the key of its offer; empty for any other offer."""
    if key.startswith(_FOLLOW_UP):
        return form_address(client, "follow-up", planned=key.removeprefix(_FOLLOW_UP))
    if key in _BY_KEY:
        return form_address(client, _BY_KEY[key])
    first, _, about = key.partition("/")
    if first in _ABOUT and about:
        slug, field = _ABOUT[first]
        return form_address(client, slug, **{field: about})
    if not key.startswith(_REACH_OUT):
        return ""
    method, whom, reason = key.removeprefix(_REACH_OUT).split("/")
    return form_address(client, "contact", method=method, to_whom=whom, reason=reason)


def times_address(key: str, client: str) -> str:
    """Where a time is found, by the key of the offer."""
    wanted = key.removeprefix(_BOOK)
    return page_address("times", client) + ("?rapid=on" if wanted == _RAPID else f"?purpose={wanted}")


def where_to(offer: Offer, rule: str, client: str) -> str:
    """The address of the form; empty where taking it up is a plain yes."""
    if reached := reach_out_address(offer.key, client):
        return reached
    if offer.key in _PAGES:
        return page_address(_PAGES[offer.key], client)
    if offer.key.startswith(_BOOK):
        return times_address(offer.key, client)
    if offer.key.startswith(_SETTLE):
        return form_address(client, "huddle", topic="contradiction", settles=offer.key.removeprefix(_SETTLE))
    if offer.key.startswith(_HUDDLE_DONE):
        return form_address(client, "huddle-done", item=offer.key.removeprefix(_HUDDLE_DONE))
    instrument = known().instruments.get(offer.key.partition("/")[2]) if offer.kind == "measure" else None
    if instrument is not None:
        return form_address(client, _BY_ENTRY[instrument.entry], instrument=instrument.id)
    kind = offer.drafts.kind() if offer.drafts is not None else ""
    slug = _BY_RULE.get((rule, offer.key)) or BY_KIND.get(kind) or _FORMS.get(offer.kind, "")
    if not slug:
        return ""
    return (
        form_address(client, slug, offer=f"{rule}{_BETWEEN}{offer.key}")
        if kind
        else form_address(client, slug)
    )


def drafted(review: Review | None, named: str) -> Body | None:
    """What the offer of that name drafts, among those the reader of this review sees; None when it is there no more."""
    rule, _, key = named.partition(_BETWEEN)
    if review is None or not key:
        return None
    said: tuple[Finding | Duty, ...] = (*review.findings, *review.duties)
    offers = [offer for one in said if one.rule == rule for offer in one.offers]
    return next((offer.drafts for offer in offers if offer.key == key), None)
