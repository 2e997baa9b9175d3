"""Options side by side in plain words: benefit, time, burden, effects, pregnancy, cost as far as the knowledge has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep import knowledge
from steadystep.faces.look.education_words import TITLES, SaidEducation, said_education
from steadystep.faces.look.way_words import way_rows
from steadystep.knowledge import Drug
from steadystep.reasoning.facts.education_card import education_card

_TESTS_NAMED = 3


@dataclass(frozen=True, slots=True)
class Compared:
    """`names` are the columns; a row is its label and a cell for each, empty where nothing is known in plain words."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def compared(options: Iterable[str]) -> Compared | None:
    """None unless two of the options are medicines we know: one alone compares with nothing."""
    found = {drug.id: drug for one in options if (drug := knowledge.load().drug_named(one)) is not None}
    if len(found) < 2:
        return None
    ways = way_rows(found)
    told = {drug.name: _told(drug) | _way(drug.id, ways) for drug in found.values()}
    labels = next(iter(told.values()))
    rows = tuple((label, tuple((name, words[label]) for name, words in told.items())) for label in labels)
    return Compared(tuple(told), rows)


def _way(option: str, ways: dict[str, dict[str, str]]) -> dict[str, str]:
    return {label: words.get(option, "") for label, words in ways.items()}


def burden(drug: Drug) -> str:
    """How often it is taken, and what is tested for it: what it asks of the person every week."""
    often = sorted({row.doses_per_day for row in drug.dosing})
    times = ngettext("%(n)s dose a day", "%(n)s doses a day", often[0]) % {"n": often[0]} if often else ""
    given = knowledge.load().late_injections_of(drug.id)
    if given:
        times = _("an injection every %(days)s days") % {"days": min(row.interval_days for row in given)}
    watched = [rule for rule in knowledge.load().monitoring_for(drug) if rule.loinc]
    tests = ngettext("%(n)s kind of test", "%(n)s kinds of tests", len(watched)) % {"n": len(watched)} if watched else _("no tests named")  # fmt: skip
    return ", ".join(filter(None, (times, tests)))


def _told(drug: Drug) -> dict[str, str]:
    card = said_education(
        education_card(drug, knowledge.load()),
        order="",
        name=drug.name,
        dose="",
        why="",
        target="",
        decided="",
    )
    return {
        str(TITLES["works"]): _part(card, "works"),
        _("What it asks of me"): burden(drug),
        str(TITLES["common"]): _part(card, "common"),
        str(TITLES["lasting"]): _part(card, "lasting"),
        str(TITLES["urgent"]): _part(card, "urgent"),
        str(TITLES["food"]): _part(card, "food"),
        str(TITLES["pregnancy"]): _part(card, "pregnancy"),
        _("Cost"): _("We do not know it here. Ask your pharmacy."),
    }


def _part(card: SaidEducation, name: str) -> str:
    title = str(TITLES[name])
    return " ".join(line for part in card.parts if part.title == title for line in part.lines)
