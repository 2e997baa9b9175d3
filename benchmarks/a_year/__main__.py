"""`python -m benchmarks.a_year [SEED]` in an empty demo installation; the last line printed is JSON."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import django

WEEKS = 52
FIRST = date(2027, 1, 4)


def main() -> None:
    django.setup()
    from steadystep.clinic.chartroom.clinic_value import forget_clinic
    from steadystep.clinic.ledger import clock
    from steadystep.faces.cli import starting
    from steadystep.faces.cli.simulator.house import house, make_clinic

    from .lives import lives
    from .living import live, look
    from .summary import summary

    starting.make_ready()
    dice = Random(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    ends = datetime.combine(FIRST + timedelta(weeks=WEEKS), time(), UTC)
    with clock.simulated(ends - timedelta(weeks=1)):
        make_clinic(ends)
        forget_clinic()
    everybody = list(lives(house(), FIRST, WEEKS, dice))
    live(everybody, ends, dice)
    with clock.simulated(ends):
        found = [look(life) for life in everybody]
    print(json.dumps(summary(found, WEEKS)))


if __name__ == "__main__":
    main()
