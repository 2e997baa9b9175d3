"""Medicine and therapy work as one plan: what goes on serves a target."""

from steadystep.chart import When
from steadystep.chart.plan import Target
from steadystep.chart.plan_together import Aligned
from steadystep.chart.therapy import PracticeAssigned, Session


def test_no_target(chart):
    """Sertraline for nothing in particular: it is said, and what to do."""
    chart.day("2026-02-02 10:00").prescriber.orders("sertraline", 50, "2026-02-03")
    finding = chart.seen("2026-02-02 10:01").finds(
        "sertraline is tied to no target of the plan.", urgency="note"
    )
    assert str(finding.do) == "Name the target it is for, and the measure that will judge it."


def test_with_a_target(chart):
    """Tied to a target: nothing to say."""
    target = chart.day("2026-02-02 10:00").prescriber.target("low mood", "phq_9")
    chart.day("2026-02-02 10:05").prescriber.orders("sertraline", 50, "2026-02-03", target=target)
    chart.seen("2026-02-02 10:06").says_nothing_of("plan.unaligned")


def test_the_target_was_retracted(chart):
    """The target is gone: the medicine is said to be unaligned again."""
    target = chart.day("2026-02-02 10:00").prescriber.target("low mood", "phq_9")
    chart.day("2026-02-02 10:05").prescriber.orders("sertraline", 50, "2026-02-03", target=target)
    chart.day("2026-02-03 10:00").prescriber.retracts(target)
    chart.seen("2026-02-03 10:01").finds("sertraline is tied to no target of the plan.")


def test_from_elsewhere(chart):
    """What another doctor prescribes is theirs to explain."""
    chart.day("2026-02-02 10:00").client.tells_medicine("sertraline", "sertraline", started="2026-01-01")
    chart.seen("2026-02-02 10:01").says_nothing_of("plan.unaligned")


def test_stopped(chart):
    """A medicine that has ended asks for no target."""
    order = chart.day("2026-02-02 10:00").prescriber.orders("sertraline", 50, "2026-02-03")
    chart.day("2026-03-02 10:00").prescriber.stops(order, "2026-03-02")
    chart.seen("2026-03-03").says_nothing_of("plan.unaligned")


def test_tied_later_by_one_word(chart):
    """The order stays as it was signed; somebody says which target it serves, and it is aligned."""
    order = chart.day("2026-02-02 10:00").prescriber.orders("sertraline", 50, "2026-02-03")
    target = chart.day("2026-02-02 10:05").therapist.target("low mood", "phq_9")
    chart.day("2026-02-02 10:06").therapist.writes(
        lambda when: Aligned(when=when, serves=order, target=target), "ties sertraline to low mood"
    )
    seen = chart.seen("2026-02-02 10:07")
    seen.says_nothing_of("plan.unaligned")
    assert [one.target for one in seen.view().courses] == [target]


def test_a_practice_of_no_target(chart):
    """A practice that goes on serves a target, or it is said; what nobody agreed or tried for eight weeks no longer goes on."""
    chart.day("2026-02-02 10:00").therapist.writes(practice(), "agrees to breathing practice")
    chart.seen("2026-02-02 10:01").finds("Breathing is tied to no target of the plan.", urgency="note")
    chart.seen("2026-03-31 10:01").says_nothing_of("plan.unaligned.practice")


def test_therapy_of_no_target(chart):
    """Sessions are held, and no target names a therapy: it is said. A target with a focus in words may mean it: then not."""
    chart.day("2026-02-02 10:00").therapist.writes(session(), "holds a session of CBT")
    chart.seen("2026-02-02 10:01").finds(
        "The therapy (cbt) is tied to no target of the plan.", urgency="note"
    )
    chart.day("2026-02-02 10:02").therapist.writes(
        lambda when: Target(when=when, name="Panic", therapy_focus="Interoceptive work"), "aims at panic"
    )
    chart.seen("2026-02-02 10:03").says_nothing_of("plan.unaligned.therapy")


def test_another_therapy_than_the_one_named(chart):
    """The target names CBT; the sessions are of another kind: what they are for is asked."""
    chart.day("2026-02-02 10:00").therapist.writes(
        lambda when: Target(when=when, name="Panic", therapy="cbt", therapy_focus="Ladder"),
        "aims at panic by CBT",
    )
    chart.day("2026-02-02 10:05").therapist.writes(session("dbt"), "holds a session of DBT")
    chart.seen("2026-02-02 10:06").finds("The therapy (dbt) is tied to no target of the plan.")


def test_contact_is_no_therapy(chart):
    """A call about transport serves the whole person: no target is asked for."""
    chart.day("2026-02-02 10:00").therapist.writes(session("case_management"), "helps with transport")
    chart.seen("2026-02-02 10:01").says_nothing_of("plan.unaligned.therapy")


