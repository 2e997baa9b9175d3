"""What medicine says: reviewed data files by care word, with sources, and one loader.

`load()` gives the Knowledge of this release; docs/knowledge.md tells how to add to it.
"""

from .drug import DosingRow, Drug, DrugName, Formulary, TitrationStep, Washout
from .instrument import Band, Instrument, Item, MissingRule, Option, SafetyItem
from .interaction import ExplicitInteraction, MechanismRule, Severity
from .loading import load, load_from
from .mechanisms import Mechanisms
from .monitoring import MonitoringRule
from .provenance import Basis, Provenance, Source, Verification
from .reading import Fault, KnowledgeRefused
from .rights import CaregiverScope, Label, Read, RightRow, Rights, Role
from .safety_event import Clock, Clocks, CrisisLine, LadderStep, Level, SafetyEvent, SafetyVariant
from .schedule import BadToken, Point, ScheduleToken, Span, Variant, parse_schedule
from .selector import Selector, parse_selector
from .whole import Evidence, Knowledge

__all__ = [
    "BadToken",
    "Band",
    "Basis",
    "CaregiverScope",
    "Clock",
    "Clocks",
    "CrisisLine",
    "DosingRow",
    "Drug",
    "DrugName",
    "Evidence",
    "ExplicitInteraction",
    "Fault",
    "Formulary",
    "Instrument",
    "Item",
    "Knowledge",
    "KnowledgeRefused",
    "Label",
    "LadderStep",
    "Level",
    "MechanismRule",
    "Mechanisms",
    "MissingRule",
    "MonitoringRule",
    "Option",
    "Point",
    "Provenance",
    "Read",
    "RightRow",
    "Rights",
    "Role",
    "SafetyEvent",
    "SafetyItem",
    "SafetyVariant",
    "ScheduleToken",
    "Selector",
    "Severity",
    "Source",
    "Span",
    "TitrationStep",
    "Variant",
    "Verification",
    "Washout",
    "load",
    "load_from",
    "parse_schedule",
    "parse_selector",
]
