"""What can be refused at the door, each with what happened and the next step, in words for the person there."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


class Refused(Exception):
    """An action on people or sign-in was not done. `str()` is for the person who asked."""

    def __init__(self, words: str | Promise) -> None:
        super().__init__(words)
        self.words = words

    def __str__(self) -> str:
        return str(self.words)


class NotAllowed(Refused, PermissionDenied):
    """This person may not do it; the words name who may. Uncaught it is a 403 page that shows them."""


class NoLongerGood(Refused):
    """An invitation, code or link that was used, withdrawn, has run out or never was."""
