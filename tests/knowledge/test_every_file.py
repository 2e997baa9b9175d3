"""A sweep over all shipped knowledge: each file loads, says where it comes from, and its examples come true.

Reasoning itself runs the examples of interactions (tests/interactions) and of doses (tests/reasoning/test_dosing_sweep.py).
"""

import csv
import io

import msgspec
import pytest
import yaml

from steadystep import knowledge
from steadystep.knowledge import (
    Drug,
    ExplicitInteraction,
    Instrument,
    Knowledge,
    MechanismRule,
    MonitoringRule,
)
from steadystep.knowledge.examples import LookupExample
from steadystep.knowledge.keeping_touch import grace_days
from steadystep.knowledge.modality import Modality
from steadystep.knowledge.reading import Reader
from steadystep.knowledge.tables import TableAbout
from tests.knowledge import running
from tests.knowledge.conftest import SHIPPED

KNOWN = knowledge.load()
WITH_EXAMPLES: list[Instrument | Drug | MechanismRule | ExplicitInteraction | MonitoringRule] = [
    *KNOWN.instruments.values(),
    *KNOWN.drugs.values(),
    *KNOWN.mechanism_rules.values(),
    *KNOWN.explicit_interactions,
    *KNOWN.monitoring.values(),
    *KNOWN.modalities.values(),
]


def named(value: object) -> str:
    return str(getattr(value, "id", value))


@pytest.mark.parametrize("value", [*WITH_EXAMPLES, *KNOWN.safety_events.values()], ids=named)
def test_each_value_says_why_and_whence_and_has_examples(value: Instrument) -> None:
    assert value.provenance.sources
    assert value.provenance.why
    assert value.examples
    assert value.provenance.checker == "unchecked", "a licensed checker changes this test with the file"
    assert not value.provenance.checked


@pytest.mark.parametrize("value", [v for v in WITH_EXAMPLES if not isinstance(v, Drug)], ids=named)
def test_each_shows_firing_staying_quiet_and_not_knowing(value: Instrument) -> None:
    assert {example.outcome for example in value.examples} == {"fires", "stays_quiet", "cannot_tell"}


@pytest.mark.parametrize("given", KNOWN.modalities.values(), ids=named)
def test_a_sheet_is_kept_left_blank_or_lacks_something_as_its_example_says(given: Modality) -> None:
    for example in given.examples:
        lacks = KNOWN.exercises[example.exercise].missing(example.given)
        blank = "stays_quiet" if not example.given else "fires"
        assert ("cannot_tell" if lacks else blank) == example.outcome, example.name
        assert set(example.given) <= {one.id for one in KNOWN.exercises[example.exercise].asks}


ADDED_UP = [
    each for each in KNOWN.instruments.values()
    if each.scored_by in {"sum", "aims"} and not each.headline and each.missing.within == "total"
]  # fmt: skip


@pytest.mark.parametrize("given", ADDED_UP, ids=named)
def test_instrument_examples_come_true(given: Instrument) -> None:
    """The plain sums, worked out a second way; every other instrument has vectors of its own in tests/reasoning."""
    for example in given.examples:
        scored = running.score(given, example)
        assert {name: getattr(example, name) for name in scored} == scored, example.name
        assert (example.outcome == "cannot_tell") == (example.total is None), example.name


@pytest.mark.parametrize("rule", KNOWN.monitoring.values(), ids=named)
def test_monitoring_examples_come_true(rule: MonitoringRule) -> None:
    for example in rule.examples:
        assert running.monitored(rule, example) == example.outcome, example.name


def test_suicide_risk_examples_follow_from_item_nine(known: Knowledge) -> None:
    item_nine = known.instruments["phq_9"].safety_items
    for example in known.safety_events["ES01"].examples:
        answer = example.given.rpartition(" ")[2]
        opened = [rule.event for rule in item_nine if answer.isdigit() and int(answer) >= rule.at_least]
        assert example.opens == (opened[-1] if opened else ""), example.name
        assert (example.outcome == "fires") == bool(opened), example.name


def test_clock_examples_follow_from_the_clocks(known: Knowledge) -> None:
    by_name = {example.outcome: example.given for example in known.clocks.examples}
    level, _, minutes = by_name["fires"].removesuffix(" minutes").partition(" unacknowledged ")
    assert level == "T0"
    assert int(minutes) > known.clocks.clock("T0").amount
    assert known.clocks.clock("T2").unit == "working_hours", "so it cannot be told without the clinic's hours"


def table_examples(table: str) -> list[tuple[str, tuple[str, ...], str]]:
    file = f"{table}.about.yaml"
    reader = Reader({file: (SHIPPED / file).read_bytes()})
    about = reader.yaml(file, TableAbout[LookupExample])
    assert about is not None, [str(fault) for fault in reader.faults]
    return [(each.outcome, each.given, each.finds) for shown in about.examples.values() for each in shown]


