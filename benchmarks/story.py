"""The story of a year in Chromium on a slow processor, phone and desk: how long after the page came it answers a tap."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import reverse
from playwright.sync_api import Browser, Page, sync_playwright

from steadystep.clinic.chartroom import lists
from steadystep.clinic.ledger import reading
from steadystep.faces.cli.simulator import cast
from steadystep.faces.cli.simulator.house import house

from .figure import Figure, percentile
from .pages import signed_in

SLOWER, LOADS, CLIENTS = 4, 15, 60
# Two frames after the document was parsed: by then it is drawn once and the main thread is free for a tap.
_READY = """document.addEventListener("DOMContentLoaded", () =>
  requestAnimationFrame(() => requestAnimationFrame(() => { window.readyAt = performance.now(); })));"""
_TAKEN = "() => window.readyAt - performance.getEntriesByType('navigation')[0].responseEnd"


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the library's
        """Says nothing: the figures are what is read."""


def story(_: int, __: dict[int, str]) -> list[Figure]:
    """The longest chart of a team of the demo clinic; files of the page are kept from a first visit."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise RuntimeError("Chromium is not on this machine: install it, then measure `story` again.")
    charts = [
        reading.read_chart(row.client) for row in lists.caseload(house().people["daniel"], limit=CLIENTS)
    ]
    longest = max(charts, key=lambda chart: len(chart.entries))
    path = f"{reverse('staff:story', args=[longest.client])}?span=365"
    session = signed_in(cast.staff_id("daniel")).cookies[settings.SESSION_COOKIE_NAME].value
    with _served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        screens = {
            "phone": playwright.devices["Pixel 5"],
            "desk": {"viewport": {"width": 1280, "height": 800}},
        }
        found = [
            _figure(name, _loads(browser, options, address, path, session), len(longest.entries))
            for name, options in screens.items()
        ]
        browser.close()
    return found


def _figure(screen: str, taken: list[float], entries: int) -> Figure:
    """With the machine's load beside it: what else runs takes the same processor from the browser."""
    what = f"story of a year, {screen}, from the page's last byte until it answers a tap, median"
    note = f"{entries} entries; {LOADS} loads, {min(taken):.0f} to {max(taken):.0f} ms; {SLOWER}x throttled; load {os.getloadavg()[0]:.1f}"
    return Figure("story", what, percentile(taken, 0.5), "ms", "200 or less", note)


@contextmanager
def _served() -> Iterator[str]:
    """This installation at a free port of this machine."""
    server = make_server("localhost", 0, get_wsgi_application(), _Server, _Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()


def _loads(browser: Browser, options: dict[str, Any], address: str, path: str, session: str) -> list[float]:
    context = browser.new_context(**options)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
    context.add_init_script(_READY)
    page = context.new_page()
    _load(page, address + path)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    taken = [_load(page, address + path) for _turn in range(LOADS)]
    context.close()
    return taken


def _load(page: Page, address: str) -> float:
    """Milliseconds of one load; raises where the page is not the story."""
    page.goto(address)
    page.wait_for_selector(".story-svg", state="attached")
    page.wait_for_function("() => window.readyAt")
    return float(page.evaluate(_TAKEN))
