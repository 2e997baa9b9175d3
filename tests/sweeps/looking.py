"""Every way to look at the marked chart, and what is sent to it."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Final

from django.test import Client

from steadystep.faces.staff.forms import FORMS, SLUG_OF_KIND
from steadystep.faces.staff.tabs import NAMES
from tests.staff.test_forms import TYPED

from .cast import House
from .marks import Mark, marks_in

OTHERS: Final = ("other_team", "other_nurse", "other_lead")
EMERGENCY: Final = {"why": "safety", "text": "Found at the door"}
# What the placeholders of the typed forms stand for in the marked chart.
OF_THIS_CHART = {
    "<order>": "mark-order-plain-", "<goal>": "mark-goal-plain-", "<target>": "mark-target-plain-",
    "<practice>": "mark-practiceassigned-plain-", "<note>": "mark-progressnote-plain-", "<visit>": "mark-visitbooked-plain-",
    "<consent>": "mark-consentgiven-plain-", "<alarm>": "mark-raised-part2-",
    "<trouble>": "mark-supplytrouble-plain-", "<prescription>": "mark-prescriptionsent-plain-", "<barrier>": "mark-costbarrier-plain-", "<effect>": "mark-sideeffect-plain-", "<lapse>": "mark-lapsereported-plain-", "<trip>": "mark-travelplanned-plain-",
    "<result>": "mark-observation-plain-", "<picture>": "mark-resultpictured-plain-", "<safety_plan>": "mark-safetyplan-plain-", "<waiting>": "mark-waitingbegan-plain-",
    "<huddle>": "mark-huddlenoted-plain-", "<referral>": "mark-referralmade-plain-", "<letter>": "mark-disclosed-plain-",
    "<stay>": "mark-hospitaladmitted-plain-", "<conversation>": "mark-message-plain-", "<outside>": "mark-consentgiven-plain-",
    "<milestone>": "mark-milestone-plain-", "<small_step>": "mark-weeklystep-plain-", "<sheet>": "mark-observation-plain-",
    "<guardian_asked>": "mark-guardianasked-plain-",
}  # fmt: skip
MINE = (
    "/my/", "/my/check-in/", "/my/plan/", "/my/messages/", "/my/visits/", "/my/sharing/", "/my/sharing/new/", "/my/help/", "/my/help/kept/", "/my/safety-plan/", "/my/safety-plan/change/",
    "/my/questions/phq_9/", "/my/questions/gad_7/", "/my/caring/",
)  # fmt: skip


def said(answer) -> str:
    return html.unescape(answer.content.decode())


def client_pages(house: House) -> Iterator[str]:
    """Every way to look at the chart: tabs, pages of the feed, spans, an earlier day, forms, corrections."""
    here = f"/clients/{house.rosa}/"
    for tab in NAMES:
        yield f"{here}?tab={tab}&span=all"
    for page in range(2, 5):
        yield f"{here}?tab=feed&page={page}"
    yield f"{here}?tab=feed&as_of=2026-01-01"
    yield f"{here}?tab=feed&as_of={house.book.at.isoformat()}".replace("+", "%2B")
    yield f"{here}openings/"
    yield f"{here}write/"
    yield f"{here}portal/"
    yield f"{here}safety-plan/"
    yield f"{here}intake/"
    yield f"{here}write/intake-trauma/"
    yield f"{here}messages/"
    yield f"{here}referrals/"
    yield f"{here}letters/"
    yield f"{here}plan/"
    for slug in FORMS:
        yield f"{here}write/{slug}/"


def piece_of(house: House, mark: Mark) -> str:
    """What the line of the feed fetches when it is opened."""
    return f"/clients/{house.rosa}/entries/{mark.entry}/"


def about_each_entry(house: House, allowed: frozenset[str]) -> Iterator[str]:
    """Forms that name an entry which may not be read here: taking it back, correcting, relabelling, opening its note."""
    here = f"/clients/{house.rosa}/"
    for mark in house.marks.values():
        if mark.text in allowed:
            continue
        yield f"{here}write/retract/?corrects={mark.entry}"
        if mark.label in ("", "part2"):
            yield f"{here}write/relabel/?entry={mark.entry}"
            yield f"{here}write/{SLUG_OF_KIND.get(mark.kind, 'note')}/?corrects={mark.entry}"
        yield piece_of(house, mark)


LISTS = (
    "/", "/?whose=mine", "/?whose=team", "/?whose=all", "/clients/", "/clients/?whose=all", "/clients/?whose=mine",
    "/clients/?q=Rosa", "/clients/?q=MARK", "/notices/", "/help/", "/waiting/messages/", "/waiting/referrals/", "/waiting/agreed/", "/waiting/hospital/", "/huddle/", "/clients/new/", "/people/",
)  # fmt: skip


def seen_on(browser: Client, pages: Iterator[str] | tuple[str, ...]) -> dict[str, set[str]]:
    """The marks of each page that has any; no page may break."""
    found: dict[str, set[str]] = {}
    for page in pages:
        answer = browser.get(page, headers={"HX-Request": "true"} if "/entries/" in page else {})
        assert answer.status_code < 500, page
        if marks := marks_in(said(answer)):
            found[page] = marks
    return found


def too_many(found: dict[str, set[str]], allowed: frozenset[str]) -> dict[str, set[str]]:
    return {page: marks - allowed for page, marks in found.items() if marks - allowed}


def filled_in(house: House, slug: str) -> dict[str, object]:
    """What somebody types into that form, about entries of this chart."""
    plain = {name: f"mark-{mark.split('-')[1]}-plain-" for name, mark in OF_THIS_CHART.items()}
    things = {
        name: house.marks[mark if mark in house.marks else plain[name]].entry
        for name, mark in OF_THIS_CHART.items()
    }
    staff = {"<tom>": str(house.people["therapist"].pk), "<pia>": str(house.people["prescriber"].pk)}
    team = {
        "<team>": next(entry.body.team for entry in house.book.entries),
        "<joined>": house.book.entries[0].id,
    }
    all_of_them = things | staff | team
    return {
        name: all_of_them.get(value, value) if isinstance(value, str) else value
        for name, value in TYPED[slug].items()
    }
