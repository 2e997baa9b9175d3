"""Lists across charts pass the same eyes as the chart itself."""

from importlib import import_module

import pytest
from django.apps import apps

from steadystep.chart.discharge import follow_up_days
from steadystep.chart.intake import Demographics, Diagnosis
from steadystep.chart.plan import CareEnded, PathwayPhase
from steadystep.chart.quantity import Coding
from steadystep.chart.safety import Acknowledged
from steadystep.chart.team import Message
from steadystep.chart.therapy import PsychotherapyNote
from steadystep.clinic.chartroom import finding_clients, lists
from steadystep.clinic.chartroom.duty_counts import SAFETY, counts_by_rule
from steadystep.clinic.chartroom.models import DutyRow
from steadystep.clinic.chartroom.writing import write
from steadystep.reasoning.caseload import GROUPS
from steadystep.reasoning.rules.team import messages
from tests.chartroom.cast import MODERATE, QUIET, admit, answers, as_client, new, when


@pytest.fixture
def event(rosa) -> str:
    return write(as_client(rosa), rosa, [new(answers(*MODERATE))]).raised[0].id


def test_the_owner_finds_it_first_among_theirs(cast, rosa, event):
    item = lists.duties(cast.tess, "mine")[0]
    assert (item.client, item.called, item.duty.raised, item.duty.level) == (rosa, "Rosa", event, "T1")


def test_most_urgent_first(cast, rosa, event):
    levels = [item.duty.level for item in lists.duties(cast.tess, "team")]
    assert levels == sorted(levels)
    assert levels[0] == "T1"


def test_counts_by_rule_are_those_of_the_lists(cast, rosa, event):
    listed = lists.duties(cast.tess, "team")
    rules = {item.duty.rule for item in listed}
    counts = counts_by_rule(cast.tess, "team", rules)
    assert counts == {rule: len(lists.duties(cast.tess, "team", rule=rule)) for rule in rules} | {SAFETY: 1}
    assert sum(counts[rule] for rule in rules) == len(listed)


def test_a_rule_that_broke_stands_on_its_own_list(cast, rosa, monkeypatch):
    """Else a list would look empty although nobody could tell what is on it."""

    def broken(*_args):
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr(messages, "conversations", broken)
    write(as_client(rosa), rosa, [new(Message(when=when(), to="team", text="Hello."))])
    (item,) = lists.duties(cast.tess, "team", rule="team.messages")
    assert item.duty.key == f"broken/team.messages/{rosa}"
    assert counts_by_rule(cast.tess, "team", ["team.messages"])["team.messages"] == 1


def test_the_rules_of_duties_are_those_of_the_rows_also_of_rows_written_before(cast, rosa, event):
    """A row of an earlier version holds the beginning of the key."""
    write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    told = {row.pk: row.rule for row in DutyRow.objects.all()}
    DutyRow.objects.update(rule="safety")
    import_module("steadystep.clinic.chartroom.migrations.0012_duty_rule_itself").fill(apps, None)
    assert {row.pk: row.rule for row in DutyRow.objects.all()} == told
    assert "safety.open_event" in told.values()


@pytest.mark.parametrize("name", ["pete", "nora", "cora", "lena"])
def test_clinicians_of_the_team_read_it(cast, rosa, event, name):
    says = str(lists.duties(cast.people[name], "team")[0].duty.says)
    assert "item 9 answered 2" in says


@pytest.mark.parametrize("name", ["fred", "paul"])
def test_front_desk_and_peers_learn_that_a_clinician_is_needed_and_no_more(cast, rosa, event, name):
    items = lists.duties(cast.people[name], "team")
    assert "item 9" not in repr(items)
    assert "PHQ-9" not in repr(items)
    assert "Someone needs a clinician" in repr(items)


@pytest.mark.parametrize("name", ["fred", "ada"])
def test_the_caseload_shows_them_no_score(cast, rosa, name):
    for score in (3, 2, 1):
        write(as_client(rosa), rosa, [new(answers(*[score] * 8, 0))])
    items = lists.caseload(cast.people[name], "team")
    assert [item.client for item in items] == [rosa]
    assert "PHQ-9" not in repr(items)
    assert all(item.line.spark == () and item.line.spark_of == "" for item in items)
    assert lists.caseload(cast.tess, "team")[0].line.spark, "the therapist sees the curve"


