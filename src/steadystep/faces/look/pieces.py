"""The values some pieces are drawn from. Faces fill them with words already translated; dicts of the same keys do too."""

from datetime import datetime
from typing import Literal

import msgspec

Meaning = Literal["urgent", "attention", "information", "fine", "quiet"]


class Link(msgspec.Struct, frozen=True):
    label: str
    href: str = ""


class Choice(msgspec.Struct, frozen=True):
    """A tab, a filter chip or a preset; `count` is shown when given."""

    label: str
    href: str
    chosen: bool = False
    count: int | None = None


class FindingLine(msgspec.Struct, frozen=True):
    """One suggestion. `what` is the line; the rest opens. `checker` empty or "unchecked" shows the warning mark.
    `broken`: the rule could not be run, and that is what is said."""

    meaning: Meaning
    what: str
    why: str = ""
    word: str = ""
    because: tuple[Link, ...] = ()
    missing: tuple[str, ...] = ()
    sources: tuple[Link, ...] = ()
    checker: str = "unchecked"
    broken: bool = False


class DutyRow(msgspec.Struct, frozen=True):
    """Someone must do something by `due`. `who` is about whom, `owner` who has it now."""

    meaning: Meaning
    who: str
    what: str
    due: datetime
    owner: str
    href: str = ""
    word: str = ""
    closes: str = ""
