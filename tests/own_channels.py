"""Adapters for notices that do as the test needs; settings.NOTICE_ADAPTERS names them."""

from steadystep.clinic.notices.adapters import Undelivered

DELIVERED: list[str] = []


def keeping(letter):
    DELIVERED.append(letter.id)


def broken(letter):
    raise Undelivered("far side: no answer")


def refusing(letter):
    raise Undelivered("far side: no such person", permanent=True)


def bursting(letter):
    raise RuntimeError("Rosa Reyes cannot be reached")
