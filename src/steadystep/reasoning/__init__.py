"""What it means. Pure: chart, knowledge, clinic and an instant in; findings, duties and offers out."""

from .clinic_value import Absence, Clinic, ConsentAge, Pharmacy, ProgrammeWindow, Shift, StaffMember
from .clock import Clock
from .consider import Consideration, consider, with_proposals
from .finding import Duty, Finding, Ground, Offer, Review, Signal, Told
from .review import review
from .rules import RULES

__all__ = [
    "RULES", "Absence", "Clinic", "Clock", "ConsentAge", "Consideration", "Duty", "Finding", "Ground", "Offer", "Pharmacy", "ProgrammeWindow", "Review", "Shift", "Signal",
    "StaffMember", "Told", "consider", "review", "with_proposals",
]  # fmt: skip
