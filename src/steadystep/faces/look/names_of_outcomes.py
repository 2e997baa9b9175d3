"""Names for groups of a clinic's outcomes."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OUTCOMES: dict[str, str | Promise] = {
    "under_18": _("under 18"),
    "18_25": _("18 to 25"),
    "26_44": _("26 to 44"),
    "45_64": _("45 to 64"),
    "65_up": _("65 and over"),
    "medicaid": _("Medicaid"),
    "medicare": _("Medicare"),
    "private_payer": _("private insurance"),
    "military_payer": _("military or veterans' cover"),
    "self_pay": _("pays themselves"),
    "other_payer": _("another payer"),
}
