"""The relapse-prevention kit as sections in words, the same on pages, on paper and on a phone without a connection."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steadystep.faces.look.safety_plan_words import Section
from steadystep.faces.look.words import day_said
from steadystep.reasoning.facts.prevention_kit import Kit


def missing_said(kit: Kit) -> list[str]:
    """What the kit needs and the chart does not hold yet."""
    words = {
        "signs": _("signs that it is getting hard"), "helps": _("what helps"), "people": _("people to ask"),
        "follow_ups": _("the days of the contacts after care"),
    }  # fmt: skip
    return [words[name] for name in kit.missing]


def kit_sections(kit: Kit) -> list[Section]:
    """Every part that holds something, in the order it is read on a hard day."""
    return [one for one in (*_of_the_plan(kit), *coming_back(kit)) if one.lines]


def _of_the_plan(kit: Kit) -> tuple[Section, ...]:
    return (
        Section("signs", _("Signs that it is getting hard"), kit.signs, False),
        Section("signature", _("How a hard time begins for me"), _one(kit.signature), False),
        Section("first_step", _("What I do first"), _one(kit.first_step), False),
        Section("helps", _("What helps"), kit.helps, False),
        Section("people", _("People I can ask for help"), kit.people, False),
        Section("professionals", _("Professionals I can call"), kit.professionals, False),
        Section("overdose", _("If it is about an overdose"), kit.overdose, True),
    )


def coming_back(kit: Kit) -> list[Section]:
    """What a safety plan does not hold: when to call, dates, and the way back."""
    refills = tuple(
        _("%(name)s: fetch more by %(day)s") % {"name": name, "day": day_said(day)}
        for name, day in kit.refills
    )
    return [
        Section("triggers", _("Then I call at once"), _one(kit.triggers), False),
        Section("refills", _("My medicine"), refills, False),
        Section("boosters", _("Booster visits"), tuple(map(day_said, kit.boosters)), False),
        Section("follow_ups", _("My team asks how I am on"), tuple(map(day_said, kit.follow_ups)), False),
        Section("return", _("The way back"), _way_back(), False),
    ]


def _way_back() -> tuple[str, ...]:
    return (
        _("One tap on “I would like to come back”, or one call: somebody answers by the next working day."),
        _("No new intake and no waiting list. Coming back early is a good step, not a step back."),
    )


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text.strip() else ()
