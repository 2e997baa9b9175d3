"""Each way of doing therapy holds what the specification says of it (scope R60 to R66, R104): its sheets, skills and menus."""

import pytest

from steadystep.knowledge import load

KNOWN = load()


def sheet(name):
    return {one.id: one for one in KNOWN.exercises[name].asks}


def menu(name):
    return {one.id for one in KNOWN.exercises.values() if one.menu == name}


@pytest.mark.parametrize(
    ("exercise", "fields"),
    [
        (
            "thought_record",
            "situation feeling feeling_before thought evidence_for evidence_against balanced feeling_after",
        ),
        ("activity", "planned mastery pleasure"),
        ("formulation_map", "sets_off thoughts body does keeps_going strengths"),
        ("diary_card", "sadness anger fear shame joy urge_harm urge_use self_harm wanted_to_die used"),
        ("chain", "behaviour vulnerable prompt links after other_way"),
        ("values", "domain importance action"),
        ("committed_action", "matters step in_the_way"),
        ("flexibility", "present open_to stepped_back did_matter"),
        ("readiness", "importance confidence"),
        ("change_talk", "wish can reason need will"),
        ("balance", "good_stay bad_stay bad_change good_change next_step"),
        ("family_map", "who close strain helps"),
        ("agreement", "topic agreed look_again"),
        ("day_rhythm", "up first_contact began supper to_bed"),
    ],
)
def test_a_sheet_asks_what_the_specification_names(exercise, fields):
    assert set(fields.split()) <= set(sheet(exercise))


@pytest.mark.parametrize(
    ("exercise", "field", "top"),
    [
        ("thought_record", "feeling_before", 100),
        ("thought_record", "feeling_after", 100),
        ("diary_card", "fear", 5),
        ("values", "importance", 10),
        ("readiness", "importance", 10),
        ("readiness", "confidence", 10),
    ],
)
def test_a_rating_has_the_scale_of_the_specification(exercise, field, top):
    asked = sheet(exercise)[field]
    assert (asked.kind, asked.top) == ("rating", top)


def test_the_library_of_dbt_has_its_four_parts():
    for name in ("mindfulness", "distress tolerance", "emotion regulation", "interpersonal effectiveness"):
        assert menu(name), name


def test_the_interoceptive_menu_and_the_exercises_of_act():
    assert {"spinning", "straw_breathing", "fast_breathing", "stairs"} <= menu("interoceptive")
    assert menu("defusion")
    assert menu("acceptance")


def test_parents_have_tasks_of_their_own():
    assert menu("parents")
    assert menu("talking together")


def test_sleep_has_its_shift_pack_and_the_hours_of_caffeine():
    assert {"shift_pack", "caffeine", "same_time_up", "bed_for_sleep"} <= menu("sleep")
    assert "six hours" in KNOWN.exercises["caffeine"].tells
