"""Rows of lists: a duty and a client in one line each, ready for a template."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.chartroom.lists import CaseloadItem, DutyItem
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Meaning
from steadystep.faces.look.words import said
from steadystep.faces.staff.addresses import client_address, form_address, tab_address
from steadystep.faces.staff.as_said import age_said
from steadystep.faces.staff.leading import where_to
from steadystep.reasoning import Duty

URGENCY = {"T0": "now", "T1": "now", "T2": "today", "T3": "soon", "T4": "soon"}
_UNANSWERED = "measures.overdue"
LONG_WAITING = timedelta(days=60)
MEANING: dict[str, Meaning] = {"now": "urgent", "today": "attention", "soon": "information"}


@dataclass(frozen=True, slots=True)
class DutyLine:
    """Someone must do something. `take_on` is the event of the one-click acknowledgement, empty where there is none.

    `joins` is how many more of its kind stand in this line.
    Who may not see what a duty rests on (`because` is empty) cannot take it on: they call whom it names.
    """

    client: str
    who: str
    href: str
    duty: Duty
    what: str
    urgency: str
    owner: str
    mine: bool
    take_on: str
    remarks: tuple[str, ...]
    steps: tuple[str, ...]
    closes_by: str
    action: str
    action_href: str
    about: str = ""
    joins: int = 0

    @property
    def stays(self) -> bool:
        """Whether its button would only lead to where the line stands on the client's own page."""
        return self.action_href == self.href

    @property
    def meaning(self) -> Meaning:
        return "attention" if self.duty.overdue and self.urgency == "soon" else MEANING[self.urgency]

    @property
    def word(self) -> str:
        if self.duty.overdue and not self.duty.acknowledged_by:
            return _("overdue")
        return {"now": _("now"), "today": _("today"), "soon": _("soon")}[self.urgency]

    @property
    def alarming(self) -> bool:
        """A safety duty that nobody owns, or that is past its clock."""
        return self.duty.safety and (not self.duty.person or self.duty.overdue)


def long_waiting(line: DutyLine, now: datetime) -> bool:
    """Whether it has waited for months: it is counted, and does not bury what is new. A safety event never is."""
    return line.urgency == "soon" and not line.duty.safety and line.duty.due < now - LONG_WAITING


def by_waiting(lines: list[DutyLine], now: datetime) -> tuple[list[DutyLine], list[DutyLine]]:
    """Those to look at, and those folded."""
    folded = [line for line in lines if long_waiting(line, now)]
    return [line for line in lines if line not in folded], folded


def duty_line(item: DutyItem, names: dict[str, str], me: str, about: str = "") -> DutyLine:
    return replace(line_of(item.duty, item.client, item.called, names, me), about=about)


def line_of(duty: Duty, client: str, called: str, names: dict[str, str], me: str) -> DutyLine:
    mine = duty.person == me
    owner = _("you") if mine else names.get(duty.person, "")
    if duty.person and not owner:
        owner = name_of(duty.owner_role)
    action, action_href = _action(duty, client)
    return DutyLine(
        client=client, who=called, href=client_address(client) + "#next", duty=duty, what=said(duty.says),
        urgency=URGENCY.get(duty.level, "soon"), owner=owner, mine=mine,
        take_on=duty.raised if duty.safety and duty.because and not duty.acknowledged_by else "",
        remarks=tuple(said(remark) for remark in duty.remarks), steps=tuple(said(step) for step in duty.steps),
        closes_by=said(duty.closes_by), action=action, action_href=action_href,
    )  # fmt: skip


def joined(lines: list[DutyLine]) -> list[DutyLine]:
    """The unanswered questionnaires of one client and one owner as one line, at the place of the most urgent of them."""
    found: list[DutyLine] = []
    places: dict[str, int] = {}
    for line in lines:
        place = places.get(line.owner) if line.duty.rule == _UNANSWERED else None
        if place is not None:
            found[place] = _beside(found[place], line)
            continue
        if line.duty.rule == _UNANSWERED:
            places[line.owner] = len(found)
        found.append(line)
    return found


