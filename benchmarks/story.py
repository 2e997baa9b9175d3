"""The story of a year in Chromium on a slow processor, phone and desk: how long after the page came it answers a tap."""

from __future__ import annotations

import os
import shutil
from typing import Any

from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from steadystep.clinic.chartroom import lists
from steadystep.clinic.ledger import reading
from steadystep.faces.cli.simulator import cast
from steadystep.faces.cli.simulator.house import house

from .figure import Figure, percentile
from .served import served, session_of

SLOWER, LOADS, CLIENTS = 4, 15, 60
# The first task after the frame in which the parsed document is drawn: from then on the main thread is free for a tap, which
# waits for no frame of its own. From the end of the response. Told by the console: asking the page (`wait_for_function`)
# would run the asker's own script in it meanwhile.
_READY = """document.addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => {
  const drawn = new MessageChannel();
  drawn.port1.onmessage = () => console.debug("ready", performance.now() - performance.getEntriesByType("navigation")[0].responseEnd);
  drawn.port2.postMessage(null);
}));"""


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
    session = session_of(cast.staff_id("daniel"))
    with served() as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        screens = {
            "phone": playwright.devices["Pixel 5"],
            "desk": {"viewport": {"width": 1280, "height": 800}},
        }
        found = []
        for name, options in screens.items():
            loads = _loads(browser, options, f"http://localhost:{port}", path, session)
            found += _figures(name, *loads, len(longest.entries))
        browser.close()
    return found


def _figures(screen: str, taken: list[float], worked: list[float], entries: int) -> list[Figure]:
    """With the machine's load beside it: what else runs takes the same processor from the browser, and from the first figure."""
    wall = f"story of a year, {screen}, from the page's last byte until it answers a tap, median"
    note = f"{entries} entries; {LOADS} loads, {min(taken):.0f} to {max(taken):.0f} ms; {SLOWER}x throttled; load {os.getloadavg()[0]:.1f}"
    work = f"story of a year, {screen}, work of the browser's main thread for it, median"
    counted = f"processor time from the new document on, times {SLOWER}; not throttled; {min(worked):.0f} to {max(worked):.0f} ms"
    return [
        Figure("story", wall, percentile(taken, 0.5), "ms", "200 or less", note),
        Figure("story", work, percentile(worked, 0.5), "ms", "", counted),
    ]


def _loads(
    browser: Browser, options: dict[str, Any], address: str, path: str, session: str
) -> tuple[list[float], list[float]]:
    """Milliseconds of each load on a slow processor, and of the work in each."""
    context = browser.new_context(**options)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
    context.add_init_script(_READY)
    page = context.new_page()
    _load(page, address + path)
    page.wait_for_selector(".story-svg", state="attached")  # else it is not the story
    devtools = context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    worked = [_worked(page, devtools, address + path) * SLOWER for _turn in range(LOADS)]
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    taken = [_load(page, address + path) for _turn in range(LOADS)]
    context.close()
    return taken, worked


def _load(page: Page, address: str) -> float:
    """Milliseconds of one load."""
    with page.expect_console_message(lambda said: said.text.startswith("ready ")) as said:
        page.goto(address, wait_until="commit")
    return float(said.value.text.split()[1])


def _worked(page: Page, devtools: CDPSession, address: str) -> float:
    """Milliseconds of processor time of the main thread for one load; each document counts its own from nought."""
    _load(page, address)
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration")) * 1000
