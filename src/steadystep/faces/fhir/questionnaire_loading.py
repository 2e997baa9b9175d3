"""Taking a FHIR Questionnaire into use, for the page and the command alike: what was taken is said, and what was not."""

from __future__ import annotations

import json

import msgspec

from steadystep.clinic.asking import own_instruments
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.knowledge import Instrument

from .questionnaire_reading import QuestionnaireRefused, Right, Risk, instrument_from


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """`left_out` are the parts that are no question of ours."""

    instrument: Instrument
    left_out: list[str]


def take(content: bytes, statement: str, actor: Actor, risk: Risk | None) -> Taken:
    """`risk` marks the question about harm. Raises `QuestionnaireRefused` with every fault: then nothing has changed."""
    right = Right(statement, actor.name, clock.now().date())
    try:
        resource = json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise QuestionnaireRefused(f"The file is no JSON: {fault}.") from fault
    instrument, left_out = instrument_from(resource, right, risk)
    own_instruments.load_whole(instrument, statement, actor.name, actor.id)
    return Taken(instrument=instrument, left_out=left_out)
