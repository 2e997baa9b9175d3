"""Ways a notice leaves. A channel is a name in settings.NOTICE_CHANNELS; settings.NOTICE_ADAPTERS says what delivers it.

An adapter is a function of one `Letter`. It returns when the letter was handed over, and raises `Undelivered` when
not. It may be called twice with the same letter (a crash between handing over and noting it down): `Letter.id` is
the key by which the far side tells the second from a new one. A clinic's own adapter is one such function named in
the settings. Without a gateway set up, text messages are kept as files that one can look at, as all letters are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils.module_loading import import_string

SHIPPED: Final = {
    "outbox": "steadystep.clinic.notices.adapters.outbox.deliver",
    "mail": "steadystep.clinic.notices.adapters.mail.deliver",
    "sms": "steadystep.clinic.notices.adapters.sms.deliver",
    "push": "steadystep.clinic.notices.adapters.push.deliver",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """What leaves: neutral words only. `address` is the recipient's e-mail, `phone` their number, empty when there is none.

    `recipient` is the id of their sign-in, `link` where the notice leads; `urgent`: it may wake somebody.
    """

    id: str
    subject: str
    text: str
    address: str
    phone: str = ""
    recipient: str = ""
    link: str = ""
    urgent: bool = False


class Undelivered(Exception):
    """Not handed over. `fault` names the kind of fault and never a person; `permanent` means that trying again is useless."""

    def __init__(self, fault: str, *, permanent: bool = False) -> None:
        super().__init__(fault)
        self.fault = fault[:200]
        self.permanent = permanent


Deliver = Callable[[Letter], None]


def adapter_of(channel: str) -> Deliver:
    """The function that delivers on this channel; raises `Undelivered` when none is set up."""
    named: Mapping[str, str] = {**SHIPPED, **getattr(settings, "NOTICE_ADAPTERS", {})}
    if channel not in named:
        raise Undelivered(f"nothing delivers on the channel {channel}: name its adapter in NOTICE_ADAPTERS")
    deliver: Deliver = import_string(named[channel])
    return deliver
