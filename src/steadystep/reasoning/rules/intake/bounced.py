"""A client's number or address does not work: the front desk asks for the right one, so that nobody falls silent by a typo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import AnyEntry, say
from steadystep.chart.intake import Demographics
from steadystep.chart.outreach import ContactBounced
from steadystep.chart.safety import ContactAttempted
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
    "sms": say("The phone number does not work. Ask for the right one."),
    "mail": say("The e-mail address does not work. Ask for the right one."),
}


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    details = view.chart.latest(Demographics)
    for way, entry in _latest(view).items():
        if details is None or details.recorded_at <= entry.recorded_at:
            yield _ask(view, entry, way)


def _latest(view: View) -> dict[str, AnyEntry]:
    """By way: the last message that could not arrive, or the last call to a number that was somebody else's."""
    wrong = [one for one in view.chart.of(ContactAttempted) if _is_wrong_number(one.body)]
    found = [("sms", one) for one in wrong] + [(one.body.way, one) for one in view.chart.of(ContactBounced)]
    return dict(sorted(found, key=lambda each: each[1].recorded_at))


def _is_wrong_number(tried: ContactAttempted) -> bool:
    return tried.outcome == "wrong_number" and tried.to_whom == "client" and tried.method in ("call", "text")


def _ask(view: View, entry: AnyEntry, way: str) -> Duty:
    due = end_of_working_day(view.clinic, entry.recorded_at, 1)
    return Duty(
        key=f"{_ID}/{way}", rule=_ID, says=_SAYS[way], level="T3", owner_role="front_desk",
        person=named(_OWNERS, view.person, view.clinic), known_at=entry.recorded_at, due=due,
        overdue=view.clock.reached(due), because=(entry.id,), closes_by=say("Their details written down anew."), offers=(_DETAILS,),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(ContactBounced, ContactAttempted), find=find,
    about="R27: a message that cannot arrive, or a call that reaches somebody else, makes a contact task.",
)  # fmt: skip