@pytest.mark.parametrize("name", ["fred", "ada"])
def test_the_caseload_names_them_no_pathway_of_substance_use(cast, rosa, name):
    write(cast.pete, rosa, [new(PathwayPhase(when=when(), pathway="opioid_use", phase="induction"))])
    write(cast.pete, rosa, [new(Diagnosis(when=when(), condition=Coding("Opioid use disorder", "F11.20")))])
    assert "opioid" not in repr(lists.caseload(cast.people[name], "team")).lower()
    assert "induction" not in repr(lists.caseload(cast.people[name], "team")).lower()
    assert lists.caseload(cast.pete, "team")[0].line.pathway == "opioid_use"


def test_a_psychotherapy_note_is_in_no_list(cast, rosa):
    write(cast.tess, rosa, [new(PsychotherapyNote(when=when(), text="By the river."))])
    for actor in cast.people.values():
        for whose in ("mine", "team", "all"):
            assert "river" not in repr((lists.duties(actor, whose), lists.caseload(actor, whose)))


def test_another_team_is_not_listed(cast, rosa, event):
    xavier = admit(cast, "Xavier", team=cast.other)
    assert lists.duties(cast.xena, "all") == lists.duties(cast.xena, "team")
    assert {item.client for item in lists.duties(cast.xena, "team")} == {xavier}
    assert {item.client for item in lists.caseload(cast.tess, "all")} == {rosa}
    assert {item.client for item in lists.caseload(cast.ada, "all")} == {rosa, xavier}


@pytest.mark.parametrize("whose", ["mine", "team", "all"])
def test_clients_have_no_lists(cast, rosa, event, whose):
    own = as_client(rosa)
    assert lists.duties(own, whose) == []
    assert lists.caseload(own, whose) == []
    assert set(lists.counts(own, whose).values()) == {0}
    assert finding_clients.search(own, "rosa") == []


def test_groups_are_counted(cast, rosa, event):
    admit(cast, "Amal")
    counts = lists.counts(cast.tess, "team")
    assert set(counts) == set(GROUPS)
    assert counts["safety"] == 1
    assert sum(counts.values()) == 2
    assert [item.called for item in lists.caseload(cast.tess, "team", group="safety")] == ["Rosa"]


def test_the_first_group_that_fits(cast, rosa, event):
    """An open event outranks that care has ended; without it the client is not in care."""
    write(
        cast.tess,
        rosa,
        [
            new(
                CareEnded(
                    when=when(),
                    ending="moved_away",
                    follow_ups=follow_up_days(when().day),
                    without_kit="Sent by post.",
                )
            )
        ],
    )
    assert lists.caseload(cast.tess, "team")[0].group == "safety"
    amal = admit(cast, "Amal")
    write(
        cast.tess,
        amal,
        [
            new(
                CareEnded(
                    when=when(),
                    ending="moved_away",
                    follow_ups=follow_up_days(when().day),
                    without_kit="Sent by post.",
                )
            )
        ],
    )
    assert {item.client: item.group for item in lists.caseload(cast.tess, "team")}[amal] == "not_in_care"


def test_pages_of_a_caseload_hold_everyone_once(cast, rosa):
    everyone = {rosa, *(admit(cast, f"Client {number}") for number in range(6))}
    for client in everyone:
        write(as_client(client), client, [new(answers(*QUIET))])
    seen: list[str] = []
    while page := lists.caseload(cast.tess, "team", group="steady", limit=3, skip=len(seen)):
        seen += [item.client for item in page]
    assert sorted(seen) == sorted(everyone)


def test_mine_are_those_i_look_after_by_name(cast, rosa):
    assert [item.client for item in lists.caseload(cast.tess, "mine")] == [rosa]
    assert lists.caseload(cast.cora, "mine") == []


def test_search_finds_by_name_phone_and_birth_date(cast, rosa):
    told = Demographics(when=when(), legal_name="Rosa Delgado", preferred_name="Rosie", phone="555-0100")
    write(cast.lena, rosa, [new(told)])
    for text in ("delg", "ROSIE", "0100", "rosa 555"):
        assert [hit.client for hit in finding_clients.search(cast.tess, text)] == [rosa], text
    assert finding_clients.search(cast.tess, "   ") == []
    assert finding_clients.search(cast.tess, "nobody") == []


def test_search_says_who_is_mine(cast, rosa):
    (mine,), (not_mine,) = (
        finding_clients.search(cast.tess, "rosa"),
        finding_clients.search(cast.xena, "rosa"),
    )
    assert (mine.mine, not_mine.mine) == (True, False)


def test_acknowledged_is_told_in_the_list(cast, rosa, event):
    write(cast.pete, rosa, [new(Acknowledged(when=when(), raised=event))])
    item = lists.duties(cast.pete, "mine")[0]
    assert item.duty.acknowledged_by == cast.pete.id
