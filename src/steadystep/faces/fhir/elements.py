"""What FHIR says about each element: whether it repeats, and whether it is a number, a truth value, text or a type.

`elements.json` is made from the published R4B definitions (equal to R4 for everything mapped here) by
tests/fhir/element_oracle.py.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from importlib.resources import files
from math import isfinite
from typing import Any, Final

import msgspec

from steadystep.chart.words import Words, say

from .found import DEEPEST, Resource

_EVERY_ELEMENT: Final = {"id": "string", "extension": "Extension*"}
_EVERY_BACKBONE: Final = {"modifierExtension": "Extension*"}
_EVERY_RESOURCE: Final = {
    "meta": "Meta", "implicitRules": "string", "language": "string", "text": "Narrative", "contained": "Resource*",
}  # fmt: skip
SCALARS: Final = frozenset({"string", "boolean", "integer", "decimal"})
UNKNOWN: Final = ""


@cache
def _table() -> dict[str, dict[str, str]]:
    raw = files(__package__).joinpath("elements.json").read_bytes()
    return msgspec.json.decode(raw, type=dict[str, dict[str, str]])


def known_type(name: str) -> bool:
    return name in _table()


def holds(owner: str, element: str, *, is_resource: bool) -> tuple[str, bool]:
    """What `element` of type `owner` holds and whether it repeats; (`UNKNOWN`, False) for what FHIR does not define."""
    own = _table().get(owner, {})
    found = own.get(element) or _EVERY_ELEMENT.get(element) or _EVERY_BACKBONE.get(element)
    if found is None and is_resource:
        found = _EVERY_RESOURCE.get(element)
    return (found.rstrip("*"), found.endswith("*")) if found else (UNKNOWN, False)


def misshapen(resource: Resource) -> Words | None:
    """The first element whose JSON cannot be what FHIR says it is, in words; None when all fit. Unknown elements pass."""
    return _fault(resource, str(resource["resourceType"]), str(resource["resourceType"]), 0)


def _fault(value: Resource, owner: str, path: str, depth: int) -> Words | None:
    if depth > DEEPEST:
        return say("{path} is nested too deeply.", path=path)
    for name, held in value.items():
        kind, repeated = holds(owner, name, is_resource="resourceType" in value)
        if kind == UNKNOWN:
            continue
        if repeated != isinstance(held, list):
            return _list_wanted(f"{path}.{name}", repeated)
        for one in held if isinstance(held, list) else [held]:
            found = _fault_of_one(one, kind, f"{path}.{name}", depth, in_list=repeated)
            if found is not None:
                return found
    return None


def _fault_of_one(one: Any, kind: str, path: str, depth: int, *, in_list: bool) -> Words | None:
    if one is None and in_list and kind in SCALARS:
        return None  # FHIR writes null where only the extension of a repeated primitive is known
    if kind in SCALARS:
        return None if _fits(one, kind) else say("{path} should be a {kind}.", path=path, kind=kind)
    if not isinstance(one, dict):
        return say("{path} should be an object.", path=path)
    if kind == "Resource":
        kind = str(one.get("resourceType", ""))
    return _fault(one, kind, path, depth + 1)


def _list_wanted(path: str, repeated: bool) -> Words:
    return (
        say("{path} should be a list.", path=path)
        if repeated
        else say("{path} should not be a list.", path=path)
    )


def _fits(value: Any, kind: str) -> bool:
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "string":
        return isinstance(value, str)
    number = isinstance(value, int) if kind == "integer" else _is_decimal(value)
    return number and not isinstance(value, bool)


def _is_decimal(value: Any) -> bool:
    return isinstance(value, int | Decimal) or (isinstance(value, float) and isfinite(value))
