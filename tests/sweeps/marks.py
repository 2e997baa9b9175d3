"""A chart in which every kind of entry carries words of its own, such as mark-order-part2-, and who may read them.

What a role may read comes from the tables of `tests.consent.expected`, written by hand from the clinical text.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from steadystep.chart import AnyEntry, Body, Coding, Dose, Entry, When, Words
from steadystep.chart.asking import MeasureDeclined, MeasureSent
from steadystep.chart.cadence import CadenceAgreed
from steadystep.chart.capacity import CapacityStated
from steadystep.chart.checkpoints import CheckpointHeld
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.corrections import Expunged, Retracted
from steadystep.chart.cost_barriers import CostBarrier, CostBarrierStep
from steadystep.chart.discharge import KitGiven, ReturnAsked, StepDownPlan
from steadystep.chart.education import EducationGiven
from steadystep.chart.exposure import ExposureLadder, LadderStep, PracticeCleared
from steadystep.chart.holds import DoseHeld, DoseResumed
from steadystep.chart.hospital import HospitalAdmitted, HospitalLeft
from steadystep.chart.intake import (
    Allergy,
    Demographics,
    Diagnosis,
    HistoryReviewed,
    ImportedResource,
    IntakeAnswer,
    SameAs,
)
from steadystep.chart.intake_course import CareLevelDecided, Formulation, IntakeOpened
from steadystep.chart.lab_orders import LabOrdered, OrderedTest
from steadystep.chart.life_stages import (
    GuardianAnswered,
    GuardianAsked,
    InterpreterArranged,
    MedicinesLookedThrough,
    PerinatalPlan,
    RiskBenefitWeighed,
)
from steadystep.chart.measures import DailyCheckin, Observation, ScoreTotal
from steadystep.chart.medication import (
    DoseChanged,
    DoseReport,
    DoseStep,
    Fill,
    MedicineReported,
    Order,
    SideEffect,
)
from steadystep.chart.medicine_lists import (
    LineDecision,
    ListedMedicine,
    MedicineListAnswered,
    MedicineListReceived,
    Reconciled,
)
from steadystep.chart.milestones import Milestone, MilestoneReached
from steadystep.chart.monitoring import MonitoringDone, MonitoringLaidAside, ResultReviewed
from steadystep.chart.needs import Need, WeeklyStep, WeeklyStepTold
from steadystep.chart.offers_made import CheckUpOffered, TreatmentWish
from steadystep.chart.otp import HandoverStep, OtpContact
from steadystep.chart.outreach import ContactBounced, OutreachEnded, WelfareCheckDecided
from steadystep.chart.pharmacy import (
    PharmacyChosen,
    PrescriptionAnswered,
    PrescriptionSent,
    SupplyTrouble,
    SupplyTroubleStep,
)
from steadystep.chart.pictures import PictureRead, ResultPictured
from steadystep.chart.plan import CareResumed, Goal, LifeEvent, OfferAnswered, PathwayPhase, Target
from steadystep.chart.plan_copies import PlanCopyGiven
from steadystep.chart.plan_together import Aligned, PlanAnswered, PlanComment
from steadystep.chart.plans_ahead import (
    LetterSent,
    PlanAhead,
    ProcedurePlanned,
    ResultFollowed,
    TravelPlanned,
)
from steadystep.chart.reminding import RemindersWanted
from steadystep.chart.reviewed import ChartReviewed
from steadystep.chart.safety import (
    Acknowledged,
    Closed,
    ContactAttempted,
    EventReported,
    HandedOver,
    Raised,
    SafetyPlan,
)
from steadystep.chart.safety_plans import SafetyPlanGiven, SafetyPlanReviewed
from steadystep.chart.setbacks import Setback
from steadystep.chart.sharing import Disclosed, DisclosureAnswered, ReferralMade, ReferralMoved
from steadystep.chart.sheet_checks import SheetChecked
from steadystep.chart.sleep_windows import SleepWindow
from steadystep.chart.story_notes import StoryNote
from steadystep.chart.substance import (
    DoseGiven,
    LapseReported,
    LastUse,
    NaloxoneSupplied,
    OptionChosen,
    PdmpChecked,
    SupportPlanned,
)
from steadystep.chart.supply import EffectAnswered, EffectsChecked, InjectionGiven, ReminderChosen
from steadystep.chart.supply_plans import SupplyPlanned
from steadystep.chart.taking import AdherenceTalk, PillCount
from steadystep.chart.tapering import TaperCheckin, TaperCheckinsPlanned
from steadystep.chart.team import (
    AccessOpened,
    ConsentGiven,
    ConsentRevoked,
    Message,
    Relabelled,
    TeamJoined,
    TeamLeft,
)
from steadystep.chart.teamwork import CaseReviewed, HuddleDone, HuddleNoted, MessageFollowed, SupervisionNoted
from steadystep.chart.therapy import PracticeAssigned, PracticeTried, ProgressNote, PsychotherapyNote, Session
from steadystep.chart.trials import (
    MedicineWish,
    OptionsWeighed,
    OptionWeighed,
    TrialJudged,
    TriedBefore,
    WhatMatters,
)
from steadystep.chart.urine_days import UrineDayDrawn
from steadystep.chart.visit_feed import VisitFeedChosen
from steadystep.chart.visit_start import VisitStarted
from steadystep.chart.visits import VisitAttended, VisitBooked, VisitCancelled, VisitMissed
from steadystep.chart.waiting import WaitingBegan, WaitingEnded
from steadystep.chart.warning_signs import ChangeWatch, WarningSign
from steadystep.chart.worksheets import Told, Worksheet
from tests.consent.expected import BORN_PART2, EMERGENCY, LABELS, NAMED, READING
from tests.evidence import in_words
from tests.small_clinic import UNCOMPARED

NOBODY = "0192b1a0-0000-7000-8000-0000000000ff"  # wrote the chart: none of the cast, so that nobody reads as author
MARK = re.compile(r"mark-[a-z0-9]+-[a-z0-9]+-", re.IGNORECASE)
DAYS_AGO = 20
PICTURE = b"what a phone saw"
LABELLED = ("part2", "adolescent_private", "guardian_only", "withheld", "locked")
SCOPE_OF = {
    "visit_booked": 1, "visit_cancelled": 1, "order": 3, "order_stopped": 3, "fill": 3, "safety_plan": 7, "goal": 9,
    "life_event": 9, "answers": 10,
}  # fmt: skip


def called(kind: str, label: str) -> str:
    """The words of that entry. No underscores: a page says a code as words, and the mark must survive it."""
    return f"mark-{kind}-{label}-".replace("_", "")


def marks_in(page: str) -> set[str]:
    """The marks on a page, however they are written there."""
    return {found.lower() for found in MARK.findall(page)}


@dataclass(frozen=True)
class Made:
    """How a kind is marked. `in_line`: the words also stand in the line that a reader of summaries gets.

    `about` is a kind whose entry this one talks about, so that both must be readable; `labels` are tried besides none.
    """

    body: Callable[[str, When, dict[str, str]], Body]
    in_line: bool = False
    about: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mark:
    """One marked entry as it stands in the chart."""

    text: str
    entry: str
    kind: str
    label: str = ""
    in_line: bool = False
    about: str = ""
    author: str = NOBODY


def _step(when: When) -> tuple[DoseStep, ...]:
    return (DoseStep(first=when.day, amount=Dose(25, "mg")),)


def _order(mark: str, when: When, _: dict[str, str]) -> Order:
    return Order(
        reasons=UNCOMPARED, when=when, name=mark, indication=mark, steps=_step(when), instruction=mark
    )


def _injection(mark: str, when: When, _: dict[str, str]) -> InjectionGiven:
    return InjectionGiven(
        when=when, name=mark, drug="haloperidol_dec", dose=Dose(100, "mg"), site="left_arm", note=mark
    )


def _options(mark: str, when: When, _: dict[str, str]) -> OptionsWeighed:
    option = OptionWeighed(name=mark, speaks_for=mark, speaks_against=mark)
    return OptionsWeighed(when=when, reason=mark, options=(option,), chosen=mark, why=mark)


def _raised(mark: str, when: When, _: dict[str, str]) -> Raised:
    known = when.earliest
    return Raised(
        when=when, event="ES01-2", family=mark, anchor=mark, level="T1", rule="item_nine", says=Words(mark), because=(),
        owner_role="therapist", known_at=known, due=known + timedelta(hours=1),
    )  # fmt: skip


def _list_received(mark: str, when: When, _: dict[str, str]) -> MedicineListReceived:
    return MedicineListReceived(
        when=when, source="hospital", lines=(ListedMedicine(as_told=mark, name=mark, dose_text=mark),)
    )


def _event(mark: str, when: When, had: dict[str, str]) -> Closed:
    return Closed(when=when, raised=had["raised"], finding=mark, said=in_words())


def _sent(mark: str, when: When, had: dict[str, str]) -> Disclosed:
    return Disclosed(
        when=when, recipient="gp", recipient_name=mark, purpose=mark, parts=("medicines",), text=mark, ground="consent", consent=had["consent_given"],
        notice=mark,
    )  # fmt: skip


# In this order: later ones name earlier ones.
MADE: dict[str, Made] = {
    "demographics": Made(lambda m, w, h: Demographics(when=w, legal_name="Rosa Invented", birth_date=When("1991-04-12"), safe_contact=m)),
    "circumstance_told": Made(lambda m, w, h: CircumstanceTold(when=w, circumstance="pregnancy", holds=True, note=m), labels=LABELLED),
    "intake_answer": Made(lambda m, w, h: IntakeAnswer(when=w, section="trauma", question=m, answer=m), labels=LABELLED),
    "intake_opened": Made(lambda m, w, h: IntakeOpened(when=w, reason=m)),
    "care_level_decided": Made(lambda m, w, h: CareLevelDecided(when=w, reason=m), labels=("part2", "locked")),
    "formulation": Made(lambda m, w, h: Formulation(when=w, summary=m, problems=(m,), keeps_going=m, no_goal="said_later"), labels=("withheld", "part2", "locked")),
    "diagnosis": Made(lambda m, w, h: Diagnosis(when=w, condition=Coding("Panic disorder", "F41.0"), note=m), labels=LABELLED),
    "allergy": Made(lambda m, w, h: Allergy(when=w, substance=Coding(m), reaction=m), in_line=True),
    "imported_resource": Made(lambda m, w, h: ImportedResource(when=w, resource_type="Procedure", resource=f'{{"note": "{m}"}}', title=m), labels=("part2",)),
    "history_reviewed": Made(lambda m, w, h: HistoryReviewed(when=w, note=m)),
    "same_as": Made(lambda m, w, h: SameAs(when=w, other_client=str(uuid.uuid4()), reason=m)),
    "goal": Made(lambda m, w, h: Goal(when=w, text=m, agreed=True), labels=LABELLED),
    "target": Made(lambda m, w, h: Target(when=w, name=m, therapy_focus=m), labels=("part2", "locked")),
    "pathway_phase": Made(lambda m, w, h: PathwayPhase(when=w, pathway=m, phase=m, client_view=m), labels=("part2", "locked")),
    "life_event": Made(lambda m, w, h: LifeEvent(when=w, text=m, milestone=False), labels=("adolescent_private", "locked")),
    "cadence_agreed": Made(lambda m, w, h: CadenceAgreed(when=w, of="therapy", every_days=7, reason=m)),
    "story_note": Made(lambda m, w, h: StoryNote(when=w, text=m), labels=("adolescent_private", "locked")),
    "chart_reviewed": Made(lambda m, w, h: ChartReviewed(when=w, seen=1, group=m)),
    "offer_answered": Made(lambda m, w, h: OfferAnswered(when=w, rule="visits.next_visit", offer="book", answer="declined", reason=m)),
    "huddle_noted": Made(lambda m, w, h: HuddleNoted(when=w, topic="off_track", text=m, owner=NOBODY, by=w), labels=("part2", "locked")),
    "huddle_done": Made(lambda m, w, h: HuddleDone(when=w, item=h["huddle_noted"], outcome=m)),
    "case_reviewed": Made(lambda m, w, h: CaseReviewed(when=w, question=m, going_well=m, not_yet=m, decided=m, client_view=m), labels=("part2",)),
    "supervision_noted": Made(lambda m, w, h: SupervisionNoted(when=w, clinician=NOBODY, topic=m, agreed=m), labels=("locked",)),
    "referral_made": Made(lambda m, w, h: ReferralMade(when=w, service="pain", to_whom=m, reason=m, owner=NOBODY), labels=("part2", "locked")),
    "checkpoint_held": Made(lambda m, w, h: CheckpointHeld(when=w, pathway=m, due=w.day, decision="go_on", says=m, client_view=m)),
    "step_down_plan": Made(lambda m, w, h: StepDownPlan(when=w, visits=m, signature=m, client_view=m, medicine_plan=m, watched=m, triggers=m)),
    "kit_given": Made(lambda m, w, h: KitGiven(when=w, way="paper", first_step=m)),
    "return_asked": Made(lambda m, w, h: ReturnAsked(when=w, note=m)),
    "care_resumed": Made(lambda m, w, h: CareResumed(when=w, note=m)),
    "order": Made(_order, in_line=True, labels=LABELLED),
    "dose_changed": Made(lambda m, w, h: DoseChanged(when=w, order=h["order"], steps=_step(w), why=m)),
    "dose_held": Made(lambda m, w, h: DoseHeld(when=w, order=h["order"], first=w.day, reason=m), labels=("part2",)),
    "taper_checkins_planned": Made(lambda m, w, h: TaperCheckinsPlanned(when=w, order=h["order"], days_after=7, watch_for=m)),
    "taper_checkin": Made(lambda m, w, h: TaperCheckin(when=w, order=h["order"], since=w.day, how="same", words=m), labels=("part2",)),
    "pharmacy_chosen": Made(lambda m, w, h: PharmacyChosen(when=w, name=m, phone=m)),
    "supply_trouble": Made(lambda m, w, h: SupplyTrouble(when=w, order=h["order"], what="stock_out", note=m)),
    "supply_trouble_step": Made(lambda m, w, h: SupplyTroubleStep(when=w, trouble=h["supply_trouble"], did="called_pharmacy", note=m)),
    "prescription_sent": Made(lambda m, w, h: PrescriptionSent(when=w, order=h["order"], way="by_fax", pharmacy=m, reference=m, note=m)),
    "prescription_answered": Made(lambda m, w, h: PrescriptionAnswered(when=w, sent=h["prescription_sent"], came="accepted", with_whom=m, words=m)),
    "cost_barrier": Made(lambda m, w, h: CostBarrier(when=w, order=h["order"], what="payer_rejected", payer=m, note=m)),
    "cost_barrier_step": Made(lambda m, w, h: CostBarrierStep(when=w, barrier=h["cost_barrier"], did="appealed", note=m)),
    "supply_planned": Made(lambda m, w, h: SupplyPlanned(when=w, days_per_fill=7, less_toxic=m, note=m)),
    "pill_count": Made(lambda m, w, h: PillCount(when=w, order=h["order"], left=12, counted_by="nurse", note=m)),
    "adherence_talk": Made(lambda m, w, h: AdherenceTalk(when=w, order=h["order"], barrier="forgot", did="reminders", note=m)),
    "otp_contact": Made(lambda m, w, h: OtpContact(when=w, program=m, phone=m)),
    "monitoring_laid_aside": Made(lambda m, w, h: MonitoringLaidAside(when=w, rule="MO22", coded_reason="other", note=m), labels=("part2", "locked")),
    "dose_resumed": Made(lambda m, w, h: DoseResumed(when=w, order=h["order"], first=w.day, why=m)),
    "dose_report": Made(lambda m, w, h: DoseReport(when=w, order=h["order"], day=w.day, outcome="missed", reason=m), labels=("part2",)),
    "side_effect": Made(lambda m, w, h: SideEffect(when=w, effect="nausea", note=m), labels=LABELLED),
    "fill": Made(lambda m, w, h: Fill(when=w, name=m, days=30), in_line=True),
    "injection_given": Made(_injection, labels=("part2", "locked")),
    "effects_checked": Made(lambda m, w, h: EffectsChecked(when=w, noticed=1, note=m)),
    "effect_answered": Made(lambda m, w, h: EffectAnswered(when=w, effect=h["side_effect"], answer="wait", note=m)),
    "reminder_chosen": Made(lambda m, w, h: ReminderChosen(when=w, times=("08:00",), words=m)),
    "medicine_reported": Made(lambda m, w, h: MedicineReported(when=w, medicine=Coding(m), dose_text=m), in_line=True, labels=("part2", "locked")),
    "medicine_list_received": Made(_list_received, in_line=True, labels=("part2", "locked")),
    "medicine_list_answered": Made(lambda m, w, h: MedicineListAnswered(when=w, right=False, different=m), labels=("part2",)),
    "reconciled": Made(lambda m, w, h: Reconciled(when=w, lines=(LineDecision(name=m, decision="ask", note=m),)), labels=("part2", "locked")),
    "education_given": Made(lambda m, w, h: EducationGiven(when=w, drug="", name=m, teach_back=m), labels=("part2",)),
    "trial_judged": Made(lambda m, w, h: TrialJudged(when=w, order=h["order"], outcome="no_response", words=m, own_words=m), labels=("part2", "locked")),
    "tried_before": Made(lambda m, w, h: TriedBefore(when=w, name=m, own_words=m), labels=("part2", "locked")),
    "medicine_wish": Made(lambda m, w, h: MedicineWish(when=w, name=m, wish="against", why=m), labels=("part2", "locked")),
    "capacity_stated": Made(lambda m, w, h: CapacityStated(when=w, ability="with_support", by_whom=m, words=m), labels=("part2",)),
    "options_weighed": Made(_options, labels=("part2", "locked")),
    "what_matters": Made(lambda m, w, h: WhatMatters(when=w, words=m), labels=("part2", "locked")),
    "score_total": Made(lambda m, w, h: ScoreTotal(when=w, instrument="phq_9", total=11, note=m, permission=m), labels=("locked",)),
    "observation": Made(lambda m, w, h: Observation(when=w, what=Coding("Lithium"), category="lab", text=m, reference=m), labels=LABELLED),
    "monitoring_done": Made(lambda m, w, h: MonitoringDone(when=w, rule="MO22", found=m), labels=("part2", "locked")),
    "result_reviewed": Made(lambda m, w, h: ResultReviewed(when=w, result=h["observation"], decision=m), labels=("part2", "locked")),
    "daily_checkin": Made(lambda m, w, h: DailyCheckin(when=w, day=w.day, mood=2, words=m), labels=("adolescent_private",)),
    "measure_sent": Made(lambda m, w, h: MeasureSent(when=w, instrument="phq_9", request="phq_9/marked/0", note=m)),
    "sheet_checked": Made(lambda m, w, h: SheetChecked(when=w, sheet="marked-sheet", instrument="phq_9", counts=True, words=m)),
    "measure_declined": Made(lambda m, w, h: MeasureDeclined(when=w, instrument="phq_9", request="phq_9/marked/1", reason="privacy", words=m)),
    "session": Made(lambda m, w, h: Session(when=w, modality="cbt", summary=m, no_agenda=m), labels=("locked", "withheld")),
    "progress_note": Made(lambda m, w, h: ProgressNote(when=w, text=m), labels=LABELLED),
    "practice_assigned": Made(lambda m, w, h: PracticeAssigned(when=w, name=m, how_often=m)),
    "practice_tried": Made(lambda m, w, h: PracticeTried(when=w, name=m, barrier=m)),
    "exposure_ladder": Made(lambda m, w, h: ExposureLadder(when=w, name=m, steps=(LadderStep(id="s1", name=m, predicted=40),), note=m)),
    "sleep_window": Made(lambda m, w, h: SleepWindow(when=w, to_bed="00:15", up="06:45", why=m)),
    "practice_cleared": Made(lambda m, w, h: PracticeCleared(when=w, why="medical", exercise="spinning", note=m)),
    "worksheet": Made(lambda m, w, h: Worksheet(when=w, exercise="thought_record", told=(Told(of="thought", text=m),)), labels=LABELLED),
    "last_use": Made(lambda m, w, h: LastUse(when=w, substance="fentanyl", amount=m)),
    "lapse_reported": Made(lambda m, w, h: LapseReported(when=w, substance="fentanyl", words=m)),
    "treatment_wish": Made(lambda m, w, h: TreatmentWish(when=w, step="wanted", words=m)),
    "checkup_offered": Made(lambda m, w, h: CheckUpOffered(when=w, what=("hiv_test",), answer="agreed", words=m)),
    "handover_step": Made(lambda m, w, h: HandoverStep(when=w, program=m, step="called", spoke_with=m)),
    "lab_ordered": Made(lambda m, w, h: LabOrdered(when=w, tests=(OrderedTest(what=Coding("Ferritin")),), draw_on=w.day, result_by=w.day, note=m)),
    "result_pictured": Made(lambda m, w, h: ResultPictured(when=w, shows="blood", words=m, media_type="image/jpeg", size=len(PICTURE), width=3, height=4, sha256=hashlib.sha256(PICTURE).hexdigest()), labels=("part2", "locked")),
    "picture_read": Made(lambda m, w, h: PictureRead(when=w, picture=h["result_pictured"], outcome="no_result", note=m)),
    "urine_day_drawn": Made(lambda m, w, h: UrineDayDrawn(when=w, days=(w.day,), seed="a seed", note=m)),
    "option_chosen": Made(lambda m, w, h: OptionChosen(when=w, option="buprenorphine", why=m)),
    "support_planned": Made(lambda m, w, h: SupportPlanned(when=w, lapse=h["lapse_reported"], more_contact=m, client_view=m)),
    "travel_planned": Made(lambda m, w, h: TravelPlanned(when=w, first=w.day, last=w.day, where=m)),
    "procedure_planned": Made(lambda m, w, h: ProcedurePlanned(when=w, what=m, day=w.day)),
    "plan_ahead": Made(lambda m, w, h: PlanAhead(when=w, about=h["procedure_planned"], text=m)),
    "dose_given": Made(lambda m, w, h: DoseGiven(when=w, name="buprenorphine", amount=Dose(4, "mg"), note=m)),
    "naloxone_supplied": Made(lambda m, w, h: NaloxoneSupplied(when=w, kits=2, trained=(m,))),
    "result_followed": Made(lambda m, w, h: ResultFollowed(when=w, result=h["observation"], step="explained", where=m)),
    "pdmp_checked": Made(lambda m, w, h: PdmpChecked(when=w, summary=m)),
    "warning_sign": Made(lambda m, w, h: WarningSign(when=w, sign=m, what_helps=m), labels=("guardian_only",)),
    "change_watch": Made(lambda m, w, h: ChangeWatch(when=w, tell_me=True, words=m)),
    "safety_plan": Made(lambda m, w, h: SafetyPlan(when=w, my_steps=(m,)), labels=("guardian_only",)),
    "safety_plan_reviewed": Made(lambda m, w, h: SafetyPlanReviewed(when=w, plan=h["safety_plan"], note=m)),
    "safety_plan_given": Made(lambda m, w, h: SafetyPlanGiven(when=w, plan=h["safety_plan"], how="paper", holder=m)),
    "event_reported": Made(lambda m, w, h: EventReported(when=w, event="ES03", says=m), labels=("part2", "locked")),
    "raised": Made(_raised, labels=("part2", "locked")),
    "acknowledged": Made(lambda m, w, h: Acknowledged(when=w, raised=h["raised"], note=m)),
    "contact_attempted": Made(lambda m, w, h: ContactAttempted(when=w, method="call", outcome="not_reached", note=m), labels=("locked",)),
    "outreach_ended": Made(lambda m, w, h: OutreachEnded(when=w, outcome="reached", note=m), labels=("locked",)),
    "welfare_check_decided": Made(lambda m, w, h: WelfareCheckDecided(when=w, needed=False, reason=m), labels=("locked",)),
    "contact_bounced": Made(lambda m, w, h: ContactBounced(when=w, way="sms", fault=m)),
    "handed_over": Made(lambda m, w, h: HandedOver(when=w, raised=h["raised"], to_person=NOBODY, reason=m)),
    "closed": Made(_event),
    "hospital_admitted": Made(lambda m, w, h: HospitalAdmitted(when=w, place=m, why=m), labels=("locked",)),
    "hospital_left": Made(lambda m, w, h: HospitalLeft(when=w, place=m, why=m)),
    "visit_booked": Made(lambda m, w, h: VisitBooked(when=w, minutes=50, purpose="therapy")),
    "visit_started": Made(lambda m, w, h: VisitStarted(when=w, visit=h["visit_booked"], location=m, backup_phone="555 0100")),
    "reminders_wanted": Made(lambda m, w, h: RemindersWanted(when=w, before_visit=("day_before",), practice="18:00")),
    "visit_feed_chosen": Made(lambda m, w, h: VisitFeedChosen(when=w)),
    "waiting_began": Made(lambda m, w, h: WaitingBegan(when=w, note=m)),
    "waiting_ended": Made(lambda m, w, h: WaitingEnded(when=w, waiting=h["waiting_began"], outcome="place_found", note=m)),
    "aligned": Made(lambda m, w, h: Aligned(when=w, serves=h["order"], target=h["target"])),
    "plan_comment": Made(lambda m, w, h: PlanComment(when=w, target=h["target"], text=m)),
    "plan_answered": Made(lambda m, w, h: PlanAnswered(when=w, line=h["goal"], answer="not_agreed", words=m)),
    "plan_copy": Made(lambda m, w, h: PlanCopyGiven(when=w, how="not_given", reason=m)),
    "milestone": Made(lambda m, w, h: Milestone(when=w, text=m), labels=("adolescent_private", "locked")),
    "milestone_reached": Made(lambda m, w, h: MilestoneReached(when=w, line=h["milestone"], evidence=m)),
    "setback": Made(lambda m, w, h: Setback(when=w, what="hard_event", told=m)),
    "need": Made(lambda m, w, h: Need(when=w, area="housing", text=m)),
    "risk_benefit_weighed": Made(lambda m, w, h: RiskBenefitWeighed(when=w, medicine=h["order"], benefits=m, risks=m, decision="continue")),
    "perinatal_plan": Made(lambda m, w, h: PerinatalPlan(when=w, feeding=m, newborn=m, doses=m)),
    "medicines_looked_through": Made(lambda m, w, h: MedicinesLookedThrough(when=w, found=m)),
    "interpreter_arranged": Made(lambda m, w, h: InterpreterArranged(when=w, visit=h["visit_booked"], how="interpreter_present", name=m)),
    "guardian_asked": Made(lambda m, w, h: GuardianAsked(when=w, who=m, care="mental_health", wants="to_see_the_record", text=m), labels=("adolescent_private",)),
    "guardian_answered": Made(lambda m, w, h: GuardianAnswered(when=w, asked=h["guardian_asked"], answer="not_shared", reason=m)),
    "weekly_step": Made(lambda m, w, h: WeeklyStep(when=w, text=m)),
    "weekly_step_told": Made(lambda m, w, h: WeeklyStepTold(when=w, line=h["weekly_step"], days=2, barrier=m)),
    "visit_attended": Made(lambda m, w, h: VisitAttended(when=w, location=m, note=m), labels=("part2", "locked")),
    "visit_missed": Made(lambda m, w, h: VisitMissed(when=w, visit=h["visit_booked"], barrier=m)),
    "visit_cancelled": Made(lambda m, w, h: VisitCancelled(when=w, visit=h["visit_booked"], reason=m)),
    "team_left": Made(lambda m, w, h: TeamLeft(when=w, joined=h["team_joined"], reason=m)),
    "message": Made(lambda m, w, h: Message(when=w, to="prescriber", text=m), labels=("part2",)),
    "consent_given": Made(lambda m, w, h: ConsentGiven(when=w, recipient_kind="external", recipient="gp", recipient_name="GP", purpose=m)),
    "consent_revoked": Made(lambda m, w, h: ConsentRevoked(when=w, consent=h["consent_given"], reason=m)),
    "letter_sent": Made(lambda m, w, h: LetterSent(when=w, about=h["procedure_planned"], consent=h["consent_given"], text=m, notice=m)),
    "disclosed": Made(_sent, labels=("part2",)),
    "disclosure_answered": Made(lambda m, w, h: DisclosureAnswered(when=w, disclosed=h["disclosed"], how="replied", note=m)),
    "referral_moved": Made(lambda m, w, h: ReferralMoved(when=w, referral=h["referral_made"], step="failed", note=m)),
    "message_followed": Made(lambda m, w, h: MessageFollowed(when=w, conversation="client", step="no_answer_needed", why=m)),
    "access_opened": Made(lambda m, w, h: AccessOpened(when=w, person=NOBODY, reason=m, until=w.earliest + timedelta(hours=1))),
    "relabelled": Made(lambda m, w, h: Relabelled(when=w, entry=h["progress_note"], add=("adolescent_private",), reason=m), about="progress_note"),
    "expunged": Made(lambda m, w, h: Expunged(when=w, entry=h["session"], reason=m, second_person=NOBODY), about="session"),
}  # fmt: skip


class Book:
    """The entries, ready to be appended, and the marks in them."""

    def __init__(self, client: str, team: str, author_of_notes: str, kinds: Collection[str] = ()) -> None:
        """With `kinds`, one entry of each of these and no labels: a short chart."""
        self.client, self.author_of_notes = client, author_of_notes
        self.entries: list[AnyEntry] = []
        self.marks: dict[str, Mark] = {}
        self.at = datetime.now(UTC) - timedelta(days=DAYS_AGO)
        self.had: dict[str, str] = {}
        self._add(TeamJoined(when=self._when(), team=team, name="Adult team"))
        self.had["team_joined"] = self._add(
            TeamJoined(when=self._when(), team=team, person=NOBODY, role="nurse")
        )
        if kinds:
            for kind in kinds:
                self._marked(kind, MADE[kind], "")
        else:
            self._mark_everything()

    def _mark_everything(self) -> None:
        for kind, made in MADE.items():
            for label in ("", *made.labels):
                self._marked(kind, made, label)
        self._note("psychotherapy_note", PsychotherapyNote)
        self._note("sud_counselling_note", ProgressNote)
        self._taken_back()
        self._inherits()

    def _marked(self, kind: str, made: Made, label: str) -> None:
        mark = called(kind, label or "plain")
        entry = self._add(made.body(mark, self._when(), self.had), label)
        self.had.setdefault(kind, entry)
        named = label or ("part2" if kind in BORN_PART2 else "")
        self.marks[mark] = Mark(mark, entry, kind, named, made.in_line, made.about)

    def _note(self, label: str, of: type[PsychotherapyNote] | type[ProgressNote]) -> None:
        """Kept apart, under a key of its own; the therapist of the cast is its author."""
        mark = called(label, "sealed")
        entry = self._add(of(when=self._when(), text=mark), label, author=self.author_of_notes)
        self.marks[mark] = Mark(mark, entry, of.kind(), label, author=self.author_of_notes)

    def _taken_back(self) -> None:
        """The reason of a retraction is as private as what it takes back."""
        wrong = self._add(ProgressNote(when=self._when(), text=called("retracted", "note")))
        gone = self._add(Retracted(when=self._when(), reason=called("retracted", "reason")), supersedes=wrong)
        self.marks[called("retracted", "note")] = Mark(called("retracted", "note"), wrong, "progress_note")
        self.marks[called("retracted", "reason")] = Mark(called("retracted", "reason"), gone, "progress_note")

    def _inherits(self) -> None:
        """A dose change of an order that is a substance use record is one too, whatever its own labels."""
        order = self.marks[called("order", "part2")].entry
        mark = called("dose_changed", "inherited")
        body = DoseChanged(when=self._when(), order=order, steps=_step(self._when()), why=mark)
        self.marks[mark] = Mark(mark, self._add(body), "dose_changed", "part2")

    def _add(
        self, body: Body, label: str = "", *, author: str = NOBODY, supersedes: str | None = None
    ) -> str:
        self.at += timedelta(minutes=1)
        entry: AnyEntry = Entry(
            id=str(uuid.uuid4()), client=self.client, seq=len(self.entries) + 1, occurred=body.when.earliest,
            recorded_at=self.at, author=author, role="therapist", body=body, supersedes=supersedes,
            labels=body.born_labels | ({label} if label else set()),
        )  # fmt: skip
        self.entries.append(entry)
        return entry.id

    def _when(self) -> When:
        return When.instant(self.at)


def permitted(marks: dict[str, Mark], role: str, *, person: str = "") -> frozenset[str]:
    """The marks that somebody in that role may read on some page. `person`: their id, for what they wrote."""
    return frozenset(text for text, mark in marks.items() if _may(mark, role, person))


def _may(mark: Mark, role: str, person: str) -> bool:
    if mark.label in ("psychotherapy_note", "sud_counselling_note"):
        return bool(person) and person == mark.author
    cells = [READING[mark.kind, role], *([READING[mark.about, role]] if mark.about else [])]
    if mark.label:
        cells.append(LABELS[mark.label, role])
    return _open(cells, mark.in_line)


def in_an_emergency(marks: dict[str, Mark], role: str) -> frozenset[str]:
    """As `permitted`, for who opened the chart for an emergency."""
    return frozenset(_in_emergency(marks, role))


def _in_emergency(marks: dict[str, Mark], role: str) -> Iterator[str]:
    for text, mark in marks.items():
        cells = [READING[mark.kind, role], *([READING[mark.about, role]] if mark.about else [])]
        if mark.label:
            cells.append(EMERGENCY[mark.label, role])
        if _open(cells, mark.in_line):
            yield text


def shared(marks: dict[str, Mark], scopes: frozenset[int], labels: frozenset[str]) -> frozenset[str]:
    """What a caregiver may read under a consent with these scopes that names these labels."""
    return frozenset(text for text, mark in marks.items() if _agreed(mark, scopes, labels))


def _agreed(mark: Mark, scopes: frozenset[int], labels: frozenset[str]) -> bool:
    if mark.about or SCOPE_OF.get(mark.kind) not in scopes:
        return False
    cells = [READING[mark.kind, "caregiver"]]
    if mark.label:
        cells.append((NAMED if mark.label in labels else LABELS)[mark.label, "caregiver"])
    return _open(cells, mark.in_line)


def _open(cells: list[str], in_line: bool) -> bool:
    return all(cell == "F" or (cell == "S" and in_line) for cell in cells)
