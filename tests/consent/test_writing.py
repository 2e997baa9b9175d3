"""Who may write what into Rosa's chart, told as sentences; the whole table is in `expected.py`."""

from datetime import timedelta

import msgspec
import pytest

from steadystep.chart import Body, When
from steadystep.chart.corrections import Retracted
from steadystep.chart.medication import Order
from steadystep.chart.plan import Goal
from steadystep.chart.safety import Closed, EventReported
from steadystep.chart.team import AccessOpened, ConsentGiven, Message, Relabelled
from steadystep.chart.therapy import ProgressNote, PsychotherapyNote
from steadystep.clinic.consent.actor import SOFTWARE, Actor
from steadystep.clinic.consent.marking import marked
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.consent.writing import check_may_write, may_write
from steadystep.knowledge.rights import Rights
from tests.consent.bodies import EVERY_BODY, RAISED, SERTRALINE
from tests.consent.cast import (
    ADMIN,
    CASE_MANAGER,
    DAY,
    FRONT_DESK,
    GP,
    LEAD,
    NOW,
    NURSE,
    PEER,
    PRESCRIBER,
    ROSA,
    SISTER,
    THERAPIST,
    Book,
    agree,
    new,
    staff,
)  # fmt: skip

HOUR = timedelta(hours=1)
STRANGER = staff("max", "nurse", licensed=True, teams=frozenset({"red"}))


@pytest.fixture
def refused(rights: Rights):  # type: ignore[no-untyped-def]
    def ask(actor: Actor, book: Book, body: Body, *, on_call: bool = False, **entry: object) -> str:
        reasons = may_write(actor, book.chart, new(body, **entry), rights, NOW, on_call=on_call)  # type: ignore[arg-type]
        return " ".join(str(reason) for reason in reasons)

    return ask


# Clients, caregivers, other systems, the software


def test_a_client_writes_in_no_chart_but_their_own(refused) -> None:
    other = Actor("tom", "client", "Tom", client="client-tom")
    assert "your own record" in refused(other, Book(), EVERY_BODY["daily_checkin"])


def test_a_client_corrects_what_they_wrote_and_nothing_else(refused) -> None:
    book = Book()
    mine = book.add(EVERY_BODY["daily_checkin"], author="rosa")
    theirs = book.add(EVERY_BODY["answers"], author="fay")
    assert not refused(ROSA, book, EVERY_BODY["daily_checkin"], supersedes=mine)
    assert not refused(ROSA, book, Retracted(when=DAY, reason="Tapped wrong."), supersedes=mine)
    assert "Somebody else wrote this" in refused(ROSA, book, EVERY_BODY["answers"], supersedes=theirs)


def test_a_client_keeps_something_from_their_guardian_but_withholds_nothing(refused) -> None:
    goal = EVERY_BODY["goal"]
    assert not refused(ROSA, Book(), goal, labels={"adolescent_private", "part2"})
    assert "care team" in refused(ROSA, Book(), goal, labels={"withheld"})


def test_a_caregiver_may_always_tell_the_team_something(refused) -> None:
    worry = Message(when=DAY, to="team", text="She has not slept.", from_caregiver=True)
    assert not refused(SISTER, Book(), worry)
    assert not refused(SISTER, Book(team=False), worry)


@pytest.mark.parametrize("known", [True, False])
def test_what_a_caregiver_is_refused_neither_confirms_nor_denies(refused, known: bool) -> None:
    book = Book(team=known)
    if known:
        book.add(agree(SISTER, 1))
    said = refused(SISTER, book, EVERY_BODY["goal"])
    assert said == "You can send the team a message here. For anything else, ask the person you care for."


def test_a_caregivers_message_goes_to_the_team_under_their_own_flag(refused) -> None:
    assert refused(SISTER, Book(), Message(when=DAY, to="team", text="Hello."))
    assert refused(SISTER, Book(), Message(when=DAY, to="client", text="Hello.", from_caregiver=True))
    assert refused(ROSA, Book(), Message(when=DAY, to="team", text="Hello.", from_caregiver=True))


def test_nothing_is_written_from_outside(refused) -> None:
    book = Book()
    book.add(agree(GP))
    assert refused(GP, book, EVERY_BODY["observation"])


def test_an_import_brings_history_but_no_acts_of_this_clinic(refused) -> None:
    assert not refused(SOFTWARE, Book(), SERTRALINE, source="import fhir")
    for kind in ("closed", "access_opened", "relabelled", "psychotherapy_note"):
        assert "import" in refused(SOFTWARE, Book(), EVERY_BODY[kind], source="import fhir")
    assert not refused(SOFTWARE, Book(), RAISED)


BREACH = EventReported(when=DAY, event="ES29", says="Read notes of a neighbour.")


def opened(by: str) -> Book:
    book = Book()
    book.add(AccessOpened(when=DAY, person=by, reason="Collapse.", until=NOW + HOUR), author=by, at=NOW)
    return book


