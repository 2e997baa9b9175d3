"""Languages by their names, in the language of the reader."""

from __future__ import annotations

from django.utils.translation import get_language_info


def language_said(code: str) -> str:
    """ "es" is "Spanish"; the code itself where there is no name for it."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def own_name(code: str) -> str:
    """ "es" is "español", as its own readers look for it; the code itself where there is no name for it."""
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code
