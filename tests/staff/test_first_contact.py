"""What is asked when somebody first comes to the clinic, and at home before the first visit (R1, R101)."""

from steadystep import knowledge
from steadystep.faces.staff.forms.intake import NewClientForm


def test_name_pronouns_language_interpreter_and_safe_contact_are_asked_at_once(as_, fran, team):
    page = as_(fran).get("/clients/new/").content.decode()
    for asked in (
        "preferred_name",
        "pronouns",
        "language",
        "interpreter",
        "safe_contact",
        "birth_date",
        "phone",
    ):
        assert asked in NewClientForm.base_fields
        assert f'name="{asked}"' in page


def test_whether_they_can_meet_by_video_is_asked_at_home():
    asked = knowledge.load().intake_sections["daily_life"].question("video")
    assert asked.at_home
    assert {option.id for option in asked.options} == {"yes", "phone", "no", "unsure"}


def test_the_cultural_formulation_asks_what_the_specification_names():
    asked = {question.id for question in knowledge.load().intake_sections["culture_and_faith"].questions}
    assert {"meaning", "belonging", "healers", "stigma", "decisions", "food", "fasting"} <= asked
