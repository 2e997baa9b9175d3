"""Laboratory results of HL7 v2 (ORU^R01) as the FHIR Observations they would be, so that both pass one mapping and one door."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, Final

import msgspec

from steadystep.chart import Body, Unreadable, When, Words, say

from .found import Refusal
from .hl7_text import Message, Segment
from .mapping import NotTaken, Surroundings
from .mapping.measures import observed
from .sensitivity import labels_of

PRELIMINARY: Final = "preliminary"
_STATUS: Final = 11
# OBX-11: final, corrected, preliminary stand; every other status (deleted, wrong, not obtained) is for a person to look at.
_STANDS: Final = {"F": "final", "C": "corrected", "P": PRELIMINARY, "": "final"}
_TIME: Final = re.compile(r"(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})(\d{2})?(?:\.\d+)?)?([+-]\d{4})?")
_SYSTEMS: Final = {"LN": "http://loinc.org", "LOINC": "http://loinc.org"}


class Patient(msgspec.Struct, frozen=True):
    """Who the message is about, as it says: `ids` of PID-3, names, birth date as `2026-01-05`."""

    ids: tuple[str, ...]
    family: str
    given: str
    born: str


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One OBX. `key` is the same for every version of one result; `version` is another for each of its values."""

    where: str
    key: str
    version: str
    corrected: bool
    body: Body
    labels: frozenset[str]


def by_patient(message: Message) -> Iterator[Message]:
    """The message in parts, each with the head and one patient: nobody's result may come under another's name."""
    groups: list[list[Segment]] = [[]]
    for segment in message.segments[1:]:
        if segment.name == "PID" and any(one.name == "PID" for one in groups[-1]):
            groups.append([])
        groups[-1].append(segment)
    yield from (Message((message.head, *group)) for group in groups)


def patient_of(message: Message) -> Patient | Refusal:
    pid = message.first("PID")
    where = message.head.where
    kind = (message.head.part(9, 1), message.head.part(9, 2))
    if kind[0] != "ORU":
        return Refusal(
            where, say("It is a message of type {kind}, and not a result (ORU^R01).", kind="^".join(kind).strip("^") or "?"),
            say("Send results only; everything else is not read here."),
        )  # fmt: skip
    if pid is None:
        return Refusal(where, say("It names no patient: there is no PID segment."), say("Ask for the message again."))  # fmt: skip
    if any(one.name in ("OBR", "OBX") for one in message.segments[: message.segments.index(pid)]):
        return Refusal(
            where, say("A result stands before the patient it belongs to."),
            say("Ask the laboratory for the message with its segments in order: PID, OBR, OBX."),
        )  # fmt: skip
    ids = tuple(pid.plain(one.split(pid.delimiters[1])[0]) for one in pid.repeats(3))
    return Patient(ids, pid.part(5, 1), pid.part(5, 2), _iso(pid.part(7))[:10])


def results_of(message: Message, around: Surroundings) -> Iterator[Found | Refusal]:
    """Every OBX with the OBR it stands under; a refusal, naming its line, for each that cannot be taken."""
    order: Segment | None = None
    for segment in message.segments:
        if segment.name == "OBR":
            order = segment
        elif segment.name == "OBX":
            yield _result(message, order, segment, around)


def _result(message: Message, order: Segment | None, obx: Segment, around: Surroundings) -> Found | Refusal:
    if len(obx.fields) <= _STATUS:
        return Refusal(obx.where, say("It is cut off before its status: its value may be cut off too."), say("Ask the laboratory for the message again."))  # fmt: skip
    status = obx.field(_STATUS).strip().upper()
    if status not in _STANDS:
        return Refusal(obx.where, say("Its status is {status}: it is no result that stands.", status=status), say("Look at the laboratory's report, and correct or retract the entry by hand."))  # fmt: skip
    resource = _observation(order, obx)
    try:
        body = observed(resource, around)
    except NotTaken as reason:
        return Refusal(obx.where, reason.why, say("Look at the report, and enter the result by hand."))
    except Unreadable as reason:
        return Refusal(obx.where, reason.says, say("Look at the report, and enter the result by hand."))
    text = msgspec.json.encode(resource, enc_hook=str).decode()
    return Found(
        where=obx.where, key=_key(message, order, obx), version=hashlib.sha256(text.encode()).hexdigest()[:16],
        corrected=status == "C", body=body, labels=labels_of(resource, text),
    )  # fmt: skip


def _key(message: Message, order: Segment | None, obx: Segment) -> str:
    """Sender, order, what was measured, which part of it, and when the sample was drawn."""
    placed = (order.part(3) or order.part(2)) if order else ""
    drawn = obx.part(14) or (order.part(7) if order else "")
    sender = f"{message.head.part(3)}|{message.head.part(4)}"
    return "|".join((sender, placed, obx.part(3, 1), obx.part(3, 2), obx.part(4), drawn))


def _observation(order: Segment | None, obx: Segment) -> dict[str, Any]:
    drawn = _iso(obx.part(14)) or (_iso(order.part(7)) if order else "")
    status = _STANDS[obx.field(_STATUS).strip().upper()]
    resource: dict[str, Any] = {
        "resourceType": "Observation", "status": "final" if status == PRELIMINARY else status,
        "code": _code(obx), "category": [{"coding": [{"code": "laboratory"}]}], **_value(obx),
    }  # fmt: skip
    if drawn:
        resource["effectiveDateTime"] = drawn
    if obx.field(7):
        resource["referenceRange"] = [{"text": obx.plain(obx.field(7))}]
    told = [obx.part(8), PRELIMINARY if status == PRELIMINARY else ""]
    if any(told):
        resource["interpretation"] = [{"text": " ".join(one for one in told if one)}]
    return resource


def _code(obx: Segment) -> dict[str, Any]:
    codings = []
    for first in (1, 4):
        code, words, system = (obx.part(3, first + offset) for offset in range(3))
        if code:
            codings.append({"code": code, "display": words, "system": _SYSTEMS.get(system.upper(), system)})
    return {"coding": codings, "text": obx.part(3, 2) or obx.part(3, 5)}


def _value(obx: Segment) -> dict[str, Any]:
    """A number with its unit where it is one; else the words, every repeat of them."""
    unit = obx.part(6, 1) or obx.part(6, 2)
    text = obx.plain(" ".join(obx.repeats(5)).replace(obx.delimiters[1], "" if obx.field(2) == "SN" else " "))
    if obx.field(2) in ("NM", "SN") and unit:
        try:
            number = Decimal(text)
        except InvalidOperation:
            return {"valueString": f"{text} {unit}".strip()}
        if number.is_finite():
            return {"valueQuantity": {"value": number, "unit": unit}}
    return {"valueString": f"{text} {unit}".strip()} if text else {}


def _iso(text: str) -> str:
    """HL7's `20260527080500-0400` as `2026-05-27T08:05:00-04:00`; a time without an offset keeps its day alone."""
    found = _TIME.fullmatch(text.strip())
    if found is None or found[1] is None:
        return ""
    year, month, day, hour, minute, second, offset = found.groups()
    date = "-".join(one for one in (year, month, day) if one)
    if not (hour and offset):
        return date
    return f"{date}T{hour}:{minute}:{second or '00'}{offset[:3]}:{offset[3:]}"


def around(zone: str, today: When) -> Surroundings:
    return Surroundings(
        zone=zone, undated=today, today=today.day, resolve=lambda _: None, drug_named=lambda _: ""
    )


NO_ONE: Final[Words] = say("Nobody here has this name and birth date.")
