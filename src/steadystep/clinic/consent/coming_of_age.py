"""What a guardian's signature opens, and until when: clinical/consent_and_roles.md, "Adolescents"; 42 CFR 2.14."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from dateutil.relativedelta import relativedelta

from steadystep.chart import Chart, Entry
from steadystep.chart.intake import Demographics
from steadystep.chart.team import ConsentGiven
from steadystep.chart.when import zone_named

OF_AGE: Final = 18


def of_age_on(chart: Chart) -> date | None:
    """The 18th birthday; of a birth date known to the month or year the earliest it can be. None where it is unknown."""
    told = chart.latest(Demographics)
    if told is None or told.body.birth_date is None:
        return None
    return told.body.birth_date.day + relativedelta(years=OF_AGE)


def is_minor(chart: Chart, at: datetime) -> bool:
    """Whether the client is under 18 at `at`; not where no birth date is known."""
    of_age = of_age_on(chart)
    return of_age is not None and _day(chart, at) < of_age


def outgrown(chart: Chart, given: Entry[ConsentGiven], at: datetime) -> bool:
    """A guardian signed it for a minor who is of age by now: from that day it opens nothing."""
    if given.body.signed_by != "guardian":
        return False
    return is_minor(chart, given.occurred) and not is_minor(chart, at)


def _day(chart: Chart, at: datetime) -> date:
    told = chart.latest(Demographics)
    zone = told.body.zone if told else ""
    return at.astimezone(zone_named(zone)).date() if zone else at.date()
