"""What people see of Rosa's chart, told as sentences."""

from datetime import date, timedelta

import msgspec
import pytest

from steadystep.chart import AnyEntry, Chart, Coding, Words
from steadystep.chart.corrections import Retracted, Unseen
from steadystep.chart.intake import ImportedResource
from steadystep.chart.measures import Observation
from steadystep.chart.medication import DoseChanged, Order
from steadystep.chart.milestones import Milestone, MilestoneReached
from steadystep.chart.plan import Goal, LifeEvent
from steadystep.chart.safety import Raised
from steadystep.chart.team import Message, Relabelled
from steadystep.chart.therapy import ProgressNote, PsychotherapyNote, Session
from steadystep.chart.worksheets import Told, Worksheet
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.consent.derived import grounds
from steadystep.clinic.consent.sight import Sight
from steadystep.clinic.consent.summaries import summary_of
from tests.consent.bodies import EVERY_BODY, RAISED, SERTRALINE, STEP
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
    TEAM,
    THERAPIST,
    Book,
    agree,
    staff,
)  # fmt: skip


def level(seen: Sight, book: Book, entry_id: str) -> str:
    entry = book.chart.entry(entry_id)
    assert entry is not None
    return seen.of_entry(entry)


def bodies(chart: Chart) -> set[str]:
    return {entry.body.of if isinstance(entry.body, Unseen) else entry.kind for entry in chart.entries}


# Notes kept apart


def test_only_the_author_reads_a_psychotherapy_note(eyes) -> None:
    book = Book()
    note = book.add(PsychotherapyNote(when=DAY, text="Mine."), author="ben", labels={"psychotherapy_note"})
    assert level(eyes(THERAPIST, book), book, note) == "full"
    others = {level(eyes(one, book), book, note) for one in (*TEAM, ADMIN, SOFTWARE) if one is not THERAPIST}
    assert others == {"known"}
    assert level(eyes(ROSA, book), book, note) == "hidden"


def test_the_author_who_left_the_team_reads_it_no_more_even_in_an_emergency(eyes) -> None:
    book = Book()
    note = book.add(PsychotherapyNote(when=DAY, text="Mine."), author="eve", labels={"psychotherapy_note"})
    book.add(
        msgspec.structs.replace(EVERY_BODY["access_opened"], until=NOW + timedelta(hours=1)),
        author="eve",
        at=NOW,
    )
    assert level(eyes(staff("eve", "therapist"), book), book, note) == "known"


def test_a_sealed_note_that_comes_as_a_placeholder_is_judged_by_what_it_is(eyes) -> None:
    book = Book()
    sealed = Unseen(when=DAY, of="progress_note", why="sealed")
    note = book.add(sealed, author="ben", labels={"sud_counselling_note"})
    assert level(eyes(THERAPIST, book), book, note) == "full"
    assert level(eyes(PRESCRIBER, book), book, note) == "known"


def test_an_entry_that_names_a_note_kept_apart_is_not_hidden_with_it(eyes) -> None:
    book = Book()
    note = book.add(PsychotherapyNote(when=DAY, text="Mine."), author="ben", labels={"psychotherapy_note"})
    raised = book.add(RAISED)
    closed = book.add(msgspec.structs.replace(EVERY_BODY["closed"], raised=raised, evidence=(note,)))
    assert level(eyes(NURSE, book), book, closed) == "full"


# Substance use records (42 CFR Part 2)


def test_a_dose_change_is_as_private_as_its_order(eyes) -> None:
    book = Book()
    order = book.add(SERTRALINE, labels={"part2"})
    change = book.add(DoseChanged(when=DAY, order=order, steps=(STEP,), why="Craving."))
    book.add(agree(GP))
    assert level(eyes(GP, book), book, change) == "hidden"
    assert level(eyes(NURSE, book), book, change) == "full"


def test_a_safety_event_is_as_private_as_what_raised_it(eyes) -> None:
    book = Book()
    result = book.add(EVERY_BODY["observation"], labels={"locked"})
    event = book.add(msgspec.structs.replace(RAISED, because=(result,)))
    assert isinstance(book.chart.entry(event).body, Raised)
    assert level(eyes(NURSE, book), book, event) == "known"
    assert level(eyes(THERAPIST, book), book, event) == "full"


