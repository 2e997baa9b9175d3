"""A client's number or address does not work: the front desk asks for the right one, so that nobody falls silent by a typo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.intake import Demographics
from steadystep.chart.outreach import ContactBounced
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID: Final = "intake.bounced"
_OWNERS = ("front_desk", "case_manager", "nurse", "therapist")
_DETAILS: Final = Offer(
    key="right_details", says=say("Write down the right one"), kind="task", for_role="front_desk"
)
_SAYS: Final = {
    "sms": say("The phone number does not work: text messages do not arrive. Ask for the right one."),
    "mail": say("The e-mail address does not work: letters do not arrive. Ask for the right one."),
}


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    details = view.chart.latest(Demographics)
    latest = {entry.body.way: entry for entry in view.chart.of(ContactBounced)}
    for way, entry in latest.items():
        if details is None or details.recorded_at <= entry.recorded_at:
            yield _ask(view, entry, _SAYS[way])


def _ask(view: View, entry: AnyEntry, says: Words) -> Duty:
    due = end_of_working_day(view.clinic, entry.recorded_at, 1)
    return Duty(
        key=f"{_ID}/{entry.body.way}", rule=_ID, says=says, level="T3", owner_role="front_desk",
        person=named(_OWNERS, view.person, view.clinic), known_at=entry.recorded_at, due=due,
        overdue=view.clock.reached(due), because=(entry.id,), closes_by=say("Their details written down anew."), offers=(_DETAILS,),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(ContactBounced), find=find,
    about="R27: a message that cannot arrive makes a contact task.",
)  # fmt: skip
