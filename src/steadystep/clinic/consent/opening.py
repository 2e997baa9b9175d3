"""Whether this person may open this chart at all: a pair, one that refuses in words and one that answers a page."""

from __future__ import annotations

from datetime import datetime

from steadystep.chart import Chart, Words, say
from steadystep.knowledge.rights import Rights

from .actor import Actor, ActorKind, Role
from .mistakes import NotAllowed
from .relation import Relation, relation


def may_open(
    actor: Actor, chart_now: Chart, at: datetime, *, purpose: str, sites: frozenset[str] = frozenset()
) -> bool:
    """Whether `check_may_open` would let `actor` in."""
    return not _reasons(actor, relation(actor, chart_now, at, sites=sites), purpose)


def check_may_open(
    actor: Actor,
    chart_now: Chart,
    at: datetime,
    rights: Rights,
    *,
    purpose: str,
    sites: frozenset[str] = frozenset(),
    on_call: bool = False,
) -> Relation:
    """The relation in which `actor` opens the chart at `at`; raises `NotAllowed`.

    `purpose` is kept with the opening and never empty. What is then seen is `sight`'s to decide.
    """
    found = relation(actor, chart_now, at, sites=sites)
    reasons = _reasons(actor, found, purpose)
    if not reasons:
        return found
    if actor.kind != ActorKind.STAFF:
        raise NotAllowed(reasons)
    glass = found.kind == "none" and may_break_glass(actor, rights, on_call=on_call)
    raise NotAllowed(reasons, (Role.LEAD.value,) if found.kind == "none" else (), break_glass=glass)


def may_break_glass(actor: Actor, rights: Rights, *, on_call: bool = False) -> bool:
    """Whether `actor` may open charts outside team, site and cover in an emergency, with a reason."""
    able = (role for role in actor.roles if role in rights.roles and rights.roles[role].breaks_glass)
    return actor.kind == ActorKind.STAFF and bool(actor.roles) and (on_call or any(able))


def _reasons(actor: Actor, found: Relation, purpose: str) -> tuple[Words, ...]:
    if actor.kind != ActorKind.STAFF:
        return _from_outside(actor, found, purpose)
    if found.kind == "none":
        return (say("This client is not one of your team, site or cover: ask the lead to add you."),)
    return () if purpose.strip() else (say("Say what you open this chart for: it is kept with the opening."),)


def _from_outside(actor: Actor, found: Relation, purpose: str) -> tuple[Words, ...]:
    """The words are the same for a client and for a stranger: they neither confirm nor deny."""
    if found.kind == "software" or (found.kind == "self" and purpose.strip()):
        return ()
    if actor.kind == ActorKind.CLIENT:
        return (say("This page is not part of your record. Go back to your own page."),)
    if found.consents and purpose.strip():
        return ()
    return (say("There is nothing here to show you. If you expected something, ask the person concerned."),)
