"""Who is meant: references between the resources of one import, and the client each resource is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from .found import ReadResource, Resource

# The top-level elements with which FHIR's resources say whom they are about.
_ABOUT: Final = ("subject", "patient", "beneficiary", "for", "individual")


def key_of(reference: str) -> str:
    """`Type/id` of a relative or absolute reference, its version left off; other references as they are."""
    plain = reference.partition("/_history/")[0].rstrip("/")
    parts = plain.split("/")
    if len(parts) >= 2 and parts[-2][:1].isupper() and parts[-2].isalpha():
        return "/".join(parts[-2:])
    return plain


def references_in(value: Any) -> Iterator[str]:
    """Every reference anywhere inside, contained ones (`#id`) left out."""
    if isinstance(value, dict):
        held = value.get("reference")
        if isinstance(held, str) and held and not held.startswith("#"):
            yield held
        for inner in value.values():
            yield from references_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references_in(inner)


def about(resource: Resource) -> str | None:
    """The reference by which it says whom it is about; "" when it names someone without a usable reference."""
    for name in _ABOUT:
        held = resource.get(name)
        # Of several people it is nobody's own record: the references in it decide.
        one = held[0] if isinstance(held, list) and len(held) == 1 else held
        if isinstance(one, dict) and (found := _whom(one)) is not None:
            return found
    return None


def _whom(one: Resource) -> str | None:
    reference = one.get("reference")
    if isinstance(reference, str) and reference:
        person = key_of(reference).startswith("Patient/") or reference.startswith(("urn:", "#"))
        return reference if person else None
    # A name or number alone is no sure sign of who is meant; nor is it nobody.
    return "" if "identifier" in one or "display" in one else None


class Found:
    """The resources of one import, by what others call them."""

    def __init__(
        self, resources: Iterable[ReadResource], repeats: Iterable[tuple[ReadResource, ReadResource]] = ()
    ) -> None:
        """`repeats`: (a further copy, the resource it repeats); references near the copy mean that resource."""
        self._near: dict[tuple[str, str], ReadResource] = {}
        self._anywhere: dict[str, list[ReadResource]] = {}
        for one in resources:
            for name in _names(one):
                self._near.setdefault((one.scope, name), one)
                self._anywhere.setdefault(name, []).append(one)
        for copy, first in repeats:
            for name in _names(copy):
                self._near.setdefault((copy.scope, name), first)

    def resolve(self, reference: str, scope: str) -> tuple[ReadResource, ...]:
        """What is meant: inside the same file or bundle if it is there, else everything of that name in the import."""
        for name in (reference, key_of(reference)):
            near = self._near.get((scope, name))
            if near is not None:
                return (near,)
        return tuple(self._anywhere.get(reference) or self._anywhere.get(key_of(reference)) or ())

    def one(self, reference: str, scope: str) -> ReadResource | None:
        """The one resource meant; None when there is none, or several with different content."""
        found = self.resolve(reference, scope)
        return found[0] if len({each.canonical for each in found}) == 1 else None


def _names(one: ReadResource) -> set[str]:
    return {name for name in (f"{one.type}/{one.id}" if one.id else "", one.full_url) if name}
