"""Scores for machines: one line in, one line out, and never a guess."""

import json

import pytest


def scored(run, *lines):
    result = run("score", "phq_9", "--json", input="\n".join(lines))
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


def test_a_total_with_its_band(run):
    status, (said,) = scored(run, "[2,2,3,2,1,2,1,0,0]")
    assert status == 0
    assert (said["total"], said["band"], said["positive"]) == (13, "moderate", True)
    assert (said["missing"], said["imputed"], said["cannot_tell"]) == ([], [], None)


def test_a_missing_item_is_filled_only_where_the_rule_allows(run):
    _, (filled, too_few, must_ask) = scored(
        run, "[1,1,2,1,null,1,0,0,0]", "[1,1,2,null,null,null,0,0,0]", "[1,1,1,1,1,1,1,1,null]"
    )
    assert (filled["total"], filled["imputed"]) == (7, [5])  # 6 / 8 x 9 = 6.75
    assert too_few["total"] is None
    assert too_few["missing"] == [4, 5, 6]
    assert "at most 2" in too_few["cannot_tell"]
    assert must_ask["total"] is None
    assert "Item 9" in must_ask["cannot_tell"]


@pytest.mark.parametrize(
    "line",
    ["[1,2", "{}", '["a"]', "[1.5]", "[true]", "nonsense", "\udcff", "[" * 5000],
)
def test_a_bad_line_is_told_and_the_others_still_scored(run, line):
    data = b"\n".join([line.encode(errors="surrogateescape"), b"[0,0,0,0,0,0,0,0,0]"])
    result = run("score", "phq_9", "--json", input=data)
    bad, good = (json.loads(one) for one in result.stdout.splitlines())
    assert result.exit_code == 1
    assert bad["error"]["line"] == 1
    assert bad["error"]["says"].startswith("Line 1:")
    assert bad["error"]["next_step"]
    assert good["total"] == 0


@pytest.mark.parametrize("answer", ["9", "-1", "1" + "0" * 400])
def test_an_answer_that_does_not_exist_gives_no_total(run, answer):
    _, (said,) = scored(run, f"[{answer},0,0,0,0,0,0,0,0]")
    assert said["total"] is None
    assert "Item 1 " in said["cannot_tell"]


def test_an_unknown_instrument_names_the_known_ones(run):
    result = run("score", "phq_99", "--json", input="")
    assert result.exit_code == 1
    assert "phq_9" in json.loads(result.stdout)["error"]["next_step"]


def test_words_for_people(run):
    said = run("score", "phq_9", input="[2,2,3,2,1,2,1,0,0]\n[1,1,1,1,1,1,1,1,null]\n").output.splitlines()
    assert said[0] == "13 (moderate, positive)"
    assert said[1].startswith("Cannot tell: Item 9")


def answers(run, instrument, *lines):
    result = run("score", instrument, "--json", input="\n".join(lines))
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_all_instruments_are_listed(run):
    assert len(run("score", "--list").stdout.split()) == 49
    assert "ciwa_ar" in json.loads(run("score", "--list", "--json").stdout)


def test_without_an_instrument_the_next_step_is_named(run):
    result = run("score", "--json", input="")
    assert result.exit_code == 1
    assert "phq_9" in json.loads(result.stdout)["error"]["next_step"]


@pytest.mark.parametrize("name", ["PHQ9", "phq-9", "Phq_9"])
def test_other_ways_to_write_its_name(run, name):
    assert answers(run, name, "[0,0,0,0,0,0,0,0,0]")[0]["instrument"] == "phq_9"


def test_subscales_and_what_is_said_beside_a_total(run):
    (bam,) = answers(run, "bam", "[null,null,null,1,0,2]")
    assert (bam["total"], bam["subscales"]["use"], bam["subscales"]["risk"], bam["positive"]) == (
        None,
        3,
        None,
        True,
    )
    (audit,) = answers(run, "audit_c", "[3,0,0]")
    assert audit["positive"] is None
    assert audit["remarks"] == ["Cut-off 3 (women): reached.", "Cut-off 4 (men): not reached."]
    women = run("score", "audit_c", "--json", "--for", "women", input="[3,0,0]")
    assert json.loads(women.stdout)["positive"] is True
    assert answers(run, "session_check", "[9,8,8]")[0]["total"] == 8.3


def test_words_stand_for_their_numbers(run):
    (said,) = answers(run, "asq", '["No","no",false,"rather not say"]')
    assert said["positive"] is True
    assert answers(run, "dast_10", json.dumps(["yes"] * 10))[0]["total"] == 9
    assert "error" in answers(run, "phq_9", '["perhaps",0,0,0,0,0,0,0,0]')[0]


def test_many_lines_keep_their_order(run):
    lines = [f"[{n % 4},0,0,0,0,0,0,0,0]" for n in range(10_000)]
    assert [said["total"] for said in answers(run, "phq_9", *lines)] == [n % 4 for n in range(10_000)]
