"""Steadystep: integrated outpatient behavioural health care as one plan."""

__version__ = "0.1.0"
