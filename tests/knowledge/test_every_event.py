"""Every safety event ES01 to ES32, held against the escalation list: what raises it, how urgent, whose, by when, who is next,
and what closes it. The columns are written out by hand from the list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from steadystep import knowledge
from steadystep.chart import Dose, When
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.plans_ahead import ProcedurePlanned
from steadystep.chart.safety import EventReported, Raised
from steadystep.chart.substance import DoseGiven, LastUse, OptionChosen
from steadystep.chart.supply import InjectionGiven
from steadystep.chart.worksheets import Rated, Worksheet
from steadystep.reasoning import RULES
from tests.spec.builder import Story
from tests.spec.clinic import instant
from tests.spec.supplying import dose, gives, hands_out, notices

KNOWN = knowledge.load()
NONE = (0, 0, 0, 0, 0, 0, 0, 0)
AT = "2026-03-17 14:00"
DUE = {"T0": "2026-03-17 14:05", "T1": "2026-03-17 15:00", "T2": "2026-03-18 10:00", "T3": "2026-03-18 17:00"}

# Variant: level, first actors, first closing item. The level with the danger sign stands in test_safety_events.py.
LIST = {
    "ES01-1": ("T2", "therapist", "level recorded"), "ES01-2": ("T1", "therapist prescriber", "assessment note"),
    "ES01-3": ("T0", "therapist prescriber nurse", "received by emergency/crisis service with name and time, or in-person clinician decision"),
    "ES01-Y": ("T1", "prescriber", "decision"), "ES02-A": ("T0", "nurse therapist prescriber", "handover time"),
    "ES02-B": ("T1", "nurse prescriber", "naloxone in hand"), "ES03": ("T1", "nurse", "prescriber decision"),
    "ES04": ("T1", "prescriber", "diagnosis decision"), "ES05": ("T0", "nurse therapist prescriber", "emergency handover"),
    "ES06": ("T1", "prescriber", "relief recorded"), "ES07": ("T0", "nurse", "handover"), "ES08": ("T1", "prescriber", "medical outcome"),
    "ES09-1": ("T2", "prescriber", "ANC recovered with monitoring interval reset, or permanent stop"),
    "ES09-2": ("T1", "prescriber", "ANC recovered with monitoring interval reset, or permanent stop"),
    "ES09-3": ("T0", "prescriber", "ANC recovered with monitoring interval reset, or permanent stop"),
    "ES10-1": ("T2", "prescriber", "level below 1.0"), "ES10-2": ("T1", "prescriber", "level below 1.0"),
    "ES10-3": ("T0", "prescriber", "level below 1.0"), "ES11": ("T1", "prescriber", "repeat ECG below 480 or cardiology plan"),
    "ES12": ("T1", "nurse prescriber", "COWS down 5 and stable 4 h"), "ES13": ("T2", "nurse prescriber", "reason recorded"),
    "ES14": ("T3", "nurse", "injection given with date or prescriber plan"),
    "ES15-1": ("T3", "nurse case_manager", "back on dose with next date, or informed stop plan"),
    "ES15-2": ("T2", "nurse case_manager", "back on dose with next date, or informed stop plan"),
    "ES15-3": ("T1", "nurse case_manager", "back on dose with next date, or informed stop plan"),
    "ES16": ("T2", "prescriber", "written plan shared with obstetrics"),
    "ES17": ("T2", "therapist prescriber", "sleep 6 h or more x 3 nights and score down, or higher-level care"),
    "ES18": ("T1", "prescriber therapist", "risk decision"), "ES19": ("T1", "nurse case_manager", "person reached or welfare decision"),
    "ES20": ("T2", "therapist", "client-chosen plan"), "ES21": ("T2", "therapist prescriber nurse", "report number, time, agency"),
    "ES22-1": ("T1", "nurse prescriber", "CIWA-Ar below 8 on two readings 24 h apart"),
    "ES22-2": ("T0", "nurse prescriber", "CIWA-Ar below 8 on two readings 24 h apart"), "ES23": ("T1", "prescriber", "repeat normal or trend"),
    "ES24": ("T1", "nurse", "BP below 160/100 and plan"), "ES25": ("T1", "prescriber", "ALT below 3x and decision"),
    "ES26": ("T0", "nurse therapist prescriber", "hospital handover"), "ES27": ("T1", "prescriber", "cause"),
    "ES28": ("T1", "prescriber", "removed, or accepted with documented reason"), "ES29": ("T2", "admin", "breach assessment filed"),
    "ES30": ("T0", "therapist prescriber nurse", "location confirmed or visit moved"), "ES31": ("T1", "nurse prescriber", "error reported and disclosed"),
    "ES32": ("T0", "admin", "clock met and cause fixed"),
}  # fmt: skip


def on(
    drug: str, mg: float, act: Callable[[Story, str], object], *, first: str = "2026-03-03"
) -> Callable[[Story], object]:
    """Rosa takes that medicine from then on; `act` gets the order."""
    return lambda story: act(story, story.day("2026-03-02 09:00").prescriber.orders(drug, mg, first))


def result(name: str, value: float | str, reference: str = "") -> Callable[..., object]:
    return lambda story, *_: story.day(AT).nurse.has_result(name, value, reference=reference)


def sign(row: str, *, red_flag: bool = True) -> Callable[[Story, str], object]:
    return lambda story, order: notices(
        story.day(AT).client, "as told", known=row, order=order, red_flag=red_flag
    )


def told(circumstance: str) -> Callable[..., object]:
    body = lambda when: CircumstanceTold(when=when, circumstance=circumstance, holds=True)  # noqa: E731
    return lambda story, *_: story.day(AT).nurse.writes(body, circumstance)


def answered(instrument: str, *items: int | None) -> Callable[..., object]:
    return lambda story, *_: story.day(AT).client.answers(instrument, *items)


def check(item: int, value: int) -> Callable[..., object]:
    return answered("side_effect_check", *(value if place == item - 1 else 0 for place in range(15)))


def young(act: Callable[[Story, str], object]) -> Callable[[Story], object]:
    def begun(story: Story) -> object:
        story.born("2006-05-01")
        return on("sertraline", 25, act)(story)

    return begun


def precipitated(story: Story) -> None:
    story.day("2026-03-17 13:00").nurse.total("cows", 10)

    def given(when: When) -> DoseGiven:
        return DoseGiven(
            when=when, name="buprenorphine", drug="buprenorphine_naloxone_sl", amount=Dose(4, "mg")
        )

    story.day("2026-03-17 13:05").nurse.writes(given, "gives buprenorphine 4 mg")
    story.day(AT).nurse.total("cows", 18)


def naltrexone_wished(story: Story) -> None:
    story.day("2026-03-17 13:00").nurse.writes(
        lambda when: LastUse(when=when, substance="heroin"), "tells of heroin today"
    )
    story.day(AT).nurse.writes(
        lambda when: OptionChosen(when=when, option="naltrexone_xr"), "wishes for naltrexone"
    )


def depot(drug: str, mg: float, regimen: str, *wakes: str) -> Callable[[Story], None]:
    def late(story: Story) -> None:
        gives(story.day("2026-02-03 10:00").nurse, drug, mg, regimen=regimen)
        for wake in wakes:
            story.woken(wake)

    return late


def missed(*days: str) -> Callable[[Story, str], None]:
    def told_of(story: Story, order: str) -> None:
        for day in days:
            dose(story.day(f"{day} 14:00").client, order, day, "missed")

    return told_of


def methadone_missed(story: Story) -> None:
    """From its program: it is never ordered here."""
    told = story.day("2026-03-02 09:00").client.tells_medicine("methadone", "methadone", started="2026-03-03")
    missed("2026-03-17")(story, told)


def ran_out(story: Story, order: str) -> None:
    hands_out(story.day("2026-03-03 10:00").nurse, order, 7)
    story.woken("2026-03-11 00:00")
    story.woken("2026-03-12 00:00")


def nights(story: Story, *_: str) -> None:
    for day in (16, 17):
        story.day(f"2026-03-{day} 08:00").client.checks_in(sleep=3.5, energy=2, mood=2)


def surgery(story: Story) -> None:
    gives(story.day("2026-03-10 10:00").nurse, "naltrexone_xr", 380)
    planned = lambda when: ProcedurePlanned(when=when, what="knee", day=date(2026, 3, 30))  # noqa: E731
    story.day(AT).nurse.writes(planned, "plans surgery")


def no_show(story: Story) -> None:
    """A thought told in the last 30 days makes a missed visit one of the high-risk list."""
    story.day("2026-03-10 10:00").client.answers("phq_9", *NONE, 1)
    visit = story.day("2026-03-10 11:00").therapist.books("2026-03-17 10:00")
    story.day(AT).therapist.misses(visit)


def expired(story: Story) -> None:
    def given(when):
        return InjectionGiven(
            when=when,
            name="haloperidol decanoate",
            drug="haloperidol_dec",
            dose=Dose(100, "mg"),
            site="left_arm",
            expiry=When("2026-02"),
        )

    story.day(AT).nurse.writes(given, "gives an expired lot")


def card(line: str) -> Callable[..., object]:
    """A diary card on which that line says yes."""

    def filled_in(when: When) -> Worksheet:
        return Worksheet(when=when, exercise="diary_card", rated=(Rated(of=line, value=1, top=1),))

    return lambda story, *_order: story.day(AT).client.writes(filled_in, "fills in the diary card")


def unattended(story: Story) -> None:
    answered("phq_9", *NONE, 2)(story)
    story.woken("2026-03-17 15:15")


# Variant, the rule that finds it, the level, and what is written. A variant that no row names is by report only.
FOUND: list[tuple[str, str, str, Callable[[Story], object]]] = [
    ("ES01-1", "safety.risk_answer", "T2", answered("phq_9", *NONE, 1)),
    ("ES01-1", "safety.risk_answer", "T2", answered("asq", 0, 0, 0, 1, 0)),
    ("ES01-1", "safety.score_reached", "T2", lambda story: story.day(AT).therapist.total("c_ssrs", 2)),
    ("ES01-2", "safety.risk_answer", "T1", answered("phq_9", *NONE, 2)),
    ("ES01-2", "safety.score_reached", "T1", lambda story: story.day(AT).therapist.total("c_ssrs", 3)),
    ("ES01-2", "safety.effect_sign", "T1", on("naltrexone_oral", 50, sign("SE31"))),
    ("ES01-2", "safety.diary_card", "T1", card("self_harm")),
    ("ES01-3", "safety.diary_card", "T0", card("wanted_to_die")),
    ("ES01-Y", "safety.diary_card", "T1", young(card("self_harm"))),
    ("ES01-3", "safety.risk_answer", "T0", answered("asq", 1, 0, 1, 0, 1)),
    ("ES01-3", "safety.score_reached", "T0", lambda story: story.day(AT).therapist.total("c_ssrs", 5)),
    ("ES01-Y", "safety.risk_answer", "T1", young(answered("phq_9", *NONE, 1))),
    ("ES01-Y", "safety.effect_sign", "T1", young(sign("SE02"))),
    ("ES02-A", "safety.circumstance_sign", "T0", told("overdose_now")),
    ("ES02-B", "safety.circumstance_sign", "T1", told("naloxone_used")),
    ("ES03", "safety.effect_sign", "T1", on("lamotrigine", 25, sign("SE15", red_flag=False))),
    ("ES03", "safety.effect_sign", "T0", on("lamotrigine", 25, sign("SE15"))),
    ("ES03", "safety.effect_sign", "T1", on("oxcarbazepine", 300, check(7, 1))),
    ("ES04", "safety.effect_sign", "T0", on("sertraline", 50, sign("SE07"))),
    ("ES05", "safety.effect_sign", "T0", on("haloperidol", 5, sign("SE07"))),
    ("ES06", "safety.effect_sign", "T1", on("aripiprazole", 5, sign("SE20"))),
    ("ES06", "safety.effect_sign", "T0", on("haloperidol", 5, sign("SE21"))),
    ("ES08", "safety.effect_sign", "T0", on("clozapine", 12.5, sign("SE24"))),
    ("ES08", "safety.effect_sign", "T0", on("clozapine", 12.5, check(6, 1))),
    ("ES08", "safety.result_reached", "T1", on("clozapine", 12.5, result("pulse", 126))),
    ("ES09-1", "safety.result_reached", "T2", on("clozapine", 12.5, result("ANC", 1.4))),
    ("ES09-2", "safety.result_reached", "T1", on("clozapine", 12.5, result("ANC", 0.8))),
    ("ES09-3", "safety.result_reached", "T0", on("clozapine", 12.5, result("ANC", 0.4))),
    ("ES09-3", "safety.effect_sign", "T0", on("clozapine", 12.5, sign("SE26"))),
    ("ES10-1", "safety.result_reached", "T2", on("lithium", 300, lambda s, _: s.day(AT).nurse.lithium_level(1.3, 12))),
    ("ES10-1", "safety.lithium_risk", "T2", on("lithium", 300, told("volume_or_sodium_loss"))),
    ("ES10-3", "safety.result_reached", "T0", on("lithium", 300, lambda s, _: s.day(AT).nurse.lithium_level(1.6, 12))),
    ("ES10-3", "safety.effect_sign", "T0", on("lithium", 300, sign("SE12"))),
    ("ES11", "safety.result_reached", "T1", result("QTc", 505)),
    ("ES11", "safety.result_reached", "T1", on("citalopram", 20, result("potassium", 3.3))),
    ("ES11", "safety.effect_sign", "T0", on("quetiapine", 50, sign("SE40"))),
    ("ES11", "safety.effect_sign", "T1", on("citalopram", 20, check(6, 1))),
    ("ES12", "medication.bup_follow", "T1", precipitated),
    ("ES12", "safety.effect_sign", "T1", on("buprenorphine_naloxone_sl", 8, sign("SE28"))),
    ("ES13", "medication.naltrexone_follow", "T2", naltrexone_wished),
    ("ES14", "medication.injection", "T3", depot("haloperidol_dec", 100, "", "2026-03-11 00:00")),
    ("ES15-1", "medication.injection", "T3", depot("buprenorphine_xr_b", 128, "buprenorphine_xr_monthly_brixadi", "2026-03-11 00:00")),
    ("ES15-1", "safety.opioid_gap", "T3", methadone_missed),
    ("ES15-2", "medication.injection", "T2", depot(
        "buprenorphine_xr_b", 128, "buprenorphine_xr_monthly_brixadi", "2026-03-11 00:00", "2026-03-18 00:00")),
    ("ES15-3", "safety.opioid_gap", "T1", on("buprenorphine_naloxone_sl", 16, missed("2026-03-16", "2026-03-17"))),
    ("ES15-3", "safety.opioid_gap", "T1", on("buprenorphine_naloxone_sl", 16, ran_out)),
    ("ES16", "safety.result_reached", "T2", on("sertraline", 50, result("pregnancy test", "positive"))),
    ("ES16", "safety.circumstance_sign", "T2", on("topiramate", 25, told("pregnancy"))),
    ("ES17", "safety.mood_signs", "T2", nights),
    ("ES17", "safety.score_reached", "T2", lambda story: story.day(AT).therapist.total("asrm", 7)),
    ("ES19", "visits.no_show", "T1", no_show),
    ("ES22-1", "safety.score_reached", "T1", lambda story: story.day(AT).nurse.total("ciwa_ar", 12)),
    ("ES22-2", "safety.score_reached", "T0", lambda story: story.day(AT).nurse.total("ciwa_ar", 20)),
    ("ES23", "safety.result_reached", "T1", result("sodium", 121)),
    ("ES23", "safety.result_reached", "T1", result("potassium", 6.3)),
    ("ES23", "safety.result_reached", "T1", result("platelets", 40)),
    ("ES23", "safety.result_reached", "T1", result("carbamazepine level", 16)),
    ("ES23", "safety.result_reached", "T1", result("glucose", 420)),
    ("ES24", "safety.result_reached", "T1", result("systolic pressure", 184)),
    ("ES24", "safety.result_reached", "T0", on("phenelzine", 15, result("systolic pressure", 184))),
    ("ES25", "safety.result_reached", "T1", on("duloxetine", 30, result("ALT", 200, "7-56 U/L"))),
    ("ES25", "safety.effect_sign", "T1", on("divalproex", 250, sign("SE17"))),
    ("ES27", "safety.circumstance_sign", "T1", told("age75_confusion")),
    ("ES28", "plan.ahead", "T1", surgery),
    ("ES28", "safety.found_together", "T1", on("naltrexone_oral", 50, lambda s, _: s.day(AT).client.tells_medicine("oxycodone", "oxycodone"))),
    ("ES31", "safety.wrong_dose", "T1", expired),
    ("ES32", "safety.unattended", "T0", unattended),
    ("ES10-2", "safety.lithium_risk", "T1", on("lithium", 300, lambda s, _: (
        s.day("2026-03-17 09:00").nurse.lithium_level(1.3, 12), told("volume_or_sodium_loss")(s)))),
]  # fmt: skip


def raised(story: Story) -> list[Raised]:
    return [entry.body for entry in story.raised()]


@pytest.mark.parametrize(
    ("variant", "rule", "level", "happens"), FOUND, ids=[f"{v}-{r}-{n}" for n, (v, r, *_) in enumerate(FOUND)]
)
def test_it_is_raised_by_itself(variant: str, rule: str, level: str, happens: Callable[[Story], object]):
    story = Story()
    happens(story)
    found = [body for body in raised(story) if body.event == variant]
    assert found, f"{variant} was not raised; raised were {[body.event for body in raised(story)]}"
    assert found[-1].level == level
    assert found[-1].rule.startswith(rule)


def test_every_rule_that_a_variant_names_is_shown_to_find_it():
    shown = {(variant, rule) for variant, rule, *_ in FOUND}
    named = {
        (v.id, rule) for event in KNOWN.safety_events.values() for v in event.variants for rule in v.found_by
    }
    assert named == shown
    assert {rule for _, rule in named} <= {rule.id for rule in RULES}


@pytest.mark.parametrize("variant", LIST)
def test_reported_it_opens_as_the_list_says(variant: str):
    """Level, first actor, clock and closing evidence; what no data can tell is by report, and the knowledge says so."""
    level, actors, closing = LIST[variant]
    story = Story()
    story.day(AT).therapist.writes(
        lambda when: EventReported(when=when, event=variant, says="As told."), f"reports {variant}"
    )
    (body,) = raised(story)
    known = KNOWN.safety_variant(variant)
    assert (body.level, body.event, body.known_at) == (level, variant, instant(AT))
    assert body.due == instant(DUE[level])
    assert known.first_actor == tuple(actors.split())
    assert body.owner_role == known.first_actor[0]
    assert known.closing_evidence[0] == closing
    assert known.by_report
    (duty,) = [one for one in story.seen(AT).said.duties if one.safety]
    assert closing in str(duty.closes_by)
    assert duty.person


def test_the_list_is_whole():
    assert set(LIST) == {v.id for event in KNOWN.safety_events.values() for v in event.variants}
    assert set(KNOWN.safety_events) == {f"ES{number:02}" for number in range(1, 33)}


@pytest.mark.parametrize("level", ["T0", "T1", "T2", "T3"])
def test_the_ladder_of_every_level(level: str):
    """Owner at once, backup at a quarter of the clock, lead at half, administrator and director by phone at the end, ES32 at 125%."""
    variant = next(name for name, row in LIST.items() if row[0] == level and name != "ES32")
    story = Story()
    story.day(AT).therapist.writes(
        lambda when: EventReported(when=when, event=variant, says="As told."), f"reports {variant}"
    )
    known, span = instant(AT), instant(DUE[level]) - instant(AT)
    from steadystep.reasoning import review

    def rungs(part: float) -> list[str]:
        said = review(story.chart, KNOWN, story.clinic, known + span * part)
        (duty,) = [one for one in said.duties if one.safety]
        return [one.role for one in duty.told]

    assert rungs(0) == ["owner"]
    assert rungs(0.25) == ["owner", "backup"]
    assert rungs(0.5) == ["owner", "backup", "lead"]
    assert rungs(1)[3:] == ["admin", "medical_director"]
    late = review(story.chart, KNOWN, story.clinic, known + span * 1.25)
    assert [signal.event for signal in late.signals] == ["ES32"]
    before = review(story.chart, KNOWN, story.clinic, known + span * 1.24)
    assert before.signals == ()


def test_every_trigger_names_what_exists():
    """Medicines, groups, analytes, circumstances and side effects of the triggers are known ones."""
    for event in KNOWN.safety_events.values():
        for one in event.variants:
            for trigger in (*one.results, *one.told, *one.effects):
                chosen = trigger.selector
                if chosen:
                    assert chosen.drugs <= set(KNOWN.drug_names), (one.id, chosen.drugs)
                    assert chosen.groups <= set(KNOWN.groups), (one.id, chosen.groups)
            assert {trigger.analyte for trigger in one.results} <= set(KNOWN.analytes)
            assert {trigger.circumstance for trigger in one.told} <= set(KNOWN.circumstances)
            assert {row for trigger in one.effects for row in trigger.rows} <= set(KNOWN.side_effects)
            named = {name for t in one.results for name in (t.who, t.who_not) if name}
            assert named <= set(KNOWN.circumstances)
