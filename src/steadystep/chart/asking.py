"""Asking: a questionnaire sent to a client, begun, or not answered for a reason. What is due is computed, never stored.

A *request* is one asking of one instrument, named by what began it (`reasoning/facts/asking.py` says how).
"""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord

ASKED_BY: Final = frozenset({"phone", "kiosk", "paper"})
# Why a questionnaire was not answered: coded, so that what stands in the way can be counted.
NOT_ANSWERED: Final = (
    "does_not_want", "too_long", "too_unwell", "too_upsetting", "no_phone_or_connection", "language", "reading_or_sight",
    "privacy", "asked_too_often", "no_time", "other",
)  # fmt: skip


class OfRequest(Body, frozen=True, kw_only=True):
    """What is told about one asking; no kind by itself. `request` is the asking's own name."""

    instrument: str
    request: str

    def __post_init__(self) -> None:
        checks.name("Instrument", self.instrument)
        checks.name("Request", self.request)

    @property
    def code(self) -> str:
        return self.instrument


class MeasureSent(OfRequest, frozen=True, kw_only=True, tag="measure_sent"):
    """Somebody asked the client for it: on their phone, on a device handed over in the clinic, or on paper."""

    word: ClassVar[CareWord] = "measures"

    way: str = "phone"
    note: str = ""

    def __post_init__(self) -> None:
        OfRequest.__post_init__(self)
        checks.one_of("Way", self.way, ASKED_BY)
        checks.short_enough("Note", self.note)


class SheetBegun(OfRequest, frozen=True, kw_only=True, tag="sheet_begun"):
    """The client opened the sheet and went to its first question. `form` is the sheet's own id."""

    word: ClassVar[CareWord] = "measures"

    form: str

    def __post_init__(self) -> None:
        OfRequest.__post_init__(self)
        checks.name("Form", self.form)


class MeasureDeclined(OfRequest, frozen=True, kw_only=True, tag="measure_declined"):
    """This asking goes unanswered, with the reason. The next cycle asks again: nobody is written off."""

    word: ClassVar[CareWord] = "measures"

    reason: str
    words: str = ""

    def __post_init__(self) -> None:
        OfRequest.__post_init__(self)
        checks.one_of("Reason", self.reason, frozenset(NOT_ANSWERED))
        checks.short_enough("In words", self.words)
