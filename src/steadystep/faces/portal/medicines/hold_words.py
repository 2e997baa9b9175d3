"""What a client is told to leave out until somebody called: the signed hold rules that the escalation list names, and no others.

ES03 (a rash), ES04 (serotonin toxicity) and ES10 (lithium): "signed hold rule" in their actions. For every other reason to
call, no dose is spoken of. Beside lithium what raises it is named too, where it was told from elsewhere (case F).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext

from steadystep.chart.medication import SideEffect
from steadystep.faces.portal.own import Own
from steadystep.knowledge import RedFlag
from steadystep.reasoning.facts.told_beside import Beside, told_beside

_ANY_DOSE: Final = frozenset({"ES03", "ES04"})
_LITHIUM: Final = "ES10"
Told = tuple[SideEffect, RedFlag]


def hold_words(own: Own, told: Iterable[Told]) -> tuple[str, ...]:
    """One sentence for each medicine that a signed hold rule is about."""
    found = (_sentence(own, effect, flag) for effect, flag in told)
    return tuple(dict.fromkeys(one for one in found if one))


def _sentence(own: Own, effect: SideEffect, flag: RedFlag) -> str:
    name = _medicine(own, effect)
    if not name:
        return ""
    if flag.event in _ANY_DOSE:
        return gettext("Do not take the next %(medicine)s dose.") % {"medicine": name}
    if flag.event != _LITHIUM:
        return ""
    beside = [one.told for one in _raising(own) if one.other == name]
    return gettext("Do not take %(medicines)s.") % {"medicines": gettext(" or ").join((name, *beside))}


def _raising(own: Own) -> tuple[Beside, ...]:
    review = own.opened.review
    found = told_beside(review.findings, own.view.courses) if review else ()
    return tuple(one for one in found if one.kind == "not_until_spoken")


def _medicine(own: Own, effect: SideEffect) -> str:
    course = next((one for one in own.view.courses if one.entry == effect.order), None)
    return course.name if course else ""
