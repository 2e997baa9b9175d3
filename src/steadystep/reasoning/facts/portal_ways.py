"""What lasting needs change in the client's own app and in reaching them: the template applied (R99)."""

from __future__ import annotations

from typing import Final

from steadystep.knowledge.life_stage import PortalWay

from .life_stages import AroundStages, stage_fact

WAYS: Final[tuple[PortalWay, ...]] = ("large", "aloud", "one", "write", "names")


def portal_ways(view: AroundStages) -> tuple[PortalWay, ...]:
    """In the order of `WAYS`; what nobody wrote down changes nothing."""
    told: set[PortalWay] = set()
    for stage in view.knowledge.life_stages.values():
        ways = {way for line in stage.lines for way in line.portal}
        if ways and stage_fact(view, stage).theirs:
            told |= ways
    return tuple(way for way in WAYS if way in told)


def said_to_them(view: AroundStages) -> tuple[str, ...]:
    """What is done differently for a lasting need of theirs, as it is said to the client."""
    return tuple(
        line.client_words
        for stage in view.knowledge.life_stages.values()
        if stage.kind == "need" and stage_fact(view, stage).theirs
        for line in stage.lines
        if line.client_words
    )
