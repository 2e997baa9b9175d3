"""Bad input brought to `steadystep consider`: said in clear words with the next step, and never passed over in silence."""

import copy
import json

import pytest

ORDER = {
    "kind": "order", "when": {"at": "2026-03-02", "zone": "UTC"}, "name": "Sertraline", "drug": "sertraline",
    "indication": "depression", "steps": [{"first": "2026-03-02", "amount": {"value": 50, "unit": "mg"}, "times_a_day": 1}],
}  # fmt: skip
OVERLAPPING = [
    {"first": "2026-03-02", "last": "2026-03-20", "amount": {"value": 50, "unit": "mg"}},
    {"first": "2026-03-10", "amount": {"value": 75, "unit": "mg"}},
]


def order(**changed):
    made = copy.deepcopy(ORDER)
    step = made["steps"][0]
    for name, value in changed.items():
        place = (
            step["amount"] if name in ("value", "unit") else step if name in ("times_a_day", "last") else made
        )
        place[name] = value
    return made


def level(value, unit):
    return {
        "kind": "observation", "when": {"at": "2026-03-02", "zone": "UTC"}, "what": {"text": "Lithium level", "code": "14334-7"},
        "category": "lab", "quantity": {"value": value, "unit": unit}, "hours_after_dose": 12,
    }  # fmt: skip


@pytest.fixture
def weighed(told, tmp_path, db):
    def weigh(*drafts, status=0):
        chart, draft = tmp_path / "chart.json", tmp_path / "draft.json"
        chart.write_text("[]")
        draft.write_text(json.dumps([{"body": one} for one in drafts]))
        return told("consider", str(chart), str(draft), "--at", "2026-03-02T12:00:00+00:00", status=status)

    return weigh


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (order(unit="mcg"), "'mcg' is not a dose unit: use one of"),
        (order(unit="teaspoon"), "'teaspoon' is not a dose unit: use one of"),
        (order(value=-5), "A dose of -5 mg cannot be given"),
        (order(value="50"), "Expected `float`, got `str`"),
        (order(times_a_day=0), "0 times a day cannot be planned"),
        (order(times_a_day=99), "99 times a day cannot be planned"),
        (order(last="2026-03-01"), "A step cannot end (1 March 2026) before it starts (2 March 2026)"),
        (order(steps=OVERLAPPING), "The step from 10 March 2026 overlaps the one from 2 March 2026"),
        (order(steps=[]), "An order needs at least one step"),
        (level(0.8, ""), "0.8 has no unit: say what it counts"),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_named_with_its_place_and_the_next_step(weighed, draft, says):
    error = weighed(draft, status=1)["error"]
    assert "entry 1" in error["says"]
    assert says in error["says"]
    assert error["next_step"]


@pytest.mark.parametrize(
    ("drafts", "says", "status"),
    [
        ([order(name="Moonroot", drug="")], "Moonroot cannot be checked for interactions.", 1),
        ([order(drug="moonroot")], "Sertraline cannot be checked for interactions.", 1),
        ([order(value=500)], "Sertraline 500 mg a day is above the highest dose of 200 mg a day", 1),
        ([order(unit="ug")], "Sertraline 0.05 mg a day is far below its start of 50 mg a day.", 0),
        ([order(value=100, times_a_day=4)], "Sertraline 400 mg a day is above the highest dose", 1),
        ([order(), order()], "Sertraline is already ordered for these days: together 100 mg a day.", 0),
        ([level(0.8, "bananas")], "lithium level 0.8 bananas on 2 March 2026 cannot be judged: the unit is not known here.", 0),
        ([level(80, "mmol/L")], "lithium level 80 mmol/L on 2 March 2026 cannot be right.", 0),
    ],
    ids=["unknown drug", "unknown id", "ten times", "micrograms", "per day, per dose", "twice", "foreign unit", "impossible"],
)  # fmt: skip
def test_what_is_doubtful_is_said(weighed, drafts, says, status):
    found = weighed(*drafts, status=status)["adds"]
    assert any(one["says"].startswith(says) for one in found), [one["says"] for one in found]