def test_a_breach_of_privacy_is_signed_by_a_person_and_never_by_the_software(refused) -> None:
    assert "a person signs" in refused(SOFTWARE, opened("max"), BREACH)
    assert "import" in refused(SOFTWARE, opened("max"), BREACH, source="import fhir")
    assert not refused(LEAD, opened("max"), BREACH)


def test_an_administrator_tells_of_a_breach_where_somebody_else_opened_in_an_emergency(refused) -> None:
    assert not refused(ADMIN, opened("max"), BREACH)
    assert refused(ADMIN, Book(), BREACH)
    assert refused(ADMIN, opened(ADMIN.id), BREACH)
    assert refused(ADMIN, opened("max"), msgspec.structs.replace(BREACH, event="ES20"))


def test_an_administrator_rewrites_no_report(refused) -> None:
    book = opened("max")
    report = book.add(BREACH, author=ADMIN.id)
    assert refused(ADMIN, book, BREACH, supersedes=report)
    assert refused(ADMIN, book, Retracted(when=DAY, reason="No."), supersedes=report)


# Staff


def test_who_is_not_in_the_team_writes_nothing_but_an_emergency_opening(refused) -> None:
    assert "ask the lead" in refused(STRANGER, Book(), EVERY_BODY["goal"])
    assert not refused(
        STRANGER, Book(), AccessOpened(when=DAY, person="max", reason="Collapse.", until=NOW + 8 * HOUR)
    )


def test_in_an_emergency_people_write_what_their_role_writes_but_no_note_kept_apart(refused) -> None:
    eve = staff("eve", "therapist", licensed=True)
    book = Book()
    book.add(AccessOpened(when=DAY, person="eve", reason="Collapse.", until=NOW + HOUR), author="eve", at=NOW)
    assert not refused(eve, book, ProgressNote(when=DAY, text="Came in at ten."))
    assert "progress note" in refused(eve, book, PsychotherapyNote(when=DAY, text="Mine."))


@pytest.mark.parametrize("role", ["case_manager", "peer", "front_desk", "lead", "admin"])
def test_other_roles_do_not_break_the_glass_unless_they_are_on_call(refused, role: str) -> None:
    zoe = staff("zoe", role)
    opening = AccessOpened(when=DAY, person="zoe", reason="Collapse.", until=NOW + HOUR)
    assert "on call" in refused(zoe, Book(), opening)
    assert not refused(zoe, Book(), opening, on_call=True)


@pytest.mark.parametrize("hours", [0, -1, 9])
def test_an_emergency_opening_lasts_up_to_eight_hours(refused, hours: int) -> None:
    opening = AccessOpened(when=DAY, person="max", reason="Collapse.", until=NOW + hours * HOUR)
    assert "8 hours" in refused(STRANGER, Book(), opening)


def test_nobody_opens_for_somebody_else_or_takes_an_opening_back(refused) -> None:
    other = AccessOpened(when=DAY, person="eve", reason="Collapse.", until=NOW + HOUR)
    assert "oneself" in refused(STRANGER, Book(), other)
    book = Book()
    opened = book.add(other, author="ben")
    assert "stays as it is" in refused(
        THERAPIST, book, Retracted(when=DAY, reason="Oops."), supersedes=opened
    )


@pytest.mark.parametrize(
    ("level", "who", "may"),
    [("T0", PRESCRIBER, True), ("T1", THERAPIST, True), ("T2", NURSE, False), ("T2", CASE_MANAGER, False),
     ("T1", LEAD, False), ("T3", NURSE, True), ("T4", CASE_MANAGER, True), ("T3", PEER, False), ("T4", FRONT_DESK, False)],
)  # fmt: skip
def test_only_a_licensed_clinician_closes_the_urgent_levels(
    refused, level: str, who: Actor, may: bool
) -> None:
    book = Book()
    raised = book.add(msgspec.structs.replace(RAISED, level=level))
    assert (not refused(who, book, Closed(when=DAY, raised=raised, finding="Safe at home."))) is may


def test_a_lead_who_is_also_a_licensed_therapist_closes(refused) -> None:
    both = staff("max", "lead", "therapist", licensed=True, teams=frozenset({"blue"}))
    assert not refused(both, Book(), EVERY_BODY["closed"])
    unlicensed = staff("max", "therapist", teams=frozenset({"blue"}))
    assert "licensed" in refused(unlicensed, Book(), EVERY_BODY["closed"])


def test_only_a_prescriber_takes_an_order_back(refused) -> None:
    book = Book()
    order = book.add(SERTRALINE)
    gone = Retracted(when=DAY, reason="Wrong chart.")
    assert "prescriber" in refused(NURSE, book, gone, supersedes=order)
    assert not refused(PRESCRIBER, book, gone, supersedes=order)
    assert isinstance(book.chart.entry(order).body, Order)


