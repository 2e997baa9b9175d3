"""The list of the huddle: who to talk about today, why, and what is agreed already. From rows and duties; no chart is opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.clinic.chartroom import lists
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.look.words import said
from steadystep.faces.staff.addresses import client_address, form_address
from steadystep.faces.staff.door import staff_page
from steadystep.faces.staff.duty_lines import duty_lines
from steadystep.faces.staff.lines import DutyLine
from steadystep.faces.staff.whose import whose_chips, whose_of

MOST = 40
SHOWN = 8  # of a section, before the others are folded
# Which open duties bring somebody onto the list, by topic; off track comes from the rows of the caseload.
BY_RULES = {
    "high_risk": (),
    "transition": ("team.hospital",),
    "contradiction": ("team.contradictions",),
    "labs_due": ("medication.monitoring",),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One client on the list: why, and what the team agreed already. `note` and `review` are where that is written."""

    client: str
    name: str
    href: str
    why: tuple[str, ...]
    agreed: tuple[DutyLine, ...]
    note: str
    review: str


@dataclass(frozen=True, slots=True)
class Section:
    topic: str
    title: str
    cases: list[Case]

    @property
    def first(self) -> list[Case]:
        """What a huddle has time for; the others stand folded. Everybody at high risk is always shown."""
        return self.cases if self.topic == "high_risk" else self.cases[:SHOWN]

    @property
    def rest(self) -> list[Case]:
        return self.cases[len(self.first) :]


@require_GET
@staff_page
def huddle(request: HttpRequest, actor: Actor) -> HttpResponse:
    whose = whose_of(request, actor)
    agreed = _agreed(actor, whose)
    sections = [section for section in _sections(actor, whose, agreed) if section.cases]
    listed = {case.client for section in sections for case in section.cases}
    others = [line for client, lines in agreed.items() if client not in listed for line in lines]
    context = {"sections": sections, "others": others, "chips": whose_chips(actor, whose), "now": clock.now()}
    return render(request, "staff/team/huddle.html", context)


def _sections(actor: Actor, whose: lists.Whose, agreed: dict[str, list[DutyLine]]) -> Iterator[Section]:
    titles = {
        "high_risk": _("High risk"), "contradiction": _("Two plans pull apart"), "transition": _("Between places"), "labs_due": _("Labs and checks due"),
    }  # fmt: skip
    for topic, title in titles.items():
        yield Section(topic, title, _cases(topic, _waiting(actor, whose, topic), agreed))
    off = lists.caseload(actor, whose, "off_track", MOST)
    found = [
        (one.client, one.called, said(one.line.headline) if one.line and one.line.headline else "")
        for one in off
    ]
    yield Section("off_track", _("Off track"), _cases("off_track", found, agreed))


def _waiting(actor: Actor, whose: lists.Whose, topic: str) -> Iterator[tuple[str, str, str]]:
    """Client, name and why, of the open duties of that topic."""
    found = lists.duties(actor, whose, MOST, safety=True) if topic == "high_risk" else []
    found += [one for rule in BY_RULES[topic] for one in lists.duties(actor, whose, MOST, rule=rule)]
    for one in found:
        yield one.client, one.called, said(one.duty.says)


def _cases(
    topic: str, found: Iterable[tuple[str, str, str]], agreed: dict[str, list[DutyLine]]
) -> list[Case]:
    """One line a client, with every reason once."""
    why: dict[tuple[str, str], list[str]] = {}
    for client, called, reason in found:
        why.setdefault((client, called), []).append(reason)
    return [
        Case(
            client=client, name=called or _("No name yet"), href=client_address(client) + "#next",
            why=tuple(dict.fromkeys(filter(None, reasons))), agreed=tuple(agreed.get(client, ())),
            note=form_address(client, "huddle", topic=topic), review=form_address(client, "case-review"),
        )
        for (client, called), reasons in why.items()
    ]  # fmt: skip


def _agreed(actor: Actor, whose: lists.Whose) -> dict[str, list[DutyLine]]:
    """What is agreed and not yet done, by client."""
    items = lists.duties(actor, "team" if whose == "mine" else whose, MOST * 2, rule="team.huddle")
    found: dict[str, list[DutyLine]] = {}
    for line in duty_lines(items, actor):
        found.setdefault(line.client, []).append(line)
    return found
