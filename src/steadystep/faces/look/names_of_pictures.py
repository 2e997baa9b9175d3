"""The codes of pictures of results by the names people use."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PICTURES: dict[str, str | Promise] = {
    "typed": _("typed in"),
    "not_readable": _("it cannot be read"),
    "not_this_client": _("it is not this client's"),
    "no_result": _("it shows no result"),
    "already_here": _("the result is here already"),
}
