"""The processes of a run: two that write what a person sends, and the worker."""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from tests.faults import actors
from tests.faults.actors import Request

CONTEXT = multiprocessing.get_context("forkserver")


@dataclass
class Server:
    """A process that writes, and the request it has not answered yet."""

    process: Any = None
    pipe: Connection | None = None
    asked: Request | None = None

    def start(self) -> None:
        here, there = CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=actors.serve, args=(there,), daemon=True)
        self.process.start()
        there.close()
        self.pipe = here

    def kill(self) -> None:
        self.process.kill()
        self.process.join()

    def ask(self, request: Request) -> None:
        self.asked = request
        self.pipe.send(request)

    def answer(self, wait: float) -> list[str] | None:
        """The acknowledged ids; None if it said that it could not, or died before a whole answer reached us."""
        try:
            return self.pipe.recv() if self.pipe.poll(wait) else None
        except (EOFError, OSError):
            return None


@dataclass
class House:
    """Everything that runs."""

    servers: tuple[Server, ...] = field(default_factory=lambda: (Server(), Server()))
    worker: Any = None

    def start(self) -> None:
        for server in self.servers:
            server.start()
        self.start_worker()

    def start_worker(self) -> None:
        self.worker = CONTEXT.Process(target=actors.work, daemon=True)
        self.worker.start()

    def kill_worker(self) -> None:
        self.worker.kill()
        self.worker.join()

    def stop(self) -> None:
        for server in self.servers:
            server.kill()
        self.kill_worker()

    def stopped_by_itself(self) -> list[str]:
        """Who is not running although nobody killed it."""
        everybody = {
            **{f"server {n}": one.process for n, one in enumerate(self.servers)},
            "worker": self.worker,
        }
        return [name for name, process in everybody.items() if not process.is_alive()]
