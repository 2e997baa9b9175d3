"""`steadystep up`: the one command that gives a running clinic."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from ipaddress import ip_address
from types import FrameType

import click

from steadystep.clinic.people.roster import clinic
from steadystep.faces.cli.children import COMMAND, Child, stop_all
from steadystep.faces.cli.serving import answers, check_port
from steadystep.faces.cli.starting import make_ready
from steadystep.faces.look.terminal.saying import stop

from .serve import host_option, port_option

LOOK_EVERY = 0.5  # seconds


@click.command("up")
@host_option
@port_option
@click.option(
    "--no-demo", is_flag=True, help="Start with an empty clinic of your own instead of invented people."
)
def up(host: str, port: int, no_demo: bool) -> None:
    """Start everything: tables, worker and pages. The first time with a clinic of invented people.

    The invented clinic is made only into an empty data folder, and only for this machine. Stop with Ctrl-C.

    Example: steadystep up --port 8001
    """
    check_port(host, port)
    click.echo("Making the tables and files ready ...")
    make_ready()
    _decide_demo(host, no_demo)
    os.environ.setdefault("STEADYSTEP_ADDRESS", f"http://localhost:{port}")
    _run(host, port)


def _decide_demo(host: str, no_demo: bool) -> None:
    """Set STEADYSTEP_DEMO for the processes to come, and fill an empty clinic if a demo is wanted."""
    row, here = clinic(), _on_this_machine(host)
    if row is not None and row.demo and not here:
        stop(
            "This data folder holds the clinic of invented people, which anyone may enter: it stays on this machine.",
            next_step="Leave out --host, or choose another folder with STEADYSTEP_DATA.",
        )
    demo = row.demo if row is not None else here and not no_demo
    os.environ["STEADYSTEP_DEMO"] = "1" if demo else "0"
    if row is None and demo:
        subprocess.run([*COMMAND, "demo"], check=False)  # noqa: S603 - its own process, because settings read the flag once


def _on_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _run(host: str, port: int) -> None:
    stopping = threading.Event()

    def ask_to_stop(number: int, frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask_to_stop)
    children = [Child("server", ["serve", "--host", host, "--port", str(port)]), Child("worker", ["worker"])]
    try:
        for child in children:
            child.start()
        _watch(children, stopping, host, port)
    finally:
        stop_all(children)


def _watch(children: list[Child], stopping: threading.Event, host: str, port: int) -> None:
    told = False
    while not stopping.wait(LOOK_EVERY):
        for child in children:
            if not child.keep_alive():
                stop(
                    f"The {child.name} stops again and again; the reason stands above.",
                    next_step="Try: steadystep doctor",
                )
        if not told and answers(host, port):
            told = True
            click.echo(f"\nSteadystep is running: {os.environ['STEADYSTEP_ADDRESS']}\nStop it with Ctrl-C.")
