"""Which forms somebody can use: a first look at the role matrix, so that nobody types in vain. The door asks all the rest."""

from __future__ import annotations

from steadystep import knowledge
from steadystep.chart import Body, say
from steadystep.chart.corrections import Retracted
from steadystep.clinic.chartroom.opening import Opened
from steadystep.clinic.consent.items import item_of
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.faces.staff.forms import EntryForm


def may(chart: Opened, form: type[EntryForm]) -> bool:
    """Whether the role matrix lets this reader write what the form makes."""
    roles = chart.sight.relation.roles
    if form.makes is Retracted:
        return bool(roles)
    return not roles.isdisjoint((*writers(form.makes), *form.also_signed_by))


def check_may(chart: Opened, form: type[EntryForm]) -> None:
    """Raise `NotAllowed` with whom to ask."""
    if not may(chart, form):
        raise NotAllowed(
            (say("Your role does not write this ({kind}).", kind=form.makes.kind()),), writers(form.makes)
        )


def writers(made: type[Body]) -> tuple[str, ...]:
    """Staff roles that may write that kind of entry."""
    rights = knowledge.load().rights
    ask = rights.may_decide if made.nature == "decision" else rights.may_write
    staff = (role.id for role in rights.roles.values() if role.kind == "staff")
    return tuple(role for role in staff if ask(item_of(made.kind()), role))
