"""The whole way through a pathway, its own phases and transitions laid over the shared ones, and whether it leads anywhere."""

from collections.abc import Iterable, Iterator

import msgspec

from .pathway import DecisionPoint, Pathway
from .pathway_phases import BEFORE, Checkpoints, Phase, Transition
from .provenance import Fact


class Route(Fact, frozen=True, kw_only=True):
    """`phases` in the order of the file; each transition has the guard of its decision point, and `leaves` what it leaves."""

    phases: tuple[Phase, ...]
    transitions: tuple[Transition, ...]
    checkpoints: Checkpoints | None = None

    def phase(self, name: str) -> Phase | None:
        return next((one for one in self.phases if one.id == name), None)

    def out_of(self, name: str) -> tuple[Transition, ...]:
        return tuple(one for one in self.transitions if name in one.leaves)


def points_of(pathway: Pathway, shared: Pathway) -> tuple[DecisionPoint, ...]:
    """Its own decision points, then the shared ones that it takes over and none of its own replaces."""
    taken = set(pathway.shared) - {one.instead_of for one in pathway.points}
    return (*pathway.points, *(one for one in shared.points if one.id in taken))


def route(pathway: Pathway, shared: Pathway, points: Iterable[DecisionPoint]) -> Route:
    """`points` are the pathway's, shared ones included."""
    by_id = {name: one for one in points for name in (one.id, one.instead_of) if name}
    general = {one.id: one for one in shared.phases}
    phases = tuple(_spoken(one, general.get(one.id)) for one in pathway.phases)
    names = tuple(one.id for one in phases)
    taken = (*pathway.transitions, *_taken_over(pathway, shared, names, by_id))
    return Route(
        phases=phases, transitions=tuple(_whole(one, names, by_id) for one in taken),
        checkpoints=pathway.checkpoints or shared.checkpoints,
    )  # fmt: skip


def _spoken(phase: Phase, general: Phase | None) -> Phase:
    """What a phase does not say itself, the shared one of its name says."""
    if general is None:
        return phase
    kind = general.kind if phase.kind == "step" else phase.kind
    return Phase(id=phase.id, says=phase.says or general.says, kind=kind)


def _taken_over(
    pathway: Pathway, shared: Pathway, names: tuple[str, ...], by_id: dict[str, DecisionPoint]
) -> Iterator[Transition]:
    replaced = {one.instead_of for one in pathway.transitions}
    for one in shared.transitions:
        leaves_here = not one.leaves or any(name in names for name in one.leaves)
        if one.id in replaced or not leaves_here or one.to not in (*names, BEFORE):
            continue
        if not one.at or one.at in by_id:
            yield msgspec.structs.replace(one, leaves=tuple(name for name in one.leaves if name in names))


def _whole(one: Transition, names: tuple[str, ...], by_id: dict[str, DecisionPoint]) -> Transition:
    leaves = one.leaves or tuple(name for name in names if name != one.to)
    point = by_id.get(one.at)
    if point is None:
        return msgspec.structs.replace(one, leaves=leaves)
    return msgspec.structs.replace(
        one, leaves=leaves, at=point.id, when=one.when or point.when, every=(*point.every, *one.every),
        any_of=point.any_of, basis=one.basis or point.basis,
    )  # fmt: skip


def faults(found: Route, pathway: Pathway, points: Iterable[DecisionPoint]) -> Iterator[str]:
    """Everything that is wrong with the route, in words: what leads nowhere, what nobody reaches, what never ends."""
    known = list(points)
    names = [one.id for one in found.phases]
    if not names:
        yield "no phases. Next: write `phases`, from the one everybody begins in to the end"
        return
    yield from _strangers(found, set(names), {one.id for one in known})
    yield from _phases_of_points(pathway, set(names))
    for one in found.phases:
        if not one.says:
            yield f"phase `{one.id}` has no words of its own and no shared ones. Next: say what is done in it"
    yield from _nowhere(found)


def _strangers(found: Route, names: set[str], points: set[str]) -> Iterator[str]:
    for one in found.transitions:
        for name in sorted({*one.leaves, one.to} - names - {BEFORE}):
            yield f"transition {one.id} names phase `{name}`, which is none of this pathway. Next: use one of {', '.join(sorted(names))}"
        if one.at and one.at not in points:
            yield f"transition {one.id} waits for decision point `{one.at}`, which is none of this pathway. Next: correct `at`"


def _phases_of_points(pathway: Pathway, names: set[str]) -> Iterator[str]:
    for point in pathway.points:
        proposed = [option.phase for option in point.options if option.phase]
        for name in sorted({*point.phases, *proposed} - names):
            yield f"decision point {point.id} names phase `{name}`, which is none of this pathway. Next: add the phase or correct the point"


def _nowhere(found: Route) -> Iterator[str]:
    starts = {one.id for one in found.phases if one.kind == "start"}
    ends = {one.id for one in found.phases if one.kind in ("end", "open_ended")}
    if not starts:
        yield "no phase is the start. Next: mark one with `kind: start`"
    if not ends:
        yield "no phase is an end. Next: mark one with `kind: end` or `kind: open_ended`"
    arrows = _arrows(found)
    asides = {one.id for one in found.phases if one.kind == "aside"}
    # A crisis may be entered and left anywhere: it is no way into a phase, nor a way on.
    reached = _reached(starts, [(leaves, to) for leaves, to in arrows if leaves not in asides])
    ending = _reached(ends, [(to, leaves) for leaves, to in arrows if to not in asides])
    for one in found.phases:
        if starts and one.id not in reached:
            yield f"phase `{one.id}` cannot be reached from `{', '.join(sorted(starts))}`: no transition leads there. Next: add one or remove the phase"
        if ends and one.id not in ending:
            yield f"from phase `{one.id}` no end can be reached: nobody could ever leave it. Next: add a transition that leads on"


def _arrows(found: Route) -> list[tuple[str, str]]:
    """Pairs of phases. Back to where one came from is an arrow to every phase from which one comes."""
    plain = [(leaves, one.to) for one in found.transitions for leaves in one.leaves if one.to != BEFORE]
    back = [
        (leaves, came) for one in found.transitions if one.to == BEFORE
        for leaves in one.leaves for came, to in plain if to == leaves
    ]  # fmt: skip
    return [*plain, *back]


def _reached(begins: set[str], arrows: list[tuple[str, str]]) -> set[str]:
    reached, growing = set(begins), True
    while growing:
        more = {to for leaves, to in arrows if leaves in reached} - reached
        reached |= more
        growing = bool(more)
    return reached
