"""What a run of the tests says at its end."""

import pytest

from tooling import browser, postgres, test_run
from tooling.test_run import Result, closing_line, read_counts, run_stages

PASSED = Result("sqlite", True, counts={"failed": 0, "errors": 0, "passed": 3, "skipped": 1})
FAILED = Result("postgres", False, counts={"failed": 1, "errors": 0, "passed": 2, "skipped": 0})
NOT_HERE = Result("browser", True, skipped="no Chromium")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(test_run, "RESULTS", tmp_path / "results")


def run(monkeypatch, *results: Result, no_skip: bool) -> int:
    stages = {each.stage: lambda options, printed=None, each=each: each for each in results}
    monkeypatch.setattr(test_run, "STAGES", stages)
    return run_stages([each.stage for each in results], [], no_skip)


def test_the_closing_line_adds_the_stages_up():
    assert closing_line([PASSED, FAILED], 1.5).strip("=") == " 1 failed, 5 passed, 1 skipped in 1.50s "


def test_a_run_without_tests_says_so():
    assert "no tests ran" in closing_line([NOT_HERE], 0.1)


def test_a_failed_stage_fails_the_run(monkeypatch):
    assert run(monkeypatch, PASSED, FAILED, no_skip=False) == 1


def test_a_skipped_stage_is_named_last_and_passes(monkeypatch, capsys):
    assert run(monkeypatch, NOT_HERE, PASSED, no_skip=False) == 0
    *_, skipped, closing = capsys.readouterr().out.splitlines()
    assert "SKIPPED" in skipped
    assert "no Chromium" in skipped
    assert "3 passed" in closing


def test_where_no_skip_is_allowed_it_fails(monkeypatch):
    assert run(monkeypatch, NOT_HERE, PASSED, no_skip=True) == 1


@pytest.mark.parametrize("processors", [1, 2])
def test_side_by_side_or_not_every_stage_counts_and_says_what_it_printed(monkeypatch, capsys, processors):
    def second(options, printed=None):
        (printed.write_text if printed else print)("what the second says")
        return FAILED

    stages = {"checks": lambda options: PASSED, "sqlite": lambda options: PASSED, "postgres": second}
    monkeypatch.setattr(test_run, "STAGES", stages)
    monkeypatch.setattr(test_run.os, "cpu_count", lambda: processors)
    assert run_stages([*stages], [], no_skip=False) == 1
    said = capsys.readouterr().out
    assert said.count("what the second says") == 1
    assert " 1 failed, 8 passed" in said


def test_a_missing_report_counts_nothing(tmp_path):
    assert read_counts(tmp_path / "absent.xml") == {}


def test_a_report_is_counted(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite tests="9" failures="2" errors="1" skipped="3"/></testsuites>')
    assert read_counts(report) == {"failed": 2, "errors": 1, "passed": 3, "skipped": 3}


def test_a_machine_without_chromium_skips_the_browser(monkeypatch, tmp_path):
    monkeypatch.setenv("STEADYSTEP_CHROMIUM", str(tmp_path / "absent"))
    assert browser.find() is None
    assert test_run.run_browser([]).skipped == browser.MISSING


def test_a_machine_without_postgresql_skips_it_and_says_why(monkeypatch):
    def none_here():
        raise postgres.NoPostgres("no wheel for this machine")

    monkeypatch.setattr(postgres, "running", none_here)
    assert "no wheel for this machine" in test_run.run_postgres([]).skipped
