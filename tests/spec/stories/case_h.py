"""Case H: a girl of sixteen, two weeks on fluoxetine, and new thoughts of suicide. Nobody is left to decide alone."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from steadystep import knowledge
from steadystep.chart import Dose
from steadystep.chart.education import EducationGiven
from steadystep.chart.life_stages import GuardianAsked
from steadystep.chart.medication import DoseChanged, DoseStep
from steadystep.chart.safety import Closed, ContactAttempted, SafetyPlan
from steadystep.chart.team import ConsentGiven
from steadystep.chart.therapy import ProgressNote
from steadystep.chart.visits import VisitBooked
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.sight import sight
from steadystep.reasoning.facts.closing import lacking
from tests.spec.stories.telling import Case
from tests.spec.supplying import notices

CHECK, LOCK, AGAIN = "MO40", "medication.increase_locked", "safety.seen_again"
CHECKS = (("2026-04-06", "2026-04-13"), ("2026-04-13", "2026-04-20"), ("2026-04-20", "2026-05-04"),
          ("2026-05-04", "2026-06-01"), ("2026-06-01", "2026-06-29"))  # fmt: skip
MOTHER = Actor("nina", "caregiver", "Nina")
TOLD = "Told that there is a concern about safety, and how to lock medicines and sharp things away. Reason: safety. Nothing of the talk."


def start(case: Case) -> None:
    """Mon 6 April 2026: fluoxetine 10 mg; the guardian agrees, and what is private stays private."""
    at = case.day("2026-04-06 09:30")
    at.client.answers("phq_a", 2, 2, 2, 2, 2, 2, 2, 1, 0)
    case.look("2026-04-06 09:31").events()
    at = case.day("2026-04-06 09:40")
    at.therapist.writes(
        lambda when: ConsentGiven(when=when, recipient_kind="caregiver", recipient=MOTHER.id, recipient_name=MOTHER.name,
                                  purpose="Care of her daughter", scopes=(1, 2, 7), signed_by="client_and_guardian"),
        "has the consent of client and guardian: visits, and a copy of the safety plan",
    )  # fmt: skip
    case.compares(at.prescriber, "depression", fluoxetine="Fluoxetine", escitalopram="Escitalopram")
    order = structs.replace(at.prescriber.order_of("fluoxetine", 10, "2026-04-06"), indication="depression")
    case.kept["order"] = case.signs(at.prescriber, order, "signs fluoxetine 10 mg a day")
    look = case.look("2026-04-06 10:01")
    look.does("was not gone through with the guardian yet", "medication.guardian_told")
    _explained(case)
    _checks(case.variant("every check done on its day"))


def _explained(case: Case) -> None:
    at = case.day("2026-04-06 10:10")
    at.prescriber.writes(
        lambda when: EducationGiven(when=when, drug="fluoxetine", name="Fluoxetine", order=case.kept["order"], heard_by=("client", "guardian"),
                                    teach_back="If the thoughts get worse or I cannot sit still, we call the same day."),
        "goes through the boxed warning with her and her mother; said back",
    )  # fmt: skip
    look = case.look("2026-04-06 10:11")
    look.says_nothing_of("medication.guardian_told", "medication.education")


def _checks(case: Case) -> None:
    for done, due in CHECKS:
        case.day(f"{done} 15:00").nurse.watched(CHECK)
        case.look(f"{done} 15:01").planned(CHECK, due)


def thoughts(case: Case) -> None:
    """Mon 20 April, 10:00."""
    for day in ("2026-04-06", "2026-04-13"):
        case.day(f"{day} 15:00").nurse.watched(CHECK)
    at = case.day("2026-04-20 10:00")
    at.client.answers("phq_a", 2, 2, 2, 2, 2, 2, 1, 1, 2)
    at.client.checks_in(sleep=4)
    notices(at.client, "can't sit still", known="SE02", order=case.kept["order"], red_flag=False)
    look = case.look("2026-04-20 10:00")
    duty = look.event("ES01-Y", "T1", owner="Pete", due="2026-04-20 11:00")
    look.events("ES01-Y")
    case.kept["event"] = duty.raised
    steps = [str(one) for one in duty.steps]
    look.holds("To do: akathisia and the bipolar checklist", "akathisia and bipolar checklist" in steps)
    look.holds("ASQ and the bipolar checklist are open", {"asq", "bipolar_checklist"} - look.asks(), set())
    look.does("ASQ is asked for since 20 April 2026", "measures.overdue")
    look.does("hold, lower or stop, decided today by the prescriber", LOCK)
    at = case.day("2026-04-20 10:02")
    _now(case.variant("item 5 of ASQ is answered yes"))
    at.client.answers("asq", 0, 1, 0, 0, 0)
    case.look("2026-04-20 10:03").events("ES01-Y")
    body = DoseChanged(
        when=at.prescriber._when(), order=case.kept["order"], why="Too little yet.",
        steps=(DoseStep(first=date(2026, 4, 21), amount=Dose(20, "mg")),),
    )  # fmt: skip
    case.refuses(at.prescriber, body, "raises it to 20 mg", "fluoxetine is not raised while ES01-Y is open")
    case.no_reason_opens_it()


def _now(case: Case) -> None:
    case.day("2026-04-20 10:02").client.answers("asq", 0, 1, 0, 0, 1)
    look = case.look("2026-04-20 10:02")
    duty = look.event("ES01-3", "T0", owner="Tess")
    steps = " ".join(str(one) for one in duty.steps)
    look.holds(
        "To do: stay connected, and emergency handover",
        [one for one in ("stay connected", "emergency department handover") if one not in steps],
        [],
    )


def clinician(case: Case) -> None:
    """10:25: level 2, no plan, no behaviour."""
    event = case.kept["event"]
    at = case.day("2026-04-20 10:25")
    at.prescriber.acknowledges(event)
    at.therapist.total("c_ssrs", 2)
    at.therapist.writes(
        lambda when: ProgressNote(when=when, text="Columbia level 2: thoughts, no plan, no behaviour."),
        "writes down: level 2, no plan, no behaviour",
    )
    look = case.look("2026-04-20 10:26")
    look.events("ES01-Y")
    duty = look.event("ES01-Y", "T1", owner="Pete", acknowledged="Pete", due="2026-04-21 10:25")
    look.holds(
        "By the answers the level is ES01-2",
        [str(one) for one in duty.remarks],
        ["By the answers the level is ES01-2: Suicide risk, moderate."],
    )
    look.holds("Asked for: phone in 24 hours", "phone in 24 h" in " ".join(str(one) for one in duty.steps))

    _guardian(case)
    at = case.day("2026-04-20 10:40")
    at.therapist.writes(
        lambda when: SafetyPlan(when=when, warning_signs=("I stop answering my friends",), who_to_ask=("Mum",), professionals=("988",),
                                making_safer=("Medicines are locked away by Mum",)),
        "writes the safety plan with her",
    )  # fmt: skip
    case.look("2026-04-20 10:41").says_nothing_of("safety.plan_review")


def _guardian(case: Case) -> None:
    """A call to her alone does not stand for the one to her mother."""
    at = case.day("2026-04-20 10:30")
    case.look("2026-04-20 10:30").holds(
        "Guardian contact is still missing", "guardian contact time" in _lacks(case, "2026-04-20 10:30")
    )
    _calls(case, "2026-04-20 10:30", "client")
    case.look("2026-04-20 10:31").holds(
        "A call to her does not stand for it", "guardian contact time" in _lacks(case, "2026-04-20 10:31")
    )
    told = at.therapist.writes(
        lambda when: ContactAttempted(when=when, method="call", outcome="reached", raised=case.kept["event"], to_whom="guardian", note=TOLD),
        f"calls her mother. {TOLD}",
    )  # fmt: skip
    look = case.look("2026-04-20 10:32")
    look.holds(
        "Guardian told, with the time: 10:30",
        str(case.chart.entry(told).occurred.astimezone(case.local).time()),
        "10:30:00",
    )
    look.holds(
        "Guardian contact is there", "guardian contact time" in _lacks(case, "2026-04-20 10:32"), False
    )


def _calls(case: Case, at: str, whom: str) -> None:
    case.day(at).therapist.writes(
        lambda when: ContactAttempted(
            when=when, method="call", outcome="reached", raised=case.kept["event"], to_whom=whom
        ),
        f"calls and reaches the {whom}",
    )


def _lacks(case: Case, said: str) -> str:
    view = case.look(said).view()
    (event,) = (one for one in view.events if one.entry == case.kept["event"])
    return " ".join(
        map(
            str,
            lacking(
                view,
                event,
                Closed(when=case.day(said).therapist._when(), raised=event.entry, finding="Settled."),
            ),
        )
    )


def decided(case: Case) -> None:
    """11:00: the prescriber decides in time; the system offered three ways and picked none."""
    look = case.look("2026-04-20 10:50")
    found = look.does("hold, lower or stop, decided today by the prescriber", LOCK)
    look.holds("Hold, lower and stop stand side by side; to which dose it is lowered nobody says",
               [(one.key.partition("/")[0], one.drafts is None) for one in found.offers], [("hold", False), ("lower", True), ("stop", False)])  # fmt: skip
    for offer in found.offers:
        look.does(str(offer.says), LOCK)
    at = case.day("2026-04-20 10:55")
    at.prescriber.pauses(
        case.kept["order"],
        "2026-04-21",
        "ES01-Y: thoughts of suicide, cannot sit still, slept 4 h.",
        decide_by="2026-04-23",
    )
    look = case.look("2026-04-20 11:00")
    look.says_nothing_of(LOCK)
    look.holds(
        "The decision is recorded in time",
        "Still missing: decision" in _lacks(case, "2026-04-20 11:00"),
        False,
    )


def seen_again(case: Case) -> None:
    """A visit by Thu 23 April 10:00, and a contact each week."""
    look = case.look("2026-04-20 11:05")
    look.duty("After ES01-Y: a visit within 72 hours.", owner="Pete", level="T2", due="2026-04-23 10:00")
    case.day("2026-04-20 11:10").nurse.books("2026-04-23 09:00", purpose="prescriber", with_person="Pete")
    case.look("2026-04-20 11:11").no_duty(AGAIN)
    _calls(case, "2026-04-21 09:30", "client")
    look = case.look("2026-04-21 09:31")
    look.holds("The phone contact was before 10:25", "24 h" in _lacks(case, "2026-04-21 09:31"), False)
    visit = case.chart.latest(VisitBooked).id
    case.day("2026-04-23 09:05").nurse.attends(visit)
    case.look("2026-04-23 10:00").no_duty(AGAIN)
    for number, day in enumerate(("2026-04-27", "2026-05-04", "2026-05-11", "2026-05-18"), start=1):
        case.look(f"{day} 09:00").duty(
            f"After ES01-Y: contact {number} of 4, one each week.", owner="Pete", level="T3"
        )
        _calls(case, f"{day} 15:00", "client")
        case.look(f"{day} 15:01").no_duty(f"{AGAIN}.weekly")


def mother_asks(case: Case) -> None:
    """The variant: the guardian wants the notes of a session."""
    at = case.day("2026-05-19 10:00")
    at.therapist.writes(
        lambda when: GuardianAsked(when=when, who="Nina, her mother", care="mental_health", wants="to_see_the_record", text="The notes of the talks"),
        "writes down that her mother asks for the notes of the sessions",
    )  # fmt: skip
    look = case.look("2026-05-19 10:01")
    look.says("some parts are private", "intake.guardian_request")
    seen = sight(MOTHER, case.chart, knowledge.load().rights, look.at)
    shown = {entry.kind for entry in case.chart.entries if seen.of_entry(entry) == "full"}
    look.holds(
        "She is shown visits and a copy of the safety plan", {"safety_plan", "visit_booked"} - shown, set()
    )
    private = {
        "progress_note",
        "answers",
        "score_total",
        "order",
        "dose_held",
        "side_effect",
        "raised",
        "contact_attempted",
        "guardian_asked",
    }
    look.holds("No note, answer, medicine or event", private & shown, set())
