"""What a log line may hold."""

import logging
import sys

import pytest
from django.test import RequestFactory

from steadystep.wiring.quiet_log import WithoutClientData


def written(record: logging.LogRecord) -> str:
    WithoutClientData().filter(record)
    return logging.Formatter("%(message)s").format(record)


def test_a_line_about_a_request_has_neither_query_nor_ids():
    request = RequestFactory().get("/clients/0192b1a0-0000-7000-8000-000000000001/?q=Rosa")
    record = logging.LogRecord("django.request", 40, "f", 1, "%s: %s", ("Not Found", "/x?q=Rosa"), None)
    record.status_code, record.request = 404, request
    assert written(record) == "/clients/…/ answered 404"


def test_a_traceback_names_places_and_never_what_was_typed():
    try:
        raise ValueError("Rosa Delgado, 1990-02-03")
    except ValueError:
        record = logging.LogRecord("x", 40, "f", 1, "failed", (), sys.exc_info())
    text = written(record)
    assert "Rosa" not in text
    assert "ValueError at" in text
    assert "test_quiet_log.py" in text


@pytest.mark.parametrize("carrier", ["request", "params", "sql"])
def test_what_carries_client_data_is_dropped(carrier):
    record = logging.LogRecord("x", 40, "f", 1, "fine", (), None)
    setattr(record, carrier, "Rosa")
    written(record)
    assert not hasattr(record, carrier)
