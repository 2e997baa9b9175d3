"""Every role, every kind of entry, every label, every relation: the code against tables written by hand."""

from itertools import product

import msgspec
import pytest

from steadystep.chart import STORED_KINDS, AnyEntry
from steadystep.chart.team import LABELS as CHART_LABELS
from steadystep.clinic.consent.actor import SOFTWARE, Actor
from steadystep.clinic.consent.items import ITEM_OF_KIND
from steadystep.clinic.consent.sight import sight
from steadystep.clinic.consent.writing import may_write
from steadystep.knowledge.rights import Rights
from tests.consent import cast, expected
from tests.consent.bodies import EVERY_BODY
from tests.consent.cast import GP, NOW, ROSA, SISTER, Book, agree, new

PEOPLE: dict[str, Actor] = {
    "prescriber": cast.PRESCRIBER, "therapist": cast.THERAPIST, "case_manager": cast.CASE_MANAGER, "peer": cast.PEER,
    "nurse": cast.NURSE, "front_desk": cast.FRONT_DESK, "lead": cast.LEAD, "admin": cast.ADMIN, "client": ROSA,
    "caregiver": SISTER, "external": GP, "software": SOFTWARE,
}  # fmt: skip
EVERY_LABEL = sorted({label for label, _ in expected.LABELS})
FAR = {"prescriber", "therapist", "nurse"}
ALL_SCOPES = range(1, 11)


def charted(kind: str, labels: set[str], *, named: tuple[str, ...] = (), consents: bool = True) -> Book:
    book = Book()
    if consents:
        book.add(agree(SISTER, *ALL_SCOPES, labels=named))
        book.add(agree(GP, labels=named))
    body = EVERY_BODY[kind]
    book.add(body, id="it", labels=labels | body.born_labels)
    return book


def seen(actor: Actor, book: Book, rights: Rights) -> str:
    entry = book.chart.entry("it")
    assert entry is not None
    return sight(actor, book.chart, rights, NOW).of_entry(entry, book.chart)


def test_the_tables_name_every_kind_every_label_and_every_role(rights: Rights) -> None:
    assert {kind for kind, _ in expected.READING} == {kind for kind, _ in expected.WRITING} == STORED_KINDS
    assert set(EVERY_LABEL) == CHART_LABELS | {"from_another_planet"}
    assert set(expected.WRITERS) == set(rights.roles)


def test_every_kind_belongs_to_an_item_of_the_matrix(rights: Rights) -> None:
    assert set(ITEM_OF_KIND) >= STORED_KINDS
    assert set(ITEM_OF_KIND.values()) <= set(rights.items)


@pytest.mark.parametrize("reader", expected.READERS)
def test_each_reader_sees_each_kind_as_the_table_says(reader: str, rights: Rights) -> None:
    wrong = {
        kind: got
        for kind in STORED_KINDS
        if (got := seen(PEOPLE[reader], charted(kind, set()), rights))
        != expected.stricter(expected.READING[kind, reader], expected.born(kind, expected.LABELS, reader))
    }
    assert not wrong


@pytest.mark.parametrize("reader", expected.READERS)
def test_each_label_takes_away_what_the_table_says(reader: str, rights: Rights) -> None:
    wrong = {}
    for kind, label in product(STORED_KINDS, EVERY_LABEL):
        got = seen(PEOPLE[reader], charted(kind, {label}), rights)
        born = expected.born(kind, expected.LABELS, reader)
        if got != expected.stricter(expected.READING[kind, reader], expected.LABELS[label, reader], born):
            wrong[kind, label] = got
    assert not wrong


