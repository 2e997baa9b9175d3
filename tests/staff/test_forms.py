"""Every form posts and its entry stands; what is refused is said beside the form, with what was typed."""

import html
import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from steadystep.chart import Coding, Dose, When
from steadystep.chart.cost_barriers import CostBarrier
from steadystep.chart.exposure import ExposureLadder, LadderStep
from steadystep.chart.hospital import HospitalAdmitted
from steadystep.chart.intake import Allergy, IntakeAnswer
from steadystep.chart.intake_course import CareLevelDecided
from steadystep.chart.life_stages import GuardianAsked
from steadystep.chart.measures import Answers, Observation
from steadystep.chart.medication import DoseStep, MedicineReported, Order, SideEffect
from steadystep.chart.milestones import Milestone
from steadystep.chart.needs import WeeklyStep
from steadystep.chart.pharmacy import PrescriptionSent, SupplyTrouble
from steadystep.chart.pictures import ResultPictured
from steadystep.chart.plan import Goal, Target
from steadystep.chart.plans_ahead import TravelPlanned
from steadystep.chart.safety import SafetyPlan
from steadystep.chart.sharing import Disclosed, ReferralMade
from steadystep.chart.substance import LapseReported
from steadystep.chart.team import ConsentGiven, Message
from steadystep.chart.teamwork import HuddleNoted
from steadystep.chart.therapy import PracticeAssigned, ProgressNote
from steadystep.chart.visits import VisitBooked
from steadystep.chart.waiting import WaitingBegan
from steadystep.clinic.ledger import reading
from steadystep.faces.staff.forms import FORMS
from tests.small_clinic import UNCOMPARED

from .conftest import now

TODAY = timezone.localdate().isoformat()
STEP = {"dose_1": "25", "unit_1": "mg", "times_1": "1", "first_1": TODAY}
ORDER = {
    "name": "Sertraline",
    "indication": "panic disorder",
    "route": "oral",
    "reason-medication.options": "emergency",
    **STEP,
}

