"""Values check themselves when made: what contradicts itself cannot exist, and says so in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from steadystep.chart import Coding, Dose, Quantity, Unreadable, When
from steadystep.chart.exposure import ExposureLadder, LadderStep, PracticeCleared
from steadystep.chart.intake import Allergy, Demographics, Diagnosis, ImportedResource, IntakeAnswer
from steadystep.chart.measures import Answers, Component, DailyCheckin, ItemAnswered, Observation, ScoreTotal
from steadystep.chart.medication import (
    DoseChanged,
    DoseReport,
    DoseStep,
    Fill,
    MedicineReported,
    Order,
    SideEffect,
)
from steadystep.chart.plan import CareEnded, Goal, OfferAnswered, Target
from steadystep.chart.safety import Closed, ContactAttempted, Raised, SafetyPlan
from steadystep.chart.sleep_windows import SleepWindow
from steadystep.chart.team import ConsentGiven, Message, Relabelled, TeamJoined
from steadystep.chart.therapy import PracticeAssigned, PracticeTried, Session
from steadystep.chart.visits import VisitBooked
from steadystep.chart.words import say
from steadystep.chart.worksheets import Rated, Worksheet

W = When("2026-03-17")
DAY = date(2026, 3, 17)
MG = Dose(50, "mg")
STEP = DoseStep(first=DAY, amount=MG)
NOW = datetime(2026, 3, 17, 12, tzinfo=UTC)

REFUSED = {
    "a dose of nothing": (lambda: Dose(0, "mg"), "A dose of 0 mg cannot be given"),
    "a dose that is no number": (lambda: Dose(float("nan"), "mg"), "cannot be given"),
    "a dose without a unit": (lambda: Dose(5, ""), "'' is not a dose unit: use one of"),
    "a dose in spoons": (lambda: Dose(5, "spoon"), "'spoon' is not a dose unit"),
    "a quantity without a unit": (lambda: Quantity(5, " "), "5 has no unit"),
    "an endless quantity": (lambda: Quantity(float("inf"), "mg"), "is not a number that can be measured"),
    "a code without anything": (lambda: Coding(" ", ""), "both are empty"),
    "a step thirty times a day": (lambda: DoseStep(first=DAY, amount=MG, times_a_day=30), "30 times a day"),
    "a step that ends before it starts": (
        lambda: DoseStep(first=DAY, amount=MG, last=DAY - timedelta(days=1)), r"cannot end \(16 March 2026\) before it starts"),
    "an order without steps": (lambda: Order(when=W, name="x", indication="y", steps=()), "at least one step"),
    "steps that overlap": (
        lambda: DoseChanged(when=W, order="o", steps=(STEP, STEP), why="y"), "overlaps the one from 17 March 2026"),
    "an order for nothing": (lambda: Order(when=W, name="x", indication=" ", steps=(STEP,)), "Indication is empty"),
    "an order by an unknown way": (
        lambda: Order(when=W, name="x", indication="y", steps=(STEP,), route="osmosis"), "Route is 'osmosis'; it can be"),
    "a dose half taken": (lambda: DoseReport(when=W, order="o", day=DAY, outcome="half"), "Outcome is 'half'"),
    "a burden of eleven": (lambda: SideEffect(when=W, effect="nausea", burden=11), "Burden is 11; it goes from 0 to 10"),
    "a fill of a year and more": (lambda: Fill(when=W, name="x", days=400), "Days is 400"),
    "a medicine in an unknown state": (
        lambda: MedicineReported(when=W, medicine=Coding("x"), status="maybe"), "Status is 'maybe'"),
    "a name of nothing": (lambda: Demographics(when=W, legal_name="  "), "Name is empty"),
    "a name without end": (lambda: Demographics(when=W, legal_name="x" * 201), "Name is 201 characters; 200 is the most"),
    "a birth at five past nine": (
        lambda: Demographics(when=W, legal_name="x", birth_date=When("2026-03-17T09:05:00+00:00")), "not a time of day"),
    "a home in no zone": (lambda: Demographics(when=W, legal_name="x", zone="Mars/Olympus"), "is not a time zone"),
    "neither answer nor reason": (
        lambda: IntakeAnswer(when=W, section="sleep", question="How?"), "needs an answer or the reason"),
    "both answer and reason": (
        lambda: IntakeAnswer(when=W, section="sleep", question="How?", answer="a", not_assessed_because="b"), "one of the two"),
    "a doubtful diagnosis": (lambda: Diagnosis(when=W, condition=Coding("x"), status="doubtful"), "Status is 'doubtful'"),
    "an allergy to nothing": (lambda: Allergy(when=W), "Name the substance, or say that none is known"),
    "an allergy and none": (lambda: Allergy(when=W, substance=Coding("x"), none_known=True), "one of the two"),
    "an import of nothing": (lambda: ImportedResource(when=W, resource_type="Patient", resource=""), "without its content"),
    "answers to nothing": (lambda: Answers(when=W, instrument="phq_9", form="f", items=()), "needs at least one"),
    "a flood of answers": (
        lambda: Answers(when=W, instrument="phq_9", form="f", items=(1,) * 121), "phq_9 has 121 answers"),
    "item nought": (lambda: ItemAnswered(when=W, instrument="phq_9", form="f", item=0, value=1), "Item number is 0"),
    "a total beyond reason": (lambda: ScoreTotal(when=W, instrument="x", total=1e9), "Total is 1e"),
    "a result without a result": (lambda: Observation(when=W, what=Coding("TSH")), "'TSH' has no result"),
    "a part without a result": (lambda: Component(what=Coding("systolic")), "neither a number with its unit nor words"),
    "a mood of eleven": (lambda: DailyCheckin(when=W, day=DAY, mood=11), "Mood is 11; it goes from 0 to 10"),
    "a day of thirty hours": (lambda: DailyCheckin(when=W, day=DAY, sleep_hours=30), "Sleep is 30"),
    "a feeling of 101 in 100": (lambda: Worksheet(when=W, exercise="thought_record", rated=(Rated(of="feeling", value=101),)), "feeling is 101; it goes from 0 to 100"),
    "a sheet of nothing": (lambda: Worksheet(when=W, exercise="diary_card"), "an empty sheet is not kept"),
    "a feeling of six in five": (lambda: Rated(of="fear", value=6, top=5), "fear is 6; it goes from 0 to 5"),
    "a ladder without a step": (lambda: ExposureLadder(when=W, name="Shops", steps=()), "1 to 30 steps"),
    "a window of five hours": (lambda: SleepWindow(when=W, to_bed="01:00", up="06:00"), "5.5 to 12 hours"),
    "a bedtime in words": (lambda: SleepWindow(when=W, to_bed="late", up="06:00"), "write a time of day"),
    "two steps of one id": (lambda: ExposureLadder(when=W, name="Shops", steps=(LadderStep(id="a", name="x"), LadderStep(id="a", name="y"))), "same id"),
    "a step feared beyond fear": (lambda: LadderStep(id="a", name="x", predicted=120), "Predicted is 120"),
    "ready for nothing named": (lambda: PracticeCleared(when=W, why="ready", note="x"), "Name the ladder"),
    "a goal of nothing": (lambda: Goal(when=W, text=" "), "Goal is empty"),
    "a target in an unknown state": (lambda: Target(when=W, name="x", status="lost"), "Status is 'lost'"),
    "an offer declined without a reason": (
        lambda: OfferAnswered(when=W, rule="r", offer="o", answer="declined"), "Reason is empty"),
    "care that ended somehow": (lambda: CareEnded(when=W, ending="thrown_out"), "Ending is 'thrown_out'"),
    "an empty safety plan": (lambda: SafetyPlan(when=W), "at least one line"),
    "an empty line of it": (lambda: SafetyPlan(when=W, my_steps=("",)), "Line of the safety plan is empty"),
    "an event due before it was known": (
        lambda: Raised(when=W, event="ES01-1", family="ES01", anchor="a", level="T2", rule="r", says=say("x"), because=(),
                       owner_role="therapist", known_at=NOW, due=NOW - timedelta(hours=1)), "due before it was known"),
    "an event of level five": (
        lambda: Raised(when=W, event="ES01-1", family="ES01", anchor="a", level="T5", rule="r", says=say("x"), because=(),
                       owner_role="therapist", known_at=NOW, due=NOW), "Level is 'T5'"),
    "closed without a finding": (lambda: Closed(when=W, raised="r", finding=""), "What was found is empty"),
    "reached by pigeon": (lambda: ContactAttempted(when=W, method="pigeon", outcome="reached"), "Method is 'pigeon'"),
    "a session of nothing": (lambda: Session(when=W, modality="cbt", summary=""), "Summary is empty"),
    "a practice harder than hard": (lambda: PracticeAssigned(when=W, name="x", predicted=101), "Predicted is 101"),
    "a peak below nought": (lambda: PracticeTried(when=W, name="x", peak=-1), "Peak is -1"),
    "a visit on some day": (lambda: VisitBooked(when=W, minutes=50, purpose="therapy"), "at a time of day"),
    "a visit of a minute": (
        lambda: VisitBooked(when=When.instant(NOW), minutes=1, purpose="therapy"), "Minutes is 1; it goes from 5 to 480"),
    "a person without a role": (lambda: TeamJoined(when=W, team="t", person="p", role="wizard"), "Role is 'wizard'"),
    "a message to nobody": (lambda: Message(when=W, to="", text="x"), "To whom is empty"),
    "a message too long to read": (lambda: Message(when=W, to="team", text="x" * 20_001), "20000 is the most: split it"),
    "consent under an unknown label": (
        lambda: ConsentGiven(when=W, recipient_kind="caregiver", recipient="c", recipient_name="C", purpose="x", labels=("top_secret",)),
        "unknown label"),
    "relabelled with nothing": (lambda: Relabelled(when=W, entry="e", reason="x"), "Name the labels to add or remove"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_words(name):
    make, says = REFUSED[name]
    with pytest.raises(Unreadable, match=says):
        make()


def test_milligrams_only_where_the_unit_tells():
    assert Dose(250, "ug").milligrams == 0.25
    assert Dose(2, "{tablet}").milligrams is None
    assert DoseStep(first=DAY, amount=Dose(25, "mg"), times_a_day=0.5).milligrams_a_day == 12.5


def test_what_may_be_left_out_is_unknown_and_not_nought():
    assert DailyCheckin(when=W, day=DAY).mood is None
