"""The pack saves time and never changes what is known: any doubt, and the files are read."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from steadystep import knowledge
from steadystep.knowledge import Knowledge, loading, pack
from steadystep.knowledge.packing import packed, unpacked

Load = Callable[[], Knowledge]
PHQ_9 = "measures/phq_9.yaml"


@pytest.fixture
def load(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Loads the copy as a new process would, with a cache folder of its own."""
    monkeypatch.setattr(loading, "OWN_FOLDER", folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return loading.load.__wrapped__


@pytest.fixture
def from_pack_only(load: Load, monkeypatch: pytest.MonkeyPatch) -> Load:
    """The same, and reading the files is a failure."""

    def without_files() -> Knowledge:
        with monkeypatch.context() as patch:
            patch.setattr(loading, "_read", lambda contents: pytest.fail("the files were read"))
            return load()

    return without_files


def test_what_is_packed_is_the_very_same(known: Knowledge) -> None:
    again = unpacked(packed(known))
    assert again == known
    assert list(again.drugs) == list(known.drugs)
    carbamazepine = [each.drugs["carbamazepine_er"].mechanisms.cyp_inducer for each in (again, known)]
    assert list(carbamazepine[0]) == list(carbamazepine[1]), "an order that the source chose"


def test_the_shipped_pack_says_what_the_files_say() -> None:
    assert knowledge.load() == knowledge.load_from(loading.OWN_FOLDER)


def test_the_second_process_reads_the_pack(folder: Path, load: Load, from_pack_only: Load) -> None:
    first = load()
    assert (folder / pack.NAME).exists()
    assert from_pack_only() == first


def test_an_edit_that_keeps_size_and_time_is_seen(folder: Path, load: Load) -> None:
    before = load()
    path = folder / PHQ_9
    stamp, text = path.stat(), path.read_text(encoding="utf-8")
    path.write_text(text.replace("reliable_change: 5", "reliable_change: 6"), encoding="utf-8")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (stamp.st_size, stamp.st_mtime_ns)
    after = load()
    assert after.instruments["phq_9"] != before.instruments["phq_9"]
    assert after.version != before.version


def test_a_fault_is_told_though_a_pack_is_there(folder: Path, load: Load) -> None:
    load()
    (folder / PHQ_9).write_text("", encoding="utf-8")
    with pytest.raises(knowledge.KnowledgeRefused):
        load()


def test_a_pack_made_by_other_code_is_passed_over(
    folder: Path, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    monkeypatch.setattr(loading, "_CODE", "another release")
    read: list[bool] = []
    monkeypatch.setattr(loading, "_read", lambda contents: read.append(True) or knowledge.load())
    load()
    assert read


@pytest.mark.parametrize("spoil", ["cut short", "one word changed", "empty", "no JSON"])
def test_a_damaged_pack_is_replaced(spoil: str, folder: Path, load: Load, from_pack_only: Load) -> None:
    whole = load()
    place = folder / pack.NAME
    content = place.read_bytes()
    spoilt = {
        "cut short": content[:-10],
        "one word changed": content.replace(b"lithium", b"lithiun", 1),
        "empty": b"",
        "no JSON": content.partition(b"\n")[0] + b"\nnot this",
    }[spoil]
    assert spoilt != content
    place.write_bytes(spoilt)
    assert load() == whole
    assert from_pack_only() == whole


def test_where_the_package_cannot_be_written_the_cache_serves(
    folder: Path, tmp_path: Path, load: Load, from_pack_only: Load
) -> None:
    (folder / pack.NAME).mkdir()  # as good as read-only, also for root
    first = load()
    (kept,) = (tmp_path / "cache" / "steadystep").iterdir()
    assert kept.name.endswith(pack.NAME)
    assert from_pack_only() == first


def test_a_pack_that_others_may_write_is_passed_over(
    folder: Path, tmp_path: Path, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / pack.NAME).mkdir()
    load()
    (kept,) = (tmp_path / "cache" / "steadystep").iterdir()
    kept.chmod(0o666)
    read: list[bool] = []
    monkeypatch.setattr(loading, "_read", lambda contents: read.append(True) or knowledge.load())
    load()
    assert read


def test_nowhere_to_write_costs_time_only(folder: Path, tmp_path: Path, load: Load) -> None:
    (folder / pack.NAME).mkdir()
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert load() == load()


def test_a_named_folder_is_always_read(folder: Path, load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    monkeypatch.setattr(pack, "read", lambda *_: pytest.fail("a pack was read"))
    assert knowledge.load_from(folder).drugs.keys() == {"lithium"}
