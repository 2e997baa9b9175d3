"""Logging that never holds client data.

Three ways client data reaches a log, and the answer to each: the query string of a request line is cut
off, the request object (whose repr and locals carry what was typed) is dropped from the record, and a
traceback is reduced to file, line and exception class, because an exception's text may quote a name.
"""

import logging
import traceback
from types import TracebackType

_REQUEST_CARRIERS = ("request", "server_time", "params", "sql", "duration")
_LONGEST_WORD = 20  # characters; every id and token is longer, no address of ours is
_ANSWER = "%s answered %s"


class WithoutClientData(logging.Filter):
    """Strip a log record down to what an operator needs and a client would not mind."""

    def filter(self, record: logging.LogRecord) -> bool:
        if hasattr(record, "status_code"):
            _keep_path_and_status(record)
        for name in _REQUEST_CARRIERS:
            record.__dict__.pop(name, None)
        if record.exc_info and not isinstance(record.exc_info, bool):
            record.msg = f"{record.getMessage()} | {_where(record.exc_info)}"
            record.args = ()
            record.exc_info = None
            record.exc_text = None
        return True


def _keep_path_and_status(record: logging.LogRecord) -> None:
    request = getattr(record, "request", None)
    path = getattr(request, "path", "") or "a request"
    record.msg, record.args = _ANSWER, (_without_ids(path), getattr(record, "status_code", "?"))


def _without_ids(path: str) -> str:
    """The path with ids and tokens masked: an id leads to a client, a token through a door."""
    return "/".join("…" if len(part) >= _LONGEST_WORD else part for part in path.split("?")[0].split("/"))


def _where(
    exc_info: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
) -> str:
    kind, _, trace = exc_info
    steps = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    return f"{kind.__name__ if kind else 'error'} at " + " < ".join(reversed(steps[-8:]))


def logging_settings(level: str) -> dict[str, object]:
    """Return Django's LOGGING: standard error only, every record through the filter."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without_client_data": {"()": "steadystep.wiring.quiet_log.WithoutClientData"}},
        "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "filters": ["without_client_data"],
                "formatter": "plain",
            },
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": ["stderr"], "level": level, "propagate": False},
            # SQL with its parameters is client data: never, not even while debugging.
            "django.db.backends": {"handlers": [], "level": "CRITICAL", "propagate": False},
            "fido2": {"level": "WARNING"},  # it tells every new passkey's id
            "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
        },
    }
