"""Breaks things at random points (tests/faults/breaking.py), and then looks whether anything promised is missing.

    STEADYSTEP_DATA=/tmp/somewhere python -m tests.faults.kill_run --kills 1000 --json

The process that runs this is the person: it sends entries under ids of its own, keeps what was acknowledged, and
sends again what was not. The database is that of the environment (SQLite in the data folder, or DATABASE_URL).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.faults import actors, breaking
from tests.faults.actors import Request
from tests.faults.breaking import Fault
from tests.faults.processes import CONTEXT, House, Server

LONGEST_ANSWER = (
    60.0  # seconds; longer than the pool waits for a connection, else an answer comes to the next question
)
CLIENTS = 4


@dataclass
class Run:
    """What was sent, and what was acknowledged: entry id to client."""

    clients: list[str]
    dice: random.Random
    acknowledged: dict[str, str] = field(default_factory=dict)
    sent: list[Request] = field(default_factory=list)
    again: list[Request] = field(default_factory=list)
    kills: Counter[str] = field(default_factory=Counter)
    stopped: list[str] = field(default_factory=list)
    unanswered: int = 0

    def request(self) -> Request:
        """What was never answered first, under the same ids; else something new."""
        if self.again:
            return self.again.pop(0)
        request = (
            self.dice.choice(self.clients),
            tuple(self._entry() for _ in range(self.dice.randint(1, 3))),
        )
        self.sent.append(request)
        return request

    def _entry(self) -> tuple[str, str, bytes]:
        when = {"at": actors.today().at}
        if self.dice.random() < 0.3:
            answer = {
                "instrument": "phq_9",
                "form": str(uuid.uuid4()),
                "item": 9,
                "value": self.dice.randint(0, 3),
            }
            return str(uuid.uuid4()), "item_answered", _body("item_answered", when=when, **answer)
        day = actors.today().day.isoformat()
        return (
            str(uuid.uuid4()),
            "daily_checkin",
            _body("daily_checkin", when=when, day=day, mood=self.dice.randint(0, 10)),
        )

    def settle(self, server: Server, wait: float) -> None:
        """Take the answer, or keep the request to be sent again."""
        ids = server.answer(wait)
        if server.asked is not None:
            client, entries = server.asked
            if ids is None:
                self.again.append(server.asked)
                self.unanswered += 1
            else:
                assert set(ids) == {key for key, _, _ in entries}
                self.acknowledged |= dict.fromkeys(ids, client)
        server.asked = None


def _body(kind: str, **fields: Any) -> bytes:
    return json.dumps({"kind": kind, **fields}).encode()


def rounds(run: Run, kills: int) -> None:
    """Each round both servers write, and something breaks at some point of it."""
    house = House()
    house.start()
    breaking_here = breaking.faults()
    for number in range(kills):
        if number and number % 100 == 0:
            sys.stderr.write(f"  {number} of {kills} kills\n")
        one_round(run, house, run.dice.choice(breaking_here)(house, run.dice))
        run.stopped += house.stopped_by_itself()
    while run.again:
        house.servers[0].ask(run.request())
        run.settle(house.servers[0], LONGEST_ANSWER)
    house.stop()


def one_round(run: Run, house: House, fault: Fault) -> None:
    fault.prepare()
    for server in house.servers:
        server.ask(run.request())
    time.sleep(run.dice.uniform(0, 0.06))
    fault.strike()
    run.kills[fault.name] += 1
    for server in house.servers:
        run.settle(server, 0 if server in fault.cut_off else LONGEST_ANSWER)
    fault.restore()
    _make_due(run.dice.choice(run.clients))


def _make_due(client: str) -> None:
    from steadystep.clinic.chartroom.models import CaseloadRow

    CaseloadRow.objects.filter(client=client).update(next_look=0)


def _connect_without_a_pool() -> None:
    """One connection for this process: a pool would go on handing out those that died with a restarted database."""
    from django.db import connection

    connection.settings_dict["OPTIONS"].pop("pool", None)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--seed", type=int, default=None, help="the same dice again")
    parser.add_argument("--json", action="store_true", dest="as_json")
    options = parser.parse_args()
    from tests import small_clinic
    from tests.faults import verdict

    CONTEXT.set_forkserver_preload(["tests.faults.actors"])
    _connect_without_a_pool()
    seed = options.seed if options.seed is not None else random.randrange(1_000_000)
    clinic = small_clinic.open_clinic()
    run = Run(
        clients=[small_clinic.new_client(clinic, f"Client {n}") for n in range(CLIENTS)],
        dice=random.Random(seed),
    )
    start = time.monotonic()
    rounds(run, options.kills)
    broken = verdict.broken(run)
    said = {"seed": seed, "kills": run.kills, "requests": len(run.sent), "acknowledged": len(run.acknowledged),
            "unanswered": run.unanswered, "seconds": round(time.monotonic() - start, 1), **verdict.counts(broken),
            "broken": [f"{promise}: {what}" for promise, what in broken]}  # fmt: skip
    sys.stdout.write(json.dumps(said) + "\n" if options.as_json else f"{said}\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
