"""Words of how often somebody is seen, of waiting for a place, and of finding a time."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CADENCE: dict[str, str | Promise] = {
    "cadence_agreed": _("how often we meet"),
}
