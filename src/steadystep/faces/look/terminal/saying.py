"""How every command answers: results on standard output, refusals in words with status 1, never a traceback for bad input."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, NoReturn, ParamSpec, TypeVar

import click

from steadystep.chart import Refused, Unreadable
from steadystep.clinic.chartroom.mistakes import DoorShut
from steadystep.clinic.consent.mistakes import NotAllowed

P = ParamSpec("P")
R = TypeVar("R")

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")


class Problem(click.ClickException):
    """What happened, to which thing, and the next step. Ends the command with status 1."""

    exit_code = 1

    def __init__(self, says: str, *, next_step: str = "", as_json: bool = False) -> None:
        super().__init__(f"{says} {next_step}".strip())
        self.says, self.next_step, self.as_json = says, next_step, as_json

    def show(self, file: Any = None) -> None:
        if self.as_json:
            click.echo(
                json.dumps({"error": {"says": self.says, "next_step": self.next_step}}, ensure_ascii=False)
            )
        else:
            click.echo(self.format_message(), err=True)


def stop(says: str, *, next_step: str = "", as_json: bool = False) -> NoReturn:
    raise Problem(says, next_step=next_step, as_json=as_json)


def answer(value: Any, as_json: bool, lines: Callable[[], Iterator[str]]) -> None:
    """The result: as one line of JSON, or as lines for a person."""
    if as_json:
        click.echo(json.dumps(value, ensure_ascii=False))
        return
    for line in lines():
        click.echo(line)


@contextmanager
def refusals_in_words(as_json: bool) -> Iterator[None]:
    """What the doors refuse inside becomes a `Problem` in the door's own words."""
    try:
        yield
    except (NotAllowed, Refused) as refused:
        stop(" ".join(str(reason) for reason in refused.reasons), as_json=as_json)
    except (DoorShut, Unreadable) as shut:
        stop(str(shut.says), as_json=as_json)


def plainly(command: Callable[P, R]) -> Callable[P, R]:
    """For commands that open or write charts: refusals are told in words, as JSON when that was asked for."""

    @wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> R:
        with refusals_in_words(bool(kwargs.get("as_json"))):
            return command(*args, **kwargs)

    return told
