"""Four processes write to one chart at once: nothing is lost, nothing stands twice, the numbers are dense."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from steadystep.chart.plan import Goal
from steadystep.chart.safety import Raised
from steadystep.clinic.chartroom.models import CaseloadRow, DutyRow
from steadystep.clinic.ledger import reading
from steadystep.clinic.ledger.models import ChartHead
from steadystep.clinic.notices.models import Notice
from tests.chartroom.cast import admit, make_cast

ROOT = Path(__file__).parents[2]
WRITERS, EACH = 4, 12
# A process of its own, with the settings of the product on the test's database.
PROGRAM = """
import json, sys
import django
django.setup()
from django.db import connections
from tests.ledger.one_writer import work
database, given = json.loads(sys.stdin.read())
connections.databases["default"].update(database)
print(json.dumps(work(**given)))
"""


def start(given: dict[str, object]) -> subprocess.Popen[str]:
    keep = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")
    database = {key: str(value) for key, value in connection.settings_dict.items() if key in keep}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
    )  # fmt: skip
    assert process.stdin
    process.stdin.write(json.dumps([database, given]))
    process.stdin.close()
    return process


@pytest.mark.django_db(transaction=True)
def test_four_processes_on_one_chart():
    cast = make_cast()
    client = admit(cast)
    before = reading.read_chart(client).seq
    running = [
        start({"person": cast.tess.id, "client": client, "writer": n, "count": EACH}) for n in range(WRITERS)
    ]
    said = []
    for process in running:
        assert process.stdout
        assert process.stderr
        out, fault = process.stdout.read(), process.stderr.read()
        assert process.wait(timeout=120) == 0, fault[-2000:]
        said.append(json.loads(out))
    chart = reading.read_chart(client)
    assert [entry.seq for entry in chart.entries] == list(range(1, len(chart.entries) + 1))
    recorded = [entry.recorded_at for entry in chart.entries]
    assert recorded == sorted(recorded)
    told = [one for written in said for one in written]
    assert len(set(told)) == len(told) == WRITERS * EACH, "each was told of its own entries, once"
    assert {entry.id for entry in chart.entries[before:] if entry.kind != "raised"} == set(told)
    assert (
        sum(entry.kind == "goal" for entry in chart.standing) == len(chart.of(Goal)) == WRITERS * (EACH - 1)
    )
    assert len(chart.of(Raised)) == 1, "four risk answers within a day are one event, whoever came first"
    assert ChartHead.objects.get(pk=client).seq == CaseloadRow.objects.get(client=client).seq == chart.seq
    assert DutyRow.objects.filter(client=client, raised=chart.of(Raised)[0].id).count() == 1
    assert Notice.objects.filter(client=client, rung=0, channel="in_app").count() == 1
