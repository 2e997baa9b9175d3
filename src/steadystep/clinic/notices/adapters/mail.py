"""E-mail through Django's mail backend, which the clinic sets up; the notice's id is the Message-ID."""

from __future__ import annotations

import smtplib
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from . import Letter, Undelivered

PERMANENT = range(500, 600)  # RFC 5321, 4.2.1: a 5yz answer means that the same command will fail again


def deliver(letter: Letter) -> None:
    """Hand one letter to the mail server."""
    if not letter.address:
        raise Undelivered("mail: this person has no e-mail address", permanent=True)
    host = urlsplit(settings.ADDRESS).hostname or "localhost"
    message = EmailMessage(
        subject=letter.subject,
        body=letter.text,
        to=[letter.address],
        headers={"Message-ID": f"<{letter.id}@{host}>"},
    )
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        raise _undelivered(error, codes) from error
    except smtplib.SMTPResponseException as error:
        raise _undelivered(error, [error.smtp_code]) from error
    except (smtplib.SMTPException, OSError) as error:
        raise Undelivered(f"mail: {type(error).__name__}") from error


def _undelivered(error: smtplib.SMTPException, codes: list[int]) -> Undelivered:
    """The server's own sentence may quote the address, so only its number is kept."""
    permanent = bool(codes) and all(code in PERMANENT for code in codes)
    return Undelivered(f"mail: {type(error).__name__} {', '.join(map(str, codes))}", permanent=permanent)
