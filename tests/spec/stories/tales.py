"""The three cases, told from the first day to the last."""

from __future__ import annotations

from typing import Final

from tests.spec.stories import case_a, case_a_later, case_b, case_b_later, case_c, case_c_later
from tests.spec.stories.telling import Tale

PANIC: Final = Tale(
    key="panic", title="Case A: panic disorder", called="Mina", born="1998-09-14", sex="female", since="2026-01-05 09:00",
    about="Mina is 27. Since a first attack on a full train she has kept away from supermarkets and the subway.",
    days=(
        case_a.intake, case_a.ordering, case_a.first_week, case_a.session_four, case_a.week_four, case_a_later.raised,
        case_a_later.a_friends_tablet, case_a_later.grocery, case_a_later.week_eight, case_a_later.remission,
        case_a_later.continuation, case_a_later.stopping,
    ),
)  # fmt: skip
BIPOLAR: Final = Tale(
    key="bipolar", title="Case B: bipolar II disorder", called="Elena", born="1987-11-02", sex="female", since="2026-02-02 09:00", opens="08:00",
    about="Elena is 38, with a copper IUD and an eGFR of 98: low since November, and two springs of four hours of sleep before. Her clinic opens at 8.",
    days=(
        case_b.intake, case_b.orders_refused, case_b.started, case_b.first_level, case_b.raised, case_b.in_range,
        case_b.incomplete, case_b_later.sprint, case_b_later.called, case_b_later.settled, case_b_later.response,
        case_b_later.wrong_hour, case_b_later.remission, case_b_later.dentist,
    ),
)  # fmt: skip
OPIOID: Final = Tale(
    key="opioid", title="Case C: opioid use disorder", called="Darius", born="1994-10-03", sex="male", since="2026-03-04 09:00",
    about="Darius is 31. He used fentanyl every day until the evening before, and wants buprenorphine.",
    days=(
        case_c.morning, case_c.withdrawal, case_c.evening, case_c.results, case_c.argument, case_c_later.steadier,
        case_c_later.working, case_c_later.surgery, case_c_later.injection, case_c_later.trip, case_c_later.missed,
    ),
)  # fmt: skip
TALES: Final = (PANIC, BIPOLAR, OPIOID)
