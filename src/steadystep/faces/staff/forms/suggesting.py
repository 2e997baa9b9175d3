"""What the knowledge suggests for a new order, and what stands beside it: for the prescriber to take, change or leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from steadystep.chart import Dose
from steadystep.chart.medication import DoseStep
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import said
from steadystep.faces.staff.as_said import daily_said, sources_said
from steadystep.knowledge import Basis, DosingRow, Drug
from steadystep.reasoning.facts.dosing import chosen
from steadystep.reasoning.plans.allowed import is_paced
from steadystep.reasoning.plans.fitting import schedule_on
from steadystep.reasoning.plans.schedules import planned, schedules_of
from steadystep.reasoning.view import View

ROUTES = {"PO": "oral", "SL": "sublingual", "TD": "transdermal"}
MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A start for one use. `key` names it when it is taken; `unsure` says what would have to be known."""

    key: str
    use: str
    dose: str
    range: str
    basis: str
    route: str
    steps: tuple[DoseStep, ...]
    schedule: str = ""
    unsure: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """One line of what the formulary says, in its own words."""

    label: str
    words: str


def warnings(drug: Drug) -> list[Warned]:
    """Pregnancy and milk first; then kidney, liver and age. Empty cells are left out."""
    facts = drug.formulary
    if facts is None:
        return []
    lines = (
        Warned(_("Pregnancy"), facts.pregnancy),
        Warned(_("Breastfeeding"), facts.lactation), Warned(_("Kidney"), facts.renal), Warned(_("Liver"), facts.hepatic),
        Warned(_("Older people"), facts.geriatric), Warned(_("How soon it works"), facts.expected_response_time),
    )  # fmt: skip
    return [line for line in lines if _told(line.words)]


def boxed(drug: Drug) -> str:
    """The boxed warning, or nothing."""
    words = drug.formulary.boxed_warning if drug.formulary else ""
    return words if _told(words) else ""


def _told(words: str) -> bool:
    return words.strip().casefold() not in ("", "none", "n/a")


def suggestions(view: View, drug: Drug, indication: str, first: date) -> list[Suggestion]:
    """For the use that is typed, or for every use while none is: the schedule where one holds, else the start dose."""
    named = view.knowledge.indications_in
    asked = named(indication)
    rows = [
        row for row in drug.dosing if not asked or named(row.indication) & asked or row.indication == "any"
    ]
    found = {one.key: one for row in rows for one in _of_use(view, drug, row, first)}
    return list(found.values())


def taken(view: View, drug: Drug, key: str, first: date) -> Suggestion | None:
    """The suggestion of that key; None where it is no longer made."""
    return next((one for one in suggestions(view, drug, "", first) if one.key == key), None)


def schedules(view: View, drug: Drug, wanted: frozenset[str], first: date) -> frozenset[str]:
    """Those of the schedules that stand among the suggestions for every use."""
    return frozenset(
        found[0] for row in drug.dosing
        if (found := _schedule(view, drug, row, first)) and found[0] in wanted and _held(view, drug, row) is not None
    )  # fmt: skip


def _held(view: View, drug: Drug, row: DosingRow) -> tuple[DosingRow, str] | None:
    """The row that holds for this client and what would have to be known; None where this one suggests nothing to them."""
    choice = chosen(view, drug, row.indication, ROUTES[row.route])
    if choice.row is not None and choice.row is not row and choice.row.indication == row.indication:
        return None  # another row of the same use holds for this client, and is suggested in its turn
    unsure = "; ".join(said(view.circumstances.missing(one)) for one in choice.unknown)
    if choice.row is None and (not unsure or row.indication == "any"):
        return None
    return choice.row or row, unsure


def _of_use(view: View, drug: Drug, row: DosingRow, first: date) -> Iterator[Suggestion]:
    use = row.indication if row.indication != "any" else ""
    found = _held(view, drug, row)
    if found is None:
        return
    held, unsure = found
    schedule = _schedule(view, drug, row, first)
    steps = schedule[1] if schedule else (_start(held, first),)
    yield Suggestion(
        key=schedule[0] if schedule else f"{row.indication}|{row.population}|{row.route}", use=use or _("any use"), route=ROUTES[row.route],
        dose=" → ".join(daily_said(step) for step in steps), range=_range(held), basis=_basis(held.basis), steps=steps,
        schedule=schedule[0] if schedule else "", unsure=unsure,
    )  # fmt: skip


def _schedule(view: View, drug: Drug, row: DosingRow, first: date) -> tuple[str, tuple[DoseStep, ...]] | None:
    """The fixed schedule for this use; for a medicine whose pace is fixed, the one that its other medicines ask for."""
    if is_paced(drug):
        found = schedule_on(view, drug, first)
        names = [found[0]] if found else []
    else:
        named = view.knowledge.indications_in
        asked = named(row.indication)
        names = [name for name, rows in schedules_of(drug).items()
                 if rows[0].total_mg_day == row.start_total_mg_day and named(rows[0].applies_when) & asked]  # fmt: skip
    for name in names:
        steps = planned(drug, name, first).dose_steps
        if 0 < len(steps) <= MOST_STEPS:
            return name, steps
    return None


def _start(row: DosingRow, first: date) -> DoseStep:
    each = Dose(round(row.start_total_mg_day / row.doses_per_day, 6), "mg")
    return DoseStep(first=first, amount=each, times_a_day=row.doses_per_day)


def _range(row: DosingRow) -> str:
    most = f"{row.max_mg_day:g} mg" if row.max_mg_day is not None else f"{row.max_mg_kg_day:g} mg/kg"
    if row.usual_low_mg_day == row.usual_high_mg_day:
        return _("usual %(dose)s mg a day, at most %(most)s") % {
            "dose": f"{row.usual_low_mg_day:g}",
            "most": most,
        }
    return _("usual %(low)s to %(high)s mg a day, at most %(most)s") % {
        "low": f"{row.usual_low_mg_day:g}", "high": f"{row.usual_high_mg_day:g}", "most": most,
    }  # fmt: skip


def _basis(basis: Basis) -> str:
    return f"{sources_said(basis.sources)} [{name_of(basis.verification)}]"
