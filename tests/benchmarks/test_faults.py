"""What the fault campaign says to machines: one line, and status 1 if a promise was not kept."""

import contextlib
import json

import pytest
from click.testing import CliRunner

from benchmarks import __main__ as bench
from benchmarks import faults

NOTHING = dict.fromkeys((*faults.COUNTED, "acknowledged"), 0)


@pytest.mark.parametrize("broken", [[], ["entries_lost: one"]])
def test_one_line_for_machines_and_a_status(monkeypatch, broken):
    @contextlib.contextmanager
    def no_server(**_settings):
        yield "postgresql://nowhere"

    said = {**NOTHING, "kills": {"server": 3, "worker": 2}, "acknowledged": 7, "broken": broken}
    monkeypatch.setattr(faults, "_run", lambda kills, dice, server="": said)
    monkeypatch.setattr(faults.postgres, "running", no_server)
    run = CliRunner().invoke(bench.main, ["faults", "--kills", "5", "--json"])
    assert run.exit_code == (1 if broken else 0), run.output
    told = json.loads(run.stdout.splitlines()[0])
    assert (told["kills"], told["acknowledged"], len(told["broken"])) == (10, 14, 2 * len(broken))
