"""What holds for every command: help with an example, JSON for machines, and its errors in words."""

import click
import pytest

from steadystep.wiring.command_line import Commands

COMMANDS = Commands(name="steadystep")._load()
NO_JSON = {"up", "serve"}  # they run until they are stopped


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_says_what_it_does_and_gives_an_example(name):
    command = COMMANDS[name]
    said = command.get_help(click.Context(command, info_name=name))
    assert f"steadystep {name}" in said.replace("\n", " ")
    assert "Example" in said


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - NO_JSON))
def test_machines_get_json(name):
    assert any("--json" in option.opts for option in COMMANDS[name].params)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_wrong_use_is_status_2(name, run):
    result = run(name, "--no-such-option")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_the_command_alone_shows_the_commands(run):
    assert "up" in run("--help").output
