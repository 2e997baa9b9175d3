"""Help that is not ours: groups and lines for clients and for those who care for them, and general words for caregivers."""

from __future__ import annotations

from typing import Literal

from .examples import Outcome
from .provenance import Basis, Fact, Provenance, refuse

ForWhom = Literal["client", "caregiver"]


class OutsideHelp(Fact, frozen=True, kw_only=True):
    """Somebody outside: `call` a number as it is said, `address` a page; at least one of the two. `about` is whom or what they are for."""

    id: str
    title: str
    about: str
    for_whom: tuple[ForWhom, ...]
    call: str = ""
    address: str = ""


class CarerTopic(Fact, frozen=True, kw_only=True):
    """General words for somebody who cares for another: nothing of any client in them."""

    id: str
    title: str
    lines: tuple[str, ...]


class CarerCheck(Fact, frozen=True, kw_only=True):
    """A caregiver's own check. From a conflict of `ask_safety_from` (0 to 10) their own safety is asked about in private.

    Who asks for support hears from a named person within `answer_working_days`.
    """

    instrument: str
    ask_safety_from: int
    answer_working_days: int
    basis: Basis


class SafetyExample(Fact, frozen=True, kw_only=True):
    """A conflict at home, and whether safety is asked about."""

    name: str
    outcome: Outcome
    conflict: int | None


class SupportOutside(Fact, frozen=True, kw_only=True):
    check: CarerCheck
    topics: tuple[CarerTopic, ...]
    links: tuple[OutsideHelp, ...]
    provenance: Provenance
    examples: tuple[SafetyExample, ...]

    def __post_init__(self) -> None:
        silent = [one.id for one in self.links if not one.call and not one.address]
        refuse([f"link {name} leads nowhere. Next: give it a number or an address" for name in silent])

    def links_for(self, whom: ForWhom) -> tuple[OutsideHelp, ...]:
        return tuple(one for one in self.links if whom in one.for_whom)

    def asks_safety(self, conflict: int | None) -> bool | None:
        """None: nobody said how much conflict there was."""
        return None if conflict is None else conflict >= self.check.ask_safety_from
