"""Whom to call now: the clinic's own numbers first, then those that knowledge names. It must work when little else does."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from typing import Any

from django.db import DatabaseError
from django.utils.translation import get_language, gettext, gettext_noop

from steadystep import knowledge
from steadystep.clinic.people.roster import clinic
from steadystep.knowledge.reading import KnowledgeRefused

logger = logging.getLogger(__name__)

# The lines of knowledge/safety/crisis_lines.yaml, named here so that they are translated.
_NAMED = (
    gettext_noop("988 Suicide and Crisis Lifeline"), gettext_noop("Emergency services"), gettext_noop("Poison line"),
    gettext_noop("thoughts of suicide or a crisis of mind or substance use"), gettext_noop("danger to life now"),
    gettext_noop("wrong medicine or too much of it"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """`number` as it is said (or the address of a chat). `how` is call, text or chat; `hours` and `where` may be empty."""

    name: str
    number: str
    why: str = ""
    how: str = "call"
    hours: str = ""
    where: str = ""

    @property
    def dials(self) -> str:
        """The number as the telephone takes it."""
        return re.sub(r"[^\d+]", "", self.number)

    @property
    def href(self) -> str:
        """Where a touch leads."""
        if self.how == "chat":
            return self.number
        return f"{'sms' if self.how == 'text' else 'tel'}:{self.dials}"

    @property
    def said(self) -> str:
        """The number, and what to do with it where that is not to call."""
        if self.how == "chat":
            return gettext("Chat")
        return gettext("Text %(number)s") % {"number": self.number} if self.how == "text" else self.number

    @property
    def details(self) -> str:
        return " · ".join(filter(None, (self.why, self.hours, self.where)))


def lines() -> list[Line]:
    """Each number once, those of the clinic in the reader's language first."""
    own, _place = _of_the_clinic()
    known = _known()
    why = {line.href: line.why for line in known}
    # A clinic that lists 988 itself may name it its own way; what it is for stays said.
    own = [replace(line, why=line.why or why.get(line.href, "")) for line in own]
    return _once([*own, *known])


def _known() -> list[Line]:
    """What knowledge names; if its files are refused, the two numbers without which this page has no sense."""
    try:
        return [
            Line(gettext(one.name), one.call, gettext(one.when), one.how)
            for one in knowledge.load().crisis_lines
        ]
    except KnowledgeRefused:
        logger.error("crisis lines could not be read: knowledge was refused")
        return [Line(gettext(_NAMED[0]), "988"), Line(gettext(_NAMED[1]), "911")]


def place() -> str:
    """Where to go in a crisis, as the clinic wrote it; may be empty."""
    return _of_the_clinic()[1]


def _once(every: list[Line]) -> list[Line]:
    found: dict[str, Line] = {}
    for line in every:
        if line.dials or line.how == "chat":
            found.setdefault(line.href, line)
    return list(found.values())


def _of_the_clinic() -> tuple[list[Line], str]:
    try:
        row = clinic()
    except DatabaseError as error:
        logger.error("crisis numbers of the clinic could not be read: %s", type(error).__name__)
        return [], ""
    if row is None:
        return [], ""
    language = (get_language() or "en")[:2]
    entries = [one for one in row.crisis_numbers if isinstance(one, dict) and one.get("number")]
    entries.sort(key=lambda one: language not in (one.get("languages") or [language]))
    return [_line(one) for one in entries], row.crisis_place


def _line(row: dict[str, Any]) -> Line:
    """As the clinic's row keeps it; rows of long ago hold a number and a name."""
    kept = {name: str(row.get(name, "")) for name in ("name", "number", "why", "hours", "where")}
    return Line(**kept, how=str(row.get("how") or "call"))
