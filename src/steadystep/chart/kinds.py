"""Every kind of entry, by name; reading and writing their bodies; reading old shapes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from . import (
    asking,
    cadence,
    capacity,
    checkpoints,
    circumstances,
    corrections,
    cost_barriers,
    discharge,
    dose_feed,
    education,
    exposure,
    holds,
    hospital,
    intake,
    intake_course,
    lab_orders,
    life_stages,
    measures,
    medication,
    medicine_lists,
    milestones,
    monitoring,
    needs,
    offers_made,
    otp,
    outreach,
    pharmacy,
    pictures,
    plan,
    plan_copies,
    plan_together,
    plans_ahead,
    reminding,
    reviewed,
    safety,
    safety_plans,
    setbacks,
    sharing,
    sheet_checks,
    sleep_windows,
    story_notes,
    substance,
    supply,
    supply_plans,
    taking,
    tapering,
    team,
    teamwork,
    therapy,
    trials,
    urine_days,
    visit_feed,
    visit_start,
    visits,
    waiting,
    warning_signs,
    worksheets,
)
from .body import Body
from .mistakes import unreadable

_MODULES = (
    dose_feed,
    intake,
    intake_course,
    circumstances,
    plan,
    checkpoints,
    discharge,
    medication,
    holds,
    monitoring,
    supply,
    tapering,
    otp,
    pharmacy,
    cost_barriers,
    supply_plans,
    taking,
    medicine_lists,
    education,
    measures,
    asking,
    sheet_checks,
    therapy,
    exposure,
    worksheets,
    sleep_windows,
    safety,
    safety_plans,
    outreach,
    visits,
    visit_start,
    visit_feed,
    reminding,
    waiting,
    cadence,
    capacity,
    team,
    reviewed,
    corrections,
    substance,
    plans_ahead,
    trials,
    warning_signs,
    story_notes,
    teamwork,
    sharing,
    hospital,
    plan_together,
    plan_copies,
    milestones,
    setbacks,
    needs,
    life_stages,
    offers_made,
    lab_orders,
    pictures,
    urine_days,
)


def _bodies() -> dict[str, type[Body]]:
    found = (value for module in _MODULES for value in vars(module).values() if isinstance(value, type))
    return {body.kind(): body for body in found if issubclass(body, Body) and hasattr(body, "word")}


KINDS: Final[dict[str, type[Body]]] = _bodies()
STORED_KINDS: Final = frozenset(KINDS) - {"unseen"}
DECISIONS: Final = frozenset(kind for kind, body in KINDS.items() if body.nature == "decision")
_READERS = {kind: msgspec.json.Decoder(body) for kind, body in KINDS.items()}
_WRITER = msgspec.json.Encoder()


def _check_in_with_minutes(old: dict[str, Any]) -> dict[str, Any]:
    """`checkin` kept sleep in whole minutes and medicines as yes or no; `daily_checkin` keeps hours and all/some/none."""
    taken = {True: "all", False: "none"}.get(old.pop("took_medicines", None), "")
    minutes = old.pop("sleep_minutes", None)
    return {
        **old,
        "kind": "daily_checkin",
        "medicines": taken,
        "sleep_hours": None if minutes is None else minutes / 60,
    }


# An old kind's name -> the kind it is read as today, and how. Old rows are never rewritten.
UPCASTERS: Final[dict[str, tuple[str, Callable[[dict[str, Any]], dict[str, Any]]]]] = {
    "checkin": ("daily_checkin", _check_in_with_minutes),
}


def read_body(kind: str, raw: bytes | str) -> Body:
    """The body of that kind from its stored JSON; raises `Unreadable` naming what is wrong and where."""
    try:
        if kind in UPCASTERS:
            return _read_old(kind, raw)
        return _READERS[kind].decode(raw)
    except KeyError as error:
        raise unreadable("'{kind}' is not a kind of entry this version knows.", kind=kind) from error
    except msgspec.DecodeError as error:
        raise unreadable(
            "This entry ({kind}) cannot be read: {fault}.", kind=kind, fault=str(error).rstrip(".")
        ) from error


def _read_old(kind: str, raw: bytes | str) -> Body:
    today, upcast = UPCASTERS[kind]
    return msgspec.convert(upcast(msgspec.json.decode(raw, type=dict[str, Any])), KINDS[today])


def write_body(body: Body) -> bytes:
    return _WRITER.encode(body)
