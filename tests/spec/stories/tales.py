"""The three cases, told from the first day to the last."""

from __future__ import annotations

from typing import Final

from tests.spec.stories import case_a, case_a_later
from tests.spec.stories.telling import Tale

PANIC: Final = Tale(
    key="panic", title="Case A: panic disorder", called="Mina", since="2026-01-05 09:00",
    about="Mina is 27. Since a first attack on a full train she has kept away from supermarkets and the subway.",
    days=(
        case_a.intake, case_a.ordering, case_a.first_week, case_a.session_four, case_a.week_four, case_a_later.raised,
        case_a_later.a_friends_tablet, case_a_later.grocery, case_a_later.week_eight, case_a_later.remission,
        case_a_later.continuation, case_a_later.stopping,
    ),
)  # fmt: skip
TALES: Final = (PANIC,)
