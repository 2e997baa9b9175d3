"""Stylesheets joined when static files are collected."""

import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from steadystep.faces.look import sheets
from steadystep.faces.look.sheets import JOINED, JoinedSheets, sheets_of


@pytest.fixture
def collected(tmp_path: Path) -> JoinedSheets:
    storage = JoinedSheets(location=tmp_path, base_url="/static/")
    paths = {}
    for finder in finders.get_finders():
        for path, source in finder.list([]):
            if path.startswith(("look/", "staff/")):
                (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source.path(path), tmp_path / path)
                paths[path] = (storage, path)
    outcomes = list(storage.post_process(paths))
    assert not [one for one in outcomes if isinstance(one[2], Exception)]
    return storage


def test_a_joined_sheet_holds_its_parts_in_order_and_its_faces_are_found(collected: JoinedSheets) -> None:
    for whole, parts in JOINED.items():
        name = collected.stored_name(whole)
        assert name != whole
        sheet = collected.open(name).read().decode()
        places = [sheet.index(collected.open(part).read().decode()[:60]) for part in parts]
        assert places == sorted(places)
        assert collected.stored_name("look/source-sans-3-latin-400.woff2").removeprefix("look/") in sheet


def test_an_installation_asks_for_one_sheet_and_tests_for_its_parts(
    collected: JoinedSheets, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sheets_of("look/shell.css") == JOINED["look/shell.css"]
    monkeypatch.setattr(sheets, "staticfiles_storage", collected)
    assert sheets_of("look/shell.css") == ("look/shell.css",)