def test_front_desk_learns_of_a_substance_use_visit_only_that_there_is_something(eyes) -> None:
    book = Book()
    book.add(EVERY_BODY["visit_booked"], labels={"part2"})
    seen = eyes(FRONT_DESK, book)
    assert "visit_booked" not in bodies(seen.shown(book.chart))
    assert "nurse" in seen.hidden_kinds(book.chart)["visit_booked"]


# The client


def test_a_client_reads_their_open_notes(eyes) -> None:
    book = Book()
    note = book.add(ProgressNote(when=DAY, text="Went well."), author="ben")
    assert level(eyes(ROSA, book), book, note) == "full"


def test_what_is_withheld_is_silent_until_it_is_released(eyes) -> None:
    book = Book()
    note = book.add(ProgressNote(when=DAY, text="Went well."), author="ben", labels={"withheld"})
    assert level(eyes(ROSA, book), book, note) == "hidden"
    assert eyes(ROSA, book).hidden_kinds(book.chart) == {}
    book.add(Relabelled(when=DAY, entry=note, remove=("withheld",), reason="Reviewed."))
    assert level(eyes(ROSA, book), book, note) == "full"


def test_the_relabelling_itself_does_not_give_away_what_is_withheld(eyes) -> None:
    book = Book()
    note = book.add(ProgressNote(when=DAY, text="Went well."), author="ben")
    change = book.add(Relabelled(when=DAY, entry=note, add=("withheld",), reason="Danger."))
    assert level(eyes(ROSA, book), book, change) == "hidden"


def test_a_relabelling_is_read_only_by_those_who_read_the_thing(eyes) -> None:
    book = Book()
    note = book.add(ProgressNote(when=DAY, text="Went well."), author="ben")
    change = book.add(Relabelled(when=DAY, entry=note, add=("adolescent_private",), reason="Asked for."))
    assert [level(eyes(one, book), book, change) for one in (NURSE, CASE_MANAGER, FRONT_DESK)] == [
        "full",
        "summary",
        "known",
    ]


def test_a_client_sees_who_opened_their_chart_in_an_emergency(eyes) -> None:
    book = Book()
    opened = book.add(EVERY_BODY["access_opened"], author="eve")
    assert level(eyes(ROSA, book), book, opened) == "full"


def test_a_client_reads_messages_to_and_from_them_and_not_between_staff(eyes) -> None:
    book = Book()
    to_me = book.add(Message(when=DAY, to="client", text="See you."), author="ben")
    from_me = book.add(Message(when=DAY, to="team", text="Thanks."), author="rosa")
    between = book.add(Message(when=DAY, to="team", text="Huddle."), author="ben")
    sister = book.add(Message(when=DAY, to="team", text="I worry.", from_caregiver=True), author="sue")
    got = [level(eyes(ROSA, book), book, one) for one in (to_me, from_me, between, sister)]
    assert got == ["full", "full", "hidden", "full"]


def test_guardians_disclosures_stay_from_the_young_client_and_theirs_from_the_guardian(eyes) -> None:
    book = Book()
    book.add(agree(SISTER, *range(1, 11), labels=("adolescent_private", "guardian_only")))
    private = book.add(Goal(when=DAY, text="Stop smoking."), author="rosa", labels={"adolescent_private"})
    guardian = book.add(LifeEvent(when=DAY, text="Divorce.", milestone=True), labels={"guardian_only"})
    assert [level(eyes(ROSA, book), book, one) for one in (private, guardian)] == ["full", "hidden"]
    assert [level(eyes(SISTER, book), book, one) for one in (private, guardian)] == ["hidden", "full"]


# The caregiver