def _beside(line: DutyLine, other: DutyLine) -> DutyLine:
    """Both in one; where each can be asked, or why not is said, is the tab of measures."""
    told = line.remarks if line.joins else (_with_remarks(line),)
    return replace(
        line, joins=line.joins + 1, remarks=(*told, _with_remarks(other)), steps=(), action=_("Ask, or say why not"),
        what=_("%(count)s questionnaires are not answered.") % {"count": line.joins + 2},
        action_href=tab_address(line.client, "measures"),
    )  # fmt: skip


def _with_remarks(line: DutyLine) -> str:
    return " ".join((line.what, *line.remarks))


def _action(duty: Duty, client: str) -> tuple[str, str]:
    """The one thing to do next, and where."""
    if duty.safety:
        if not duty.acknowledged_by:
            return "", ""
        return _("Note a call"), form_address(client, "contact", raised=duty.raised)
    if duty.rule == "visits.outcome" and duty.because:
        return _("Say what came of it"), form_address(client, "visit-attended", visit=duty.because[0])
    if duty.offers:
        offer = duty.offers[0]
        if where := where_to(offer, duty.rule, client):
            return said(offer.says), where
    return _("Open"), client_address(client) + "#next"


@dataclass(frozen=True, slots=True)
class ClientLine:
    """A client in a table."""

    client: str
    name: str
    href: str
    pronouns: str
    age: str
    programme: str
    group: str
    headline: str
    since: datetime | None
    spark: tuple[int, ...]
    spark_of: str
    low: float
    high: float
    last_contact: datetime | None
    next_visit: datetime | None
    failing: bool
    action: str
    action_href: str

    @property
    def about(self) -> str:
        return " · ".join(filter(None, (self.pronouns, self.age, self.programme)))

    @property
    def last(self) -> str:
        return str(self.spark[-1]) if self.spark else ""

    @property
    def spark_label(self) -> str:
        if not self.spark:
            return _("nothing measured in 12 weeks")
        words = {"name": self.spark_of, "first": self.spark[0], "last": self.spark[-1]}
        return _("%(name)s from %(first)s to %(last)s in 12 weeks") % words


def client_line(item: CaseloadItem, today: date) -> ClientLine:
    line = item.line
    instrument = known().instruments.get(line.spark_of) if line else None
    action, href = _client_action(item)
    return ClientLine(
        client=item.client, name=item.called or _("No name yet"), href=client_address(item.client),
        pronouns=line.pronouns if line else "", age=age_said(line.birth_date, today) if line else "",
        programme=" · ".join(name_of(one) for one in (line.pathway, line.phase) if one) if line else "",
        group=item.group, headline=said(line.headline) if line and line.headline else "", since=item.since,
        spark=tuple(value for _at, value in line.spark) if line else (),
        spark_of=instrument.short if instrument else "", low=instrument.score_range.low if instrument else 0,
        high=instrument.score_range.high if instrument else 1, last_contact=line.last_contact if line else None,
        next_visit=line.next_visit if line else None, failing=item.failing, action=action, action_href=href,
    )  # fmt: skip


def _client_action(item: CaseloadItem) -> tuple[str, str]:
    if item.group == "no_data":
        return _("Write to them"), form_address(item.client, "message")
    if item.line is not None and item.line.next_visit is None and item.group != "not_in_care":
        return _("Book a visit"), form_address(item.client, "visit")
    if item.group in ("off_track", "overdue", "safety"):
        return _("What next"), client_address(item.client) + "#next"
    return _("Feed"), tab_address(item.client, "feed")


def changed_since(item: CaseloadItem) -> str:
    """The score that moved since the last contact, else the one sentence of the caseload."""
    line = item.line
    if line is None:
        return _("This chart could not be judged: look yourself.")
    moved = _score_moved(line.spark_of, line.spark, line.last_contact)
    sentence = said(line.headline) if line.headline else ""
    return " · ".join(filter(None, (moved, sentence))) or _("Nothing new since the last contact.")


def _score_moved(name: str, spark: tuple[tuple[datetime, int], ...], since: datetime | None) -> str:
    if not spark or since is None:
        return ""
    before = [value for at, value in spark if at <= since]
    after = [value for at, value in spark if at > since]
    instrument = known().instruments.get(name)
    if not before or not after or instrument is None:
        return ""
    return f"{instrument.short} {before[-1]} → {after[-1]}"
