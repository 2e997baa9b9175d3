"""The processes that `up` owns: started, started again when they die, stopped with it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import click

OWNER: Final = "STEADYSTEP_OWNER"  # read by wiring.orphans: a child stops when this process is gone
COMMAND: Final = (sys.executable, "-m", "steadystep.wiring.command_line")
TIME_TO_STOP: Final = 10.0  # seconds
CRASH_LOOP: Final = 5  # deaths in a row, each within
SHORT_LIFE: Final = 10.0  # seconds


@dataclass
class Child:
    """One process of ours. `short_lives` counts deaths soon after the start, one after the other."""

    name: str
    arguments: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    born: float = 0.0
    short_lives: int = field(default=0)

    def start(self) -> None:
        self.born = time.monotonic()
        environment = {**os.environ, OWNER: str(os.getpid())}
        self.process = subprocess.Popen([*COMMAND, *self.arguments], env=environment)  # noqa: S603 - our own command

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def keep_alive(self) -> bool:
        """Start it again if it died; False when it dies again and again, so that trying is no use."""
        if self.alive or self.process is None:
            return True
        self.short_lives = self.short_lives + 1 if time.monotonic() - self.born < SHORT_LIFE else 1
        if self.short_lives >= CRASH_LOOP:
            return False
        click.echo(
            f"The {self.name} stopped (status {self.process.returncode}); starting it again.", err=True
        )
        self.start()
        return True


def stop_all(children: Sequence[Child]) -> None:
    """Ask all to stop, wait, then make them."""
    running = [child.process for child in children if child.alive and child.process is not None]
    for process in running:
        process.terminate()
    until = time.monotonic() + TIME_TO_STOP
    for process in running:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