@pytest.mark.parametrize(
    ("scope", "opened"),
    [(1, {"visit_booked"}), (2, set()), (3, {"order"}), (4, set()), (5, set()), (6, set()), (7, {"safety_plan"}),
     (8, set()), (9, {"goal"}), (10, {"answers"})],
)  # fmt: skip
def test_each_scope_opens_its_own_thing_only(eyes, scope: int, opened: set[str]) -> None:
    book = Book()
    for kind, body in EVERY_BODY.items():
        if kind in (
            "visit_booked",
            "order",
            "safety_plan",
            "goal",
            "answers",
            "observation",
            "progress_note",
            "raised",
        ):
            book.add(body)
    book.add(agree(SISTER, scope))
    assert bodies(eyes(SISTER, book).shown(book.chart)) == opened


def test_a_caregiver_gets_milestones_but_not_every_life_event(eyes) -> None:
    book = Book()
    book.add(agree(SISTER, 9))
    step = book.add(LifeEvent(when=DAY, text="Took the train.", milestone=True))
    other = book.add(LifeEvent(when=DAY, text="Quarrelled.", milestone=False))
    assert [level(eyes(SISTER, book), book, one) for one in (step, other)] == ["full", "hidden"]


def test_a_milestone_is_shared_with_a_caregiver_only_as_the_client_said(eyes) -> None:
    """The one shared is read, with its telling apart: each says for itself. The team reads all of it (R107)."""
    book = Book()
    book.add(agree(SISTER, 9))
    shown, kept = (
        book.add(Milestone(when=DAY, text=text, share=share), author="rosa")
        for text, share in (("Sunday dinner.", "caregivers"), ("A flat of my own.", "team"))
    )
    told, quiet = (
        book.add(MilestoneReached(when=DAY, line=shown, evidence=text, share=share), author="rosa")
        for text, share in (("We cooked.", "caregivers"), ("I paid for it.", "team"))
    )
    found = [level(eyes(SISTER, book), book, one) for one in (shown, kept, told, quiet)]
    assert found == ["full", "hidden", "full", "hidden"]
    assert {level(eyes(THERAPIST, book), book, one) for one in (shown, kept, told, quiet)} == {"full"}


def test_family_work_is_in_no_topic_of_a_caregiver(eyes) -> None:
    """Who has every topic reads neither what was said in a family session nor the client's own sheets (R66)."""
    book = Book()
    for scope in range(1, 11):
        book.add(agree(SISTER, scope))
    said = book.add(
        Session(when=DAY, modality="family", setting="family", summary="Alone first.", present="sister")
    )
    told = (Told(of="topic", text="evenings"), Told(of="look_again", text="2026-03-02"))
    sheet = book.add(Worksheet(when=DAY, exercise="agreement", told=told))
    assert [level(eyes(SISTER, book), book, one) for one in (said, sheet)] == ["hidden", "hidden"]


def test_a_caregiver_is_told_nothing_of_what_they_may_not_see(eyes) -> None:
    book = Book()
    book.add(agree(SISTER, 1))
    book.add(EVERY_BODY["safety_plan"])
    assert eyes(SISTER, book).hidden_kinds(book.chart) == {}


# Corrections


def test_leaving_out_a_correction_never_brings_back_what_it_corrected(eyes) -> None:
    book = Book()
    first = book.add(Goal(when=DAY, text="Old."))
    second = book.add(Goal(when=DAY, text="Private."), supersedes=first, labels={"locked"})
    book.add(Goal(when=DAY, text="Newest."), supersedes=second, author="fay")
    assert "goal" not in bodies(eyes(PEER, book).shown(book.chart))


def test_a_retraction_is_seen_by_those_who_could_see_the_thing(eyes) -> None:
    book = Book()
    note = book.add(ProgressNote(when=DAY, text="Wrong chart."))
    gone = book.add(Retracted(when=DAY, reason="Wrong chart."), supersedes=note)
    assert [level(eyes(one, book), book, gone) for one in (THERAPIST, CASE_MANAGER, FRONT_DESK)] == [
        "full",
        "summary",
        "known",
    ]
    assert "progress_note" not in eyes(FRONT_DESK, book).hidden_kinds(book.chart)


def test_an_older_state_is_seen_with_the_labels_of_today(eyes) -> None:
    book = Book()
    note = book.add(ProgressNote(when=DAY, text="Then open."))
    then = book.chart
    book.add(Relabelled(when=DAY, entry=note, add=("withheld",), reason="Danger."))
    assert "progress_note" not in bodies(eyes(ROSA, book).shown(then))


