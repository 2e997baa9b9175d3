"""Medication: the opioid treatment program that gives methadone, and the last dose it confirmed. A Part 2 record from birth."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept
from .mistakes import unreadable
from .quantity import Dose
from .substance import PART_2

# In this order, each by a person: consent and the confirmed dose have entries of their own.
HANDOVER_STEPS: Final = (
    "called",
    "introduced",
    "records_sent",
    "intake_booked",
    "ride_arranged",
    "arrived",
    "not_accepted",
)


class OtpContact(Body, frozen=True, kw_only=True, tag="otp_contact"):
    """Where methadone is given and whom to call. `consent` is the client's consent for that program, None while there is none.

    `last_dose` was taken on `last_dose_day`, as `confirmed_by` at the program said on the day of this entry; a dose that
    nobody confirmed is not written here.
    """

    word: ClassVar[CareWord] = "medication"
    born_labels = PART_2

    program: str
    phone: str = ""
    contact: str = ""
    consent: str | None = None
    last_dose: Dose | None = None
    last_dose_day: date | None = None
    confirmed_by: str = ""

    def __post_init__(self) -> None:
        checks.name("Program", self.program)
        for field, value in (
            ("Phone", self.phone),
            ("Contact", self.contact),
            ("Confirmed by", self.confirmed_by),
        ):
            checks.short_enough(field, value)
        told = (self.last_dose is not None, self.last_dose_day is not None, bool(self.confirmed_by.strip()))
        if any(told) and not all(told):
            raise unreadable(
                "A confirmed dose needs all three: how much, on which day, and who of the program said so."
            )

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.consent)


class HandoverStep(Body, frozen=True, kw_only=True, tag="handover_step"):
    """A step of the warm handover to a program: who there was spoken to (`spoke_with`), by the author, and what was agreed.

    `together`: the client was in the room or on the line. `day`: the day that was named, such as the intake there.
    """

    word: ClassVar[CareWord] = "medication"
    born_labels = PART_2

    program: str
    step: str
    spoke_with: str
    together: bool = False
    day: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        checks.name("Program", self.program)
        checks.one_of("Step", self.step, frozenset(HANDOVER_STEPS))
        checks.name("Who there was spoken to", self.spoke_with)
        checks.short_enough("Note", self.note)
        if self.step == "intake_booked" and self.day is None:
            raise unreadable("On which day is the intake there? Without it nobody can remind the client.")

    @property
    def code(self) -> str:
        return self.step
