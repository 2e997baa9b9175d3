"""Case A: panic disorder, age 27. From sixteen points and a subway nobody dared to take, to remission and a slow plan to stop."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from steadystep import knowledge
from steadystep.chart import Dose
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.education import EducationGiven
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.medication import DoseChanged, DoseStep, Order, SideEffect
from steadystep.chart.plan import Goal, PathwayPhase, Target
from steadystep.chart.therapy import PracticeAssigned, PracticeTried, Session
from steadystep.chart.trials import OptionsWeighed, OptionWeighed
from steadystep.reasoning.facts.plan_lines import plan_of
from tests.spec.intake.intake_writing import formulates, nothing_blank, tells
from tests.spec.stories.telling import Case, Look
from tests.spec.writers import Writer

PANIC = "panic disorder"
_APPETITE = 8  # the item of the side effect check: change in appetite or weight
_EFFECTS = len(knowledge.load().instruments["side_effect_check"].items)


def intake(case: Case) -> None:
    at = case.day("2026-01-05 09:30")
    at.therapist.total("pdss_sr", 16)
    at.client.answers("panic_log", 6, 90, 1, 0, 0, None, None, None)
    at.client.answers("gad_7", *[2] * 7)
    at.client.answers("phq_9", 1, 1, 2, 2, 1, 0, 1, 0, 0, 1)
    at.client.answers("audit_c", 2, 0, 0)
    at.client.answers("asq", 0, 0, 0, 0)
    at.therapist.answers("bipolar_checklist", *[0] * 10)
    at.nurse.has_result("TSH", 2.0)
    at.nurse.writes(
        lambda when: CircumstanceTold(when=when, circumstance="asthma", holds=False), "asks about asthma: no"
    )
    for circumstance in ("heart_disease", "pregnancy"):
        _told_no(at.nurse, circumstance)
    tells(case, "2026-01-05 09:40", "medical_history", "ECG normal, from primary care", asks="")
    tells(case, "2026-01-05 09:41", "substance_use", "4 cups of coffee a day", asks="caffeine")
    tells(
        case,
        "2026-01-05 09:42",
        "presenting_problem",
        "Keeps away from supermarkets and the subway",
        asks="own_words",
    )
    nothing_blank(case, "2026-01-05 10:00")
    formulates(case, "2026-01-05 10:20", "Panic disorder")
    view = case.look("2026-01-05 10:21").view()
    look = case.look("2026-01-05 10:21")
    totals = {name: view.scores[name][-1].total for name in ("pdss_sr", "gad_7", "phq_9", "audit_c")}
    look.holds("Baselines are kept: PDSS-SR 16, GAD-7 14, PHQ-9 8, AUDIT-C 2", totals,
               {"pdss_sr": 16, "gad_7": 14, "phq_9": 8, "audit_c": 2})  # fmt: skip
    look.events()
    look.does("Proposed pathway: Panic disorder.", "intake.pathway")
    _plan(case)


def _told_no(writer: Writer, circumstance: str) -> None:
    writer.writes(
        lambda when: CircumstanceTold(when=when, circumstance=circumstance, holds=False),
        f"asks about {circumstance.replace('_', ' ')}: no",
    )


def _plan(case: Case) -> None:
    at = case.day("2026-01-05 10:30")
    goals = (("Shop alone", ""), ("Subway to work", "3 days a week"))
    for text, sign in goals:
        case.kept[text] = at.client.writes(
            lambda when, text=text, sign=sign: Goal(when=when, text=text, sign=sign, agreed=True, owner="client"),
            f"writes a goal: {text}" + (f", {sign}" if sign else ""),
        )  # fmt: skip
    owners = {one.body.text: one.body.owner for one in case.chart.of(Goal)}
    case.look("2026-01-05 10:31").holds(
        "Goals “Shop alone” and “Subway to work, 3 days a week”: the client owns both",
        owners, {"Shop alone": "client", "Subway to work": "client"},
    )  # fmt: skip
    case.kept["target"] = at.therapist.writes(
        lambda when: Target(
            when=when, name="Panic attacks and avoidance", goal=case.kept["Shop alone"], measure="pdss_sr", therapy="cbt",
            therapy_focus="Exposure without safety behaviours", responsible="Tess",
        ),
        "aims at panic attacks and avoidance, judged by PDSS-SR, with CBT",
    )  # fmt: skip


def _order(case: Case, writer: Writer, milligrams: float) -> Order:
    order = writer.order_of("sertraline", milligrams, "2026-01-06")
    return structs.replace(order, indication=PANIC, measure="pdss_sr", target=case.kept["target"])


def ordering(case: Case) -> None:
    case.day("2026-01-05 10:40").therapist.writes(
        lambda when: PathwayPhase(when=when, pathway="panic", phase="assess", client_view="Yes."), "signs the proposed pathway: panic, assessment"
    )  # fmt: skip
    doctor = case.day("2026-01-05 10:45").prescriber
    case.refuses(doctor, _order(case, doctor, 25), "orders sertraline 25 mg before options were compared",
                 "No comparison of options with the client names")  # fmt: skip
    options = tuple(OptionWeighed(name=name, drug=drug) for name, drug in (("CBT alone", ""), ("Sertraline alone", "sertraline"), ("Both", "sertraline")))  # fmt: skip
    doctor.writes(
        lambda when: OptionsWeighed(
            when=when, reason=PANIC, options=options, chosen="Both", decided_by="together"
        ),
        f"compares with {case.called}: CBT alone, sertraline alone, both; chosen together: both",
    )
    doctor = case.day("2026-01-05 11:00").prescriber
    case.refuses(doctor, _order(case, doctor, 50), "orders sertraline 50 mg as the first dose for panic",
                 "Panic disorder starts at 25 mg for 7 days", offers=("SER-PD",))  # fmt: skip
    _signed(case)


def _signed(case: Case) -> None:
    at = case.day("2026-01-05 11:10")
    planned = at.prescriber._planned("sertraline", "SER-PD", "2026-01-06")
    body = structs.replace(planned, indication=PANIC, measure="pdss_sr", target=case.kept["target"])
    order = at.prescriber._write(body, "signs sertraline by SER-PD, first dose Tue 6 January")
    case.kept["order"] = order
    look = case.look("2026-01-05 11:11")
    steps = [(str(one.first), str(one.last), one.milligrams_a_day) for one in look.trial().course.steps]
    look.holds("25 mg from 6 to 12 January, 50 mg from Tue 13 January", steps,
               [("2026-01-06", "2026-01-12", 25.0), ("2026-01-13", "None", 50.0)])  # fmt: skip
    look.does("the card in plain words was not given yet", "medication.education")
    look.does("contact on 12 January 2026", "visits.first_contacts")
    look.does("contact on 3 February 2026", "visits.first_contacts")
    at.prescriber.writes(
        lambda when: EducationGiven(when=when, drug="sertraline", name="Sertraline", order=order, teach_back="Jitters first, calm later."),
        "goes through the card; said back: “Jitters first, calm later.”",
    )  # fmt: skip
    case.kept["contacts"] = [
        at.prescriber.books(f"{day} 15:00", purpose="prescriber", with_person="Pete") for day in ("2026-01-12", "2026-02-03")
    ]  # fmt: skip
    look = case.look("2026-01-05 11:12")
    look.says_nothing_of("medication.education", "visits.first_contacts")
    look.holds("On the target line: the medicine, the therapy and the measure", _parts(look, case.kept["target"]),
               {"medicine": ["sertraline"], "therapy": "cbt", "measure": "pdss_sr"})  # fmt: skip
    case.day("2026-01-05 11:20").therapist.writes(
        lambda when: PathwayPhase(when=when, pathway="panic", phase="acute", client_view="I want both."),
        "signs the phase: acute",
    )
    case.look("2026-01-05 11:21").does("Every 7 days", "visits.cadence")
    case.day("2026-01-05 11:30").therapist.books("2026-01-07 16:00")
    case.look("2026-01-05 11:31").holds("Weekly CBT begins on 7 January",
        [one.day.isoformat() for one in case.look("2026-01-05 11:31").view().visits if one.purpose == "therapy"], ["2026-01-07"])  # fmt: skip


def _parts(look: Look, target: str) -> dict[str, object]:
    line = next(one for one in plan_of(look.view()).lines if one.entry == target)
    return {
        "medicine": [one.drug for one in line.courses],
        "therapy": line.head.body.therapy,
        "measure": line.head.body.measure,
    }


def first_week(case: Case) -> None:
    doctor = case.day("2026-01-10 11:00").prescriber
    step = DoseStep(first=date(2026, 1, 10), amount=Dose(50, "mg"))
    ready = DoseChanged(when=doctor._when(), order=case.kept["order"], steps=(step,), why="Ready to go up.")
    case.refuses(
        doctor, ready, "is asked by the client, who feels ready to go up today", "The next step is 13 January"
    )
    at = case.day("2026-01-12 15:00")
    at.client.checks_in(sleep=5.5)
    for known, words in (("SE01", "nausea"), ("SE02", "jittery")):
        at.client.writes(
            lambda when, known=known, words=words: SideEffect(when=when, effect=words, known=known, burden=2, order=case.kept["order"]),
            f"tells of {words}, burden 2",
        )  # fmt: skip
    at.client.answers("side_effect_check", *[0] * 7, 1, *[0] * (_EFFECTS - 8))
    at.prescriber.attends(case.kept["contacts"][0])
    look = case.look("2026-01-12 15:30")
    for effect in ("SE01", "SE02"):
        look.holds(f"{effect} is kept as transient", [one.fades_by is not None for one in look.view().effects if one.row and one.row.id == effect], [True])  # fmt: skip
    look.says("common in the first 1 to 2 weeks", "medication.side_effects.usual")
    look.says_nothing_of("medication.step_interval", "medication.held")
    look.holds(
        "Sleep 5.5 hours and a change of appetite stand as points of their trends",
        (
            [(str(one.body.day), one.body.sleep_hours) for one in case.chart.of(DailyCheckin)][-1],
            case.answers("side_effect_check")[-1].body.items[_APPETITE - 1],
        ),
        (("2026-01-12", 5.5), 1),
    )
    look.holds("The step of 13 January stays", [str(one.first) for one in look.trial().course.steps], ["2026-01-06", "2026-01-13"])  # fmt: skip
    look.events()


def session_four(case: Case) -> None:
    at = case.day("2026-01-28 16:00")
    case.kept["exercises"] = []
    for name, exercise, before, peak, end in (("Straw breathing", "straw_breathing", 20, 75, 40), ("Spinning", "spinning", 30, 80, 50), ("Stair climbing", "stairs", 20, 60, 30)):  # fmt: skip
        assigned = at.therapist.writes(
            lambda when, name=name, exercise=exercise: PracticeAssigned(when=when, name=name, practice="interoceptive", exercise=exercise, target=case.kept["target"]),
            f"tries {name.casefold()} in the session",
        )  # fmt: skip
        at.client.writes(
            lambda when, name=name, assigned=assigned, fear=(before, peak, end): PracticeTried(
                when=when, name=name, assigned=assigned, before=fear[0], peak=fear[1], end=fear[2]
            ),
            f"{name}: fear {before} before, {peak} at its peak, {end} at the end",
        )  # fmt: skip
    at.therapist.writes(
        lambda when: Session(
            when=when,
            no_agenda="As it came",
            modality="cbt",
            summary="Interoceptive test battery.",
            minutes=50,
        ),
        "holds session 4 of CBT",
    )
    look = case.look("2026-01-28 17:00")
    look.says_nothing_of("therapy.ladder")
    told = [(one.body.before, one.body.peak, one.body.end) for one in case.chart.of(PracticeTried)]
    look.holds("Three exercises kept with fear before, at its peak and at the end; no medical flag holds one up",
               told, [(20, 75, 40), (30, 80, 50), (20, 60, 30)])  # fmt: skip


def week_four(case: Case) -> None:
    at = case.day("2026-02-03 15:00")
    case.takes(case.kept["order"], date(2026, 1, 13), 21, missed=1)
    at.therapist.total("pdss_sr", 14)
    at.client.answers("panic_log", 4, 80, 1, 3, 2, None, None, None)
    look = case.look("2026-02-03 15:10")
    trial = look.trial()
    look.holds("PDSS-SR 12.5% better than at the start, after 21 days at 50 mg, 95% of doses taken",
               (trial.response.percent, trial.days_adequate(date(2026, 2, 3)), round(100 * trial.adherence.share)), (12.5, 21, 95))  # fmt: skip
    attacks = [one.body.items[0] for one in case.answers("panic_log")]
    look.holds("Attacks 6 to 4: down by 33%", round(100 * (attacks[0] - attacks[-1]) / attacks[0]), 33)
    early = look.says("less than 20% better at an adequate dose", "medication.trial.early")
    look.does("Raise the dose in steps, at least 7 days apart", "plan.decisions")
    draft = next(one.drafts for one in look.said.offers if one.key == "panic_early/raise")
    look.holds(
        "Proposed: 75 mg, earliest today",
        (draft.steps[0].milligrams_a_day, str(draft.steps[0].first)),
        (75, "2026-02-03"),
    )
    assert "75 mg a day is the next step" in str(early.do)
    look.does(
        "Check adherence, dose, diagnosis (bipolar checklist), substances with caffeine and alcohol",
        "medication.trial.early",
    )
