"""A process that somebody else started, and that must not outlive them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from typing import Final

OWNER: Final = "STEADYSTEP_OWNER"  # `steadystep up` names itself here to the processes it starts
LOOK_EVERY: Final = 0.5  # seconds
TIME_TO_STOP: Final = 8.0  # seconds between asking ourselves to stop and being gone


def stop_with_owner() -> None:
    """Stop when `steadystep up`, or the server process that made this one, is gone; without either, never.

    After KILL nobody tells the children anything: without this a server lives on, on a port that looks free.
    """
    maker = multiprocessing.parent_process()
    owner = maker.pid if maker is not None else int(os.environ.pop(OWNER, "0") or 0)
    if owner:
        threading.Thread(target=_watch, args=(owner,), name="owner-watch", daemon=True).start()


def _watch(owner: int) -> None:
    while os.getppid() == owner:
        time.sleep(LOOK_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(TIME_TO_STOP)
    os._exit(1)
