"""The kinds of care of which the law says from which age somebody agrees to them alone."""

from __future__ import annotations

from typing import Final

from steadystep.chart import Words, say

OF_AGE: Final = 18
CARE: Final[dict[str, Words]] = {
    "mental_health": say("mental health care"),
    "substance_use": say("substance use care"),
    "reproductive": say("care about pregnancy and contraception"),
    "hiv": say("tests and care for HIV and other infections"),
}
