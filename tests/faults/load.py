"""Writes without pause until its input ends, and says of each entry when it was acknowledged.

    python -m tests.faults.load < /dev/null        one line a request: {"at": 1763800000.1, "ids": ["..."]}

Run beside a backup (tests/faults/restore_drill.py). The database is that of the environment.
"""

from __future__ import annotations

import json
import random
import select
import sys
import time

from tests.faults import actors  # first: it sets Django up
from tests.faults.kill_run import CLIENTS, LONGEST_ANSWER, Run
from tests.faults.processes import CONTEXT, House


def main() -> None:
    from steadystep.clinic.chartroom.waking import every_client

    CONTEXT.set_forkserver_preload([actors.__name__])
    run = Run(clients=sorted(every_client())[:CLIENTS], dice=random.Random())
    house = House()
    house.start()
    while not select.select([sys.stdin], [], [], 0)[0]:
        for server in house.servers:
            server.ask(run.request())
        for server in house.servers:
            before = len(run.acknowledged)
            run.settle(server, LONGEST_ANSWER)
            acknowledged = list(run.acknowledged)[before:]
            sys.stdout.write(json.dumps({"at": time.time(), "ids": acknowledged}) + "\n")
            sys.stdout.flush()
    house.stop()


if __name__ == "__main__":
    main()