def test_what_serves_a_target_that_was_met_still_serves_it(chart):
    """The goal is reached and the medicine goes on: it is aligned until the target is set aside."""
    target = chart.day("2026-02-02 10:00").prescriber.target("low mood", "phq_9")
    chart.day("2026-02-02 10:05").prescriber.orders("sertraline", 50, "2026-02-03", target=target)
    chart.day("2026-05-02 10:00").prescriber.corrects(
        target,
        Target(when=chart.chart.entry(target).body.when, name="low mood", measure="phq_9", status="met"),
        "low mood is met",
    )
    chart.seen("2026-05-02 10:01").says_nothing_of("plan.unaligned")


def practice():
    return lambda when: PracticeAssigned(when=when, name="Breathing")


def session(modality="cbt"):
    return lambda when: Session(when=when, no_agenda="As it came", modality=modality, summary="A first look")


def test_a_target_symptom_without_an_instrument_asks_for_one(chart):
    """R4: a medicine for low mood, and nothing that measures it. With the instrument chosen it is silent."""
    target = chart.day("2026-02-02 10:00").prescriber.writes(
        lambda when: Target(when=when, name="low mood"), "aims at low mood"
    )
    chart.day("2026-02-02 10:05").prescriber.orders("sertraline", 50, "2026-02-03", target=target)
    chart.seen("2026-02-02 10:06").finds(
        "sertraline is to help with “low mood”, and no instrument measures that yet.", urgency="attention", offers="Choose the instrument",
    )  # fmt: skip
    chart.write(
        Target(when=When("2026-02-02"), name="low mood", measure="phq_9"), chart.day("2026-02-02 10:10").prescriber.at, "Pete", supersedes=target
    )  # fmt: skip
    chart.seen("2026-02-02 10:11").says_nothing_of("plan.unaligned.measure")


def test_two_medicines_for_one_target_ask_once(chart):
    """Two medicines for low mood, and nothing that measures it: one question, not two."""
    target = chart.day("2026-02-02 10:00").prescriber.writes(
        lambda when: Target(when=when, name="low mood"), "aims at low mood"
    )
    for drug, mg in (("sertraline", 50), ("bupropion_xl", 150)):
        chart.day("2026-02-02 10:05").prescriber.orders(drug, mg, "2026-02-03", target=target)
    asked = [
        one for one in chart.seen("2026-02-02 10:06").said.findings if one.rule == "plan.unaligned.measure"
    ]
    assert len(asked) == 1


def test_the_order_names_the_instrument_itself(chart):
    """One chosen with the order is enough."""
    target = chart.day("2026-02-02 10:00").prescriber.writes(
        lambda when: Target(when=when, name="low mood"), "aims at low mood"
    )
    chart.day("2026-02-02 10:05").prescriber.orders(
        "sertraline", 50, "2026-02-03", target=target, measure="phq_9"
    )
    chart.seen("2026-02-02 10:06").says_nothing_of("plan.unaligned.measure")


def test_a_target_that_no_medicine_serves_asks_for_its_instrument_too(chart):
    """R4: every target has its instrument, or the reason why none judges it."""
    chart.day("2026-02-02 10:00").therapist.writes(
        lambda when: Target(when=when, name="Fear"), "aims at fear"
    )
    chart.seen("2026-02-02 10:01").finds(
        "No instrument judges “Fear” yet, and no reason stands why none does.", offers="Choose the instrument"
    )


def test_a_reason_why_none_judges_it_is_an_answer(chart):
    """Shifts worked are counted instead: nothing is asked, also not of the medicine that serves it."""
    target = chart.day("2026-02-02 10:00").prescriber.writes(
        lambda when: Target(when=when, name="Back to work", unmeasured="sign_is_counted"), "aims at work"
    )
    chart.day("2026-02-02 10:05").prescriber.orders("sertraline", 50, "2026-02-03", target=target)
    chart.seen("2026-02-02 10:06").says_nothing_of("plan.unaligned.measure")


def test_a_target_that_nothing_serves_is_asked_about_after_four_weeks(chart):
    """Neither a medicine nor a therapy is for it: what is done for it is asked; a therapy that names it is an answer."""
    chart.day("2026-02-02 10:00").therapist.writes(
        lambda when: Target(when=when, name="Fear", measure="gad_7", therapy="cbt"), "aims at fear"
    )
    chart.seen("2026-03-02 09:59").says_nothing_of("plan.unaligned.target")
    chart.seen("2026-03-02 10:00").finds(
        "No medicine and no therapy that goes on serves “Fear”.", urgency="note"
    )
    chart.day("2026-03-03 10:00").therapist.writes(session(), "holds a session of CBT")
    chart.seen("2026-03-03 10:01").says_nothing_of("plan.unaligned.target")


def test_a_medicine_that_serves_it_is_enough(chart):
    """It is tied to a medicine that is taken."""
    target = chart.day("2026-02-02 10:00").prescriber.target("low mood", "phq_9")
    chart.day("2026-02-02 10:05").prescriber.orders("sertraline", 50, "2026-02-03", target=target)
    chart.seen("2026-03-03 10:01").says_nothing_of("plan.unaligned.target")
