"""Plan: Goal."""

from __future__ import annotations

from typing import Final

from steadystep.chart.plan import Goal

from .values import (
    Resource,
    Surroundings,
    codes,
    date_in,
    not_taken,
    reference,
    refuse_status,
    when_of,
    words,
)

# Life cycle -> ours; `completed` says only that it is no longer pursued, so achievement decides.
_LIFE: Final = {
    "proposed": "active", "planned": "active", "accepted": "active", "active": "active",
    "on-hold": "set_aside", "cancelled": "set_aside", "rejected": "set_aside", "completed": "set_aside",
}  # fmt: skip


def goal(resource: Resource, around: Surroundings) -> Goal:
    """A goal; agreed only where the source says that the client set or accepted it."""
    status = refuse_status(resource, frozenset(_LIFE), "lifecycleStatus")
    text = words(resource.get("description"))
    if not text:
        raise not_taken("It does not say what the goal is.")
    due = [one["dueDate"] for one in resource.get("target", []) if "dueDate" in one]
    stated = date_in(resource, "statusDate", "startDate")
    return Goal(
        when=when_of(stated, around.zone) if stated else around.undated,
        text=text,
        sign=_sign(resource),
        agreed=status == "accepted" or "Patient/" in reference(resource.get("expressedBy")),
        status="met" if "achieved" in codes(resource.get("achievementStatus")) else _LIFE[status],
        review=when_of(due[0], around.zone) if due else None,
    )


def _sign(resource: Resource) -> str:
    """What will be counted, in words: 'measure: wanted value'."""
    signs = []
    for target in resource.get("target", []):
        wanted = words(target.get("detailCodeableConcept")) or str(target.get("detailString", ""))
        amount = target.get("detailQuantity", {})
        if "value" in amount:
            wanted = f"{amount.get('comparator', '')}{amount['value']} {amount.get('unit', '')}".strip()
        signs.append(": ".join(one for one in (words(target.get("measure")), wanted) if one))
    return "; ".join(sign for sign in signs if sign)[:2000]
