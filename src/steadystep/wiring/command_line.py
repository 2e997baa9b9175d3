"""The command `steadystep`. Django starts only when a command runs, so that help is instant."""

import os
from importlib import import_module

import click
import django

COMMANDS = "steadystep.faces.cli.commands"


class Commands(click.Group):
    """The commands of `steadystep.faces.cli`, loaded when one is asked for."""

    def _load(self) -> dict[str, click.Command]:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steadystep.wiring.settings")
        django.setup()
        try:
            found = import_module(COMMANDS).COMMANDS
        except ModuleNotFoundError as error:
            if not COMMANDS.startswith(error.name or "?"):
                raise
            found = ()
        return {command.name or "": command for command in found}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._load())

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        return self._load().get(name)


@click.command(cls=Commands)
@click.version_option(package_name="steadystep")
def main() -> None:
    """Run a clinic with Steadystep, look at one chart, bring data in, keep it safe.

    Start here: steadystep up
    """


if __name__ == "__main__":
    main()
