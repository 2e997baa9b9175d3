"""The client's pharmacy, prescriptions on their way, and what stands in the way of a medicine, as one line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _

from steadystep.chart import Body, pharmacy
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.as_said import labelled
from steadystep.faces.staff.describing_orders import medicine_of


def _chosen(body: pharmacy.PharmacyChosen, _d: Any) -> str:
    return labelled(_("Pharmacy"), body.name, body.state, body.phone)


def _trouble(body: pharmacy.SupplyTrouble, d: Any) -> str:
    return labelled(medicine_of(body.order, d), str(name_of(body.what)), body.pharmacy, body.note)


def _step(body: pharmacy.SupplyTroubleStep, d: Any) -> str:
    trouble = d.chart.head(body.trouble)
    order = (
        trouble.body.order
        if trouble is not None and isinstance(trouble.body, pharmacy.SupplyTrouble)
        else None
    )
    return labelled(medicine_of(order, d), str(name_of(body.did)), body.with_whom, body.note)


def _sent(body: pharmacy.PrescriptionSent, d: Any) -> str:
    return labelled(
        medicine_of(body.order, d),
        _("sent %(how)s") % {"how": name_of(body.way)},
        body.pharmacy,
        body.reference,
        body.note,
    )


def _answered(body: pharmacy.PrescriptionAnswered, d: Any) -> str:
    sent = d.chart.head(body.sent)
    order = sent.body.order if sent is not None and isinstance(sent.body, pharmacy.PrescriptionSent) else None
    return labelled(medicine_of(order, d), str(name_of(body.came)), body.with_whom, body.words)


TITLES: Final[dict[type[Body], Callable[[Any, Any], str]]] = {
    pharmacy.PharmacyChosen: _chosen, pharmacy.SupplyTrouble: _trouble, pharmacy.SupplyTroubleStep: _step,
    pharmacy.PrescriptionSent: _sent, pharmacy.PrescriptionAnswered: _answered,
}  # fmt: skip
