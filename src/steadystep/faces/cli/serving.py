"""Granian with the web application, in this process and one child of it."""

from __future__ import annotations

import socket

from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from steadystep.faces.look.terminal.saying import stop

APPLICATION = "steadystep.wiring.wsgi:application"
THREADS = 4  # enough for pages of milliseconds; each keeps a connection to the database while it works


def check_port(host: str, port: int) -> None:
    """Raise `Problem` if nothing can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            stop(
                f"Nothing can listen on {host} port {port}: {error.strerror or error}.",
                next_step=f"Stop what uses it, or choose another: --port {port + 1 if port < 65535 else 8000}",
            )


def answers(host: str, port: int) -> bool:
    """Whether something listens there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as trial:
        trial.settimeout(1)
        return trial.connect_ex((host, port)) == 0


def serve(host: str, port: int) -> None:
    """Serve until TERM or Ctrl-C."""
    for connection in connections.all(initialized_only=True):
        connection.close()  # granian forks, and a connection must not be in two processes
        if hasattr(connection, "close_pool"):
            connection.close_pool()
    Server(
        APPLICATION, address=host, port=port, interface=Interfaces.WSGI, workers=1, blocking_threads=THREADS,
        websockets=False, log_level=LogLevels.warning, log_access=False, respawn_failed_workers=True,
        workers_kill_timeout=5,
    ).serve()  # fmt: skip
