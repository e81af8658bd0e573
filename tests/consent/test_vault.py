"""Cameos at rest: only whoever has the key can read anything of them, and nothing is ever half there."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.errors import DiskError, InputError, MachineError
from studio.core.progress import CancelToken
from studio.ports.consent import RevokedError
from studio.project.cameo import Permission
from tests.consent.people import Clock, Person, cameo, likeness
from tests.fakes.keychain import MemoryKeychain, NoKeychain


def every_byte(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_cameo_comes_back_after_another_start(tmp_path: Path) -> None:
    me = Person(tmp_path)
    kept = me.record()
    consent = me.again()
    assert consent.cameos() == (kept,)
    assert kept.owner == consent.me
    use = consent.use_of("@HARU")
    got = consent.admit(use, (), me.clock.day)
    assert got.portrait is not None
    assert got.voice == likeness(1).voice
    assert (use.id, use.version) == (kept.id, 1)


def test_nothing_personal_lies_open(tmp_path: Path) -> None:
    me = Person(tmp_path)
    me.consent.keep(replace(cameo(), name="Haruka Ogawa"), likeness(1), "recorded", "in the kitchen")
    me.consent.admit(me.consent.use_of("haru"), (), me.clock.day)
    lying = every_byte(tmp_path)
    one = likeness(1)
    assert one.portrait is not None
    for secret in (
        b"haru", b"Haru", b"Ogawa", b"kitchen", b"short hair", "若い".encode(), one.portrait.texture.tobytes()[:24],
        one.pictures[0][1].tobytes()[:24], one.recordings[0].tobytes()[:24],
    ):  # fmt: skip
        assert secret not in lying


def test_a_stolen_folder_without_its_key_is_noise(tmp_path: Path) -> None:
    Person(tmp_path).record()
    thief = Person(tmp_path, keychain=MemoryKeychain())
    with pytest.raises(MachineError, match="keychain no longer has"):
        thief.consent.cameos()
    with pytest.raises(MachineError):
        thief.consent.record(CancelToken())


def test_a_passphrase_keeps_it_where_there_is_no_keychain(tmp_path: Path) -> None:
    me = Person(tmp_path, keychain=NoKeychain(), passphrase="correct horse")
    me.record()
    assert me.consent.kept == "passphrase"
    assert me.again().cameos()
    me.passphrase = "wrong horse"
    with pytest.raises(MachineError, match="not the passphrase"):
        me.again().cameos()
    me.passphrase = ""
    with pytest.raises(MachineError, match="nobody is there"):
        me.again().cameos()


def test_a_file_keeps_it_else_and_says_so(tmp_path: Path) -> None:
    me = Person(tmp_path, keychain=NoKeychain())
    me.record()
    assert me.consent.kept == "file"
    (key,) = tmp_path.glob("cameos-*.key")
    assert key.stat().st_mode & 0o077 == 0
    me.consent.protect("passphrase", "correct horse")
    assert not key.exists()
    me.passphrase = "correct horse"
    assert me.again().kept == "passphrase"
    assert [one.handle for one in me.consent.cameos()] == ["haru"]


def test_looking_makes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "cameos"
    me = Person(folder)
    assert me.consent.cameos() == ()
    assert me.consent.record(CancelToken()).whole
    with pytest.raises(InputError, match="no cameo @haru"):
        me.consent.use_of("haru")
    assert not folder.exists()


def test_a_new_recording_takes_the_place_of_the_old(tmp_path: Path) -> None:
    me = Person(tmp_path)
    first = me.record()
    again = me.consent.keep(first, likeness(9), "recorded", "again")
    assert (again.id, again.version) == (first.id, 2)
    assert len(list((tmp_path / "likeness").iterdir())) == 1
    assert me.consent.use_of(first.id).version == 2


def test_handles_are_unique_and_fit(tmp_path: Path) -> None:
    me = Person(tmp_path)
    me.record()
    with pytest.raises(InputError, match="already"):
        me.record("HARU", 2)
    with pytest.raises(InputError, match="handle"):
        me.record("a b", 2)
    assert len(list((tmp_path / "likeness").iterdir())) == 1


def test_words_and_permission_change(tmp_path: Path) -> None:
    me = Person(tmp_path)
    one = me.record()
    changed = me.consent.change(replace(one, handle="mori", permission=Permission(limits=("violence",))))
    assert changed.permission.limits == ("violence",)
    with pytest.raises(InputError, match="forbids violence"):
        me.consent.admit(me.consent.use_of("mori"), ("violence",), me.clock.day)
    with pytest.raises(InputError, match="no limit"):
        me.consent.change(replace(one, permission=Permission(limits=("naughtiness",))))
    with pytest.raises(InputError, match="no day"):
        me.consent.change(replace(one, permission=Permission(until="soon")))


def test_a_damaged_likeness_is_told(tmp_path: Path) -> None:
    me = Person(tmp_path)
    me.record()
    (file,) = (tmp_path / "likeness").iterdir()
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(MachineError, match="missing or damaged"):
        me.consent.admit(me.consent.use_of("haru"), (), me.clock.day)


def test_a_damaged_register_is_told(tmp_path: Path) -> None:
    me = Person(tmp_path)
    me.record()
    register = tmp_path / "register"
    data = bytearray(register.read_bytes())
    data[40] ^= 1
    register.write_bytes(data)
    with pytest.raises(MachineError, match="damaged"):
        me.again().cameos()


def test_a_full_disk_leaves_nothing_half_made(tmp_path: Path) -> None:
    me = Person(tmp_path)
    me.record()
    (tmp_path / "register").unlink()
    (tmp_path / "register").mkdir()
    with pytest.raises((DiskError, MachineError)):
        me.record("mika", 2)
    assert not list(tmp_path.rglob("*.part"))
    assert len(list((tmp_path / "likeness").iterdir())) == 1


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    keychain, clock = MemoryKeychain(), Clock()
    people = [Person(tmp_path, clock, keychain) for _ in range(3)]
    people[0].record("first", 50)

    def _write(person: Person, number: int) -> None:
        for turn in range(3):
            person.record(f"p{number}-{turn}", 10 * number + turn)

    threads = [threading.Thread(target=_write, args=(person, number)) for number, person in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(people[0].again().cameos()) == 10
    record = people[1].consent.record(CancelToken())
    assert record.whole
    assert len(record.entries) == 10


def test_revoked_is_revoked_for_good(tmp_path: Path) -> None:
    me = Person(tmp_path)
    one = me.record()
    use = me.consent.use_of("haru")
    me.consent.revoke(one.id, "enough")
    assert me.again().cameos() == ()
    with pytest.raises(RevokedError, match="was revoked on 2026-11-22"):
        me.consent.admit(use, (), me.clock.day)
    assert not list((tmp_path / "likeness").iterdir())
    assert [gone.handle for gone in me.consent.revoked()] == ["haru"]
    me.record()
    assert me.consent.use_of("haru").id != one.id
