"""Case B: bipolar II, age 38. Lithium by level, a plan for the worst hours, and the first steady weeks."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import structs

from steadystep.chart import Coding, Dose, Quantity, When
from steadystep.chart.education import EducationGiven
from steadystep.chart.measures import Observation
from steadystep.chart.medication import DoseChanged, DoseStep, Order
from steadystep.chart.plan import PathwayPhase, Target
from steadystep.chart.safety import ContactAttempted, SafetyPlan
from steadystep.chart.team import ConsentGiven
from steadystep.reasoning.facts.scoring import Score
from tests.spec.stories.telling import Case, Look
from tests.spec.writers import Writer

DEPRESSION = "bipolar II depression"


def intake(case: Case) -> None:
    at = case.day("2026-02-02 09:50")
    at.client.answers("phq_9", 3, 3, 2, 2, 2, 2, 1, 1, 1)
    look = case.look("2026-02-02 09:50")
    look.holds("ASQ is to be asked at once", "asq" in _offered(case), True)
    look.event("ES01-1", "T2", owner="Tess", due="2026-02-02 13:50")
    at = case.day("2026-02-02 09:55")
    at.client.answers("asq", 1, 0, 0, 0, 0)
    at.therapist.total("c_ssrs", 1)
    at.therapist.answers("bipolar_checklist", 1, 1, 1, *[0] * 7)
    look = case.look("2026-02-02 10:00")
    asq = look.view().scores["asq"][-1].result
    look.holds(
        "ASQ item 1 yes, item 5 no: not acute", isinstance(asq, Score) and asq.band, "non-acute positive"
    )
    look.events("ES01-1")
    look.does("make a safety plan together", "safety.plan_review")
    _made_safe(case)


def _offered(case: Case) -> str:
    seen = case.seen("2026-02-02 09:50")
    steps = [str(step) for duty in seen.said.duties for step in duty.steps]
    return " ".join([*steps, *(str(one.says) for one in seen.said.offers)]).casefold()


def _made_safe(case: Case) -> None:
    at = case.day("2026-02-02 10:20")
    at.therapist.acknowledges()
    at.therapist.writes(
        lambda when: SafetyPlan(when=when, warning_signs=("I stop opening the post",), who_to_ask=("My spouse",), professionals=("988",)),
        "writes the safety plan with her, before she leaves",
    )  # fmt: skip
    look = case.look("2026-02-02 10:21")
    look.says_nothing_of("safety.plan_review")
    look.event("ES01-1", "T2", owner="Tess", acknowledged="Tess", due="2026-02-09 10:20")
    case.kept["event"] = case.raised()[-1].id


def orders_refused(case: Case) -> None:
    at = case.day("2026-02-02 11:00")
    at.therapist.writes(lambda when: PathwayPhase(when=when, pathway="bipolar_2", phase="acute", client_view="The levels make it less scary."),
                        "signs the phase: bipolar II, acute")  # fmt: skip
    case.kept["target"] = at.therapist.writes(
        lambda when: Target(when=when, name="Depression without a high", measure="phq_9", therapy="rhythm"), "aims at depression without a high"
    )  # fmt: skip
    doctor = at.prescriber
    case.refuses(doctor, structs.replace(doctor.order_of("sertraline", 50, "2026-02-03"), indication="depression"),
                 "orders sertraline alone", "possible bipolar disorder")  # fmt: skip
    said = str(case.weighed[0].do)
    assert "mood stabiliser first" in said
    assert "every week for eight weeks" in said
    case.tell("did", said, "medication.bipolar_first")
    case.refuses(doctor, _lithium(case, doctor), "orders lithium without laboratory values", "creatinine, electrolytes, TSH and calcium first")  # fmt: skip


def _lithium(case: Case, writer: Writer) -> Order:
    order = writer._order("lithium", 300, "2026-02-03", 2, "", {})
    return structs.replace(order, indication=DEPRESSION, measure="phq_9", target=case.kept["target"])


def started(case: Case) -> None:
    at = case.day("2026-02-03 10:00")
    for name, value in (("creatinine", 0.8), ("sodium", 140), ("TSH", 2.1), ("calcium", 9.4), ("eGFR", 98)):
        at.nurse.has_result(name, value)
    at.nurse.has_result("Body weight", 68, "kg")
    at.nurse.writes(
        lambda when: Observation(when=when, what=Coding("Pregnancy test (hCG)", "2106-3", "LOINC"), category="lab", text="negative"),
        "enters a result: hCG negative",
    )  # fmt: skip
    case.compares(
        at.prescriber, DEPRESSION, lithium="Lithium", lamotrigine="Lamotrigine", quetiapine="Quetiapine"
    )
    order = at.prescriber._write(
        _lithium(case, at.prescriber), "signs lithium 300 mg twice a day from Tue 3 February"
    )
    case.kept["order"] = order
    at.prescriber.writes(
        lambda when: EducationGiven(when=when, drug="lithium", name="Lithium", order=order,
                                    teach_back="Same salt and fluids, no ibuprofen or naproxen, and on a sick day I call."),
        "goes through the card: salt, fluids, no ibuprofen or naproxen, the sick-day rule; said back",
    )  # fmt: skip
    consent = at.client.writes(
        lambda when: ConsentGiven(when=when, recipient_kind="caregiver", recipient="spouse", recipient_name="Martin",
                                  purpose="Warning signs and crises", scopes=(5, 6, 8), until=When("2027-02-03")),
        "signs for her spouse: scopes 5, 6 and 8, for 12 months",
    )  # fmt: skip
    entry = case.chart.entry(consent)
    assert entry is not None
    look = case.look("2026-02-03 10:30")
    look.holds("The spouse may be told of warning signs and called in a crisis until 3 February 2027",
               (entry.body.scopes, str(entry.body.until.day)), ((5, 6, 8), "2027-02-03"))  # fmt: skip
    look.planned("MO01", "2026-02-08", "2026-02-10")
    look.says_nothing_of("medication.education")


def level(case: Case, at: str, value: float, hours: float) -> str:
    return case.day(at).nurse.writes(
        lambda when: Observation(when=when, what=Coding("Lithium [Moles/volume] in Serum or Plasma", "14334-7", "LOINC"), category="lab",
                                 quantity=Quantity(value, "mmol/L"), hours_after_dose=hours),
        f"enters a lithium level of {value:g} mmol/L, {hours:g} h after the last dose",
    )  # fmt: skip


def first_level(case: Case) -> None:
    level(case, "2026-02-09 10:00", 0.42, 12.0)
    case.day("2026-02-09 10:05").therapist.writes(
        lambda when: ContactAttempted(when=when, method="in_person", outcome="reached", raised=case.kept["event"], note="Seven-day contact."),
        "sees her: the seven-day contact of ES01-1",
    )  # fmt: skip
    look = case.look("2026-02-09 10:10")
    look.holds("A valid trough", [one.counts for one in look.view().results["lithium_level"]], [True])
    look.says("below the maintenance range of 0.6-1.0", "medication.results")
    step = look.trial().next_step
    assert step is not None
    look.holds("Proposed: 900 mg a day, earliest 9 February", (step.milligrams, str(max(step.earliest, date(2026, 2, 9)))), (900, "2026-02-09"))  # fmt: skip
    look.does("900 mg a day is the next step, earliest", "medication.results")
    look.holds(
        "The contact is logged",
        [one.body.raised for one in case.chart.of(ContactAttempted)],
        [case.kept["event"]],
    )


def raised(case: Case) -> None:
    at = case.day("2026-02-10 10:00")
    steps = (DoseStep.by_time(date(2026, 2, 10), {"morning": Dose(300, "mg"), "night": Dose(600, "mg")}),)
    at.prescriber.writes(lambda when: DoseChanged(when=when, order=case.kept["order"], steps=steps, why="Level 0.42."),
                         "signs 300 mg in the morning and 600 mg at night")  # fmt: skip
    case.look("2026-02-10 10:01").planned("MO01", "2026-02-15", "2026-02-17")


def in_range(case: Case) -> None:
    level(case, "2026-02-16 10:00", 0.66, 12.2)
    case.day("2026-02-16 10:05").client.answers("phq_9", 2, 2, 2, 2, 2, 2, 2, 1, 0)
    look = case.look("2026-02-16 10:10")
    trial = look.trial()
    look.holds("PHQ-9 11.8% better; at this dose for 6 days", (trial.response.percent, (date(2026, 2, 16) - date(2026, 2, 10)).days), (11.8, 6))  # fmt: skip
    look.says("Too early to judge lithium carbonate: trial incomplete", "medication.trial")
    look.says_nothing_of("medication.results", "medication.trial.early")
    look.planned("MO01", "2026-02-23")
    level(case, "2026-02-23 10:00", 0.68, 12.0)
    case.look("2026-02-23 10:01").planned("MO01", "2026-05-23")


def nights(case: Case, first: date, count: int) -> None:
    """The usual: a check-in a day, 7.4 hours of sleep."""
    for number in range(count):
        case.day(f"{first + timedelta(days=number)} 20:00").client.checks_in(sleep=7.4)


def incomplete(case: Case) -> None:
    nights(case, date(2026, 2, 24), 6)
    case.day("2026-03-02 10:00").client.answers("phq_9", 2, 2, 2, 2, 2, 1, 1, 1, 0)
    look = case.look("2026-03-02 10:10")
    trial = look.trial()
    look.holds(
        "PHQ-9 23.5% better after 14 days in range",
        (trial.response.percent, trial.days_adequate(date(2026, 3, 2))),
        (23.5, 14),
    )
    look.says("trial incomplete", "medication.trial")
    look.does("Intensify rhythm therapy", "plan.decisions")
    _neither_switch_nor_add(look)


def _neither_switch_nor_add(look: Look) -> None:
    asked = [
        one.key
        for one in look.said.offers
        if "switch" in one.key or "augment" in one.key or one.key.endswith("/add")
    ]
    look.holds("Neither a switch nor a second medicine is proposed", asked, [])
