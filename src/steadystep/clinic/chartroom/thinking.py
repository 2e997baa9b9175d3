"""A chart thought through: its review, what must be raised, and its line in the caseload. Reads and writes nothing."""

from __future__ import annotations

import hashlib
import logging
import traceback
import uuid
from collections.abc import Callable
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import msgspec

from steadystep import __version__
from steadystep.chart import AnyEntry, Chart, Entry, When
from steadystep.chart.safety import Raised
from steadystep.reasoning import Clinic, Clock, Review, Signal
from steadystep.reasoning.caseload import CaseloadLine, caseload_line
from steadystep.reasoning.facts.outcome import Outcome, outcome
from steadystep.reasoning.quality import quality
from steadystep.reasoning.quality_of_safety import Mark
from steadystep.reasoning.raising import merged
from steadystep.reasoning.review import review_of, with_uncounted
from steadystep.reasoning.view import View

from .knowing import known
from .reminding_caregivers import reminders_of
from .telling_caregivers import disclosures_of

Found = TypeVar("Found")
_NAMESPACE = uuid.UUID("2b0d3a54-3b63-5a83-8f7e-0b7f0a1f5c11")
MOST_STEPS = 4


log = logging.getLogger(__name__)


def whereabouts(fault: BaseException) -> str:
    """Kind and place of a fault, without its message: a message may quote a client."""
    places = traceback.extract_tb(fault.__traceback__)
    return f"{type(fault).__name__} at " + " > ".join(
        f"{Path(p.filename).name}:{p.lineno}" for p in places[-4:]
    )


class Thought(msgspec.Struct, frozen=True, kw_only=True):
    """`raised` are the entries the software adds to `chart`: events, and what caregivers are told of them; `review` is None when the whole review broke.

    `marks`, and `outcome`, are None when they could not be counted: what is stored of them then stays."""

    chart: Chart
    raised: tuple[AnyEntry, ...]
    review: Review | None
    line: CaseloadLine | None
    outcome: Outcome | None = None
    marks: tuple[Mark, ...] | None = None
    at: datetime
    clinic: Clinic
    basis: str


def think(chart: Chart, clinic: Clinic, at: datetime) -> Thought:
    """Review the chart at `at`; what must be raised is added and the chart reviewed again with it.

    What was raised may itself be past its time by now, and raise the next step: a worker that slept through it all
    writes the whole way at once.
    """
    raised: tuple[AnyEntry, ...] = ()
    try:
        view = _view(chart, clinic, at)
        said = review_of(view)
        for _ in range(MOST_STEPS):
            more = raised_by(chart, said, at)
            # kept before anybody outside is told: that may break, and an event stands all the same
            raised, chart = (*raised, *more), chart.plus(more)
            told = _told(chart, said, more, at)
            if not (more or told):
                break
            raised, chart = (*raised, *told), chart.plus(told)
            view = _view(chart, clinic, at)
            said = review_of(view)
        # before the line, whose next look then covers them
        broke: dict[str, Exception] = {}
        came_to, marks = _counted(outcome, "outcome", view, broke), _counted(quality, "quality", view, broke)
        said = with_uncounted(said, view, broke)
        line = caseload_line(view, said)
    except Exception as fault:  # noqa: BLE001 - the entry must still commit and help still be shown
        log.error("A review broke: %s", whereabouts(fault))
        return Thought(
            chart=chart, raised=raised, review=None, line=None, at=at, clinic=clinic, basis=basis(clinic)
        )
    return Thought(
        chart=chart,
        raised=raised,
        review=said,
        line=line,
        outcome=came_to,
        marks=marks,
        at=at,
        clinic=clinic,
        basis=basis(clinic),
    )


def _told(chart: Chart, said: Review, fresh: tuple[AnyEntry, ...], at: datetime) -> tuple[AnyEntry, ...]:
    """What caregivers are told because of what was raised just now, and beside the client's own reminders."""
    disclosed = disclosures_of(chart, fresh, at) if fresh else ()
    return (*disclosed, *reminders_of(chart.plus(disclosed), said.reminders, at))


def _counted(
    of: Callable[[View], Found], called: str, view: View, broke: dict[str, Exception]
) -> Found | None:
    """What a figure of the clinic says of this chart; None when it broke, which is then kept in `broke`: help does not
    wait for a statistic."""
    try:
        return of(view)
    except Exception as fault:  # noqa: BLE001 - the review stands without it, and its row stays as it was
        log.error("A statistic broke: %s", whereabouts(fault))
        broke[called] = fault
        return None


def _view(chart: Chart, clinic: Clinic, at: datetime) -> View:
    return View(chart, known(), clinic, Clock(at))


def raised_by(chart: Chart, said: Review, at: datetime) -> tuple[AnyEntry, ...]:
    """The entries that the review's signals become, numbered on from the chart's last."""
    signals = merged(said.signals)
    return tuple(_raised(chart, signal, offset, at) for offset, signal in enumerate(signals, start=1))


def raised_id(client: str, family: str, anchor: str) -> str:
    """The id of the event that this anchor raised, or will raise."""
    return str(uuid.uuid5(_NAMESPACE, f"{client}|{family}|{anchor}"))


def basis(clinic: Clinic) -> str:
    """What a projection was computed by: code, knowledge and clinic."""
    return f"{_code()}-{known().version[:16]}-{clinic.version[:16]}"


@cache
def _code() -> str:
    """Digest of the code that decides, so that a row computed by other rules counts as due."""
    digest = hashlib.sha256(__version__.encode())
    for package in ("steadystep.chart", "steadystep.reasoning"):
        for path in sorted(_python_files(files(package)), key=str):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _python_files(folder):  # type: ignore[no-untyped-def]
    for path in folder.iterdir():
        if path.is_dir():
            yield from _python_files(path)
        elif path.name.endswith(".py"):
            yield path


def _raised(chart: Chart, signal: Signal, offset: int, at: datetime) -> AnyEntry:
    """The id follows from client, family and anchor: the same signal can only ever be one entry."""
    body = Raised(
        when=When.instant(signal.known_at), event=signal.event, family=signal.family, anchor=signal.anchor,
        level=signal.level, rule=signal.rule, says=signal.says, because=signal.because, owner_role=signal.owner_role,
        known_at=signal.known_at, due=signal.due, knowledge=known().version,
    )  # fmt: skip
    grounds = [entry for one in signal.because if (entry := chart.entry(one))]
    return Entry(
        id=raised_id(chart.client, signal.family, signal.anchor), client=chart.client,
        seq=chart.seq + offset, occurred=signal.known_at, recorded_at=at, author="software", role="software", body=body,
        labels=frozenset().union(*(chart.labels_of(entry) for entry in grounds)), source="software",
    )  # fmt: skip