def test_who_may_not_read_the_whole_entry_does_not_correct_it(refused) -> None:
    book = Book()
    note = book.add(ProgressNote(when=DAY, text="Therapist's."), author="ben")
    own = book.add(ProgressNote(when=DAY, text="Cleo's."), author="cleo")
    text = ProgressNote(when=DAY, text="Better.")
    assert "read the whole entry" in refused(CASE_MANAGER, book, text, supersedes=note)
    assert not refused(CASE_MANAGER, book, text, supersedes=own)


def test_nobody_takes_back_the_message_of_another(refused) -> None:
    book = Book()
    said = book.add(Message(when=DAY, to="team", text="I want to stop."), author="rosa")
    assert "whoever sent it" in refused(
        PRESCRIBER, book, Retracted(when=DAY, reason="Tidy."), supersedes=said
    )


# Labels


def test_labels_never_drop_on_correction(refused) -> None:
    book = Book()
    goal = book.add(Goal(when=DAY, text="Old."), labels={"part2", "adolescent_private"})
    better = Goal(when=DAY, text="New.")
    assert "adolescent_private, part2" in refused(PEER, book, better, supersedes=goal)
    assert not refused(PEER, book, better, supersedes=goal, labels={"part2", "adolescent_private"})
    assert marked(book.chart, new(better, supersedes=goal)).labels == {"part2", "adolescent_private"}


def test_a_label_added_later_is_carried_and_one_removed_is_not() -> None:
    book = Book()
    goal = book.add(Goal(when=DAY, text="Old."), labels={"locked"})
    book.add(Relabelled(when=DAY, entry=goal, add=("withheld",), remove=("locked",), reason="Reviewed."))
    assert marked(book.chart, new(Goal(when=DAY, text="New."), supersedes=goal)).labels == {"withheld"}


def test_a_psychotherapy_note_without_its_label_would_lie_open_and_is_refused(
    refused, rights: Rights
) -> None:
    bare = msgspec.structs.replace(new(PsychotherapyNote(when=DAY, text="Mine.")), labels=frozenset())
    reasons = may_write(THERAPIST, Book().chart, bare, rights, NOW)
    assert [str(one) for one in reasons] == [
        "Labels never drop (psychotherapy_note): keep them on this entry."
    ]


@pytest.mark.parametrize(
    ("who", "label", "may"),
    [(PEER, "part2", True), (PEER, "adolescent_private", True), (PEER, "guardian_only", True), (PEER, "withheld", False),
     (PEER, "locked", False), (NURSE, "withheld", True), (THERAPIST, "locked", True), (THERAPIST, "sud_counselling_note", True),
     (PRESCRIBER, "sud_counselling_note", False), (THERAPIST, "psychotherapy_note", False), (THERAPIST, "mine", False)],
)  # fmt: skip
def test_who_may_put_which_label_on_a_progress_note(refused, who: Actor, label: str, may: bool) -> None:
    assert (not refused(who, Book(), ProgressNote(when=DAY, text="Note."), labels={label})) is may


def test_relabelling_is_for_licensed_people_who_may_read_the_thing(refused) -> None:
    book = Book()
    goal = book.add(Goal(when=DAY, text="Leave him."), labels={"locked"})
    change = Relabelled(when=DAY, entry=goal, remove=("locked",), reason="Safe now.")
    assert not refused(THERAPIST, book, change)
    assert "read the whole entry" in refused(NURSE, book, change)
    assert "licensed" in refused(CASE_MANAGER, book, change)


# The rest of the door


def test_expunging_takes_a_second_person(refused) -> None:
    alone = msgspec.structs.replace(EVERY_BODY["expunged"], second_person="ida")
    assert "two people" in refused(ADMIN, Book(), alone)


def test_the_front_desk_records_a_signed_consent(refused) -> None:
    assert not refused(FRONT_DESK, Book(), agree(SISTER, 1))
    assert isinstance(agree(SISTER, 1), ConsentGiven)


def test_the_refusal_carries_every_reason_and_whom_to_ask(rights: Rights) -> None:
    with pytest.raises(NotAllowed) as refusal:
        check_may_write(PEER, Book().chart, new(EVERY_BODY["safety_plan"], labels={"locked"}), rights, NOW)
    assert "therapist" in refusal.value.whom_to_ask
    assert str(refusal.value) == (
        "Your role does not write this (safety plan): ask case manager, lead, nurse, prescriber, therapist."
    )
    check_may_write(NURSE, Book().chart, new(EVERY_BODY["safety_plan"]), rights, NOW)


def test_outsiders_are_never_told_whom_to_ask(rights: Rights) -> None:
    with pytest.raises(NotAllowed) as refusal:
        check_may_write(SISTER, Book().chart, new(EVERY_BODY["goal"]), rights, NOW)
    assert refusal.value.whom_to_ask == ()


def test_somebody_else_corrected_it_is_not_asked_here(refused) -> None:
    """`accepts` says that the entry is not there; consent does not guess."""
    assert not refused(PEER, Book(), Goal(when=When("2026-03-02"), text="New."), supersedes="not there")
