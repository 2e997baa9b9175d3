"""Staff pages over HTTP, and what a phone loads first."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from steadystep.clinic.chartroom import lists
from steadystep.faces.cli.simulator import cast
from steadystep.faces.cli.simulator.house import house

from .figure import Figure, percentile, times
from .served import Browsing, served
from .signing import signed_in

COUNT = 60
_FONT_FACE = re.compile(r"@font-face\s*{[^}]*}")
_RANGES = re.compile(r"unicode-range:\s*([^;}]+)")
_LINKED = re.compile(r"""(?:href|src)=["'](/static/[^"'#?]+)""")
_FROM_CSS = re.compile(r"""url\(["']?([^"')]+)""")


def today(size: int, _: dict[int, str]) -> list[Figure]:
    """Lists as functions, and the pages over them where they exist."""
    actor = house().people["daniel"]
    found = [
        Figure(
            "today",
            "duties of one person, p95",
            percentile(times(lambda: lists.duties(actor, "mine"), COUNT), 0.95),
            "ms",
            "",
            f"{size:,} clients",
        ),
        Figure(
            "today",
            "caseload of a team, p95",
            percentile(times(lambda: lists.caseload(actor, "team"), COUNT), 0.95),
            "ms",
            "",
            f"{size:,} clients",
        ),
    ]
    some = [row.client for row in lists.caseload(actor, "team", limit=30)]
    with served() as port:
        return [
            *found,
            *_pages(Browsing(port, cast.staff_id("daniel")), some, size),
            *_whole_clinic(port, size),
        ]


def _pages(browser: Browsing, some: list[str], size: int) -> Iterator[Figure]:
    for name, addresses in (
        ("Today", [_address("staff:today")]),
        ("client", [_address("staff:client", one) for one in some]),
        ("plan", [_address("staff:plan", one) for one in some]),
        ("caseload of a team", [_address("staff:clients")]),
    ):
        if all(addresses):
            yield _page(browser, name, addresses, size)


def _whole_clinic(port: int, size: int) -> list[Figure]:
    """The caseload of everybody, off-track first, as a lead turns it over (an administrator has it by name): the list, then the page."""
    everybody = house().people["ruth"]
    halfway = size // 2
    found = []
    for name, group, skip in (
        ("first page", None, 0), ("off track", "off_track", 0), ("halfway", None, halfway),
    ):  # fmt: skip
        taken = times(partial(lists.caseload, everybody, "all", group, 60, skip), COUNT)
        found.append(_off_track(f"caseload of everybody, {name}, p95", taken, size))
    counted = times(lambda: lists.counts(everybody, "all"), COUNT)
    page = f"{_address('staff:clients')}?whose=all"
    lead = Browsing(port, cast.staff_id("ruth"))
    found.append(_page(lead, "caseload of everybody", [page], size))
    found.append(_page(lead, "Today of an administrator", [_address("staff:today")], size))
    return [*found, _off_track("caseload of everybody, counts of its groups, p95", counted, size)]


def _off_track(what: str, taken: list[float], size: int) -> Figure:
    note = f"{size:,} clients; median {percentile(taken, 0.5):.1f} ms"
    return Figure("today", what, percentile(taken, 0.95), "ms", "50 or less", note)


def _page(browser: Browsing, name: str, addresses: list[str], size: int) -> Figure:
    for address in addresses[:2]:
        browser.get(address)
    turns = iter(addresses * (COUNT // len(addresses) + 1))
    taken = times(lambda: browser.get(next(turns)), COUNT)
    note = f"{size:,} clients; median {percentile(taken, 0.5):.1f} ms"
    return Figure(
        "today", f"page {name}, over HTTP, p95", percentile(taken, 0.95), "ms", "50 or less, and flat", note
    )


def _address(name: str, *parts: str) -> str:
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""


def portal_size(_: int, __: dict[int, str]) -> list[Figure]:
    """The client's first page and everything it links, compressed: what a phone on a slow network waits for."""
    browser = signed_in(cast.id_of("person", "nora"))
    answer = browser.get(_address("portal:today"))
    if answer.status_code != 200:
        raise RuntimeError(
            f"The portal's first page answered {answer.status_code}: it cannot be measured until it answers 200."
        )
    html = _content(answer)
    parts = {"page": len(gzip.compress(html))} | dict(_linked(html.decode()))
    most = sorted(parts.items(), key=lambda part: -part[1])[:4]
    note = ", ".join(f"{name.rsplit('/', 1)[-1]} {size / 1000:.1f}" for name, size in most)
    return [
        Figure(
            "portal_size",
            f"portal, first load, {len(parts)} files, compressed",
            sum(parts.values()) / 1000,
            "kB",
            "100 or less",
            note,
        )
    ]


def _content(answer: Any) -> bytes:
    content = answer.content
    return gzip.decompress(content) if answer.get("Content-Encoding") == "gzip" else content


def _linked(html: str) -> Iterator[tuple[str, int]]:
    """Every file the page loads, and what those load in turn; a font only if the page has a letter of its range."""
    waiting, seen = sorted(set(_LINKED.findall(html))), set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        path = Path(settings.STATIC_ROOT) / name.removeprefix("/static/")
        if not path.exists():
            raise RuntimeError(f"The page links {name}, which is not among the collected static files.")
        yield name, _compressed(path)
        if path.suffix == ".css":
            folder = name.rsplit("/", 1)[0]
            waiting += [
                _joined(folder, one) for one in _from_css(path.read_text(encoding="utf-8"), set(html))
            ]


def _from_css(css: str, letters: set[str]) -> Iterator[str]:
    for face in _FONT_FACE.findall(css):
        ranges = _RANGES.search(face)
        if ranges is None or any(_within(letter, ranges[1]) for letter in letters):
            yield from _links(face)
    yield from _links(_FONT_FACE.sub("", css))


def _links(css: str) -> list[str]:
    return [one for one in _FROM_CSS.findall(css) if not one.startswith(("data:", "#"))]


def _within(letter: str, ranges: str) -> bool:
    """Whether a CSS unicode-range such as `U+0100-02BA, U+1E00` has that letter."""
    for one in ranges.replace("U+", "").replace("u+", "").split(","):
        first, _, last = one.strip().partition("-")
        if int(first, 16) <= ord(letter) <= int(last or first, 16):
            return True
    return False


def _joined(folder: str, link: str) -> str:
    link = link.split("#")[0].split("?")[0]
    if link.startswith("/"):
        return link
    parts = folder.split("/")
    for part in link.split("/"):
        parts = parts[:-1] if part == ".." else [*parts, part] if part != "." else parts
    return "/".join(parts)


def _compressed(path: Path) -> int:
    """As whitenoise sends it: the smaller of the file and what was compressed beside it."""
    sizes = [path.stat().st_size] + [
        beside.stat().st_size
        for end in (".br", ".gz")
        if (beside := path.with_name(path.name + end)).exists()
    ]
    return min(sizes)
