"""An administrator keeps hours and holidays, with a reason that stays."""

import pytest
from django.utils import timezone

from steadystep.clinic.consent.actor import Role
from steadystep.clinic.people import actions
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.models import Clinic, SignInLog

PAGE = "/people/clinic/"
NEXT_YEAR = timezone.now().year + 1


def sent(holidays=(), **more) -> dict:
    """What the browser sends, with the rows."""
    form = {
        "name": "Riverside", "zone": "America/New_York", "mon_opens": "09:00", "mon_closes": "17:00", "why": "new year",
        "holidays-TOTAL_FORMS": len(holidays), "holidays-INITIAL_FORMS": "0",
        "pharmacies-TOTAL_FORMS": "0", "pharmacies-INITIAL_FORMS": "0",
    }  # fmt: skip
    for index, (day, name) in enumerate(holidays):
        form |= {f"holidays-{index}-day": day, f"holidays-{index}-name": name}
    return form | more


def log() -> list[SignInLog]:
    return list(SignInLog.objects.filter(what=Happening.CLINIC_CHANGED))


@pytest.fixture
def page(ada, signed_in):
    return signed_in(ada)


def test_holidays_are_kept_in_order_with_who_and_why(page, ada):
    days = [(f"{NEXT_YEAR}-12-25", "Christmas"), (f"{NEXT_YEAR}-01-01", "New Year"), ("", "")]
    assert page.post(PAGE, sent(days)).status_code == 302
    row = Clinic.objects.get()
    assert [one["name"] for one in row.holidays] == ["New Year", "Christmas"]
    assert row.working_hours == {"mon": ["09:00", "17:00"]}
    (line,) = log()
    assert line.by_id == ada.pk
    assert line.why == "holidays, working_hours: new year"
    assert "new year" in page.get(PAGE).content.decode()


def test_a_row_that_was_emptied_is_gone_and_past_years_stay(page):
    old = {"day": "2020-12-25", "name": "Christmas"}
    Clinic.objects.update(holidays=[old, {"day": f"{NEXT_YEAR}-07-04", "name": "Independence Day"}])
    assert "2020-12-25" not in page.get(PAGE).content.decode()
    page.post(PAGE, sent(holidays=[("", "")]))
    assert Clinic.objects.get().holidays == [old]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"holidays": [("", "Christmas")]}, "Add the day"),
        ({"holidays": [(f"{NEXT_YEAR}-12-25", "")]}, "what the day is called"),
        ({"holidays": [(f"{NEXT_YEAR}-12-25", "A"), (f"{NEXT_YEAR}-12-25", "B")]}, "twice"),
        ({"why": ""}, "Please answer this one"),
        ({"mon_closes": "08:00"}, "later closing time"),
    ],
)
def test_what_does_not_make_sense_is_asked_about_and_nothing_is_saved(page, wrong, words):
    before = Clinic.objects.values().get()
    answer = page.post(PAGE, sent(**wrong))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Clinic.objects.values().get() == before
    assert not log()


def test_a_lead_does_not_change_the_clinic(member, signed_in):
    assert signed_in(member("lena", Role.LEAD)).post(PAGE, sent()).status_code == 403
    assert not log()


def test_saving_the_same_again_writes_nothing(ada, acting):
    for why in ("first", "again"):
        actions.change_clinic(acting(ada), why, name="Other")
    assert [line.why for line in log()] == ["name: first"]


def with_pharmacies(*rows: tuple[str, str, bool]) -> dict:
    form = {"pharmacies-TOTAL_FORMS": len(rows)}
    for index, (name, states, controlled) in enumerate(rows):
        form |= {f"pharmacies-{index}-name": name, f"pharmacies-{index}-states": states}
        form |= {f"pharmacies-{index}-controlled": "on"} if controlled else {}
    return sent() | form


def test_pharmacies_are_kept_by_name_with_their_states_and_what_they_dispense(page):
    assert (
        page.post(
            PAGE, with_pharmacies(("Oak Street", "ny, nj", True), ("Corner", "NY", False), ("", "", False))
        ).status_code
        == 302
    )
    assert Clinic.objects.get().pharmacies == [
        {"name": "Corner", "phone": "", "states": ["NY"], "controlled": False},
        {"name": "Oak Street", "phone": "", "states": ["NJ", "NY"], "controlled": True},
    ]
    shown = page.get(PAGE).content.decode()
    assert "Oak Street" in shown
    assert "NJ NY" in shown


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("Corner", "", True)], "Add the states it serves."),
        ([("", "NY", True)], "Add what the pharmacy is called."),
        ([("Corner", "New York", True)], "is no state"),
        ([("Corner", "NY", True), ("corner", "NJ", True)], "A pharmacy stands here twice."),
    ],
)
def test_a_pharmacy_that_is_half_told_is_asked_about(page, rows, words):
    answer = page.post(PAGE, with_pharmacies(*rows))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Clinic.objects.get().pharmacies == []
