"""The command `steadystep`. Faces offer their own commands; Django starts only when one is asked for."""

import os
from importlib import import_module
from importlib.util import find_spec

import click
import django

from steadystep.wiring import collector
from steadystep.wiring.orphans import stop_with_owner

OFFERED_BY = (
    "steadystep.faces.cli.commands",
    "steadystep.faces.fhir.command",
    "steadystep.faces.worker.command",
)


class Commands(click.Group):
    """The commands of every face that offers some, loaded when one is asked for."""

    def _load(self) -> dict[str, click.Command]:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steadystep.wiring.settings")
        django.setup()
        found = [
            command
            for module in OFFERED_BY
            if find_spec(module)
            for command in import_module(module).COMMANDS
        ]
        return {command.name or "": command for command in found}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self._load())

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        found = self._load().get(name)
        collector.settle()
        return found


@click.command(cls=Commands)
@click.version_option(package_name="steadystep")
def main() -> None:
    """Run a clinic with Steadystep, look at one chart, bring data in, keep it safe.

    Start here: steadystep up
    """
    stop_with_owner()


if __name__ == "__main__":
    main()
