"""Visits: Encounter."""

from __future__ import annotations

from typing import Final

from steadystep.chart.visits import VisitAttended

from .values import Resource, Surroundings, date_in, happened, not_taken, refuse_status, words

_HAPPENED: Final = frozenset({"finished"})


def visit(encounter: Resource, around: Surroundings) -> VisitAttended:
    """A finished encounter, wherever it was: `note` says what kind, in the source's words."""
    refuse_status(encounter, _HAPPENED)
    start = date_in(encounter.get("period", {}), "start", "end")
    if not start:
        raise not_taken("It has no date.")
    kinds = [words(kind) for kind in encounter.get("type", [])]
    setting = encounter.get("class", {})
    return VisitAttended(
        when=happened(start, around),
        place=_place(setting.get("code", ""), " ".join(kinds).lower()),
        note="; ".join(one for one in (*kinds, setting.get("display", "") or setting.get("code", "")) if one)[
            :2000
        ],
    )


def _place(setting: str, kinds: str) -> str:
    """v3-ActCode VR is 'virtual': a telephone where the type says so, else taken as video."""
    if "telephone" in kinds or "phone call" in kinds:
        return "phone"
    return "video" if setting == "VR" else "in_person"