def test_an_older_state_is_seen_with_the_team_of_today(eyes) -> None:
    book = Book()
    book.add(EVERY_BODY["goal"])
    then = book.chart
    book.add(msgspec.structs.replace(EVERY_BODY["team_left"], joined="blue-joined"))
    assert eyes(THERAPIST, book).shown(then).entries == ()


def test_entries_that_look_alike_are_still_told_apart(eyes) -> None:
    """`Sight` remembers levels by kind; whatever else matters must not be remembered away."""
    book = Book()
    open_, locked = book.add(EVERY_BODY["answers"]), book.add(EVERY_BODY["answers"], labels={"locked"})
    mine, to_fix = book.add(EVERY_BODY["answers"], author="cleo"), book.add(EVERY_BODY["answers"])
    book.add(EVERY_BODY["answers"], supersedes=to_fix, labels={"locked"})
    private, lab = book.add(SERTRALINE, labels={"locked"}), book.add(EVERY_BODY["observation"])
    change = book.add(DoseChanged(when=DAY, order=private, steps=(STEP,), why="Better."))
    survey = book.add(Observation(when=DAY, what=Coding("PHQ-9 total"), category="survey", text="12"))
    got = [
        level(eyes(CASE_MANAGER, book), book, one)
        for one in (open_, locked, mine, to_fix, change, lab, survey)
    ]
    assert got == ["summary", "known", "full", "known", "known", "summary", "summary"]
    seen = eyes(CASE_MANAGER, book)
    assert [level(seen, book, one) for one in (open_, locked, mine, to_fix, change, lab, survey)] == got
    therapist = eyes(THERAPIST, book)
    assert [level(therapist, book, one) for one in (lab, survey)] == ["summary", "full"]


# Summaries


def test_a_summary_names_the_medicine_and_hides_why(eyes) -> None:
    book = Book()
    order = book.add(SERTRALINE, id="order-1")
    shown = eyes(CASE_MANAGER, book).shown(book.chart)
    assert shown.entry(order).body.summary == "sertraline, active"
    assert shown.of(Order) == ()
    book.add(EVERY_BODY["order_stopped"])
    assert (
        eyes(CASE_MANAGER, book).shown(book.chart).entry(order).body.summary
        == "sertraline, stopped 1 April 2026"
    )


@pytest.mark.parametrize("kind", sorted(EVERY_BODY))
def test_no_summary_gives_away_free_text_answers_or_results(eyes, kind: str) -> None:
    book = Book()
    book.add(EVERY_BODY[kind])
    entry = book.entries[-1]
    line = summary_of(entry, book.chart)
    assert isinstance(line, Words)
    assert "secret" not in str(line)
    assert "1.6" not in str(line)
    assert "26" not in str(line).replace("2026", "")


def test_a_person_with_two_roles_sees_what_either_may_see(eyes) -> None:
    both = staff("max", "peer", "case_manager", teams=frozenset({"blue"}))
    book = Book()
    order = book.add(SERTRALINE)
    assert level(eyes(both, book), book, order) == "summary"


def test_people_read_again_what_they_wrote(eyes) -> None:
    book = Book()
    note = book.add(ProgressNote(when=DAY, text="We walked."), author="dan")
    call = book.add(EVERY_BODY["contact_attempted"], author="gus")
    assert level(eyes(PEER, book), book, note) == "full"
    assert level(eyes(FRONT_DESK, book), book, call) == "full"


# What another system sent


def test_a_questionnaire_that_came_as_an_observation_is_a_measure(eyes) -> None:
    book = Book()
    survey = Observation(when=DAY, what=Coding("PHQ-9 total"), category="survey", text="12")
    assert level(eyes(THERAPIST, book), book, book.add(survey)) == "full"


