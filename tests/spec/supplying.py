"""What people write about injections, supply, doses taken and side effects: one entry each, told in words."""

from __future__ import annotations

from datetime import date

from steadystep import knowledge
from steadystep.chart import Dose, When
from steadystep.chart.medication import DoseReport, DoseStep, Fill, Order, SideEffect
from steadystep.chart.supply import EffectAnswered, EffectsChecked, InjectionGiven
from tests.spec.writers import Writer, _day


def orders_depot(writer: Writer, drug: str, mg: float, first: str) -> Order:
    return Order(
        when=writer._when(), name=knowledge.load().drug_names[drug].name, drug=drug, indication="opioid use disorder",
        route="subcutaneous", steps=(DoseStep(first=date.fromisoformat(first), amount=Dose(mg, "mg"), times_a_day=1 / 28),),
    )  # fmt: skip


def gives(
    writer: Writer, drug: str, mg: float, *, regimen: str = "", order: str = "", number: int | None = None
) -> str:
    name = knowledge.load().drug_names[drug].name
    body = InjectionGiven(
        when=writer._when(), name=name, drug=drug, regimen=regimen, order=order or None, dose=Dose(mg, "mg"),
        site="left_abdomen", lot="A7", expiry=When("2027-01"), number=number,
    )  # fmt: skip
    return writer._write(body, f"gives {name} {mg:g} mg")


def hands_out(writer: Writer, order: str, days: int) -> str:
    entry = writer.story.chart.head(order)
    assert entry is not None
    body = Fill(when=writer._when(), name=entry.body.name, drug=entry.body.drug, order=order, days=days)
    return writer._write(body, f"hands out {entry.body.name} for {days} days")


def dose(writer: Writer, order: str, day: str, outcome: str, reason: str = "") -> str:
    body = DoseReport(
        when=writer._when(), order=order, day=date.fromisoformat(day), outcome=outcome, reason=reason
    )
    return writer._write(body, f"says of {_day(day)}: {outcome}" + (f" ({reason})" if reason else ""))


def notices(
    writer: Writer, effect: str, *, known: str = "", burden: int | None = None, order: str = "", gone: bool = False,
    red_flag: bool = False,
) -> str:  # fmt: skip
    body = SideEffect(
        when=writer._when(),
        effect=effect,
        known=known,
        burden=burden,
        order=order or None,
        gone=gone,
        red_flag=red_flag,
    )
    more = " is gone" if gone else f", burden {burden}" if burden is not None else ""
    return writer._write(body, f"tells of {effect}{more}" + (" and of a reason to call" if red_flag else ""))


def checked(writer: Writer, noticed: int = 0) -> str:
    return writer._write(
        EffectsChecked(when=writer._when(), noticed=noticed),
        f"was asked about side effects: {noticed} noticed",
    )


def answered(writer: Writer, effect: str, answer: str) -> str:
    return writer._write(
        EffectAnswered(when=writer._when(), effect=effect, answer=answer),
        f"answers the side effect: {answer}",
    )
