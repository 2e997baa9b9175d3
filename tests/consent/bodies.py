"""One body of every kind of entry. No real person's data."""

from datetime import UTC, date, datetime

from steadystep.chart import Body, Coding, Dose, Quantity, When, Words
from steadystep.chart.asking import MeasureDeclined, MeasureSent, SheetBegun
from steadystep.chart.cadence import CadenceAgreed
from steadystep.chart.capacity import CapacityStated
from steadystep.chart.checkpoints import CheckpointHeld
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.corrections import Expunged, Retracted
from steadystep.chart.cost_barriers import CostBarrier, CostBarrierStep
from steadystep.chart.discharge import FollowUpDone, KitGiven, ReturnAsked, StepDownPlan
from steadystep.chart.dose_feed import DoseFeedChosen
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
from steadystep.chart.measures import Answers, DailyCheckin, ItemAnswered, Observation, ScoreTotal
from steadystep.chart.medication import (
    DoseChanged,
    DoseReport,
    DoseStep,
    Fill,
    MedicineReported,
    Order,
    OrderStopped,
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
from steadystep.chart.plan import CareEnded, CareResumed, Goal, LifeEvent, OfferAnswered, PathwayPhase, Target
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
    NaloxoneChallenge,
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

DAY = When("2026-03-02")
NINE = When("2026-03-09T09:00:00+00:00")
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
STEP = DoseStep(first=date(2026, 3, 2), amount=Dose(25, "mg"))
SERTRALINE = Order(
    when=DAY, name="sertraline", drug="sertraline", indication="panic, secretly", steps=(STEP,)
)
RAISED = Raised(
    when=DAY, event="ES01-2", family="item_nine", anchor="a1", level="T1", rule="item_nine", says=Words("Item nine."),
    because=(), owner_role="therapist", known_at=NOON, due=NOON,
)  # fmt: skip

# Ids that these bodies refer to and that a test may leave out of the chart: "order-1", "raised-1", "visit-1", ...
EVERY_BODY: dict[str, Body] = {
    body.kind(): body
    for body in (
        Demographics(when=DAY, legal_name="Rosa Invented"),
        IntakeAnswer(when=DAY, section="trauma", question="What happened?", answer="A secret."),
        IntakeOpened(when=DAY),
        CareLevelDecided(when=DAY, reason="A secret."),
        Formulation(when=DAY, summary="A secret.", problems=("Panic disorder",)),
        MonitoringDone(when=DAY, rule="MO22", found="A secret."),
        ResultReviewed(when=DAY, result="result-1", decision="A secret."),
        CircumstanceTold(when=DAY, circumstance="pregnancy", holds=True, note="A secret."),
        Diagnosis(when=DAY, condition=Coding("Panic disorder", "F41.0"), note="A secret."),
        Allergy(when=DAY, none_known=True),
        TrialJudged(when=DAY, order="order-1", outcome="no_response", words="A secret."),
        TriedBefore(when=DAY, name="paroxetine", drug="paroxetine", own_words="A secret."),
        MedicineWish(when=DAY, name="paroxetine", drug="paroxetine", wish="against", why="A secret."),
        WhatMatters(when=DAY, ranked=("sleep", "weight"), words="A secret."),
        OptionsWeighed(
            when=DAY, reason="panic, secretly", options=(OptionWeighed(name="sertraline"),), why="A secret."
        ),
        ImportedResource(when=DAY, resource_type="Procedure", resource="{}"),
        HistoryReviewed(when=DAY),
        SameAs(when=DAY, other_client="c2", reason="Same birth date and address."),
        Goal(when=DAY, text="Take the train again."),
        Target(when=DAY, name="Panic attacks"),
        PathwayPhase(when=DAY, pathway="panic", phase="active"),
        LifeEvent(when=DAY, text="Moved house."),
        StoryNote(when=DAY, text="A hard week at work."),
        WeeklyStepTold(when=DAY, line="step-1", days=2, barrier="A secret."),
        WeeklyStep(when=DAY, text="A walk."),
        Need(when=DAY, area="housing", text="A secret."),
        RiskBenefitWeighed(
            when=DAY, medicine="order-1", benefits="A secret.", risks="Few.", decision="continue"
        ),
        PerinatalPlan(when=DAY, feeding="A secret.", newborn="Watched.", doses="As now."),
        MedicinesLookedThrough(when=DAY, found="A secret."),
        InterpreterArranged(when=DAY, visit="visit-1", how="interpreter_present", name="A secret."),
        GuardianAsked(
            when=DAY, who="Mother", care="mental_health", wants="to_see_the_record", text="A secret."
        ),
        GuardianAnswered(when=DAY, asked="asked-1", answer="not_shared", reason="A secret."),
        CadenceAgreed(when=DAY, of="therapy", every_days=7, reason="A hard week at work."),
        ExposureLadder(
            when=DAY, name="Shops", steps=(LadderStep(id="s1", name="Corner shop", predicted=40),)
        ),
        SleepWindow(when=DAY, to_bed="00:15", up="06:45"),
        PracticeCleared(when=DAY, why="medical", exercise="spinning", note="ECG normal."),
        Worksheet(when=DAY, exercise="thought_record", told=(Told(of="thought", text="A secret."),)),
        Setback(when=DAY, what="hard_event", told="A secret."),
        MilestoneReached(when=DAY, line="milestone-1", evidence="A photo."),
        Milestone(when=DAY, text="Sunday dinner."),
        PlanCopyGiven(when=DAY, how="on_paper"),
        PlanAnswered(when=DAY, line="goal-1", answer="agreed", words="A secret."),
        PlanComment(when=DAY, target="target-1", text="A secret."),
        Aligned(when=DAY, serves="order-1", target="target-1"),
        WarningSign(when=DAY, sign="A secret."),
        ChangeWatch(when=DAY, tell_me=True),
        ChartReviewed(when=DAY, seen=3),
        OfferAnswered(when=DAY, rule="visits.next_visit", offer="book", answer="accepted"),
        CareEnded(when=DAY, ending="completed"),
        CheckpointHeld(
            when=DAY,
            pathway="panic",
            due=date(2026, 1, 19),
            decision="go_on",
            says="Go on.",
            client_view="Good.",
        ),
        StepDownPlan(when=DAY, visits="Every month.", signature="Skipping the shop.", client_view="Ready."),
        KitGiven(when=DAY, way="paper"),
        FollowUpDone(when=DAY, end_of_care="x", planned=date(2026, 1, 19), outcome="well"),
        ReturnAsked(when=DAY),
        CareResumed(when=DAY),
        SERTRALINE,
        DoseChanged(when=DAY, order="order-1", steps=(STEP,), why="No effect at week four."),
        OrderStopped(when=DAY, order="order-1", last_day=date(2026, 4, 1), why="Done."),
        DoseFeedChosen(when=DAY),
        TaperCheckinsPlanned(when=DAY, order="order-1", days_after=7),
        TaperCheckin(when=DAY, order="order-1", since=date(2026, 3, 2), how="worse"),
        OtpContact(when=DAY, program="Riverside program", phone="555-0100"),
        PharmacyChosen(when=DAY, name="Corner Pharmacy", state="NY"),
        CapacityStated(when=DAY, ability="decides"),
        SupplyTrouble(when=DAY, order="order-1", what="stock_out"),
        SupplyTroubleStep(when=DAY, trouble="trouble-1", did="called_pharmacy"),
        PrescriptionSent(when=DAY, order="order-1", way="by_fax", pharmacy="Corner Pharmacy"),
        PrescriptionAnswered(when=DAY, sent="sent-1", came="accepted"),
        CostBarrier(when=DAY, order="order-1", what="payer_rejected"),
        CostBarrierStep(when=DAY, barrier="barrier-1", did="appealed"),
        SupplyPlanned(when=DAY, days_per_fill=7, blister=True),
        PillCount(when=DAY, order="order-1", left=12, counted_by="nurse"),
        AdherenceTalk(when=DAY, order="order-1", barrier="forgot", did="reminders"),
        MonitoringLaidAside(when=DAY, rule="MO22", coded_reason="done_elsewhere", note="Seen elsewhere."),
        DoseHeld(when=DAY, order="order-1", first=date(2026, 3, 2), reason="A rash."),
        DoseResumed(when=DAY, order="order-1", first=date(2026, 3, 9), why="The rash is gone."),
        DoseReport(when=DAY, order="order-1", day=date(2026, 3, 2), outcome="taken"),
        SideEffect(when=DAY, effect="nausea", note="A secret."),
        Fill(when=DAY, name="sertraline", days=30),
        InjectionGiven(
            when=DAY,
            name="haloperidol",
            drug="haloperidol_dec",
            dose=Dose(100, "mg"),
            site="left_arm",
            note="A secret.",
        ),
        EffectsChecked(when=DAY, noticed=1),
        EffectAnswered(when=DAY, effect="effect-1", answer="wait"),
        ReminderChosen(when=DAY, times=("08:00",)),
        RemindersWanted(when=DAY, before_visit=("day_before",), practice="18:00"),
        MedicineReported(when=DAY, medicine=Coding("ibuprofen")),
        MedicineListReceived(
            when=DAY, source="pharmacy", lines=(ListedMedicine(as_told="ibuprofen", name="ibuprofen"),)
        ),
        MedicineListAnswered(when=DAY, right=True),
        Reconciled(when=DAY, lines=(LineDecision(name="ibuprofen", decision="ask"),)),
        EducationGiven(when=DAY, drug="sertraline", name="sertraline"),
        ItemAnswered(when=DAY, instrument="phq_9", form="f1", item=9, value=2),
        Answers(when=DAY, instrument="phq_9", form="f1", items=(3, 3, 3, 3, 3, 3, 3, 3, 2)),
        ScoreTotal(when=DAY, instrument="phq_9", total=26),
        MeasureSent(when=DAY, instrument="phq_9", request="phq_9/target-1/0", note="A secret."),
        SheetBegun(when=DAY, instrument="phq_9", request="phq_9/target-1/0", form="f1"),
        SheetChecked(when=DAY, sheet="answers-1", instrument="phq_9", counts=True, words="A secret."),
        MeasureDeclined(
            when=DAY, instrument="phq_9", request="phq_9/target-1/0", reason="privacy", words="A secret."
        ),
        Observation(when=DAY, what=Coding("Lithium"), category="lab", quantity=Quantity(1.6, "mmol/L")),
        DailyCheckin(when=DAY, day=date(2026, 3, 2), mood=2, words="A secret."),
        Session(when=DAY, modality="cbt", summary="A secret."),
        ProgressNote(when=DAY, text="A secret."),
        PsychotherapyNote(when=DAY, text="A secret."),
        PracticeAssigned(when=DAY, name="Breathe out slowly"),
        PracticeTried(when=DAY, name="Breathe out slowly"),
        LastUse(when=DAY, substance="fentanyl"),
        LapseReported(when=DAY, substance="fentanyl", words="A secret."),
        OptionChosen(when=DAY, option="buprenorphine"),
        TreatmentWish(when=DAY, step="wanted"),
        CheckUpOffered(when=DAY, what=("hiv_test",), answer="agreed"),
        HandoverStep(when=DAY, program="Riverside program", step="called", spoke_with="Ms Lee"),
        LabOrdered(
            when=DAY,
            tests=(OrderedTest(what=Coding("Ferritin")),),
            draw_on=date(2026, 3, 2),
            result_by=date(2026, 3, 9),
        ),
        ResultPictured(
            when=DAY,
            shows="blood",
            words="A secret.",
            media_type="image/jpeg",
            size=9,
            width=3,
            height=4,
            sha256="0" * 64,
        ),
        PictureRead(when=DAY, picture="picture-1", outcome="not_readable", note="A secret."),
        UrineDayDrawn(when=DAY, days=(date(2026, 3, 2), date(2026, 3, 3)), seed="a seed"),
        SupportPlanned(when=DAY, lapse="lapse-1", more_contact="Twice a week.", client_view="A secret."),
        TravelPlanned(when=DAY, first=date(2026, 8, 10), last=date(2026, 8, 24), where="Lisbon"),
        ProcedurePlanned(when=DAY, what="Knee surgery", day=date(2026, 6, 18)),
        PlanAhead(when=DAY, about="trip-1", text="Buprenorphine goes on."),
        LetterSent(when=DAY, about="trip-1", consent="consent-1", text="A secret.", notice="42 CFR part 2."),
        DoseGiven(when=DAY, name="buprenorphine-naloxone", amount=Dose(4, "mg")),
        NaloxoneSupplied(when=DAY, kits=2),
        NaloxoneChallenge(when=DAY, before=1, after=1, outcome="negative"),
        ResultFollowed(when=DAY, result="result-1", step="explained"),
        PdmpChecked(when=DAY, summary="A secret."),
        SafetyPlan(when=DAY, my_steps=("Call my sister.",)),
        SafetyPlanReviewed(when=DAY, plan="plan-1"),
        SafetyPlanGiven(when=DAY, plan="plan-1", how="paper"),
        RAISED,
        EventReported(when=DAY, event="ES02-B", says="Told of an overdose in May."),
        Acknowledged(when=DAY, raised="raised-1"),
        ContactAttempted(when=DAY, method="call", outcome="reached"),
        OutreachEnded(when=DAY, outcome="reached", note="A secret."),
        WelfareCheckDecided(when=DAY, needed=False, reason="A secret."),
        ContactBounced(when=DAY, way="sms"),
        HospitalAdmitted(when=DAY, place="County hospital", why="A secret."),
        HospitalLeft(when=DAY, place="County hospital", why="A secret."),
        HuddleNoted(when=DAY, topic="off_track", text="Call the school.", owner="ben", by=DAY),
        HuddleDone(when=DAY, item="huddle-1", outcome="A secret."),
        CaseReviewed(when=DAY, question="Why?", going_well="Sleep.", not_yet="Work.", decided="A secret."),
        SupervisionNoted(when=DAY, clinician="zoe", topic="Pace.", agreed="A secret."),
        ReferralMade(when=DAY, service="pain", to_whom="Pain clinic", reason="A secret.", owner="ben"),
        ReferralMoved(when=DAY, referral="referral-1", step="received"),
        Disclosed(
            when=DAY,
            recipient="gp",
            recipient_name="GP",
            purpose="Treatment.",
            parts=("medicines",),
            text="A secret.",
            ground="consent",
            consent="consent-1",
        ),
        DisclosureAnswered(when=DAY, disclosed="letter-1", how="replied", note="A secret."),
        MessageFollowed(when=DAY, conversation="client", step="no_answer_needed", why="A secret."),
        HandedOver(when=DAY, raised="raised-1", to_person="ben", reason="Off shift."),
        Closed(when=DAY, raised="raised-1", finding="Safe at home."),
        VisitBooked(when=NINE, minutes=50, purpose="therapy"),
        VisitAttended(when=NINE, location="At home, secretly."),
        VisitMissed(when=NINE, visit="visit-1", barrier="A secret."),
        VisitStarted(when=NINE, visit="visit-1", location="A secret.", backup_phone="555 0100"),
        VisitFeedChosen(when=NINE),
        WaitingBegan(when=NINE, note="A secret."),
        WaitingEnded(when=NINE, waiting="waiting-1", outcome="place_found", note="A secret."),
        VisitCancelled(when=NINE, visit="visit-1", reason="A secret."),
        TeamJoined(when=DAY, team="blue"),
        TeamLeft(when=DAY, joined="joined-1"),
        Message(when=DAY, to="prescriber", text="A secret."),
        ConsentGiven(
            when=DAY, recipient_kind="external", recipient="gp", recipient_name="GP", purpose="Treatment."
        ),
        ConsentRevoked(when=DAY, consent="consent-1"),
        AccessOpened(when=DAY, person="eve", reason="Overdose at the door.", until=NOON),
        Relabelled(when=DAY, entry="note-1", add=("part2",), reason="Names a substance."),
        Retracted(when=DAY, reason="Wrong chart."),
        Expunged(when=DAY, entry="note-1", reason="Wrong chart.", second_person="ada"),
    )
}
