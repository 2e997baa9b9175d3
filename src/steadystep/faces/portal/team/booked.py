"""What every wish about a visit shares: the visit it is about, and the words in which staff read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404
from django.utils import timezone
from django.utils.translation import override

from steadystep.faces.portal.own import Own
from steadystep.reasoning.facts.visits import VisitFact


def booked_visit(own: Own, visit: str) -> VisitFact:
    """The client's own visit that is still booked; a page not found for any other."""
    for one in own.view.visits:
        if one.entry == visit and one.outcome == "booked":
            return one
    raise Http404


@contextmanager
def as_staff_read(own: Own) -> Iterator[None]:
    """In the clinic's own language and hours."""
    with override("en"), timezone.override(own.opened.clinic.zone):
        yield
