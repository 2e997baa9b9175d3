"""Yes, no and "cannot tell" together: an unknown is never a no."""

from __future__ import annotations

from collections.abc import Iterable

from steadystep.knowledge import Selector

from .verdict import Holds


def any_holds(names: Iterable[str], holds: Holds) -> bool | None:
    """Whether any of them holds; None while none does and one is not known."""
    found = [holds(name) for name in names]
    return True if True in found else None if None in found else False


def which_hold(selector: Selector | None, holds: Holds) -> tuple[str, ...]:
    """The circumstances of a selector that hold, sorted."""
    return tuple(sorted(name for name in _circumstances(selector) if holds(name)))


def not_known(selector: Selector | None, holds: Holds) -> tuple[str, ...]:
    """The circumstances of a selector that cannot be told, sorted."""
    return tuple(sorted(name for name in _circumstances(selector) if holds(name) is None))


def _circumstances(selector: Selector | None) -> frozenset[str]:
    return selector.circumstances if selector is not None else frozenset()
