"""What a start waits for, written down before the order: the doors take no other."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from steadystep import knowledge
from steadystep.chart import Coding, Quantity, When
from steadystep.chart.capacity import CapacityStated
from steadystep.chart.measures import Component, Observation
from steadystep.chart.medication import ReasonGiven
from steadystep.chart.monitoring import ResultReviewed
from steadystep.chart.substance import LastUse, NaloxoneSupplied, PdmpChecked
from steadystep.chart.trials import OptionsWeighed, OptionWeighed
from steadystep.faces.cli.simulator import acts
from steadystep.reasoning.facts.capacity import care_of

from .people import age
from .plan import Plan

_COWS_13: Final = (2, 2, 1, 2, 2, 1, 1, 1, 1, 0, 0)
_PANEL: Final = ("fentanyl", "morphine", "buprenorphine", "methadone", "oxycodone")


def make_ready(p: Plan, at: datetime, drug: str) -> tuple[ReasonGiven, ...]:
    """Write what the medicine's start waits for, and give the reasons that its order needs."""
    _chosen_together(p, at, drug)
    _programme_asked(p, at, drug)
    if drug.startswith("buprenorphine"):
        _buprenorphine(p, at)
    elif drug == "naltrexone_xr":
        _naltrexone(p, at)
        reason = "Asked today: never used an opioid, no cough medicine with codeine."
        return (ReasonGiven(rule="medication.naltrexone_start.asked", reason=reason),)
    return _reasons(p, drug)


def _chosen_together(p: Plan, at: datetime, drug: str) -> None:
    """No medicine was among the options too (R32)."""
    medicine = p.medicine
    if medicine is None:
        return
    options = (OptionWeighed(name=medicine.name, drug=drug), OptionWeighed(name="No medicine for now"))
    p.s.did(at - timedelta(minutes=12), p.prescriber, OptionsWeighed, reason=medicine.indication, options=options,
            chosen=medicine.name, decided_by="together")  # fmt: skip
    care = care_of(knowledge.load(), drug)
    p.s.did(at - timedelta(minutes=11), p.prescriber, CapacityStated, ability="decides", care=care)


def _programme_asked(p: Plan, at: datetime, drug: str) -> None:
    """Before a controlled medicine (R30)."""
    known = knowledge.load().drugs.get(drug)
    if known is not None and known.controlled:
        p.s.did(
            at - timedelta(minutes=10),
            p.prescriber,
            PdmpChecked,
            summary="No other prescriber in the last year.",
        )


def _buprenorphine(p: Plan, at: datetime) -> None:
    """A full day since the last use, and withdrawal that one can see."""
    p.s.did(at - timedelta(minutes=50), p.prescriber, LastUse, when=When.instant(at - timedelta(hours=27), p.s.zone),
            substance="heroin", route="injected")  # fmt: skip
    acts.form(p.s, at - timedelta(minutes=30), "cows", _COWS_13, by=p.prescriber, way="clinician")


def _naltrexone(p: Plan, at: datetime) -> None:
    """The liver in order, no opioid in the urine of the same day, naloxone in hand."""
    nurse, drawn = p.role("nurse"), When.instant(at - timedelta(minutes=90), p.s.zone)
    p.s.did(at - timedelta(minutes=60), nurse, Observation, when=drawn, what=Coding("ALT", "1742-6", "LOINC"), category="lab",
            quantity=Quantity(p.rng.randint(18, 44), "U/L"))  # fmt: skip
    urine = p.s.did(at - timedelta(minutes=50), nurse, Observation, when=drawn, what=Coding("Urine toxicology"), category="toxicology",
                    components=tuple(Component(what=Coding(name), text="negative") for name in _PANEL))  # fmt: skip
    p.s.did(at - timedelta(minutes=45), nurse, ResultReviewed, result=urine, decision="No opioid: the first dose can be given.",
            talk="gone_through", they_said="None for two weeks, as they said.")  # fmt: skip
    p.s.did(at - timedelta(minutes=40), nurse, NaloxoneSupplied, kits=1, trained=("the client",))


def _reasons(p: Plan, drug: str) -> tuple[ReasonGiven, ...]:
    """From 65 on a strongly anticholinergic medicine asks for one."""
    known = knowledge.load().drugs.get(drug)
    if known is None or known.mechanisms.acb < 3 or age(p.who, p.today) < 65:
        return ()
    reason = "Nothing milder helped; a low dose, and bowels, bladder and memory asked about at each visit."
    return (ReasonGiven(rule="medication.MR13", reason=reason),)
