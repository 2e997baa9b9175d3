"""While somebody types, the chart is looked at after every pause: that is one opening, recorded when it begins.

The same person, for the same purpose, in the same part of the same chart, by the same relation: for five minutes it is
the opening that was recorded, and then it is recorded again. Whatever is not known here is recorded: after a restart, in
another process, in a transaction that may yet be rolled back. A refusal is always recorded.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

from django.db import transaction

from .actor import Actor
from .relation import Relation

LASTS: Final = timedelta(minutes=5)
_MOST: Final = 5_000  # sittings remembered; those begun longest ago make room
Sitting = tuple[Actor, str, str, str, Relation]

_begun: OrderedDict[Sitting, datetime] = OrderedDict()
_one_at_a_time = Lock()


def begins(sitting: Sitting, at: datetime) -> bool:
    """Whether this opening (actor, client, purpose, part, relation) is to be recorded now: none was in the last five
    minutes. It is remembered once that stands."""
    with _one_at_a_time:
        begun = _begun.get(sitting)
    if begun is not None and timedelta() <= at - begun < LASTS:
        return False
    transaction.on_commit(lambda: _remember(sitting, at))
    return True


def _remember(sitting: Sitting, at: datetime) -> None:
    with _one_at_a_time:
        _begun.pop(sitting, None)
        _begun[sitting] = at
        while len(_begun) > _MOST:
            _begun.popitem(last=False)


def forget() -> None:
    """Remember none."""
    with _one_at_a_time:
        _begun.clear()
