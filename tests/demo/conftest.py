"""A tiny demo clinic, made once for the module that asks: the cast and a few invented clients, on a fixed day."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from steadystep.chart.when import zone_named
from steadystep.clinic.chartroom.clinic_value import forget_clinic
from steadystep.faces.cli import simulator
from steadystep.faces.cli.simulator import SeedReport
from steadystep.faces.cli.simulator.cast import ZONE, id_of
from steadystep.faces.cli.simulator.scribe import local
from steadystep.faces.cli.simulator.stories import STORIES
from steadystep.faces.cli.simulator.stories.telling import shift_of

UNTIL = datetime(2026, 11, 18, 16, 0, tzinfo=UTC)  # a Wednesday, eleven in the morning at the clinic
TODAY = UNTIL.astimezone(zone_named(ZONE)).date()
CLIENTS = 13  # the nine of the cast and four more


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker) -> Iterator[SeedReport]:
    """Seeded once a module, and rolled back: entries cannot be deleted."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.DEMO", True)
        with transaction.atomic():
            forget_clinic()
            yield simulator.seed(clients=CLIENTS, until=UNTIL, processes=1)
            transaction.set_rollback(True)
        forget_clinic()


def client_of(key: str) -> str:
    return id_of("client", key)


@pytest.fixture(scope="session")
def at() -> Callable[[str, str, str], datetime]:
    """`at("elena", "2026-03-17", "09:00")`: that moment of a story, as the acceptance case dates it."""
    shifts: dict[str, timedelta] = {story.key: shift_of(story.last_day, UNTIL) for story in STORIES}
    return lambda key, day, hour: local(date.fromisoformat(day) + shifts[key], hour)
