"""Charts whose review breaks: put off, so that the others do not wait; counted, so that somebody mends them."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from steadystep.clinic.ledger import clock

from .models import CaseloadRow
from .projecting import FAILING

PUT_OFF: Final = timedelta(hours=1)


def put_off(client: str) -> None:
    """Look at this chart again in an hour; until then lists show it as failing."""
    soon = clock.microseconds(clock.now() + PUT_OFF)
    CaseloadRow.objects.filter(client=client).update(next_look=soon, failing=True, basis=FAILING)


def failing() -> int:
    """How many charts are judged by hand until they are mended."""
    return CaseloadRow.objects.filter(basis=FAILING).count()
