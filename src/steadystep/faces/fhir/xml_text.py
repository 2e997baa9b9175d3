"""FHIR XML into FHIR's JSON shape. No DTD, no entities, nothing fetched; depth and size are bounded while reading."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from steadystep.chart.words import say

from .elements import SCALARS, UNKNOWN, holds
from .found import DEEPEST, MOST_ELEMENTS, Resource, Unreadable

FHIR: Final = "{http://hl7.org/fhir}"
XHTML: Final = "http://www.w3.org/1999/xhtml"
_DIV: Final = "{" + XHTML + "}div"
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,18})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]{1,4})?")
_FRESH = say("Ask the sending system for a fresh export.")


class _Bounded(TreeBuilder):
    """A tree that refuses to grow past what FHIR needs: a file of open tags would otherwise fill the memory."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._count = 0

    def start(self, tag: Any, attrs: Any, /) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > MOST_ELEMENTS:
            raise Unreadable(say("It is nested too deeply or holds too many elements to be FHIR."), _FRESH)
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def parse(raw: bytes) -> Resource:
    """The resource (or Bundle) of an XML file in the shape of FHIR JSON; raises `Unreadable`.

    Encodings are those of XML: UTF-8, UTF-16 with its mark, or the 8-bit one that the file declares.
    """
    root = _root(raw)
    if not root.tag.startswith(FHIR):
        raise Unreadable(
            say("This is XML, but not FHIR: its first element is '{name}'.", name=root.tag[:80]),
            say("Choose a FHIR R4 export (a resource or a Bundle)."),
        )
    return _resource(root)


def _root(raw: bytes) -> Element:
    # Entities are forbidden as well as the DTD that would declare them: two locks on the same door.
    parser = DefusedXMLParser(target=_Bounded(), forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(raw)
        root = parser.close()
    except DefusedXmlException as error:
        raise Unreadable(
            say("It declares a DTD or entities, which FHIR forbids: it was not read further."),
            say("Treat this file with suspicion, and ask the sender for a plain FHIR export."),
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable(say("It is not whole XML: {fault}.", fault=str(error)), _FRESH) from error
    if root is None:
        raise Unreadable(say("It is an empty XML file."), _FRESH)
    return root


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _resource(element: Element) -> Resource:
    name = _local(element)
    return {"resourceType": name, **_children(element, name, is_resource=True)}


def _children(element: Element, owner: str, *, is_resource: bool) -> Resource:
    found: Resource = dict(_attributes(element))
    grouped: dict[str, list[Element]] = {}
    for child in element:
        grouped.setdefault(_local(child), []).append(child)
    for name, group in grouped.items():
        kind, repeated = holds(owner, name, is_resource=is_resource)
        repeated = (
            repeated or len(group) > 1
        )  # more than FHIR allows is kept too; the shape check will say so
        if kind in SCALARS or (kind == UNKNOWN and "value" in group[0].attrib):
            found.update(_primitives(name, group, kind, repeated=repeated))
        else:
            values = [_complex(child, kind) for child in group]
            found[name] = values if repeated else values[0]
    return found


def _attributes(element: Element) -> Resource:
    """`id` on elements and `url` on extensions are attributes in XML and ordinary keys in JSON."""
    return {name: value for name, value in element.attrib.items() if name in {"id", "url"}}


def _complex(element: Element, kind: str) -> Any:
    if element.tag == _DIV:
        return _xhtml(element)
    if kind == "Resource":
        inner = next(iter(element), None)
        return {} if inner is None else _resource(inner)
    return _children(element, kind, is_resource=False)


def _primitives(name: str, group: list[Element], kind: str, *, repeated: bool) -> Resource:
    """A primitive is its value; its id and extensions go to `_name`, position by position (FHIR JSON)."""
    extras = [
        _extra(child) for child in group
    ]  # first: reading the narrative's value takes its namespace off
    values = [_value(child, kind) for child in group]
    if not repeated:
        values, extras = values[:1], extras[:1]
    found: Resource = {}
    if any(value is not None for value in values):
        found[name] = values if repeated else values[0]
    if any(extras):
        found[f"_{name}"] = extras if repeated else extras[0]
    return found


def _value(element: Element, kind: str) -> Any:
    if element.tag == _DIV:
        return _xhtml(element)
    raw = element.attrib.get("value")
    if raw is None:
        return None
    if kind == "boolean":
        return {"true": True, "false": False}.get(raw.strip(), raw)
    return _number(raw.strip(), raw) if kind in {"integer", "decimal"} else raw


def _number(text: str, raw: str) -> int | Decimal | str:
    """As JSON would read it; what is no number stays text, and the shape check names it."""
    if _INTEGER.fullmatch(text):
        return int(text)
    try:
        return Decimal(text) if _DECIMAL.fullmatch(text) else raw
    except InvalidOperation:
        return raw


def _extra(element: Element) -> Resource | None:
    if element.tag == _DIV:
        return None
    return _children(element, "Element", is_resource=False) or None


def _xhtml(element: Element) -> str:
    """The narrative as the XHTML text that FHIR JSON carries."""
    for one in element.iter():
        one.tag = str(one.tag).replace("{" + XHTML + "}", "")
    element.set("xmlns", XHTML)
    element.tail = None
    return tostring(element, encoding="unicode")
