"""The mechanism flags of a medicine in words; what is none or unremarkable is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from steadystep.knowledge import Mechanisms

_ORDINALS: dict[str, str | Promise] = {
    "serotonergic": lazy("Serotonergic"), "acb": lazy("Anticholinergic burden (ACB)"), "sedative": lazy("Sedating"),
    "seizure_threshold": lazy("Lowers the seizure threshold"), "hyponatraemia": lazy("Lowers sodium"), "bleeding": lazy("Bleeding"),
    "orthostasis": lazy("Dizzy on standing"), "hepatotoxic": lazy("Liver"), "teratogenic": lazy("Harm in pregnancy"),
}  # fmt: skip
_SIGNED: dict[str, str | Promise] = {"weight_metabolic": lazy("Weight and metabolism"), "prolactin": lazy("Prolactin")}  # fmt: skip
_WORDS: dict[str, str | Promise] = {
    "dopamine_blocker": lazy("Blocks dopamine"), "qt_category": lazy("QT (CredibleMeds sense)"), "bp_effect": lazy("Blood pressure"),
    "lithium_clearance": lazy("Lithium clearance"), "opioid_activity": lazy("Opioid action"), "estrogen_effect": lazy("Oestrogen"),
    "other_pk": lazy("Other ways through the body"),
}  # fmt: skip
_YES: dict[str, str | Promise] = {
    "maoi": lazy("Monoamine oxidase inhibitor"), "sympathomimetic": lazy("Stimulates the sympathetic system"),
    "resp_depressant": lazy("Depresses breathing"), "smoking_sensitive": lazy("Smoking changes its level"),
    "lowers_hormonal_contraceptive": lazy("Weakens hormonal contraception"),
}  # fmt: skip
_LEVELS = {-1: lazy("lowers"), 1: lazy("mild"), 2: lazy("moderate"), 3: lazy("high")}


def mechanism_facts(held: Mechanisms) -> Iterator[tuple[str, str]]:
    """(label, words) of every flag that says something."""
    yield from _enzymes(_("Broken down by"), held.cyp_substrate)
    yield from _enzymes(_("Blocks"), held.cyp_inhibitor)
    yield from _enzymes(_("Speeds up"), held.cyp_inducer)
    for flag, label in {**_ORDINALS, **_SIGNED}.items():
        value = getattr(held, flag)
        if value:
            yield str(label), f"{_LEVELS[value]} ({value})"
    for flag, label in _WORDS.items():
        value = getattr(held, flag)
        if value not in ("none", "no", ""):
            yield str(label), str(value).replace("_", " ")
    yield from ((str(label), _("yes")) for flag, label in _YES.items() if getattr(held, flag))
    yield from (
        (_("From %(dose)s mg a day") % {"dose": f"{one.from_mg_day:g}"}, one.words) for one in held.at_dose
    )
    if held.notes:
        yield _("Notes"), held.notes


def _enzymes(label: str, held: Mapping[Any, str]) -> Iterator[tuple[str, str]]:
    if held:
        yield label, ", ".join(f"{name} ({strength})" for name, strength in held.items())
