"""Languages by their names, in the language of the reader."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

# Languages that clients may name and Django does not: codes of ISO 639, names of the Unicode Common Locale Data (Babel holds
# all of them, and is here for development alone).
_OTHERS: Final[dict[str, Promise]] = {
    "ak": _("Akan"), "am": _("Amharic"), "ase": _("American Sign Language"), "ch": _("Chamorro"), "chr": _("Cherokee"),
    "fil": _("Filipino"), "gu": _("Gujarati"), "ha": _("Hausa"), "haw": _("Hawaiian"), "hmn": _("Hmong"), "ht": _("Haitian Creole"),
    "ilo": _("Iloko"), "ku": _("Kurdish"), "ln": _("Lingala"), "lo": _("Lao"), "mh": _("Marshallese"), "nv": _("Navajo"),
    "om": _("Oromo"), "ps": _("Pashto"), "rw": _("Kinyarwanda"), "si": _("Sinhala"), "sm": _("Samoan"),
    "so": _("Somali"), "ti": _("Tigrinya"), "tl": _("Tagalog"), "wo": _("Wolof"), "yi": _("Yiddish"), "yo": _("Yoruba"), "zh": _("Chinese"),
}  # fmt: skip


def language_said(code: str) -> str:
    """ "es" is "Spanish"; the code itself where there is no name for it."""
    try:
        return str(get_language_info(code.lower())["name_translated"])
    except KeyError:
        return str(_OTHERS.get(code.lower().partition("-")[0], code))


def own_name(code: str) -> str:
    """ "es" is "español", as its own readers look for it; the code itself where there is no name for it."""
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code
