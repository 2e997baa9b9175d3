import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from steadystep.wiring.command_line import main
from tests import small_clinic


@pytest.fixture
def run() -> Callable[..., Result]:
    """run("score", "phq_9", input="[...]") is what the command answered; a traceback fails the test."""

    def call(*arguments: str, **more: Any) -> Result:
        result = CliRunner().invoke(main, arguments, **more)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def told(run) -> Callable[..., Any]:
    """told("review", ...) is the JSON of a command that ends well."""

    def call(*arguments: str, status: int = 0, **more: Any) -> Any:
        result = run(*arguments, "--json", **more)
        assert result.exit_code == status, result.output
        return json.loads(result.stdout)

    return call


@pytest.fixture
def clinic(db):
    return small_clinic.open_clinic()


@pytest.fixture
def rosa(clinic) -> str:
    """A client who answered item nine with "several days"."""
    client = small_clinic.new_client(clinic)
    small_clinic.answer_item_nine(client)
    return client
