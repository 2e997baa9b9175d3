"""A PDF as an answer: shown in the browser; the page that answers with it is never cached."""

from __future__ import annotations

from django.http import HttpResponse


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
