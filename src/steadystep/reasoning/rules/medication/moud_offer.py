"""Who wants a medicine for opioid use is offered one the same day or on the next working day (R41)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.intake import Diagnosis, IntakeAnswer
from steadystep.chart.medication import Order
from steadystep.chart.offers_made import TreatmentWish
from steadystep.chart.substance import DoseGiven, OptionChosen
from steadystep.chart.trials import MedicineWish, OptionsWeighed
from steadystep.knowledge import Source
from steadystep.reasoning.facts.opioid_medicines import is_for_opioid_use
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID = "medication.moud_offer"
_OWNERS = ("prescriber", "nurse", "case_manager")
_BLOCKER = "naltrexone_xr"
# Pathway, and ICD-10-CM category.
_ALCOHOL = ("alcohol_use_disorder", "F10")
_OPIOIDS = ("opioid_use_disorder", "F11")
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R41", year=2026),),
    why="The wish for treatment may last a day; each day without it is a day on which people die.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    wish = _waiting(view) if view.person.in_care else None
    if wish is not None and not any(_treats(view, one.drug) for one in view.running):
        yield _duty(view, wish)


def _waiting(view: View) -> AnyEntry | None:
    """The first wish since the last offer; what was imported from elsewhere starts no clock."""
    wish: AnyEntry | None = None
    for entry in _told(view):
        if _wants(view, entry):
            wish = wish or entry
        elif _offers(view, entry):
            wish = None
    return wish


def _told(view: View) -> list[AnyEntry]:
    """In the order in which they were written, since a wish told today may be of yesterday."""
    found = view.chart.among(
        TreatmentWish, MedicineWish, IntakeAnswer, OptionChosen, OptionsWeighed, Order, DoseGiven
    )
    return sorted((one for one in found if not one.imported), key=lambda one: one.seq)


def _wants(view: View, entry: AnyEntry) -> bool:
    body = entry.body
    if isinstance(body, TreatmentWish):
        return body.step == "wanted"
    if isinstance(body, MedicineWish):
        return body.wish == "for" and _meant(view, body)
    return isinstance(body, IntakeAnswer) and body.asks == "opioid_medicine" and "yes" in body.chosen


def _offers(view: View, entry: AnyEntry) -> bool:
    """Offered, chosen, ordered, given, or not wanted (any more)."""
    body = entry.body
    if isinstance(body, TreatmentWish | OptionChosen):
        return True
    if isinstance(body, OptionsWeighed):
        return any(_treats(view, one.drug) for one in body.options)
    if isinstance(body, MedicineWish):
        return body.wish == "taken_back" and _meant(view, body)
    return _treats(view, getattr(body, "drug", ""))


def _meant(view: View, wish: MedicineWish) -> bool:
    """By its id, or by the name it was wished for. Naltrexone is for alcohol too: it is meant so where alcohol use is in
    care and opioid use is not."""
    drugs = (wish.drug, *view.knowledge.drug_ids_named(wish.name))
    if any(is_for_opioid_use(view.knowledge, drug) for drug in drugs):
        return True
    return _BLOCKER in drugs and not (_in_care_for(view, *_ALCOHOL) and not _in_care_for(view, *_OPIOIDS))


def _in_care_for(view: View, pathway: str, code: str) -> bool:
    diagnosed = any(one.body.condition.code.startswith(code) for one in view.chart.of(Diagnosis))
    return diagnosed or any(one.pathway.id == pathway for one in view.episodes)


def _treats(view: View, drug: str) -> bool:
    return is_for_opioid_use(view.knowledge, drug) or drug == _BLOCKER


def _duty(view: View, wish: AnyEntry) -> Duty:
    due = end_of_working_day(view.clinic, wish.recorded_at, 1)
    return Duty(
        key=f"{_ID}/{view.chart.first(wish).id}", rule=_ID, level="T3", owner_role="prescriber",
        says=say("A medicine for opioid use is wanted: offer one today, or on the next working day."),
        person=named(_OWNERS, view.person, view.clinic), known_at=wish.recorded_at, due=due, overdue=view.clock.reached(due),
        because=(wish.id,), ground=_GROUND, closes_by=say("An option offered, chosen or ordered, or that it is not wanted."),
        steps=(say("Ask for the last use, with its hour: it decides what can be given today."),
               say("Where nothing can be given here today: naloxone, and who else gives it.")),
        offers=(Offer(key="offered", says=say("Compare the ways together"), kind="entry", for_role="prescriber"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(TreatmentWish, MedicineWish, IntakeAnswer), find=find,
    about="R41: from the wish for a medicine for opioid use to its offer: the same day or the next working day, with an owner.",
)  # fmt: skip
