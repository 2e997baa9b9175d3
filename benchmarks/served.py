"""The product as it is served: its own server in a process of its own, asked over one connection that stays open, as a browser does."""

from __future__ import annotations

import secrets
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from urllib.parse import urlencode

from django.conf import settings

from steadystep.faces.cli.children import Child, stop_all
from steadystep.faces.cli.serving import answers

from .signing import signed_in

HOST, PATIENCE = "127.0.0.1", 60.0  # seconds until the server must answer


@contextmanager
def served() -> Iterator[int]:
    """This installation, by `steadystep serve`; gives its port."""
    port = _free_port()
    server = Child("server", ["serve", "--host", HOST, "--port", str(port)])
    server.start()
    try:
        _wait(server, port)
        yield port
    finally:
        stop_all([server])


class Browsing:
    """One signed-in person at one browser. Answers that are not 200 raise `RuntimeError`: they cannot be measured."""

    def __init__(self, port: int, person: str) -> None:
        self._connection = HTTPConnection(HOST, port, timeout=PATIENCE)
        token = secrets.token_hex(16)
        cookies = {settings.SESSION_COOKIE_NAME: session_of(person), settings.CSRF_COOKIE_NAME: token}
        self._headers = {
            "Host": f"localhost:{port}", "X-CSRFToken": token, "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        }  # fmt: skip

    def get(self, address: str) -> bytes:
        return self._asked("GET", address, None, {})

    def typing(self, address: str, typed: dict[str, str]) -> bytes:
        """As htmx sends a form while somebody types."""
        kind = {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
        return self._asked("POST", address, urlencode(typed), kind)

    def _asked(self, method: str, address: str, body: str | None, more: dict[str, str]) -> bytes:
        self._connection.request(method, address, body, {**self._headers, **more})
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{address} answered {answer.status}: it is measured once it answers 200.")
        return content


def session_of(person: str) -> str:
    """The cookie of somebody signed in as the demo does it."""
    return signed_in(person).cookies[settings.SESSION_COOKIE_NAME].value


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind((HOST, 0))
        return int(trial.getsockname()[1])


def _wait(server: Child, port: int) -> None:
    until = time.monotonic() + PATIENCE
    while not answers(HOST, port):
        if not server.alive or time.monotonic() > until:
            raise RuntimeError("The server did not begin to answer; the reason stands above.")
        time.sleep(0.1)
