"""A medicine's card in the reader's words, for the page of staff, the portal and paper. Knows no client."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.faces.look.effect_words import PLAIN
from steadystep.faces.look.words import said
from steadystep.reasoning.facts.card_lines import CardLine
from steadystep.reasoning.facts.education_card import CardPart, EducationCard
from steadystep.reasoning.facts.reading_grade import reading_grade

TITLES: dict[str, str | Promise] = {
    "what": _("What it is"), "works": _("When it should help"), "common": _("Common at first"),
    "lasting": _("Can stay: tell us"), "urgent": _("Call, do not wait"), "missed": _("If you miss doses"),
    "food": _("Food, alcohol, driving"), "stopping": _("Stopping"), "pregnancy": _("Pregnancy"), "storage": _("Keeping it"),
    "know": _("Good to know"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SaidPart:
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidEducation:
    """`left_out` are the source's own words that the client's card does not say; `missing` titles without a plain sentence."""

    slug: str
    order: str
    name: str
    dose: str
    why: str
    target: str
    decided: str
    parts: tuple[SaidPart, ...]
    left_out: tuple[SaidPart, ...]
    missing: tuple[str, ...]
    grade: float | None
    sources: str
    checked: bool
    version: str
    foreign: bool


def said_education(
    card: EducationCard, *, order: str, name: str, dose: str, why: str, target: str, decided: str
) -> SaidEducation:
    """The card with what is this client's own: their words for why, their dose, who decided."""
    lines = [line for part in card.parts for line in part.lines]
    told = [SaidPart(str(TITLES[part.name]), _in_words(part)) for part in card.parts]
    known = {part.title for part in told if part.lines}
    named = dict.fromkeys(" ".join(filter(None, (one.document, one.section))) for line in lines for one in line.sources)  # fmt: skip
    return SaidEducation(
        slug=card.drug, order=order, name=name, dose=dose, why=why, target=target, decided=decided, grade=_grade(card, told),
        parts=tuple(part for part in told if part.lines),
        left_out=tuple(_left_out(str(TITLES[part.name]), part.lines) for part in card.parts if any(map(_hidden, part.lines))),
        missing=tuple(title for name in card.missing if (title := str(TITLES[name])) not in known), sources="; ".join(named),
        checked=all(line.checked for line in lines), version=card.version,
        foreign=not (translation.get_language() or "en").startswith("en"),
    )  # fmt: skip


def _grade(card: EducationCard, told: list[SaidPart]) -> float | None:
    """Of the words that are read; it can be reckoned for English only."""
    if not (translation.get_language() or "en").startswith("en"):
        return card.grade
    return reading_grade(" ".join(line for part in told for line in part.lines))


def _in_words(part: CardPart) -> tuple[str, ...]:
    """The lines a client reads: effects in the words of `effect_words`, everything else as the card has it."""
    found = (
        _effect(part.name, line) or (said(line.plain) if line.plain is not None else "")
        for line in part.lines
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _effect(part: str, line: CardLine) -> str:
    """A row of side effects in plain words; empty where it has none of its own."""
    if line.row not in PLAIN:
        return ""
    effect, _helps, tell = map(str, PLAIN[line.row])
    if part == "common":
        return now_said("%(effect)s: it usually eases within %(days)s days.") % {
            "effect": effect,
            "days": line.days,
        }
    if part == "lasting":
        return now_said("%(effect)s: tell us, we can help with it.") % {"effect": effect}
    if line.emergency:
        return now_said("%(effect)s. Call 911 if you would say: “%(tell)s”.") % {
            "effect": effect,
            "tell": tell,
        }
    if line.at_once:
        return now_said(
            "%(effect)s. Call us at once, or 911 if nobody answers, if you would say: “%(tell)s”."
        ) % {"effect": effect, "tell": tell}
    return now_said("%(effect)s. Call us the same day if you would say: “%(tell)s”.") % {
        "effect": effect,
        "tell": tell,
    }


def _hidden(line: CardLine) -> bool:
    return line.plain is None and line.row not in PLAIN


def _left_out(title: str, lines: tuple[CardLine, ...]) -> SaidPart:
    return SaidPart(title, tuple(line.shorthand for line in lines if _hidden(line)))
