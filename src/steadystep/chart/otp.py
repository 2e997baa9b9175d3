"""Medication: the opioid treatment program that gives methadone, and the last dose it confirmed. A Part 2 record from birth."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from . import checks
from .body import Body, CareWord, kept
from .mistakes import unreadable
from .quantity import Dose
from .substance import PART_2


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