@pytest.mark.parametrize("reader", expected.READERS)
def test_two_labels_are_as_strict_as_the_stricter(reader: str, rights: Rights) -> None:
    wrong = {}
    for kind, first, second in product(
        ("order", "goal", "visit_booked", "safety_plan"), EVERY_LABEL, EVERY_LABEL
    ):
        got = seen(PEOPLE[reader], charted(kind, {first, second}), rights)
        cells = (
            expected.READING[kind, reader],
            expected.LABELS[first, reader],
            expected.LABELS[second, reader],
        )
        if got != expected.stricter(*cells):
            wrong[kind, first, second] = got
    assert not wrong


@pytest.mark.parametrize("reader", ["caregiver", "external"])
def test_a_consent_opens_the_labels_it_names_and_no_others(reader: str, rights: Rights) -> None:
    wrong = {}
    for kind, label, named in product(STORED_KINDS, sorted(CHART_LABELS), sorted(CHART_LABELS)):
        got = seen(PEOPLE[reader], charted(kind, {label}, named=(named,)), rights)
        cell = expected.NAMED[label, reader] if label == named else "."
        born = expected.born(kind, expected.NAMED if named == "part2" else expected.LABELS, reader)
        if got != expected.stricter(expected.READING[kind, reader], cell, born):
            wrong[kind, label, named] = got
    assert not wrong


@pytest.mark.parametrize("reader", ["caregiver", "external"])
def test_without_consent_there_is_only_silence(reader: str, rights: Rights) -> None:
    books = (charted(kind, set(), consents=False) for kind in STORED_KINDS)
    assert {seen(PEOPLE[reader], book, rights) for book in books} == {"hidden"}


@pytest.mark.parametrize("reader", sorted(FAR))
def test_an_emergency_opens_what_the_role_reads_but_never_notes_kept_apart(
    reader: str, rights: Rights
) -> None:
    far = cast.staff("eve", reader, licensed=True, teams=frozenset({"red"}))
    wrong = {}
    for kind, label in product(STORED_KINDS - {"access_opened"}, ["", *EVERY_LABEL]):
        book = charted(kind, {label} if label else set())
        book.add(EVERY_BODY["access_opened"], author="eve", at=NOW.replace(hour=11), id="glass")
        book.entries[-1] = _until_evening(book.entries[-1])
        born = expected.born(kind, expected.EMERGENCY, reader)
        cells = (expected.READING[kind, reader], expected.EMERGENCY[label, reader] if label else "F", born)
        if (got := seen(far, book, rights)) != expected.stricter(*cells):
            wrong[kind, label] = got
    assert not wrong


@pytest.mark.parametrize("role", [*expected.READERS[:7]])
def test_staff_of_another_team_see_nothing_at_all(role: str, rights: Rights) -> None:
    stranger = cast.staff("zoe", role, licensed=True, teams=frozenset({"red"}), sites=frozenset({"far"}))
    assert {seen(stranger, charted(kind, set()), rights) for kind in STORED_KINDS} == {"hidden"}


@pytest.mark.parametrize("writer", expected.WRITERS)
def test_each_writer_may_write_what_the_table_says(writer: str, rights: Rights) -> None:
    chart = charted("goal", set()).chart
    wrong = {}
    for kind in STORED_KINDS:
        reasons = may_write(PEOPLE[writer], chart, new(EVERY_BODY[kind]), rights, NOW)
        if (not reasons) != (expected.WRITING[kind, writer] == "w"):
            wrong[kind] = [str(reason) for reason in reasons]
    assert not wrong


@pytest.mark.parametrize("role", [*expected.READERS[:7]])
def test_staff_of_another_team_write_nothing_at_all(role: str, rights: Rights) -> None:
    stranger = cast.staff("zoe", role, licensed=True, teams=frozenset({"red"}))
    chart = charted("goal", set()).chart
    assert all(may_write(stranger, chart, new(body), rights, NOW) for body in EVERY_BODY.values())


def _until_evening(entry: AnyEntry) -> AnyEntry:
    body = msgspec.structs.replace(entry.body, until=NOW.replace(hour=18))
    return msgspec.structs.replace(entry, body=body)
