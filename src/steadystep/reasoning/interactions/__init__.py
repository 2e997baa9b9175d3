"""Interactions: what the medicines of a list do to one another and to this person, derived from mechanisms and rows.

`weigh(knowledge, exposures, holds)` answers for a list without asking when each was taken; `meeting` says whether two
courses meet in time, washouts included. Pure; what does not depend on the person is worked out once for each knowledge.
"""

from .group import Group, group_of, said_once
from .index import index_of, same_substance
from .meeting import Course, meeting
from .memory import memory_of
from .saying import filled
from .verdict import SEVERITIES, Answer, Exposure, Holds, Unchecked, Verdict, worst
from .weighing import weigh, weigh_list, with_the_list

__all__ = [
    "SEVERITIES",
    "Answer",
    "Course",
    "Exposure",
    "Group",
    "Holds",
    "Unchecked",
    "Verdict",
    "filled",
    "group_of",
    "index_of",
    "meeting",
    "memory_of",
    "said_once",
    "same_substance",
    "weigh",
    "weigh_list",
    "with_the_list",
    "worst",
]  # fmt: skip
