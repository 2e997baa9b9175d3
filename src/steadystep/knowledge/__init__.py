"""What medicine says: reviewed data files by care word, with sources, and one loader.

`load()` gives the Knowledge of this release; docs/knowledge.md tells how to add to it.
"""

from .analyte import LabAnalyte, ResultLimit
from .cadence import CadenceRow
from .circumstance import Circumstance
from .contraindication import Contraindication
from .drug import DepotStart, DosingRow, Drug, DrugName, Formulary, Restart, TitrationStep, Washout
from .injection import LateInjection
from .instrument import Instrument
from .intake_beginning import Beginning, FirstScreen, PathwayEntry, TestFor, made_for
from .intake_section import IntakeOption, IntakeQuestion, IntakeSection, SectionState
from .interaction import ExplicitInteraction, Involving, MechanismRule, QuietPair, Severity, SidePair
from .keeping_touch import KeepingTouch, Rung, VisitRhythm
from .life_stage import LifeStage, Registry, StageAgain, StageAsk, StageLine
from .loading import load, load_from
from .mechanisms import AtDose, Mechanisms
from .monitoring import MonitoringRule
from .pathway import DecisionOption, DecisionPoint, LeadsTo, Pathway, Screen
from .pathway_ask import PathwayAsk
from .pathway_guard import Condition, FactName, TrialState
from .pathway_phases import BEFORE, Checkpoints, Phase, Transition
from .provenance import Basis, Provenance, Source, Verification
from .reading import Fault, KnowledgeRefused
from .rights import CaregiverScope, Label, Read, RightRow, Rights, Role
from .route import Route
from .safety_event import Clock, Clocks, CrisisLine, LadderStep, Level, SafetyEvent, SafetyVariant
from .safety_trigger import ClosingEvidence, EffectTrigger, ResultTrigger, ToldTrigger
from .scale import Band, CutOff, Item, MissingRule, Option, SafetyItem, Scorer, Subscale
from .schedule import BadToken, Point, ScheduleToken, Span, Variant, parse_schedule
from .selector import Selector, parse_selector
from .side_effect import RedFlag, SideEffect
from .strength import Strength
from .substance_care import Analyte, BuprenorphineStart, NaltrexoneStart, SubstanceCare, Wait
from .support_outside import CarerTopic, OutsideHelp, SupportOutside
from .taper import ClassTaper
from .trial_time import TrialTime
from .whole import Evidence, Knowledge
from .wording import DiagnosedCircumstance, ExternalMedicine, IndicationName
from .working_together import Contradiction, LegalGround, WorkingTogether

__all__ = [
    "BEFORE",
    "Analyte",
    "AtDose",
    "BadToken",
    "Band",
    "Basis",
    "Beginning",
    "BuprenorphineStart",
    "CadenceRow",
    "CaregiverScope",
    "CarerTopic",
    "Checkpoints",
    "Circumstance",
    "ClassTaper",
    "Clock",
    "Clocks",
    "ClosingEvidence",
    "Condition",
    "Contradiction",
    "Contraindication",
    "CrisisLine",
    "CutOff",
    "DecisionOption",
    "DecisionPoint",
    "DepotStart",
    "DiagnosedCircumstance",
    "DosingRow",
    "Drug",
    "DrugName",
    "EffectTrigger",
    "Evidence",
    "ExplicitInteraction",
    "ExternalMedicine",
    "FactName",
    "Fault",
    "FirstScreen",
    "Formulary",
    "IndicationName",
    "Instrument",
    "IntakeOption",
    "IntakeQuestion",
    "IntakeSection",
    "Involving",
    "Item",
    "KeepingTouch",
    "Knowledge",
    "KnowledgeRefused",
    "LabAnalyte",
    "Label",
    "LadderStep",
    "LateInjection",
    "LeadsTo",
    "LegalGround",
    "Level",
    "LifeStage",
    "MechanismRule",
    "Mechanisms",
    "MissingRule",
    "MonitoringRule",
    "NaltrexoneStart",
    "Option",
    "OutsideHelp",
    "Pathway",
    "PathwayAsk",
    "PathwayEntry",
    "Phase",
    "Point",
    "Provenance",
    "QuietPair",
    "Read",
    "RedFlag",
    "Registry",
    "Restart",
    "ResultLimit",
    "ResultTrigger",
    "RightRow",
    "Rights",
    "Role",
    "Route",
    "Rung",
    "SafetyEvent",
    "SafetyItem",
    "SafetyVariant",
    "ScheduleToken",
    "Scorer",
    "Screen",
    "SectionState",
    "Selector",
    "Severity",
    "SideEffect",
    "SidePair",
    "Source",
    "Span",
    "StageAgain",
    "StageAsk",
    "StageLine",
    "Strength",
    "Subscale",
    "SubstanceCare",
    "SupportOutside",
    "TestFor",
    "TitrationStep",
    "ToldTrigger",
    "Transition",
    "TrialState",
    "TrialTime",
    "Variant",
    "Verification",
    "VisitRhythm",
    "Wait",
    "Washout",
    "WorkingTogether",
    "load",
    "load_from",
    "made_for",
    "parse_schedule",
    "parse_selector",
]