def test_look_up_examples_come_true(known: Knowledge) -> None:
    for outcome, (text,), finds in table_examples("medication/drug_names"):
        found = known.drug_named(text)
        assert (found.id if found else "") == finds, text
        assert (outcome == "stays_quiet") == (not known.drug_ids_named(text)), text
    for outcome, (drug, group), _ in table_examples("medication/drug_groups"):
        assert (drug in known.groups.get(group, ())) == (outcome == "fires")
        assert (group not in known.groups) == (outcome == "cannot_tell")
    for outcome, (evidence,), finds in table_examples("evidence"):
        assert (evidence in known.evidence) == (outcome == "fires")
        assert finds in (known.evidence[evidence].kind_of_source if outcome == "fires" else finds)


def test_right_examples_come_true(known: Knowledge) -> None:
    for outcome, given, finds in table_examples("team/rights"):
        if finds:
            assert known.rights.read(*given) == finds, given
        else:
            assert known.rights.may_write(*given) == (outcome == "fires"), given
    for outcome, (number, item), _ in table_examples("team/caregiver_scopes"):
        assert (item in known.rights.scope_opens(int(number))) == (outcome == "fires")
    for outcome, (role,), _ in table_examples("team/roles"):
        found = known.rights.roles.get(role)
        assert (found is not None and found.closes_safety) == (outcome == "fires"), role
        assert (found is None) == (outcome == "cannot_tell"), role
    for outcome, (label,), _ in table_examples("team/labels"):
        mark = known.rights.labels.get(label)
        assert (mark is not None and mark.inherited) == (outcome == "fires"), label
        assert (mark is None) == (outcome == "cannot_tell"), label


def test_crisis_line_examples_come_true(known: Knowledge) -> None:
    lines = {line.id: line.call for line in known.crisis_lines}
    assert lines == {
        "lifeline_988": "988", "lifeline_988_text": "988", "lifeline_988_chat": "https://988lifeline.org/chat/",
        "emergency_911": "911", "poison_line": "1-800-222-1222",
    }  # fmt: skip


def test_every_csv_keeps_one_line_ending_and_no_stray_spaces() -> None:
    for path in sorted(SHIPPED.rglob("*.csv")):
        text = path.read_bytes().decode("utf-8")
        assert "\r" not in text, path.name
        for row in csv.reader(io.StringIO(text)):
            assert [cell for cell in row if cell != cell.strip()] == [], (path.name, row[0])


def test_values_are_frozen(known: Knowledge) -> None:
    with pytest.raises(AttributeError):
        known.instruments["phq_9"].title = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        known.drugs["other"] = known.drugs["lithium"]  # type: ignore[index]


def test_equal_files_give_the_same_value_and_version(known: Knowledge) -> None:
    assert knowledge.load() is known
    assert len(known.version) == 16
    assert msgspec.json.encode(known.instruments["gad_7"]) == msgspec.json.encode(known.instruments["gad_7"])


def test_rhythm_examples_come_true(known: Knowledge) -> None:
    touch = known.keeping_touch
    for example in touch.examples:
        row = touch.visit_rhythm(example.pathway, example.phase)
        late = row is not None and example.days_since_visit > row.every_days + grace_days(row.every_days)
        assert (row is None, late) == (example.outcome == "cannot_tell", example.outcome == "fires")
    assert {example.outcome for example in touch.examples} == {"fires", "stays_quiet", "cannot_tell"}


def test_cadence_examples_come_true(known: Knowledge) -> None:
    """Of the rows that ask for a phase alone, the first that fits is the one the example names."""
    policy = known.cadence
    for example in policy.examples:
        plain = [row for row in policy.rows_of(example.of) if row.phases and not row.points]
        fits = [row.id for row in plain if row.is_for(example.pathway, example.phase)]
        assert (fits or [""])[0] == example.row
        assert (example.outcome == "cannot_tell") == (not fits)
    points = {point.id for pathway in known.pathways.values() for point in pathway.points}
    assert {name for row in policy.rows for name in row.points} <= points
    events = {name for row in policy.rows for name in row.events}
    assert all(known.safety_variant(name) for name in events)


@pytest.mark.parametrize(
    "folder", sorted(path.name for path in SHIPPED.iterdir() if list(path.rglob("*.yaml")))
)
def test_the_strict_reader_reads_every_file_too(folder: str) -> None:
    """Where PyYAML was built without libyaml the slower reader is used, which refuses what the fast one lets pass."""
    for path in (SHIPPED / folder).rglob("*.yaml"):
        yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
