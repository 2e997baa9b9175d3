"""A backup is whole, proves itself when restored, and is refused when it is not what was put in."""

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from steadystep.faces.cli.keeping import database
from tests.processes import COMMAND, environment, own_database

SEALED = "What Rosa said about her father stays in this room."
FILL = f"""
import django; django.setup()
from django.conf import settings
from pathlib import Path
from steadystep.chart import When
from steadystep.chart.therapy import PsychotherapyNote
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.ledger import clock
from tests import small_clinic
clinic = small_clinic.open_clinic()
rosa = small_clinic.new_client(clinic)
small_clinic.answer_item_nine(rosa)
note = small_clinic.fresh(PsychotherapyNote(when=When.instant(clock.now()), text={SEALED!r}))
write(clinic.therapist, rosa, [note])
from steadystep.clinic.chartroom import picturing
from steadystep.clinic.chartroom.remaking import remade
from tests.paper_results import photo
kept = remade(photo())
paper = picturing.pictured(kept, entry="11111111-2222-3333-4444-555555555555", shows="blood")
picturing.take_in(clinic.prescriber, rosa, paper, kept.picture)
(Path(settings.DATA) / "files").mkdir(exist_ok=True)
(Path(settings.DATA) / "files" / "letter.txt").write_text("a letter")
print(rosa, note.id)
"""
READ = """
import django, sys; django.setup()
from steadystep.clinic.chartroom.opening import open_sealed
from steadystep.clinic.ledger import clock
from steadystep.clinic.people.actors import actor_named
print(open_sealed(actor_named("tariq", clock.now()), sys.argv[1], sys.argv[2], "test").body.text)
"""
LOOK = """
import django, sys; django.setup()
from steadystep.clinic.chartroom.picturing import open_picture
from steadystep.clinic.chartroom.remaking import remade
from steadystep.clinic.ledger import clock, pictures
from steadystep.clinic.people.actors import actor_named
from tests.paper_results import photo
entry, picture = open_picture(actor_named("pia", clock.now()), sys.argv[1], "11111111-2222-3333-4444-555555555555", "test")
print(picture == remade(photo()).picture, list(pictures.faulty()))
"""


def run(*arguments, env, status=0):
    done = subprocess.run([*COMMAND, *arguments], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stdout + done.stderr
    return done


def python(code, *arguments, env):
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """A clinic with a sealed note, backed up: the data folder, the file, the client and the note."""
    folder = tmp_path_factory.mktemp("clinic")
    with own_database() as where:
        env = environment(folder / "data", where)
        run("migrate", env=env)
        rosa, note = python(FILL, env=env).split()
        said = json.loads(run("backup", str(folder / "b.tar.gz"), "--json", env=env).stdout)
        run("backup", str(folder / "with-keys.tar"), "--with-keys", env=env)
        assert (said["entries"], said["keys_inside"]) == (7, False)
        yield folder, rosa, note


def test_restored_elsewhere_with_its_keys_everything_is_there(taken, tmp_path):
    folder, rosa, note = taken
    shutil.copytree(folder / "data" / "keys", tmp_path / "keys")
    with own_database() as where:
        env = environment(tmp_path, where)
        said = json.loads(run("restore", str(folder / "b.tar.gz"), "--json", env=env).stdout)
        assert said["well"]
        assert (said["entries"], said["compared"]["same"], said["compared"]["differs"]) == (7, 1, [])
        assert python(READ, rosa, note, env=env).strip() == SEALED
        assert python(LOOK, rosa, env=env).strip() == "True []"
        assert (tmp_path / "files" / "letter.txt").read_text() == "a letter"
        again = run("restore", str(folder / "b.tar.gz"), env=env, status=1)
        assert "not empty" in again.stderr
        # and it goes on: new rows get new numbers, the triggers stand
        run("worker", "--once", env=env)
        assert json.loads(run("doctor", "--json", env=env).stdout)["well"]


def test_with_the_keys_inside_nothing_else_is_needed(taken, tmp_path):
    folder, rosa, note = taken
    with own_database() as where:
        env = environment(tmp_path, where)
        run("restore", str(folder / "with-keys.tar"), env=env)
        assert python(READ, rosa, note, env=env).strip() == SEALED
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").iterdir()} == {0o600}


def test_the_file_is_for_its_owner_only_and_holds_no_keys(taken):
    folder, _, _ = taken
    assert (folder / "b.tar.gz").stat().st_mode & 0o777 == 0o600
    with tarfile.open(folder / "b.tar.gz") as tar:
        assert not [name for name in tar.getnames() if name.startswith("keys")]
    assert not list(folder.glob(".steadystep-backup-*"))


def changed(source: Path, place: Path, change) -> Path:
    """The backup packed again, with what `change(name, content)` makes of each file (None leaves it out)."""
    with tarfile.open(source) as old, tarfile.open(place, "w") as new:
        for member in old.getmembers():
            name, content = change(member.name, old.extractfile(member).read())
            if content is not None:
                info = tarfile.TarInfo(name)
                info.size = len(content)
                new.addfile(info, io.BytesIO(content))
    return place


def in_manifest(key, value):
    def change(name, content):
        return (
            name,
            json.dumps({**json.loads(content), key: value}).encode() if name == "manifest.json" else content,
        )

    return change


WRONG = {
    "not a tar": (None, "cannot be unpacked"),
    "cut off": (None, "cannot be unpacked"),
    "a byte changed": (lambda n, c: (n, c if n == "manifest.json" else c[:-1] + b"!"), "checksum differs"),
    "a file missing": (lambda n, c: (n, c if n == "manifest.json" else None), "is missing from it"),
    "no manifest": (lambda n, c: (n, None if n == "manifest.json" else c), "no readable manifest"),
    "a file outside": (lambda n, c: ("../" + n, c), "cannot be unpacked"),
    "newer tables": (in_manifest("migrations", ["people.0999_from_the_future"]), "newer version"),
    "another kind of database": (in_manifest("vendor", "oracle"), "is of a oracle database"),
    "other keys": (in_manifest("sealing_key", "0" * 16), "keys here are not those"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_what_is_not_a_whole_backup_changes_nothing(taken, told, fault, tmp_path, settings, monkeypatch, db):
    change, says = WRONG[fault]
    source, file = taken[0] / "b.tar.gz", tmp_path / "wrong.tar"
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    if change:
        changed(source, file, change)
    else:
        file.write_bytes(
            b"hello" if fault == "not a tar" else source.read_bytes()[: source.stat().st_size // 2]
        )
    monkeypatch.setattr(database, "is_empty", lambda: True)
    monkeypatch.setattr(database, "copy_in", lambda *_: pytest.fail("it was put into the database"))
    said = told("restore", str(file), status=1)["error"]
    assert says in said["says"]
    assert said["next_step"]
    assert list(settings.DATA.iterdir()) == []


def test_a_backup_never_overwrites_by_accident(told, tmp_path, db):
    file = tmp_path / "there.tar"
    file.write_text("precious")
    assert "there already" in told("backup", str(file), status=1)["error"]["says"]
    assert "no folder" in told("backup", str(tmp_path / "nowhere" / "b.tar"), status=1)["error"]["says"]
    assert file.read_text() == "precious"


def test_the_same_backup_may_be_taken_anew(told, tmp_path, transactional_db, settings):
    settings.DATA = tmp_path
    file = tmp_path / "b.tar"
    file.write_text("old")
    assert told("backup", str(file), "--replace")["entries"] == 0
    assert os.access(file, os.R_OK)
    assert tarfile.is_tarfile(file)
