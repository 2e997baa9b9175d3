"""Who asks the clinic for something before any chart: enquiries, a caregiver who would like a call, who supervises whom."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.enquiries import keeping as enquiries
from steadystep.clinic.ledger import clock
from steadystep.clinic.supervision import keeping as supervision

from .cast import id_of
from .house import House

# How long before now, and what was written. Invented people.
_ENQUIRIES: Final[tuple[tuple[timedelta, dict[str, Any]], ...]] = (
    (timedelta(hours=3), {"for_whom": "somebody", "name": "Alma Whitby", "about_whom": "my brother Felix", "phone": "555-0131",
                          "safe_contact": "Call me after five, not at work.", "words": "He has not left his room for two weeks and says nothing helps."}),
    (timedelta(days=2), {"for_whom": "self", "name": "Hugo Lindqvist", "birth_date": "1991-05-14", "phone": "555-0132",
                         "words": "Panic on the train, three times this month. Evenings would be best."}),
    (timedelta(days=6), {"for_whom": "self", "name": "Paloma Reyes", "birth_date": "1984-11-02", "email": "paloma@example.org", "language": "es",
                         "words": "Busco terapia en español."}),
)  # fmt: skip
_SUPERVISED: Final = ("daniel", "kofi", "gus")


def asking(house: House, until: datetime) -> None:
    """Keep what was asked in the last days before `until`; one of them somebody has taken on and called."""
    for number, (ago, told) in enumerate(_ENQUIRIES):
        with clock.simulated(until - ago):
            enquiries.asked(UUID(id_of("enquiry", number)), told, clinic_value())
    last = UUID(id_of("enquiry", len(_ENQUIRIES) - 1))
    with clock.simulated(until - timedelta(days=4)):
        enquiries.take(house.people["ben"], last)
        enquiries.tell(
            house.people["ben"],
            last,
            "not_reached",
            "Rang twice; wrote that we have a therapist who speaks Spanish.",
        )
        for key in _SUPERVISED:
            supervision.begin(house.lead, UUID(house.lead.id), UUID(house.people[key].id), reads_notes=True)