def test_an_imported_patient_is_demographics_and_an_unknown_thing_is_assessment(eyes) -> None:
    book = Book()
    patient = book.add(ImportedResource(when=DAY, resource_type="Patient", resource="{}"))
    strange = book.add(ImportedResource(when=DAY, resource_type="Horoscope", resource="{}"))
    assert [level(eyes(FRONT_DESK, book), book, one) for one in (patient, strange)] == ["full", "known"]


def test_an_outside_practice_with_named_scopes_gets_those_items_only(eyes) -> None:
    book = Book()
    book.add(agree(GP, 3))
    order, diagnosis = book.add(SERTRALINE), book.add(EVERY_BODY["diagnosis"])
    assert [level(eyes(GP, book), book, one) for one in (order, diagnosis)] == ["full", "hidden"]


# What is derived


def test_a_finding_is_shown_to_whoever_may_see_all_it_rests_on(eyes) -> None:
    book = Book()
    order, answers = book.add(SERTRALINE, labels={"part2"}), book.add(EVERY_BODY["answers"])
    found = grounds(book.chart, (order, answers, "not there"))
    assert (found.labels, found.items) == ({"part2"}, {"medicines", "measures"})
    got = {
        one.id: eyes(one, book).may_see_finding(found.labels, found.items)
        for one in (*TEAM, ADMIN, ROSA, SISTER)
    }
    assert got == {
        "ada": "full", "ben": "full", "cleo": "full", "dan": "known", "fay": "full", "gus": "known", "hal": "full",
        "ida": "known", "rosa": "full", "sue": "hidden",
    }  # fmt: skip


def test_no_caregiver_gets_clinical_sentences_and_nobody_outside_gets_groundless_ones(eyes) -> None:
    book = Book()
    book.add(agree(SISTER, *range(1, 11)))
    book.add(agree(GP))
    nothing: frozenset[str] = frozenset()
    assert eyes(SISTER, book).may_see_finding(nothing, frozenset({"measures"})) == "hidden"
    assert eyes(SISTER, book).may_see_finding(nothing, frozenset({"schedule"})) == "full"
    assert {eyes(one, book).may_see_finding(nothing, nothing) for one in (SISTER, GP)} == {"hidden"}
    assert {eyes(one, book).may_see_finding(nothing, nothing) for one in (THERAPIST, ROSA)} == {"full"}


def test_labels_alone_can_be_asked_about(eyes) -> None:
    book = Book()
    assert eyes(NURSE, book).may_see_labels(frozenset({"part2"})) == "full"
    assert eyes(NURSE, book).may_see_labels(frozenset({"part2", "locked"})) == "known"
    assert eyes(ROSA, book).may_see_labels(frozenset({"withheld"})) == "hidden"


def test_whoever_may_not_read_learns_whom_to_ask(eyes) -> None:
    book = Book()
    assert eyes(PEER, book).whom_to_ask(frozenset({"medicines"})) == ("nurse", "prescriber")
    assert eyes(NURSE, book).whom_to_ask(frozenset({"plan"}), frozenset({"locked"})) == (
        "prescriber",
        "therapist",
    )
    assert eyes(LEAD, book).whom_to_ask(frozenset({"psychotherapy_notes"})) == ("therapist",)


def test_the_software_reads_everything_but_notes_kept_apart(eyes) -> None:
    book = Book()
    for kind, body in EVERY_BODY.items():
        if kind not in ("retracted", "expunged", "relabelled"):
            book.add(body, labels=body.born_labels | {"from_another_planet"})
    left_out = {entry.kind for entry in book.entries} - bodies(eyes(SOFTWARE, book).shown(book.chart))
    assert left_out == {"psychotherapy_note"}


def test_nine_thousand_entries_are_looked_through_without_losing_any(eyes) -> None:
    book = Book()
    checkin = EVERY_BODY["daily_checkin"]
    book.entries += [_copy(book.entries[0], checkin, seq) for seq in range(2, 9002)]
    assert len(eyes(NURSE, book).shown(book.chart).entries) == 9001


def _copy(entry: AnyEntry, body: object, seq: int) -> AnyEntry:
    changed = msgspec.structs.replace(body, day=date(2026, 3, 1))
    return msgspec.structs.replace(entry, id=f"e{seq}", seq=seq, body=changed)