# slug: what is typed, and the kind that then stands last. "<order>" and the like are filled from the chart.
BASELINE = "MO22||olanzapine"
SHOWN = {
    f"{part}_{number}": "Talked through together" if part == "shown" else "on"
    for number in range(3)
    for part in ("shown", "waived")
}
TYPED = {
    "details": {"legal_name": "Rosa Example", "sex_for_ranges": "female", "language": "es", "birth_date": "1991-04"},
    "diagnosis": {"condition": "Panic disorder", "icd": "F41.0", "status": "active", "onset": "2019"},
    "allergy": {"none_known": "on", "severity": "unknown"},
    "intake": {"section": "sleep", "question": "How do you sleep?", "answer": "Badly"},
    "intake-open": {"reason": "First assessment"},
    "care-level": {"present": ["severe_withdrawal_risk"], "decision": "outpatient", "reason": "A sister stays with her"},
    "formulation": {"summary": "Fear of fear since the train", "problems": "Panic disorder\nPoor sleep", "no_goal": "said_later"},
    "health": {"pregnancy_possible": "yes", "smoker": "no", "body_weight": "70"},
    "labs": {"creatinine": "71 umol/L (60-110)", "tsh": "2.1 mIU/L", "hours_after_dose": "12"},
    "watched": {"rule": "MO46/", "outcome": "done", "found": "Took them all", "benefit": "Fewer bad days"},
    "picture-no-result": {"picture": "<picture>", "outcome": "not_readable", "note": "Too dark"},
    "result-reviewed": {"result": "<result>", "decision": "Repeat in a week", "talk": "gone_through", "they_said": "As I thought"},
    "history-reviewed": {"note": "Two admissions"},
    "goal": {"text": "Shop alone", "words": "own_words", "status": "active", "agreed": "on", "review": "2027-01-05"},
    "target": {"name": "Panic", "goal": "<goal>", "measure": "phq_9", "status": "active"},
    "checkpoint": {"pathway": "panic", "due": "2026-03-02", "decision": "go_on", "says": "Go on as it is.", "client_view": "Good."},
    "step-down": {"visits": "Every month", "medicine": "goes_on", "signature": "I stop going out.", "client_view": "I am ready."},
    "kit": {"way": "paper", "first_step": "Call my sister"},
    "follow-up": {"planned": "2027-01-10", "method": "phone", "outcome": "well"},
    "return": {"note": "The nights are hard again"},
    "align": {"serves": "<order>", "target": "<target>"},
    "plan-comment": {"target": "<target>", "part": "medicine", "text": "Less drowsy in the morning"},
    "plan-answer": {"line": "<target>", "answer": "not_agreed", "words": "Sleep first"},
    "plan-copy": {"how": "on_paper", "language": "es", "interpreter": "on"},
    "need": {"area": "transport", "text": "The bus pass ran out", "owner": "client", "status": "open"},
    "weekly-step": {"text": "A walk after lunch", "area": "movement", "days": "3", "status": "active"},
    "weekly-step-told": {"line": "<small_step>", "days": "2", "barrier": "Rain"},
    "milestone": {"text": "Three shifts in one week", "area": "work_or_school", "goal": "<goal>", "agreed": "on", "share": "team", "status": "active"},
    "milestone-reached": {"line": "<milestone>", "evidence": "Her own rota", "share": "caregivers"},
    "risk-benefit": {"medicine": "<order>", "benefits": "No panic for a year", "risks": "Small, late in pregnancy", "decision": "continue", "client_view": "I want to go on"},
    "perinatal-plan": {"feeding": "Breast", "newborn": "Two days on the ward", "doses": "As now", "registries_told": "on"},
    "look-through": {"found": "All still needed", "pharmacist": "Ms Lee"},
    "interpreter": {"visit": "<visit>", "how": "interpreter_by_phone", "name": "Language line"},
    "guardian-asked": {"who": "Mother", "care": "mental_health", "wants": "to_be_told", "text": "What does she say?"},
    "guardian-answered": {"asked": "<guardian_asked>", "answer": "not_shared", "reason": "The law of this place"},
    "setback": {"what": "hard_event", "told": "A week without sleep after the move", "helped": "Her sister", "plan_change": "Calls twice a week"},
    "phase": {"pathway": "panic", "phase": "acute", "client_view": "I want to shop alone."},
    "life-event": {"text": "A new job"},
    "story-note": {"text": "Nights on call that month"},
    "outreach-ended": {"outcome": "reached", "barrier": "The bus"},
    "welfare-check": {"reason": "Her sister saw her today"},
    "care-ended": {"ending": "completed", "follow_ups": "2027-01-10\n2027-02-02\n2027-04-03", "without_kit": "Sent by post."},
    "care-resumed": {"note": "Back"},
    "order": {**ORDER, "reason-medication.dose_twice": "Both are meant for now"},
    "dose": {"order": "<order>", "why": "partial response", **STEP, "dose_1": "50"},
    "switch": {"order": "<order>", "name": "mirtazapine", "indication": "depression", "route": "oral", "method": "cross", "first": TODAY,
               "pace": "usual", "old_strengths": "25 50", "strengths": "15", "why": "No response", "reason-medication.taper": "Agreed together",
               "reason-medication.MR02": "A short overlap", "reason-medication.options": "emergency"},
    "taper-checkins": {"order": "<order>", "days_after": "7", "watch_for": "Dizzy, or vivid dreams"},
    "taper-checkin": {"step": "<smaller>", "how": "worse", "words": "Dizzy"},
    "otp-contact": {"program": "Riverside program", "phone": "555-0100", "consent": "<outside>", "last_dose_mg": "80", "last_dose_day": TODAY, "confirmed_by": "Ms Lee, nurse"},
    "protocol-step": {"order": "<order>", "first": TODAY, "why": "No complaint"},
    "capacity": {"ability": "with_support", "by_whom": "Ana, her sister", "care": "any_medicine"},
    "pharmacy": {"name": "Corner Pharmacy", "phone": "555-0188", "state": "NY"},
    "supply-trouble": {"order": "<order>", "what": "stock_out", "pharmacy": "Corner Pharmacy"},
    "supply-call": {"trouble": "<trouble>", "did": "called_pharmacy", "with_whom": "Mr Day"},
    "prescription-sent": {"order": "<order>", "way": "by_fax", "pharmacy": "Corner Pharmacy", "reference": "A-17"},
    "prescription-answer": {"sent": "<prescription>", "came": "rejected", "words": "No strength on it"},
    "cost-barrier": {"order": "<order>", "what": "payer_rejected", "payer": "State plan"},
    "cost-step": {"barrier": "<barrier>", "did": "appealed", "with_whom": "Ms Fox"},
    "pill-count": {"order": "<order>", "left": "12", "counted_by": "pharmacist"},
    "adherence-talk": {"order": "<order>", "barrier": "stigma", "did": "once_daily", "note": "At work nobody should see"},
    "supply-plan": {"days_per_fill": "7", "blister": "on", "holder": "client", "less_toxic": "An SSRI in place of it"},
    "not-needed": {"line": "<baseline>", "coded_reason": "done_elsewhere", "note": "Seen in a letter of May"},
    "pause": {"order": "<order>", "first": TODAY, "reason": "A rash", "last_taken": TODAY},
    "resume": {"order": "<order>", "first": TODAY, "why": "The rash is gone"},
    "stop": {"order": "<order>", "last_day": TODAY, "why": "The client's wish"},
    "medicine-elsewhere": {"medicine": "Ibuprofen", "status": "active", "told_by": "client"},
    "side-effect": {"effect": "Nausea", "burden": "3", "order": "<order>"},
    "injection": {"regimen": "haloperidol_decanoate", "amount": "100", "site": "left_arm", "lot": "A7", "expiry": "2031-01"},
    "effects-checked": {"noticed": "1"},
    "effect-answered": {"effect": "<effect>", "answer": "wait"},
    "judge-trial": {"order": "<order>", "outcome": "not_tolerated", "coded_reason": "side_effects", "adherence": "90"},
    "tried-before": {"name": "Paroxetine", "indication": "panic", "weeks": "6", "outcome": "no_response", "told_by": "client"},
    "wish": {"wish": "against", "name": "Paroxetine", "why": "I put on weight"},
    "what-matters": {"first_1": "sleep", "first_2": "weight"},
    "options": {"reason": "panic", "name_1": "Sertraline", "name_2": "Talking therapy alone", "chosen": "1", "decided_by": "together", "pace": "small_steps"},
    "fill": {"name": "Sertraline", "days": "30", "order": "<order>"},
    "medicine-list": {"source": "pharmacy", "origin": "Oak Street", "lines": "Zoloft 50 mg daily\nblue pill"},
    "education": {"outcome": "given", "order": "<order>", "way": "in_person", "heard_by": ["client"], "teach_back": "Once a day, with food"},
    "answers": {"instrument": "gad_7", "way": "paper", "item_1": "2", "item_2": "0"},
    "score": {"instrument": "phq_9", "total": "12"},
    "ask": {"instrument": "phq_9", "way": "phone", "note": "Before Tuesday"},
    "sheet-checked": {"sheet": "<sheet>", "counts": "sheet_counts", "words": "Yes, every day was like that"},
    "not-answered": {"instrument": "phq_9", "reason": "privacy", "words": "Not on the bus"},
    "result": {"category": "lab", "what": "Lithium level", "value": "0.7", "unit": "mmol/L", "hours_after_dose": "12"},
    "checkin": {"mood": "6", "sleep_hours": "7.5"},
    "session": {"modality": "cbt", "setting_of_it": "individual", "summary": "Ladder step two", "put_off": "a short visit"},
    "note": {"text": "Came on time"},
    "psychotherapy-note": {"text": "A dream"},
    "practice": {"name": "Breathing", "practice": "skill", "target": "<target>", "predicted": "40"},
    "ladder": {"name": "Shops", "target": "<target>", "steps": "Corner shop, 40\n+ Corner shop at noon, 45\nSpinning on the spot 60"},
    "step-tried": {"of_step": "<step>", "predicted": "60", "before": "40", "peak": "60", "end": "25", "done": "done"},
    "step-ready": {"of_step": "<later_step>", "note": "Wants to, with a fallback"},
    "exercise-cleared": {"exercise": "spinning", "allowed": "yes", "note": "Heart and blood pressure fine"},
    "sleep-window": {"to_bed": "00:15", "up": "06:15", "why": "A shorter, steadier night first"},
    "worksheet": {"exercise": "thought_record", "situation": "In the queue", "feeling": "fear", "feeling_before": "80", "thought": "I will faint"},
    "tried": {"assigned": "<practice>", "name": "Breathing", "done": "partly", "before": "60", "peak": "80", "end": "30"},
    "safety-event": {"event": "ES02-B", "says": "Told of an overdose in May", "told_by": "client", "danger": ""},
    "last-use": {"substance": "fentanyl", "happened": "2026-01-04T18:00", "sure": "sure", "route": "injected"},
    "treatment-wish": {"step": "wanted", "words": "Today if I can"},
    "checkup-offered": {"what": ["hiv_test", "hepatitis_c_test"], "answer": "declined", "again_on": "2030-01-05"},
    "handover-step": {"program": "Riverside program", "step": "called", "spoke_with": "Ms Lee", "together": "on"},
    "lab-order": {"others": "Ferritin\nTSH", "draw_on": "2030-01-05", "result_by": "2030-01-12", "laboratory": "Oak Street"},
    "urine-day": {"first": "2030-01-07", "last": "2030-01-18"},
    "way-chosen": {"option": "buprenorphine", "why": "I want to sleep"},
    "dose-given": {"name": "Suboxone", "milligrams": "4", "route": "sublingual"},
    "naloxone-challenge": {"before": "1", "after": "1", "outcome": "negative"},
    "naloxone": {"kits": "2", "product": "naloxone nasal 4 mg", "expires": "2028-06-30", "trained": "Rosa\nMia"},
    "pdmp": {"summary": "Nothing unexpected", "decision": "as_expected"},
    "urine-test": {"line_fentanyl": "negative", "line_buprenorphine": "positive"},
    "lapse": {"substance": "fentanyl", "told_by": "client", "words": "After a fight"},
    "support": {"lapse": "<lapse>", "more_contact": "Twice a week", "client_view": "A call in the evening"},
    "travel": {"where": "Lisbon", "first": "2030-08-10", "last": "2030-08-24"},
    "procedure": {"what": "Knee surgery", "day": "2030-06-18"},
    "plan-ahead": {"about": "<trip>", "text": "Continue; doses for the days away"},
    "letter": {"consent": "<outside>", "about": "<trip>", "text": "Buprenorphine goes on"},
    "result-followed": {"result": "<result>", "step": "explained", "same_person": "on"},
    "safety-plan-reviewed": {"plan": "<safety_plan>", "note": "Nothing new"},
    "safety-plan-given": {"plan": "<safety_plan>", "how": "paper", "holder": ""},
    "safety-plan": {"my_steps": "Walk by the river\nCall Mia"},
    "warning-sign": {"sign": "Short nights", "watches": "sleep_hours", "side": "at_most", "threshold": "5", "days": "2", "active": "on"},
    "change-watch": {"wanted": "tell_me"},
    "acknowledge": {"raised": "<alarm>"},
    "contact": {"raised": "<alarm>", "method": "call", "to_whom": "client", "outcome": "reached"},
    "hand-over": {"raised": "<alarm>", "to_person": "<tom>", "reason": "End of my shift"},
    "close": {"raised": "<alarm>", "finding": "No plan, no intent; safety plan renewed", **SHOWN},
    "visit": {"starts": "2030-03-05T10:00", "minutes": "50", "purpose": "therapy", "place": "video"},
    "visit-started": {"visit": "<visit>", "place": "video", "location": "14 Ferry Street", "backup_phone": "555 0100", "emergency_contact": "Ines", "agreed": "on", "in_person_for": ["vital_signs"]},
    "waiting": {"purpose": "nurse", "needs": ["no_other_support"], "can_come": "Mornings", "safe_waiting": "on", "note": "Calls back"},
    "waiting-ended": {"waiting": "<waiting>", "outcome": "place_found", "note": "Tuesday"},
    "cadence": {"of": "therapy", "every_days": "14", "reason": "Steady for a month", "client_view": "Glad of it"},
    "visit-attended": {"visit": "<visit>", "purpose": "therapy", "place": "video", "location": "home"},
    "visit-missed": {"visit": "<visit>", "in_the_way": "barrier_transport", "barrier": "The bus"},
    "visit-cancelled": {"visit": "<visit>", "reason": "Moved"},
    "join": {"team": "<team>", "person": "<tom>", "role": "therapist"},
    "leave": {"joined": "<joined>"},
    "message": {"to": "client", "text": "See you on Tuesday"},
    "consent": {"recipient_kind": "caregiver", "recipient": "mia", "recipient_name": "Mia", "purpose": "Supports me", "scopes": ["1"], "signed_by": "client"},
    "consent-back": {"consent": "<consent>"},
    "message-followed": {"conversation": "<conversation>", "step": "handed_on", "to": "<tom>", "why": "I am away"},
    "huddle": {"topic": "off_track", "text": "Call the school", "owner": "<tom>", "by": TODAY},
    "huddle-done": {"item": "<huddle>", "outcome": "They will call back"},
    "case-review": {"question": "Why does sleep not mend?", "going_well": "Comes to every visit", "not_yet": "Nights", "decided": "CBT-I first"},
    "supervision": {"clinician": "<tom>", "topic": "The pace of the ladder", "agreed": "Half steps"},
    "referral": {"service": "pain", "to_whom": "Surgeon", "reason": "Back pain since May", "urgency": "soon", "owner": "<tom>"},
    "referral-step": {"referral": "<referral>", "step": "failed", "note": "They take nobody new"},
    "calendar-out": {},  # tests/staff/test_calendar_out.py: it is signed as it was shown
    "letter-out": {"consent": "<outside>", "about": "<referral>", "purpose": "Surgery", "parts": ["medicines"], "text": "Sertraline 50 mg."},
    "letter-answered": {"disclosed": "<letter>", "how": "replied", "note": "Thank you"},
    "hospital-in": {"place": "County hospital", "told_by": "hospital"},
    "hospital-out": {"place": "County hospital", "admitted": "<stay>", "told_by": "client"},
    "relabel": {"entry": "<note>", "add": ["part2"], "reason": "Names a substance"},
    "retract": {"corrects": "<note>", "reason": "Wrong chart"},
}  # fmt: skip


