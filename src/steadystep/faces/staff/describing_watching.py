"""Early-warning signs in one line, with what they watch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep.chart import Body
from steadystep.chart.warning_signs import ChangeWatch, WarningSign
from steadystep.faces.look.names import name_of


def watched_said(sign: WarningSign) -> str:
    """ "hours of sleep at most 5, 2 days in a row"; that people watch for it where no rule does."""
    if not sign.watchable:
        return _("manual only: people watch for it")
    what = sign.item or name_of(sign.watches)
    limit = (
        f" {name_of(sign.side)} {sign.threshold:g}"
        if sign.threshold is not None and sign.watches != "medicines_missed"
        else ""
    )
    days = ngettext("on %(count)d day", "%(count)d days in a row", sign.days) % {"count": sign.days}
    return f"{what}{limit}, {days}"


def _sign(body: WarningSign, _describer: Any) -> str:
    ended = "" if body.active else _("no longer watched for")
    return " · ".join(
        filter(None, (f"{_('Early-warning sign')}: {body.sign}", watched_said(body), body.what_helps, ended))
    )


def _watch(body: ChangeWatch, _describer: Any) -> str:
    if body.tell_me:
        said = _("Wants to be told when the days look different from usual")
    else:
        said = _("Does not want to be told when the days look different from usual")
    return " · ".join(filter(None, (said, body.words)))


TITLES: dict[type[Body], Callable[[Any, Any], str]] = {WarningSign: _sign, ChangeWatch: _watch}
