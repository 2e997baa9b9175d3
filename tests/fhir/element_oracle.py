"""Makes `src/steadystep/faces/fhir/elements.json` from fhir.resources (R4B), a development tool only.

python -m tests.fhir.element_oracle    # writes the file anew; the test `test_elements` fails when it is stale
"""

from __future__ import annotations

import datetime
import decimal
import importlib
import pkgutil
import typing
import uuid
from pathlib import Path
from typing import Any

import msgspec
from fhir.resources import R4B
from pydantic import AnyUrl

FILE = Path(__file__).parents[2] / "src/steadystep/faces/fhir/elements.json"
# On every element or every resource: known to the code, so not repeated for each type.
EVERYWHERE = {
    "id",
    "extension",
    "modifierExtension",
    "meta",
    "implicitRules",
    "language",
    "text",
    "contained",
}
RESOURCE_OWN = {"meta", "implicitRules", "language", "text", "contained"}
# `text` is the narrative only on a resource; elsewhere it is an ordinary element.
SCALARS = {bool: "boolean", int: "integer", decimal.Decimal: "decimal"}
WRITTEN_AS_TEXT = {AnyUrl, uuid.UUID, str, bytes, datetime.date, datetime.datetime, datetime.time}


def table() -> dict[str, dict[str, str]]:
    """Type name to {element: what it holds}; `*` behind what may be repeated.

    What it holds is another type's name, or one of boolean, integer, decimal, string.
    """
    found: dict[str, dict[str, str]] = {}
    for module in pkgutil.iter_modules(R4B.__path__):
        if module.ispkg or module.name == "abc":
            continue
        for name, value in vars(importlib.import_module(f"fhir.resources.R4B.{module.name}")).items():
            if isinstance(value, type) and hasattr(value, "model_fields") and not name.startswith("_"):
                elements = _elements(value)
                if elements:
                    found[value.get_resource_type()] = elements
    return dict(sorted(found.items()))


def _elements(model: Any) -> dict[str, str]:
    is_resource = "implicitRules" in model.model_fields
    left_out = EVERYWHERE if is_resource else EVERYWHERE - RESOURCE_OWN
    elements = {}
    for field in model.model_fields.values():
        name = field.alias or ""
        if not name or name.startswith("_") or name in left_out | {"fhir_comments", "resourceType"}:
            continue
        elements[name] = _holds(field.annotation)
    return dict(sorted(elements.items()))


def _holds(annotation: Any, repeated: str = "") -> str:
    origin = typing.get_origin(annotation)
    if origin is list:
        return _holds(typing.get_args(annotation)[0], "*")
    if origin is typing.Annotated:
        return _holds(typing.get_args(annotation)[0], repeated)
    if origin is not None:
        inner = [one for one in typing.get_args(annotation) if one is not type(None)]
        lists = [one for one in inner if typing.get_origin(one) is list]
        return _holds((lists or inner)[0], repeated)
    if annotation in SCALARS:
        return SCALARS[annotation] + repeated
    if annotation in WRITTEN_AS_TEXT:
        return "string" + repeated
    return annotation.__name__.removesuffix("Type") + repeated


def main() -> None:
    FILE.write_bytes(written(table()))


def written(elements: dict[str, dict[str, str]]) -> bytes:
    """One type a line, so that a change can be read in a diff."""
    lines = [f'"{name}":{msgspec.json.encode(held).decode()}' for name, held in elements.items()]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


if __name__ == "__main__":
    main()
