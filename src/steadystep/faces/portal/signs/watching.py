"""What a client reads of their own signs: how each is watched, whether it has come up, and what they said would help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from steadystep.chart.warning_signs import ChangeWatch, WarningSign
from steadystep.faces.look.names import name_of
from steadystep.faces.portal.own import Own
from steadystep.reasoning.facts.checkin_days import told_days
from steadystep.reasoning.facts.state_changes import usualness
from steadystep.reasoning.facts.warning_signs import warning_signs


@dataclass(frozen=True, slots=True)
class SignLine:
    """`since` is the first of the days in a row on which it is there; None while it is not."""

    first: str
    sign: str
    watched: str
    what_helps: str
    since: date | None


def signs_of(own: Own) -> list[SignLine]:
    return [
        SignLine(one.first, one.sign.sign, _watched(one.sign), one.sign.what_helps, one.run[0] if one.up else None)
        for one in warning_signs(own.chart)
    ]  # fmt: skip


def signs_up(own: Own) -> list[SignLine]:
    """Those that are there now, as of a day that is not older than yesterday, and that the client wants to be shown."""
    return [
        SignLine(one.first, one.sign.sign, "", one.sign.what_helps, one.run[0])
        for one in warning_signs(own.chart)
        if one.up and one.sign.tell_client and (own.today - one.run[-1]).days <= 1
    ]  # fmt: skip


def different_since(own: Own) -> date | None:
    """Since when the days look different from usual; None when they do not, or when the client did not agree to hear it."""
    chosen = own.chart.latest(ChangeWatch)
    if chosen is None or not chosen.body.tell_me:
        return None
    found = usualness(told_days(own.chart))
    if found.last is None or (own.today - found.last).days > 7:
        return None
    return min((one.change.since for one in found.changes), default=None)


def _watched(sign: WarningSign) -> str:
    if not sign.watchable:
        return _("You and your team watch for it.")
    what = sign.item or name_of(sign.watches)
    if sign.watches == "medicines_missed":
        return _("Your check-in watches: %(what)s, %(days)s days in a row.") % {
            "what": what,
            "days": sign.days,
        }
    return _("Your check-in watches: %(what)s %(side)s %(limit)s, %(days)s days in a row.") % {
        "what": what, "side": name_of(sign.side), "limit": f"{sign.threshold:g}", "days": sign.days,
    }  # fmt: skip
