"""What a chart is: a list of signed entries, nothing in it ever changed or removed.

Entry structs by care word (`intake plan medication measures therapy safety visits team`), the envelope around them
(`entry`), the fold that files them (`whole`) and what a chart refuses (`accepting`).
"""

from .accepting import accepts
from .body import Body, CareWord
from .entry import Entry, NewEntry
from .kinds import DECISIONS, KINDS, STORED_KINDS, read_body, write_body
from .mistakes import ChartMistake, Refused, Unreadable
from .quantity import Coding, Dose, Quantity
from .when import When
from .whole import AnyEntry, Chart
from .words import Words, say

__all__ = [
    "DECISIONS", "KINDS", "STORED_KINDS", "AnyEntry", "Body", "CareWord", "Chart", "ChartMistake", "Coding", "Dose", "Entry",
    "NewEntry", "Quantity", "Refused", "Unreadable", "When", "Words", "accepts", "read_body", "say", "write_body",
]  # fmt: skip
