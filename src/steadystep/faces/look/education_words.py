"""A medicine's card in the reader's words, for the page of staff, the portal and paper. Knows no client."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from steadystep.faces.look.words import said
from steadystep.reasoning.facts.education_card import CardLine, EducationCard

TITLES: dict[str, str | Promise] = {
    "what": _("What it is"), "works": _("When it should help"), "common": _("Common at first, and usually fades"),
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
    named = dict.fromkeys(" ".join(filter(None, (one.document, one.section))) for line in lines for one in line.sources)  # fmt: skip
    return SaidEducation(
        slug=card.drug, order=order, name=name, dose=dose, why=why, target=target, decided=decided, grade=card.grade,
        parts=tuple(SaidPart(str(TITLES[part.name]), tuple(map(said, part.plain))) for part in card.parts if part.plain),
        left_out=tuple(_left_out(str(TITLES[part.name]), part.lines) for part in card.parts if any(map(_hidden, part.lines))),
        missing=tuple(str(TITLES[name]) for name in card.missing), sources="; ".join(list(named)[:4]),
        checked=all(line.checked for line in lines), version=card.version,
        foreign=not (translation.get_language() or "en").startswith("en"),
    )  # fmt: skip


def _hidden(line: CardLine) -> bool:
    return line.plain is None


def _left_out(title: str, lines: tuple[CardLine, ...]) -> SaidPart:
    return SaidPart(title, tuple(line.shorthand for line in lines if line.plain is None))
