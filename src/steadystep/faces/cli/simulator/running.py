"""Parts of the demo written here, or by two processes: thinking is most of the work, and the database takes turns well."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from queue import Empty
from typing import Any

from django.db import connections

from .parts import Lived, Part

WORTH_A_SECOND_PROCESS = 40  # clients; below it, starting a process costs more than it saves
_results: Any = None


def run(parts: Sequence[Part], processes: int | None = None) -> Iterator[Lived]:
    """Write every part; what was lived comes back as it is finished. `processes` None: as many as are worth it."""
    if processes is None:
        processes = (
            min(2, os.cpu_count() or 1) if sum(part.size for part in parts) >= WORTH_A_SECOND_PROCESS else 1
        )
    if processes <= 1 or "fork" not in multiprocessing.get_all_start_methods():
        for part in parts:
            yield from part.live()
        return
    _let_go()
    context = multiprocessing.get_context(
        "fork"
    )  # a spawned child would import the models before Django is set up
    results = context.Queue()
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(results,)) as pool:
        futures = [pool.submit(_work, part) for part in parts]
        yield from _as_they_come(futures, results, sum(part.size for part in parts))


def _let_go() -> None:
    """No connection may be shared with a child, and a pool's threads do not come along: it would wait for them for ever."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if close_pool := getattr(connection, "close_pool", None):  # PostgreSQL's alone has one
            close_pool()


def _as_they_come(futures: Sequence[Future[None]], results: Any, count: int) -> Iterator[Lived]:
    """A worker that dies is an error here, never a wait without end."""
    while count:
        try:
            lived = results.get(timeout=1)
        except Empty:
            for future in futures:
                if future.done():
                    future.result()
            if all(future.done() for future in futures):
                raise RuntimeError(
                    "The demo was not finished: a process ended early. Empty the data folder and start again."
                ) from None
            continue
        count -= 1
        yield lived


def _begin(results: Any) -> None:
    global _results  # noqa: PLW0603 - one process, one queue, set once
    _results = results


def _work(part: Part) -> None:
    for lived in part.live():
        _results.put(lived)
