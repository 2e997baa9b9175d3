"""The cases, told from the first day to the last: A to C printed as stories, D to H about what must never happen."""

from __future__ import annotations

from typing import Final

from tests.spec.stories import (
    case_a,
    case_a_later,
    case_b,
    case_b_later,
    case_c,
    case_c_later,
    case_d,
    case_e,
    case_f,
    case_g,
    case_h,
)
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

VALPROATE: Final = Tale(
    key="valproate", title="Case D: lamotrigine with valproate", called="Jonas", born="1996-11-20", sex="male", since="2026-06-01 08:30",
    about="Jonas is 29. Neurology gives him divalproex 1000 mg a day; it stands on the external list.",
    days=(
        case_d.refused, case_d.signed, case_d.too_soon, case_d.above_the_target, case_d.missed, case_d.rash, case_d.valproate_ends,
    ),
)  # fmt: skip
MAOI: Final = Tale(
    key="maoi", title="Case E: fluoxetine to an MAOI", called="Helen", born="1981-02-10", sex="female", since="2026-01-05 09:00",
    about="Helen is 45. Fluoxetine 40 mg did not help; she and Pete want to try phenelzine.",
    days=(
        case_e.last_fluoxetine, case_e.too_early, case_e.gated, case_e.cough_and_cold, case_e.sumatriptan, case_e.back_again,
    ),
)  # fmt: skip
LITHIUM: Final = Tale(
    key="lithium", title="Case F: lithium, ibuprofen and dehydration", called="Ruth", born="1956-01-10", sex="female", since="2026-01-05 09:00",
    about="Ruth is 70, with an eGFR of 58. She takes lithium 600 mg at night, and lisinopril from primary care.",
    days=(case_f.plan, case_f.emergency, case_f.nurse_connects, case_f.hospital, case_f.way_back),
)  # fmt: skip
NALTREXONE: Final = Tale(
    key="naltrexone", title="Case G: an injection of naltrexone 3 days after heroin", called="Luis", born="2000-03-05", sex="male", since="2026-09-14 09:00",
    about="Luis is 26. He wants the injection today; his last heroin was on Friday.",
    days=(case_g.three_days, case_g.fentanyl, case_g.challenged, case_g.injected, case_g.month),
)  # fmt: skip
YOUNG: Final = Tale(
    key="young", title="Case H: an SSRI and new thoughts of suicide", called="Maya", born="2010-02-01", sex="female", since="2026-04-06 09:00",
    about="Maya is 16. She takes fluoxetine 10 mg since Monday; her mother agreed, and what is private stays private.",
    days=(case_h.start, case_h.thoughts, case_h.clinician, case_h.decided, case_h.seen_again, case_h.mother_asks),
)  # fmt: skip
MORE_TALES: Final = (VALPROATE, MAOI, LITHIUM, NALTREXONE, YOUNG)
