"""Nothing leaves without a ground; a letter is answered or sent again; who may hear of a treatment hears of its start."""

from datetime import date

from steadystep.chart import Coding
from steadystep.chart.lab_orders import LabOrdered, OrderedTest
from steadystep.chart.therapy import Session
from tests.spec.team.working import answered, consents, sends, takes_back, tries_to_send

PCP = "Dr Elm, primary care"
NO_ANSWER = "No answer to the letter of 13 January 2026 to Dr Elm, primary care: call, or send it again."


def _sent(chart):
    consent = consents(chart.day("2026-01-12 10:00").client, PCP)
    return consent, sends(chart.day("2026-01-13 10:00").case_manager, PCP, consent)


def test_no_answer_in_thirty_days(chart):
    """Cora, who wrote it, calls or sends it again."""
    _sent(chart)
    chart.seen("2026-02-12 09:59").no_duty("team.letters")
    chart.seen("2026-02-12 10:00").duty(NO_ANSWER, owner="Cora", level="T4", due="2026-02-13 17:00")


def test_it_arrived(chart):
    """An answer ends it."""
    _consent, sent = _sent(chart)
    answered(chart.day("2026-01-20 10:00").case_manager, sent)
    chart.seen("2026-03-12 10:00").no_duty("team.letters")


def test_it_was_sent_again(chart):
    """The thirty days begin with the new one."""
    consent, sent = _sent(chart)
    sends(chart.day("2026-02-12 11:00").case_manager, PCP, consent, again_of=sent)
    chart.seen("2026-02-12 11:01").no_duty("team.letters")
    chart.seen("2026-03-14 13:00").duty(
        "No answer to the letter of 12 February 2026 to Dr Elm, primary care: call, or send it again.",
        owner="Cora",
        level="T4",
    )


def test_a_new_medicine(chart):
    """Whom the client lets us write to has not heard of it: said once, and silent after the letter."""
    consent = consents(chart.day("2026-01-12 10:00").client, PCP)
    chart.day("2026-01-13 10:00").prescriber.orders("sertraline", 50, "2026-01-13")
    chart.seen("2026-01-13 10:01").finds(
        "Dr Elm, primary care may hear from us by the client's consent, and no letter went out since sertraline was ordered.",
        offers="Open letters",
    )
    sends(chart.day("2026-01-13 12:00").case_manager, PCP, consent)
    chart.seen("2026-01-13 12:01").says_nothing_of("team.letters")


def meets(writer, modality="cbt"):
    return writer.writes(
        lambda when: Session(when=when, no_agenda="As it came", modality=modality, summary="Model of panic."),
        f"holds a session: {modality}",
    )


def orders_a_lab(writer):
    return writer.writes(
        lambda when: LabOrdered(
            when=when,
            tests=(OrderedTest(what=Coding("lithium")),),
            draw_on=date(2026, 1, 14),
            result_by=date(2026, 1, 20),
        ),
        "orders a lithium level, with a result by 20 January",
    )


def test_therapy_began(chart):
    """The first session without any medicine asks for a letter, once; the next sessions ask for none after it went out."""
    consent = consents(chart.day("2026-01-12 10:00").client, PCP)
    meets(chart.day("2026-01-13 10:00").therapist)
    chart.seen("2026-01-13 10:01").finds(
        "Dr Elm, primary care may hear from us by the client's consent, and no letter went out since therapy began on 13 January 2026.",
        offers="Open letters",
    )
    sends(chart.day("2026-01-13 12:00").case_manager, PCP, consent)
    meets(chart.day("2026-01-20 10:00").therapist)
    chart.seen("2026-01-20 10:01").says_nothing_of("team.letters")


def test_no_therapy(chart):
    """A visit about benefits is no therapy, and asks for no letter."""
    consents(chart.day("2026-01-12 10:00").client, PCP)
    meets(chart.day("2026-01-13 10:00").case_manager, "case_management")
    chart.seen("2026-01-13 10:01").says_nothing_of("team.letters")


def test_the_client_says_no_to_the_letter(chart):
    """Who takes the consent back, or gave none, is asked for no letter."""
    consent = consents(chart.day("2026-01-12 10:00").client, PCP)
    meets(chart.day("2026-01-13 10:00").therapist)
    takes_back(chart.day("2026-01-14 10:00").client, consent)
    chart.seen("2026-01-14 10:01").says_nothing_of("team.letters")


def test_monitoring_by_itself(chart):
    """A level ordered for what another doctor prescribes asks for a letter: who watches what."""
    consent = consents(chart.day("2026-01-12 10:00").client, PCP)
    orders_a_lab(chart.day("2026-01-13 10:00").prescriber)
    chart.seen("2026-01-13 10:01").finds(
        "Dr Elm, primary care may hear from us by the client's consent, and no letter went out since monitoring began on 13 January 2026.",
        offers="Open letters",
    )
    sends(chart.day("2026-01-13 12:00").case_manager, PCP, consent)
    chart.seen("2026-01-13 12:01").says_nothing_of("team.letters")


def test_one_letter_for_all_that_began(chart):
    """Therapy, a medicine and its monitoring begin within two days: one letter is asked for, and one is enough."""
    consent = consents(chart.day("2026-01-12 10:00").client, PCP)
    meets(chart.day("2026-01-13 10:00").therapist)
    chart.day("2026-01-14 10:00").prescriber.orders("sertraline", 50, "2026-01-14")
    orders_a_lab(chart.day("2026-01-14 10:30").prescriber)
    chart.seen("2026-01-14 10:31").finds(
        "Dr Elm, primary care may hear from us by the client's consent, and no letter went out since therapy began on 13 January 2026 and sertraline was ordered.",
        offers="Open letters",
    )
    sends(chart.day("2026-01-14 12:00").case_manager, PCP, consent)
    chart.seen("2026-01-14 12:01").says_nothing_of("team.letters")


def test_substance_use_records_need_a_consent_that_names_them(chart):
    """A letter about a substance use record under a consent that leaves them out is refused, and writes nothing."""
    consent = consents(chart.day("2026-01-12 10:00").client, PCP)
    order = chart.day("2026-01-13 09:00").prescriber.orders("buprenorphine_naloxone_sl", 8, "2026-01-13")
    chart.substance_record(order)
    attempt = tries_to_send(
        chart.day("2026-01-13 10:00").case_manager, PCP, ground="consent", consent=consent, about=order
    )
    attempt.refused(
        "The consent does not name substance use records (42 CFR Part 2), and some are inside: leave them out, or ask the client."
    )


def test_a_consent_that_ended(chart):
    """On the day after its last day nothing leaves."""
    consent = consents(chart.day("2026-01-12 10:00").client, PCP, until="2026-01-31")
    attempt = tries_to_send(
        chart.day("2026-02-01 10:00").case_manager, PCP, ground="consent", consent=consent
    )
    attempt.refused(
        "This consent has ended or was taken back: nothing leaves. Ask the client to sign one first."
    )


def test_another_recipient(chart):
    """A consent opens its own recipient only."""
    consent = consents(chart.day("2026-01-12 10:00").client, PCP)
    attempt = tries_to_send(
        chart.day("2026-01-13 10:00").case_manager, "An employer", ground="consent", consent=consent
    )
    attempt.refused("This consent is for Dr Elm, primary care, not for this recipient.")
