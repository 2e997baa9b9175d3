"""A client's conversations: what was said, who has the answer and by when, and the ways to pass it on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart import AnyEntry
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.log import last_opened
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.staff.blocks import Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.describing_team import whom
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.header import name_shown
from steadystep.reasoning import Duty
from steadystep.reasoning.facts.conversations import Conversation, conversations

PART = "messages"
MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Said:
    """One message. `urgent` leads to the report of a safety event, for the reader who finds that it may be one."""

    who: str
    to: str
    text: str
    at: datetime
    mine: bool
    new: bool
    entry: str


@dataclass(frozen=True, slots=True)
class Thread:
    """One conversation. `owner` has the answer, by `due`; both empty while nothing waits. `entry` is the id of a reply to come."""

    key: str
    title: str
    messages: list[Said]
    earlier: int
    waits: bool
    owner: str
    due: datetime | None
    handed: str
    follow: Link
    urgent: Link
    to: str
    goes_on: str
    entry: str


@require_GET
@staff_page
def conversations_page(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Looking at it is what marks its messages as read, for this reader."""
    before = last_opened(actor.id, str(client), PART)
    chart = opened(actor, client, PART)
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    threads = [_thread(desk, actor, one, before) for one in conversations(view)]
    threads.sort(key=lambda one: not one.waits)
    context = {
        "client": str(client), "called": name_shown(chart, view), "threads": threads, "now": chart.at, "seq": chart.seq,
        "write": desk.form("message", _("Write a message")), "may_write": bool(desk.form("message", "x").href),
    }  # fmt: skip
    return render(request, "staff/team/conversations.html", context)


def _thread(desk: Desk, actor: Actor, one: Conversation, before: datetime | None) -> Thread:
    """Whether it waits is the review's word: this reader may not see every answer."""
    waits = _waiting(desk, one)
    shown = one.messages[-MOST_SHOWN:]
    follow = desk.form("message-followed", _("Hand on, or no answer needed"), conversation=one.key)
    return Thread(
        key=one.key, title=_title(desk, one), messages=[_said(desk, actor, each, before) for each in shown],
        earlier=len(one.messages) - len(shown), waits=waits is not None, due=waits.due if waits else None,
        owner=_owner(desk, actor, waits) if waits else "", handed=one.handed.body.why if one.handed and waits else "",
        follow=follow if waits else Link(""), urgent=desk.form("safety-event", _("This may be urgent"), told_by=_teller(one)),
        to=_answer_to(one, actor), goes_on=desk.opened.chart.origin(one.messages[0].id) if one.between == "team" else "", entry=str(uuid4()),
    )  # fmt: skip


def _waiting(desk: Desk, one: Conversation) -> Duty | None:
    duties = desk.opened.review.duties if desk.opened.review else ()
    return next((duty for duty in duties if duty.key == f"team.messages/{one.key}"), None)


def _teller(one: Conversation) -> str:
    return {"client": "client", "caregiver": "caregiver", "team": "staff"}[one.between]


def _title(desk: Desk, one: Conversation) -> str:
    if one.between == "client":
        return _("With %(name)s") % {"name": desk.view.person.called or name_of("client")}
    if one.between == "caregiver":
        return _("From somebody who cares for them")
    return _("In the team")


def _owner(desk: Desk, actor: Actor, duty: Duty) -> str:
    if duty.person == actor.id:
        return _("you")
    return (
        str(desk.describer.names.get(duty.person) or name_of(duty.owner_role))
        if duty.person
        else _("nobody yet")
    )


def _answer_to(one: Conversation, actor: Actor) -> str:
    """The other side: the client, that caregiver, or who wrote last among colleagues."""
    if one.between == "client":
        return "client"
    if one.between == "caregiver":
        return one.key.partition("/")[2]
    others = [each.author for each in one.messages if each.author != actor.id]
    return others[-1] if others else one.last.body.to


def _said(desk: Desk, actor: Actor, one: AnyEntry, before: datetime | None) -> Said:
    mine = one.author == actor.id
    to = "" if one.body.to in ("client", "team") else whom(one.body.to, desk.describer)
    return Said(
        who=_("you") if mine else desk.describer.who(one.author), to=to, text=one.body.text, at=one.occurred, mine=mine,
        new=not mine and before is not None and one.recorded_at > before, entry=one.id,
    )  # fmt: skip