def filled(answer) -> dict[str, str]:
    """The hidden fields that a page came with."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", answer.content.decode()):
        parts = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if parts.get("type") == "hidden" and parts.get("name") in ("entry_id", "seen"):
            found[parts["name"]] = html.unescape(parts.get("value", ""))
    return found


@pytest.fixture
def send(as_, rosa):
    """send(person, slug, typed) opens the form, types, and sends it."""

    def sent(person, slug, typed, **more):
        browser = as_(person)
        shown = browser.get(
            f"/clients/{rosa}/write/{slug}/",
            {key: value for key, value in typed.items() if key in ("instrument", "exercise")},
        )
        return browser.post(f"/clients/{rosa}/write/{slug}/", {**filled(shown), **typed, **more})

    return sent


@pytest.fixture
def things(rosa, alarm, pia, tom, team, put):
    """One standing entry of everything that a form can be about, by its placeholder."""
    steps = (DoseStep(first=timezone.localdate() - timedelta(days=9), last=timezone.localdate() - timedelta(days=3), amount=Dose(75, "mg")),
             DoseStep(first=timezone.localdate() - timedelta(days=2), amount=Dose(50, "mg")))  # fmt: skip
    order, effect, goal, target, practice, note, visit, consent, lapse, trip, result, plan, outside, waiting = put(
        pia, rosa,
        Order(reasons=UNCOMPARED, when=now(), name="Sertraline", drug="sertraline", indication="panic", steps=steps),
        SideEffect(when=now(), effect="Nausea", burden=3), Goal(when=now(), text="Shop alone", agreed=True), Target(when=now(), name="Panic"),
        PracticeAssigned(when=now(), name="Breathing"), ProgressNote(when=now(), text="Came late"),
        VisitBooked(when=now(), minutes=50, purpose="therapy"),
        ConsentGiven(when=now(), recipient_kind="caregiver", recipient="mia", recipient_name="Mia", purpose="Supports me", scopes=(1,)),
        LapseReported(when=now(), substance="fentanyl"), TravelPlanned(when=now(), first=now().day, last=now().day, where="Lisbon"),
        Observation(when=now(), what=Coding("HIV"), category="lab", text="negative"),
        SafetyPlan(when=now(), my_steps=("Walk",)),
        ConsentGiven(when=now(), recipient_kind="external", recipient="surgeon", recipient_name="Surgeon", purpose="Surgery", labels=("part2",)),
        WaitingBegan(when=now(), purpose="peer"),
    )  # fmt: skip
    put(
        pia, rosa, CareLevelDecided(when=now(), reason="Safe at home"), Allergy(when=now(), none_known=True),
        *(IntakeAnswer(when=now(), section=one, question=one, not_assessed_because="another time")
          for one in ("safety", "substance_use", "pregnancy")),
    )  # fmt: skip
    put(
        pia,
        rosa,
        MedicineReported(
            when=now(), medicine=Coding("Olanzapine"), drug="olanzapine", started=When("2025-01-01")
        ),
    )
    [ladder] = put(pia, rosa, ExposureLadder(when=now(), name="Shops", steps=(LadderStep(id="s1", name="Corner shop"), LadderStep(id="s2", name="Supermarket"))))  # fmt: skip
    huddle, referral, letter, stay, asked = put(
        pia, rosa,
        HuddleNoted(when=now(), topic="off_track", text="Call", owner=str(tom.pk), by=now()),
        ReferralMade(when=now(), service="pain", to_whom="Surgeon", reason="Pain", owner=str(tom.pk)),
        Disclosed(when=now(), recipient="surgeon", recipient_name="Surgeon", purpose="Surgery", parts=("medicines",), text="Sertraline.",
                  ground="consent", consent=outside.id),
        HospitalAdmitted(when=now(), place="County hospital"), Message(when=now(), to="nurse", text="Blood pressure?", answer_by=now()),
    )  # fmt: skip
    joined = next(
        one
        for one in reading.read_chart(rosa).entries
        if one.kind == "team_joined" and one.body.person == str(tom.pk)
    )
    (milestone,) = put(pia, rosa, Milestone(when=now(), text="Three shifts in one week"))
    (step,) = put(pia, rosa, WeeklyStep(when=now(), text="A walk after lunch"))
    (sheet,) = put(
        pia, rosa, Answers(when=now(), instrument="pcl_5", form="s1", items=(2,) * 20, way="paper")
    )
    (guardian,) = put(
        pia, rosa, GuardianAsked(when=now(), who="Mother", care="mental_health", wants="to_be_told")
    )
    (picture,) = put(
        pia,
        rosa,
        ResultPictured(
            when=now(), shows="blood", media_type="image/jpeg", size=9, width=3, height=4, sha256="0a" * 32
        ),
    )
    (trouble,) = put(pia, rosa, SupplyTrouble(when=now(), order=order.id, what="stock_out"))
    (prescription,) = put(
        pia, rosa, PrescriptionSent(when=now(), order=order.id, way="by_fax", pharmacy="Corner Pharmacy")
    )
    (barrier,) = put(pia, rosa, CostBarrier(when=now(), order=order.id, what="payer_rejected"))
    named = {"picture": picture, "barrier": barrier, "trouble": trouble, "prescription": prescription, "guardian_asked": guardian, "small_step": step, "milestone": milestone, "order": order, "effect": effect, "goal": goal, "target": target, "practice": practice, "note": note, "visit": visit,
             "consent": consent, "joined": joined, "lapse": lapse, "trip": trip, "result": result, "safety_plan": plan,
             "outside": outside, "waiting": waiting}  # fmt: skip
    named |= {
        "sheet": sheet,
        "huddle": huddle,
        "referral": referral,
        "letter": letter,
        "stay": stay,
        "conversation": asked,
    }
    return {f"<{name}>": one.id for name, one in named.items()} | {
        "<alarm>": alarm, "<tom>": str(tom.pk), "<pia>": str(pia.pk), "<team>": str(team.pk),
        "<smaller>": f"{order.id}|{steps[1].first}", "<baseline>": BASELINE, "<step>": f"{ladder.id}|s1", "<later_step>": f"{ladder.id}|s2",
    }  # fmt: skip


def test_every_form_is_tried_here():
    assert set(TYPED) == set(FORMS)


# A step by protocol needs a chart in which nothing speaks against it (tests/staff/test_protocol.py), a calendar to the pharmacy
# is signed as it was shown (tests/staff/test_calendar_out.py).
@pytest.mark.parametrize("slug", sorted(set(FORMS) - {"protocol-step", "calendar-out"}))
def test_a_form_posts_and_its_entry_stands(send, pia, tom, rosa, things, standing, slug):
    who = tom if slug == "psychotherapy-note" else pia
    typed = {
        name: things.get(value, value) if isinstance(value, str) else value
        for name, value in TYPED[slug].items()
    }
    if slug in ("care-resumed", "follow-up"):
        send(who, "care-ended", TYPED["care-ended"])
    answer = send(who, slug, typed)
    assert answer.status_code == 302, shown_errors(answer)
    written = [
        entry
        for entry in reading.read_chart(rosa).entries
        if entry.kind in (FORMS[slug].makes.kind(), "unseen")
    ]
    assert written
    assert written[-1].author == str(who.pk)


@pytest.mark.parametrize(
    "slug",
    sorted(
        set(FORMS)
        - {
            "protocol-step",
            "history-reviewed",
            "care-resumed",
            "return",
            "acknowledge",
            "checkin",
            "details",
            "safety-plan",
            "intake-open",
        }
    ),
)
def test_an_empty_form_comes_back_with_nothing_written(send, pia, rosa, standing, things, slug):
    before = reading.read_chart(rosa).seq
    answer = send(pia, slug, {})
    assert answer.status_code in (403, 422)
    assert reading.read_chart(rosa).seq == before


def shown_errors(answer) -> str:
    return " | ".join(re.findall(r'<p(?: class="field-error")?>(.*?)</p>', answer.content.decode()))


def test_sending_twice_writes_once(as_, pia, rosa):
    browser = as_(pia)
    typed = {**filled(browser.get(f"/clients/{rosa}/write/note/")), "text": "Only once"}
    for _ in range(2):
        assert browser.post(f"/clients/{rosa}/write/note/", typed).status_code == 302
    assert [one.body.text for one in reading.read_chart(rosa).of(ProgressNote)] == ["Only once"]


def test_the_same_id_for_other_words_is_a_conflict_and_keeps_them(as_, pia, rosa):
    browser = as_(pia)
    typed = {**filled(browser.get(f"/clients/{rosa}/write/note/")), "text": "First"}
    browser.post(f"/clients/{rosa}/write/note/", typed)
    answer = browser.post(f"/clients/{rosa}/write/note/", {**typed, "text": "Second thoughts"})
    assert answer.status_code == 409
    assert "Second thoughts" in answer.content.decode()


def test_a_decision_on_an_old_chart_is_stale_and_can_be_signed_after_looking(as_, pia, put, rosa):
    browser = as_(pia)
    typed = {**filled(browser.get(f"/clients/{rosa}/write/order/")), **ORDER}
    put(pia, rosa, MedicineReported(when=now(), medicine=Coding("Vitamin D")))
    answer = browser.post(f"/clients/{rosa}/write/order/", typed)
    assert answer.status_code == 409
    assert "were written" in answer.content.decode()
    assert browser.post(f"/clients/{rosa}/write/order/", {**typed, **filled(answer)}).status_code == 302


def test_a_contraindicated_order_cannot_be_signed_and_is_said_while_typing(send, as_, pia, put, rosa):
    put(pia, rosa, MedicineReported(when=now(), medicine=Coding("Phenelzine"), drug="phenelzine"))
    checks = as_(pia).post(f"/clients/{rosa}/write/order/considered/", ORDER).content.decode()
    assert "This cannot be signed" in checks
    assert "never overlap" in checks
    assert "unchecked" not in checks
    assert "not yet by a licensed clinician" in checks
    answer = send(pia, "order", ORDER)
    assert answer.status_code == 422
    assert "never overlap" in answer.content.decode()
    assert not reading.read_chart(rosa).of(Order)


def test_what_was_shown_at_signing_is_kept_in_the_order(send, pia, rosa):
    send(pia, "order", {**ORDER, "shown": ["medication.unaligned", "measures.meaning"]})
    assert reading.read_chart(rosa).of(Order)[-1].body.shown == ("medication.unaligned", "measures.meaning")


def test_a_medicine_nobody_knows_is_said_not_to_be_checked(as_, pia, rosa):
    checks = (
        as_(pia)
        .post(f"/clients/{rosa}/write/order/considered/", {**ORDER, "name": "Moonroot"})
        .content.decode()
    )
    assert "fits no medicine we know" in checks
    assert "You will sign" in checks


def test_checks_wait_until_enough_is_typed(as_, pia, rosa):
    answer = as_(pia).post(
        f"/clients/{rosa}/write/order/considered/", {"name": "Sertraline", "dose_1": "1e999", "first_1": "x"}
    )
    assert answer.status_code == 200
    assert "Checks start once" in answer.content.decode()


def test_what_is_typed_is_kept_as_a_draft_for_its_author_alone(as_, pia, tom, rosa):
    as_(pia).post(f"/clients/{rosa}/write/note/considered/", {"text": "Half a sentence"})
    assert "Half a sentence" in as_(pia).get(f"/clients/{rosa}/write/note/").content.decode()
    assert "Half a sentence" not in as_(tom).get(f"/clients/{rosa}/write/note/").content.decode()


def test_a_draft_is_forgotten_once_the_entry_stands(as_, send, pia, rosa):
    as_(pia).post(f"/clients/{rosa}/write/note/considered/", {"text": "Half a sentence"})
    send(pia, "note", {"text": "A whole sentence."})
    assert "sentence" not in as_(pia).get(f"/clients/{rosa}/write/note/").content.decode()


def test_a_psychotherapy_note_is_never_kept_as_a_draft(as_, tom, rosa):
    as_(tom).post(f"/clients/{rosa}/write/psychotherapy-note/considered/", {"text": "A dream of water"})
    assert (
        "A dream of water" not in as_(tom).get(f"/clients/{rosa}/write/psychotherapy-note/").content.decode()
    )


def test_a_correction_starts_with_what_was_said_and_supersedes_it(send, as_, pia, put, rosa):
    [note] = put(pia, rosa, ProgressNote(when=now(), text="Came late"))
    shown = as_(pia).get(f"/clients/{rosa}/write/note/?corrects={note.id}").content.decode()
    assert "Came late" in shown
    assert send(pia, "note", {"text": "Came on time", "corrects": note.id}).status_code == 302
    [stands] = reading.read_chart(rosa).of(ProgressNote)
    assert (stands.body.text, stands.supersedes, stands.body.when) == (
        "Came on time",
        note.id,
        note.body.when,
    )


def test_a_therapist_is_told_before_typing_that_prescribers_order(as_, tom, rosa):
    answer = as_(tom).get(f"/clients/{rosa}/write/order/")
    assert answer.status_code == 403
    assert "prescriber" in answer.content.decode()


def test_a_lapse_never_ends_treatment_and_what_was_typed_stays(send, pia, rosa):
    answer = send(pia, "care-ended", {"ending": "completed", "reason": "positive test again"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "not a reason to end treatment" in page
    assert "positive test again" in page


def test_missing_answers_stay_missing(send, pia, rosa):

    send(pia, "answers", {"instrument": "phq_9", "way": "paper", "item_1": "0", "item_9": "1"})
    [sheet] = reading.read_chart(rosa).of(Answers)
    assert sheet.body.items[:9] == (0, None, None, None, None, None, None, None, 1)


def test_a_risk_answer_typed_from_paper_opens_an_event_and_says_so(send, as_, pia, rosa):
    send(pia, "answers", {"instrument": "phq_9", "way": "paper", "item_9": "2"})
    assert "This opened a safety event" in as_(pia).get(f"/clients/{rosa}/").content.decode()


BAD = ("x" * 30_000, "\x00", "-1e400", "9" * 400, "2026-02-30", "<script>", "%00", "00000000-0000")


@pytest.mark.parametrize("slug", sorted(FORMS))
@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_bad_input_is_never_a_broken_page(as_, pia, rosa, slug, bad):
    names = [
        *FORMS[slug].base_fields,
        "dose_1",
        "first_1",
        "times_1",
        "last_2",
        "dose_2",
        "item_1",
        "happened",
        "labels",
        "seen",
        "entry_id",
    ]
    for address in (f"/clients/{rosa}/write/{slug}/", f"/clients/{rosa}/write/{slug}/considered/"):
        assert as_(pia).post(address, dict.fromkeys(names, bad)).status_code in (
            200,
            302,
            400,
            403,
            404,
            409,
            422,
        )
    assert as_(pia).get(f"/clients/{rosa}/write/{slug}/", dict.fromkeys(names, bad[:2000])).status_code in (
        200,
        400,
        403,
    )


def test_there_is_no_such_form(as_, pia, rosa):
    assert as_(pia).get(f"/clients/{rosa}/write/spell/").status_code == 404
    assert as_(pia).post(f"/clients/{rosa}/write/spell/considered/").status_code == 404


def test_a_new_client_is_begun_once_with_a_team(as_, tom, team):
    browser = as_(tom)
    shown = browser.get("/clients/new/")
    typed = {
        **filled(shown),
        "legal_name": "Noor Example",
        "sex_for_ranges": "unknown",
        "language": "en",
        "team": str(team.pk),
    }
    first, again = browser.post("/clients/new/", typed), browser.post("/clients/new/", typed)
    assert first.status_code == 302
    assert first["Location"] == again["Location"]
    page = browser.get(first["Location"]).content.decode()
    assert "Noor Example" in page
    assert browser.post("/clients/new/", {"legal_name": ""}).status_code == 422


def test_signing_asks_for_a_sign_in_proved_lately_and_reporting_does_not(client, settings, tom, rosa):
    from allauth.mfa.totp.internal.auth import TOTP

    settings.DEMO = False
    TOTP.activate(tom, "JBSWY3DPEHPK3PXP")
    client.force_login(tom, backend="steadystep.clinic.people.sessions.SignIn")
    session = client.session
    session["proved_at"] = 0
    session.save()
    answer = client.post(f"/clients/{rosa}/write/goal/", {**TYPED["goal"], "entry_id": str(uuid.uuid4())})
    assert answer.status_code == 302
    assert "reauthenticate" in answer["Location"]
    assert client.post(f"/clients/{rosa}/write/note/", {"text": "A report"}).status_code == 302
    kinds = [one.kind for one in reading.read_chart(rosa).entries]
    assert "goal" not in kinds
    assert "progress_note" in kinds


def test_amounts_by_time_of_day_are_ordered_and_said(send, pia, rosa):
    """Case B: 300 mg in the morning and 600 mg at night."""
    typed = {"name": "lithium", "indication": "bipolar", "route": "oral", "unit_1": "mg", "first_1": TODAY,
             "times_1": "1", "morning_1": "300", "night_1": "600", "reason-medication.options": "emergency"}  # fmt: skip
    labs = {"creatinine": "0.8 mg/dL", "sodium": "140 mmol/L", "tsh": "2.1 mIU/L", "calcium": "9.4 mg/dL"}
    assert send(pia, "labs", labs).status_code == 302
    assert send(pia, "order", typed).status_code == 302
    order = [one.body for one in reading.read_chart(rosa).entries if one.kind == "order"][-1]
    assert [(at, str(dose)) for at, dose in order.steps[0].doses] == [
        ("morning", "300 mg"),
        ("night", "600 mg"),
    ]


def test_a_result_of_a_year_typed_wrong_is_asked_again_and_nothing_is_written(send, pia, rosa):
    """A lithium level of 2062 would hide for years that one is due."""
    before = len(reading.read_chart(rosa).entries)
    answer = send(pia, "result", {**TYPED["result"], "happened": "2062-03-02T08:00"})
    assert "still to come" in shown_errors(answer)
    assert len(reading.read_chart(rosa).entries) == before


def test_one_dose_or_amounts_by_time_of_day_never_both(send, pia):
    both = {**ORDER, "night_1": "600"}
    assert "Either one dose and how often" in shown_errors(send(pia, "order", both))
    neither = {name: value for name, value in ORDER.items() if name != "dose_1"}
    assert "Say the dose" in shown_errors(send(pia, "order", neither))


def test_a_medicine_is_found_while_typing(as_, pia, rosa):
    page = as_(pia).get(f"/clients/{rosa}/order/find/?name=zolo").content.decode()
    assert "chosen=sertraline" in page
    assert (
        "No medicine we know begins with"
        in as_(pia).get(f"/clients/{rosa}/order/find/?name=moonr").content.decode()
    )


def test_a_chosen_medicine_keeps_what_was_typed_and_says_what_is_known_of_it(as_, pia, rosa):
    typed = {"name": "zolo", "instruction": "With breakfast", "unit_1": "mg"}
    page = html.unescape(
        as_(pia).post(f"/clients/{rosa}/order/medicine/?chosen=sertraline", typed).content.decode()
    )
    assert 'value="sertraline"' in page
    assert "With breakfast" in page
    for words in ("Boxed warning", "suicidality in people under 25", "Pregnancy", "Breastfeeding",
                  "FDA label sertraline", "not yet checked by a clinician", "Suggested start"):  # fmt: skip
        assert words in page, words
    assert reading.read_chart(rosa).entries[-1].kind != "order"


def test_a_suggested_start_fills_the_doses_only_when_it_is_taken(as_, pia, rosa):
    typed = {"name": "sertraline", "indication": "panic disorder", "dose_1": "999", "unit_1": "mg"}
    offered = html.unescape(as_(pia).post(f"/clients/{rosa}/write/order/considered/", typed).content.decode())
    assert "use=SER-PD" in offered
    page = as_(pia).post(f"/clients/{rosa}/order/medicine/?use=SER-PD", typed).content.decode()
    values = dict(re.findall(r'name="(dose_\d|first_\d|times_\d)" value="([^"]*)"', page))
    assert (values["dose_1"], values["dose_2"], values["first_1"]) == ("25", "50", TODAY)


def test_strengths_stand_beside_the_order_with_the_tablets_of_each_dose(as_, pia, rosa):
    typed = {
        "name": "sertraline",
        "indication": "panic disorder",
        "dose_1": "75",
        "unit_1": "mg",
        "first_1": TODAY,
    }
    beside = as_(pia).post(f"/clients/{rosa}/write/order/considered/", typed).content.decode()
    assert "Oral tablet: 25, 50, 100 mg" in beside
    assert "1 tablet of 50 mg and 1 tablet of 25 mg" in beside
    taken = as_(pia).post(f"/clients/{rosa}/order/medicine/?strengths=oral+tablet", typed).content.decode()
    assert 'name="strengths" value="25 50 100"' in taken


def test_a_dose_that_no_strength_makes_and_a_medicine_without_strengths(as_, pia, rosa):
    typed = {"name": "sertraline", "indication": "panic", "dose_1": "30", "unit_1": "mg", "first_1": TODAY,
             "strengths": "25 50"}  # fmt: skip
    beside = as_(pia).post(f"/clients/{rosa}/write/order/considered/", typed).content.decode()
    assert "no whole number of these makes it" in beside
    other = as_(pia).post(f"/clients/{rosa}/write/order/considered/", typed | {"name": "ibuprofen"})
    assert "Strengths not in the knowledge; type what the pharmacy has." in other.content.decode()


def test_capsules_of_lithium_are_counted(as_, pia, rosa):
    typed = {"name": "lithium", "indication": "bipolar", "dose_1": "750", "unit_1": "mg", "first_1": TODAY}
    beside = as_(pia).post(f"/clients/{rosa}/write/order/considered/", typed).content.decode()
    assert "Oral capsule: 150, 300, 600 mg" in beside
    assert "1 capsule of 600 mg and 1 capsule of 150 mg" in beside


def test_the_card_is_written_down_with_the_order(send, pia, rosa):
    typed = {
        **ORDER,
        "card": "declined",
        "card_language": "es",
        "reason-medication.dose_twice": "Both are meant",
    }
    send(pia, "order", typed)
    written = [one.body for one in reading.read_chart(rosa).entries if one.kind == "education_given"]
    assert [(one.outcome, one.language, one.drug) for one in written] == [("declined", "es", "sertraline")]


@pytest.mark.parametrize("wanted", ["chosen=moonroot", "use=nothing+of+ours", "strengths=silver+bullet"])
def test_what_was_never_offered_cannot_be_taken(as_, pia, rosa, wanted):
    sent = {"name": "sertraline"}
    assert as_(pia).post(f"/clients/{rosa}/order/medicine/?{wanted}", sent).status_code == 404


def test_what_was_written_on_paper_is_entered_afterwards_with_its_true_time(send, pia, rosa):
    """R118: a note of the day before, while nothing worked: when it happened is its own, when it was entered is the record's."""
    before = timezone.now() - timedelta(days=1, hours=2)
    typed = {
        "text": "Seen while the system was down.",
        "happened": timezone.localtime(before).strftime("%Y-%m-%dT%H:%M"),
    }
    answer = send(pia, "note", typed)
    assert answer.status_code == 302, shown_errors(answer)
    (note,) = reading.read_chart(rosa).of(ProgressNote)
    assert note.occurred == before.replace(second=0, microsecond=0)
    assert note.recorded_at > before + timedelta(days=1)
