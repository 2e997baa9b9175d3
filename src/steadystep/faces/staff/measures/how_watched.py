"""How the daily check-ins are watched, how often that is wrong, and what is expected of a medicine by when: explained, with sources."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep import knowledge
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.staff.door import staff_page
from steadystep.faces.staff.next_steps import sources_of
from steadystep.knowledge import TrialTime
from steadystep.reasoning.facts.control_chart import (
    LEAST_DAYS,
    STANDS_FOR,
    USUAL_DAYS,
    WATCHED_DAYS,
    WEIGHT,
    WIDTH,
)
from steadystep.reasoning.facts.state_changes import LINES
from steadystep.reasoning.finding import ground
from steadystep.reasoning.rules.measures.change_of_state import AGAIN_AFTER, FRESH, LEAST_TOLD, METHOD

_MEASURED = Path(__file__).with_name("watching.json")  # written by `python -m benchmarks watching --for-page`


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure as it was measured; `what` and `note` are the benchmark's own words."""

    what: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """What a checkpoint expects of some medicines, in the source's own words. `verified` names how far; empty where not at all."""

    of: str
    says: str
    why: str
    sources: tuple[Link, ...]
    verified: str


@require_GET
@staff_page
def how_watched(request: HttpRequest, actor: Actor) -> HttpResponse:
    measured = kept_figures()
    context = {
        "lines": [(name_of(line), _worse()[way], step) for line, (way, step) in LINES.items()],
        "usual": USUAL_DAYS, "watched": WATCHED_DAYS, "least": LEAST_DAYS, "stands": STANDS_FOR, "begins": LEAST_TOLD,
        "weight": f"{WEIGHT:g}", "width": f"{WIDTH:g}", "fresh": FRESH.days, "again": AGAIN_AFTER.days,
        "sources": sources_of(METHOD), "figures": _figures(measured), "machine": _machine(measured["machine"]),
        "measured_on": date.fromisoformat(measured["measured_on"]), "expected": expected_rows(),
    }  # fmt: skip
    return render(request, "staff/measures/how_watched.html", context)


@cache
def kept_figures() -> dict[str, Any]:
    """`measured_on`, `machine` and `figures`, as the benchmark left them."""
    return json.loads(_MEASURED.read_text(encoding="utf-8"))


def expected_rows() -> list[ExpectedRow]:
    """Every checkpoint that gives a share, in the order of the file."""
    return [
        _row(one) for one in knowledge.load().trial_times.values() if one.failed_below_percent is not None
    ]


def _row(one: TrialTime) -> ExpectedRow:
    basis = ground(one.provenance)
    return ExpectedRow(
        of=", ".join(one.indications), says=one.words, sources=sources_of(basis),
        why=basis.why if basis.verification != "unverified" else "",  # else it is that of the whole table, said above
        verified=name_of(basis.verification) if basis.verification != "unverified" else "",
    )  # fmt: skip


def _worse() -> dict[str, str]:
    return {
        "lower": _("lower is worse"),
        "higher": _("higher is worse"),
        "either": _("either way is told, and called neither"),
    }


def _figures(measured: dict[str, Any]) -> list[Measured]:
    return [
        Measured(one["what"], f"{one['value']:.3g} {one['unit']}".strip(), one["note"])
        for one in measured["figures"]
    ]


def _machine(told: dict[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in told.items() if name != "load")
