"""Methadone was chosen: within three days its program confirmed the first dose, or another way was offered (R48)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.otp import HandoverStep, OtpContact
from steadystep.chart.substance import OptionChosen
from steadystep.knowledge import Source
from steadystep.reasoning.clinic_value import TreatmentProgram
from steadystep.reasoning.facts.otp import program
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.otp_referral"
_CHOICE = "methadone_referral"
_WITHIN = timedelta(days=3)
# The warm handover in order; each is done by a step that names who was spoken to.
_STEPS: Final = (
    ("consent", say("Ask the client for a Part 2 consent for that program.")),
    ("called", say("Call the program, with the client there where they wish: who speaks with whom.")),
    ("introduced", say("Introduce the client to a person there by name.")),
    ("records_sent", say("Send what they need: last doses, ECG, medicines.")),
    ("intake_booked", say("Book the intake there, with its day.")),
    ("ride_arranged", say("Arrange the way there.")),
    ("arrived", say("Ask whether they arrived, and which dose was given.")),
)  # fmt: skip
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R48", year=2026),),
    why="Between wanting treatment and the first dose people are lost, and some die.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    chosen = view.chart.latest(OptionChosen)
    waits = chosen is not None and chosen.body.option == _CHOICE and not chosen.imported
    if chosen is not None and waits and view.person.in_care and not _confirmed(view, chosen):
        yield _duty(view, chosen)


def _confirmed(view: View, chosen: AnyEntry) -> bool:
    day = chosen.body.when.day
    told = [one.body.last_dose_day for one in view.chart.of(OtpContact)]
    return any(dose is not None and dose >= day for dose in told)


def _reached(program: TreatmentProgram) -> Words:
    how = ". ".join(one for one in (program.phone, program.hours) if one.strip())
    return say(
        "{program}: {how}", program=program.name, how=how or say("its telephone number is not written down")
    )


def _left(view: View, chosen: AnyEntry) -> Iterator[Words]:
    """The steps of the handover that nobody has done since the choice; first whom to call, where the clinic wrote that down."""
    done = {one.body.step for one in view.chart.of(HandoverStep) if one.seq > chosen.seq}
    known = program(view)
    done |= {"consent"} if known is not None and known.agreed else set()
    if "called" not in done:
        yield from map(_reached, view.clinic.programs)
    yield from (words for step, words in _STEPS if step not in done)


def _duty(view: View, chosen: AnyEntry) -> Duty:
    due = chosen.recorded_at + _WITHIN
    return Duty(
        key=f"{_ID}/{view.chart.first(chosen).id}", rule=_ID, level="T4", owner_role="case_manager",
        says=say("Methadone was chosen: the program confirms the day of the first dose, or another way is offered."),
        person=named(("case_manager", "nurse", "prescriber"), view.person, view.clinic), known_at=chosen.recorded_at, due=due,
        overdue=view.clock.reached(due), because=(chosen.id,), ground=_GROUND, steps=tuple(_left(view, chosen)),
        closes_by=say("A first dose that the program confirmed, or another way chosen with the client."),
        offers=(Offer(key="handover", says=say("Write down a step of the handover"), kind="entry", for_role="case_manager"),
                Offer(key="otp_contact", says=say("Write down what the program said"), kind="entry", for_role="nurse"),
                Offer(key="another_way", says=say("Offer buprenorphine meanwhile"), kind="order", for_role="prescriber")),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(OptionChosen), find=find,
    about="R48: after a choice of methadone its program confirms the first dose within 3 days, or another way is offered; the steps of the handover.",
)  # fmt: skip
