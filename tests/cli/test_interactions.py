"""Interactions for machines and people: any mix of names, every pair and the list as a whole, and what is not known."""

import json


def lines(run, *sent):
    result = run("interactions", input="\n".join(sent))
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


def test_names_brands_and_codes_mix(told):
    said = told("interactions", "Nardil", "4493", "fluoxetine")
    assert said["read_as"] == {"Nardil": "phenelzine", "4493": "fluoxetine", "fluoxetine": "fluoxetine"}
    first = said["pairs"][0]
    assert (first["rule"], first["severity"], first["interrupts"]) == ("IX01", "contraindicated", True)
    assert {first["a"], first["b"]} == {"phenelzine", "fluoxetine"}
    assert first["washout_days"] == {"fluoxetine": 35}
    assert (first["verification"], first["checker"]) == ("verified", "unchecked")
    assert "FDA label fluoxetine" in first["source"]


def test_every_id_is_kept_and_the_one_to_read_is_named(told):
    said = told("interactions", "lithium", "ibuprofen")
    assert [(one["rule"], one["said_by"]) for one in said["pairs"]] == [("IX08", None), ("MR16", "IX08")]


def test_the_list_as_a_whole(told):
    said = told("interactions", "sertraline", "tramadol", "trazodone")
    assert "MR03" in [one["rule"] for one in said["list"]]
    assert "age_65" in said["not_known_of_the_person"]


def test_an_unknown_name_is_listed(told):
    said = told("interactions", "sertraline", "Foozle 9000")
    assert said["unknown"] == ["Foozle 9000"]


def test_several_products_of_one_name_are_told(told):
    said = told("interactions", "naltrexone", "oxycodone")
    assert said["which"] == {"naltrexone": ["naltrexone_oral", "naltrexone_xr"]}
    assert said["pairs"][0]["severity"] == "contraindicated"


def test_one_list_a_line(run):
    status, said = lines(run, '["phenelzine","Prozac"]', "", '["lithium","aspirin"]')
    assert status == 0
    assert said[0]["pairs"][0]["severity"] == "contraindicated"
    assert said[1]["pairs"] == []


def test_a_bad_line_is_told_and_the_others_still_answered(run):
    status, said = lines(run, '["a"]', "", "nonsense", '{"a": 1}', "[1]", '["lithium","Advil"]')
    assert status == 1
    assert [one["error"]["line"] for one in said[1:4]] == [3, 4, 5]
    assert said[0]["unknown"] == ["a"]
    assert said[4]["pairs"][0]["rule"] == "IX08"


def test_for_people(run):
    said = run("interactions", "lithium", "Advil", "Foozle").output
    assert "MAJOR (interrupts)  ibuprofen + lithium carbonate  [IX08, MR16]" in said
    assert "unchecked by a clinician" in said
    assert "Not known, so not checked: Foozle" in said
    assert "Nothing is known that these do" in run("interactions", "lithium", "lamotrigine").output


def test_a_name_nobody_knows_comes_first_and_the_rest_is_not_called_safe_with_it(run):
    said = run("interactions", "Foozle", "lithium", " ").output.splitlines()
    assert said[:3] == [
        "Not known, so not checked: Foozle",
        "Not known, so not checked: (no name)",
        "Nothing is known that the others do to one another.",
    ]
