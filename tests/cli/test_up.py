"""`up` owns what it starts: stopped or killed, nothing of it lives on; and what dies under it is started again."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import COMMAND, alive, descendants, environment, free_port, listens, wait_for

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="looks into /proc to see who lives"
)
GONE_WITHIN = 25.0  # seconds; a guard against waiting for ever, not a figure to reach


@pytest.fixture(scope="module")
def ready(tmp_path_factory) -> Path:
    """A data folder with tables and static files, so that each test starts quickly."""
    data = tmp_path_factory.mktemp("data")
    code = "import django; django.setup(); from steadystep.faces.cli.starting import make_ready; make_ready()"
    subprocess.run([sys.executable, "-c", code], env=environment(data), check=True, capture_output=True)
    return data


@pytest.fixture
def up(ready):
    """up() is a running clinic: its process, its port, and the processes below it. All are gone after the test."""
    started: list[subprocess.Popen[str]] = []
    below: set[int] = set()

    def start():
        port = free_port()
        process = subprocess.Popen(
            [*COMMAND, "up", "--no-demo", "--port", str(port)], env=environment(ready), text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        started.append(process)
        said = []
        while not any("running" in line for line in said):
            said.append(process.stdout.readline())
            assert said[-1], "".join(said)  # it ended
        assert f"http://localhost:{port}" in said[-1]
        assert wait_for(lambda: len(descendants(process.pid)) >= 3, 30)  # server, its own child, worker
        below.update(descendants(process.pid))
        return process, port, descendants(process.pid)

    yield start
    for process in started:
        process.kill()
        process.communicate()
    for pid in alive(below):
        os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_stop_it_takes_everything_with_it(up, how):
    process, port, children = up()
    process.send_signal(how)
    assert process.wait(GONE_WITHIN) == 0
    assert wait_for(lambda: not alive(children), GONE_WITHIN)
    assert not listens(port)


def test_killed_it_still_takes_everything_with_it(up):
    process, port, children = up()
    process.kill()
    process.wait()
    assert wait_for(lambda: not alive(children), GONE_WITHIN), alive(children)
    assert not listens(port)


def test_what_dies_is_started_again(up):
    process, port, children = up()
    for pid in children:
        os.kill(pid, signal.SIGKILL)
    assert wait_for(lambda: len(descendants(process.pid) - children) >= 3, 60)
    assert wait_for(lambda: listens(port), 30)
    assert process.poll() is None


def test_a_port_in_use_is_said_before_anything_is_started(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = _up("--port", str(port), data=tmp_path)
    assert said.returncode == 1
    assert f"--port {port + 1}" in said.stderr
    assert "Traceback" not in said.stderr
    assert not (tmp_path / "steadystep.sqlite3").exists()


def test_a_demo_never_listens_to_other_machines(ready, tmp_path):
    data = shutil.copytree(ready, tmp_path / "data")
    code = (
        "import django; django.setup()\n"
        "from steadystep.clinic.consent.actor import SOFTWARE\n"
        "from steadystep.clinic.people import actions\n"
        "actions.make_clinic(SOFTWARE, 'test', name='Demo', zone='UTC', demo=True)\n"
    )
    subprocess.run([sys.executable, "-c", code], env=environment(data), check=True, capture_output=True)
    said = _up("--host", "0.0.0.0", "--port", str(free_port()), data=data)  # noqa: S104 - that is what is refused
    assert said.returncode == 1
    assert "stays on this machine" in said.stderr


def _up(*options: str, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, "up", *options], env=environment(data), capture_output=True, text=True, check=False
    )
