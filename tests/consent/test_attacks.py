"""Attacks on what is shared and on the record: each is noticed, and says why."""

import json
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.consent import licence as licences
from studio.consent import package
from studio.consent.cameo_bytes import cameo_to_value
from studio.consent.likeness_bytes import digest_of, likeness_to_bytes
from studio.consent.machine import invited, new_machine
from studio.consent.packing import pack
from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.ports.consent import RevokedError
from studio.project.cameo import Cameo, Permission
from tests.consent.people import Person, cameo, likeness

CHOSEN = Permission(audience="chosen", until="2026-12-31", limits=("violence",))


class Two:
    """Aki shares with Ben."""

    def __init__(self, folder: Path) -> None:
        self.aki, self.ben = Person(folder / "aki"), Person(folder / "ben")
        self.cameo = self.aki.record()
        self.package = folder / "haru.cameo"

    def shared(self, permission: Permission = CHOSEN) -> Path:
        self.aki.consent.share(self.cameo.id, self.ben.consent.invitation(), permission, self.package)
        return self.package

    def received(self, permission: Permission = CHOSEN) -> Cameo:
        return self.ben.consent.receive(self.shared(permission))


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(tmp_path)


def test_what_is_shared_can_be_used_as_it_is_allowed(two: Two) -> None:
    got = two.received()
    assert (got.handle, got.owner, got.permission.limits) == ("haru", two.aki.consent.me, ("violence",))
    ours = two.ben.consent.admit(two.ben.consent.use_of("haru"), ("romance",), two.ben.clock.day)
    assert ours.portrait is not None
    assert ours.identity == ()
    assert two.ben.consent.use_of("haru").digest == two.aki.consent.use_of("haru").digest


def test_a_package_for_somebody_else_stays_shut(two: Two, tmp_path: Path) -> None:
    package = two.shared()
    eve = Person(tmp_path / "eve")
    with pytest.raises(InputError, match="somebody else"):
        eve.consent.receive(package)
    assert eve.consent.cameos() == ()
    # ... also when its front says that it is for her
    data, me, ben = package.read_bytes(), eve.consent.me.encode(), two.ben.consent.me.encode()
    package.write_bytes(data.replace(ben, me, 1))
    with pytest.raises(InputError, match="changed or damaged"):
        eve.consent.receive(package)


def test_names_and_likeness_do_not_lie_open_in_a_package(two: Two) -> None:
    data = two.shared().read_bytes()
    one = likeness(1)
    assert one.portrait is not None
    for secret in (b"haru", b"Haru", b"short hair", one.portrait.texture.tobytes()[:24]):
        assert secret not in data


def test_every_changed_byte_is_noticed(two: Two) -> None:
    data = two.shared().read_bytes()
    for at in [*range(0, 160, 7), *range(160, len(data), len(data) // 40)]:
        changed = bytearray(data)
        changed[at] ^= 0x20
        two.package.write_bytes(changed)
        with pytest.raises(InputError):
            two.ben.consent.receive(two.package)
    for length in (0, 10, 60, len(data) - 1):
        two.package.write_bytes(data[:length])
        with pytest.raises(InputError):
            two.ben.consent.receive(two.package)
    assert two.ben.consent.cameos() == ()
    assert not list((two.ben.folder / "likeness").glob("*"))


@given(st.binary(max_size=300))
def test_strange_files_are_no_packages(data: bytes) -> None:
    keys = new_machine()
    head = b"EKONTE CAMEO 1\n" + struct.pack("<I", min(len(data), 40))
    place = Path(__file__).with_name("no-such-file")
    with pytest.raises(InputError):
        package.unwrap(place, keys)
    with pytest.raises(InputError):
        package.opened("x.cameo", head + data, keys)


def forged(two: Two, *, owner_signs: bool) -> Path:
    """What Ben could make of a package that he may open: another licence, signed by himself or with the old name."""
    keys = new_machine()
    owner = keys.public if owner_signs else invited(two.aki.consent.invitation())
    nonce = b"n" * 16
    one = likeness(7)
    told = pack(cameo_to_value(replace(cameo("eve"), id=licences.cameo_id(owner, nonce), owner=owner.fingerprint)))
    licence = licences.Licence(
        cameo=two.cameo.id if owner_signs else licences.cameo_id(owner, nonce),
        nonce=nonce,
        owner=owner,
        recipient=two.ben.consent.me,
        permission=Permission(audience="chosen"),
        version=1,
        digest=digest_of(one),
        told=package.told_of(told),
        issued="2026-11-22T00:00:00+00:00",
    )
    parcel = package.Parcel(licences.signed(licence, keys), told, likeness_to_bytes(one))
    two.package.write_bytes(package.wrap(parcel, invited(two.ben.consent.invitation())))
    return two.package


@pytest.mark.parametrize("owner_signs", [True, False])
def test_a_forged_licence_is_refused(two: Two, owner_signs: bool) -> None:
    with pytest.raises(InputError, match="forged"):
        two.ben.consent.receive(forged(two, owner_signs=owner_signs))


def test_an_expired_licence_is_refused_on_import_and_in_use(two: Two) -> None:
    two.received()
    use = two.ben.consent.use_of("haru")
    two.ben.clock.set("2027-01-01")
    with pytest.raises(InputError, match="ended on 2026-12-31"):
        two.ben.consent.admit(use, (), two.ben.clock.day)
    other = Person(two.ben.folder.parent / "other", two.ben.clock)
    two.aki.consent.share(two.cameo.id, other.consent.invitation(), CHOSEN, two.package)
    with pytest.raises(InputError, match="ended on"):
        other.consent.receive(two.package)


def test_a_clock_that_was_set_back_is_noticed(two: Two) -> None:
    two.received()
    use = two.ben.consent.use_of("haru")
    two.ben.clock.set("2027-01-05")
    with pytest.raises(InputError, match="ended"):
        two.ben.consent.admit(use, (), two.ben.clock.day)
    two.ben.clock.set("2026-12-01")
    for start in (two.ben.consent, two.ben.again()):
        with pytest.raises(InputError, match="set back"):
            start.admit(use, (), two.ben.clock.day)


def test_a_clock_that_was_set_back_is_noticed_for_one_s_own_too(tmp_path: Path) -> None:
    me = Person(tmp_path)
    one = me.record()
    use = me.consent.use_of("haru")
    me.clock.set("2026-11-01")
    with pytest.raises(InputError, match="set back"):
        me.consent.admit(use, (), me.clock.day)
    me.consent.change(one)  # the owner says that it is right now
    assert me.consent.admit(use, (), me.clock.day).portrait is not None


def test_limits_hold_and_are_on_record(two: Two) -> None:
    two.received()
    with pytest.raises(InputError, match="forbids violence"):
        two.ben.consent.admit(two.ben.consent.use_of("haru"), ("romance", "violence"), two.ben.clock.day)
    assert [entry.deed for entry in two.ben.consent.record(CancelToken()).entries] == ["received", "refused"]


def test_mutual_is_mutual(two: Two) -> None:
    with pytest.raises(InputError, match="mutually"):
        two.received(Permission(audience="mutual"))
    two.ben.record("ben", 2, Permission(audience="chosen", people=(two.aki.consent.me,)))
    assert two.received(Permission(audience="mutual")).handle == "haru"
    use = two.ben.consent.use_of("haru")
    assert two.ben.consent.admit(use, (), two.ben.clock.day).portrait is not None
    ben = next(one for one in two.ben.consent.cameos() if one.handle == "ben")
    two.ben.consent.change(replace(ben, permission=Permission()))
    with pytest.raises(InputError, match="mutually"):
        two.ben.consent.admit(use, (), two.ben.clock.day)


def test_everyone_can_open_it_but_limits_hold(two: Two, tmp_path: Path) -> None:
    everyone = Permission(audience="everyone", limits=("politics",), until="2026-11-30")
    two.aki.consent.share(two.cameo.id, "", everyone, two.package)
    eve = Person(tmp_path / "eve")
    eve.consent.receive(two.package)
    with pytest.raises(InputError, match="politics"):
        eve.consent.admit(eve.consent.use_of("haru"), ("politics",), eve.clock.day)
    eve.clock.set("2026-12-01")
    with pytest.raises(InputError, match="ended"):
        eve.consent.admit(eve.consent.use_of("haru"), (), eve.clock.day)


def test_nobody_shares_or_changes_what_is_not_theirs(two: Two, tmp_path: Path) -> None:
    got = two.received()
    eve = Person(tmp_path / "eve")
    with pytest.raises(InputError, match="somebody else"):
        two.ben.consent.share(got.id, eve.consent.invitation(), CHOSEN, two.package)
    with pytest.raises(InputError, match="somebody else"):
        two.ben.consent.change(replace(got, permission=Permission(audience="everyone")))
    with pytest.raises(InputError, match="somebody else"):
        two.ben.consent.keep(got, likeness(3), "recorded", "")
    with pytest.raises(InputError, match="you alone"):
        two.aki.consent.share(two.cameo.id, eve.consent.invitation(), Permission(), two.package)
    with pytest.raises(InputError, match="no invitation"):
        two.aki.consent.share(two.cameo.id, "ekonte-cameo-1:abc", CHOSEN, two.package)


def test_an_older_licence_does_not_come_back(two: Two, tmp_path: Path) -> None:
    old = two.shared(Permission(audience="chosen")).read_bytes()
    two.received()
    (tmp_path / "old.cameo").write_bytes(old)
    with pytest.raises(InputError, match="older licence"):
        two.ben.consent.receive(tmp_path / "old.cameo")


def test_revoked_does_not_come_in_again(two: Two) -> None:
    two.received()
    use = two.ben.consent.use_of("haru")
    notice = two.aki.consent.revoke(two.cameo.id, "enough")
    (ended,) = two.ben.consent.heed(notice)
    assert ended.handle == "haru"
    for start in (two.ben.consent, two.ben.again()):
        with pytest.raises(RevokedError):
            start.admit(use, (), two.ben.clock.day)
        with pytest.raises(InputError, match="revoked by its owner"):
            start.receive(two.package)
    assert not list((two.ben.folder / "likeness").glob("*"))


def test_a_notice_that_lies_there_is_heeded_at_the_next_start(two: Two) -> None:
    two.received()
    notice = two.aki.consent.revoke(two.cameo.id, "enough")
    place = two.ben.folder / "notices"
    place.mkdir()
    (place / notice.name).write_bytes(notice.read_bytes())
    assert two.ben.again().cameos() == ()


def test_a_notice_that_comes_first_keeps_it_out(two: Two) -> None:
    package = two.shared()
    assert two.ben.consent.heed(two.aki.consent.revoke(two.cameo.id, "")) == ()
    with pytest.raises(InputError, match="revoked"):
        two.ben.consent.receive(package)


def test_a_forged_notice_ends_nothing(two: Two, tmp_path: Path) -> None:
    two.received()
    eve = Person(tmp_path / "eve")
    theirs = eve.consent.revoke(eve.record().id, "mine")
    record = json.loads(theirs.read_text("utf-8"))
    for change in ({"cameo": two.cameo.id}, {"reason": "other"}, {"signature": "AAAA"}):
        theirs.write_text(json.dumps({**record, **change}), "utf-8")
        with pytest.raises(InputError, match="forged"):
            two.ben.consent.heed(theirs)
    erased = two.ben.consent.revoke(two.cameo.id, "no more")
    assert erased.suffix == ".erased"
    with pytest.raises(InputError, match="revokes nothing"):
        two.aki.consent.heed(erased)
    assert two.aki.consent.cameos()


def test_what_was_erased_here_may_come_again(two: Two) -> None:
    two.received()
    two.ben.consent.revoke(two.cameo.id, "")
    assert two.ben.consent.receive(two.package).handle == "haru"


def test_the_same_face_under_another_owner_s_name_is_refused(two: Two, tmp_path: Path) -> None:
    two.received()
    eve = Person(tmp_path / "eve")
    stolen = eve.consent.keep(cameo("eve"), likeness(1), "imported", "")
    eve.consent.share(stolen.id, two.ben.consent.invitation(), CHOSEN, two.package)
    with pytest.raises(InputError, match="another owner"):
        two.ben.consent.receive(two.package)


def test_two_of_one_name_are_both_there(two: Two) -> None:
    two.ben.record("haru", 4)
    assert two.received().handle == "haru-2"


# ---------------------------------------------------------------------------------------------- the record


def lines(person: Person) -> list[bytes]:
    return (person.folder / "record.jsonl").read_bytes().splitlines(keepends=True)


def written(person: Person, *changed: bytes) -> tuple[bool, int | None]:
    (person.folder / "record.jsonl").write_bytes(b"".join(changed))
    record = person.again().record(CancelToken())
    return record.whole, record.broken


@pytest.fixture
def busy(tmp_path: Path) -> Person:
    me = Person(tmp_path)
    one = me.record()
    for number in range(4):
        me.consent.note("used", one.id, f"take {number}")
    return me


def test_a_record_that_nobody_touched_is_whole(busy: Person) -> None:
    record = busy.consent.record(CancelToken())
    assert record.whole
    assert [entry.what for entry in record.entries] == ["a session", "take 0", "take 1", "take 2", "take 3"]
    assert {entry.handle for entry in record.entries} == {"haru"}


def test_an_edited_line_is_noticed(busy: Person) -> None:
    old = lines(busy)
    record = json.loads(old[2])
    for name in ("body", "chain", "sign"):
        other = {**record, name: json.loads(old[3])[name]}
        assert written(busy, *old[:2], json.dumps(other).encode() + b"\n", *old[3:]) == (False, 3)


def test_lines_left_out_moved_or_put_in_are_noticed(busy: Person) -> None:
    old = lines(busy)
    assert written(busy, *old[:1], *old[2:]) == (False, 2)
    assert written(busy, old[0], old[2], old[1], *old[3:]) == (False, 2)
    assert written(busy, *old[:2], old[1], *old[2:]) == (False, 3)
    assert written(busy, *old, b'{"n": 6}\n') == (False, 6)


def test_a_truncated_record_is_noticed(busy: Person) -> None:
    old = lines(busy)
    assert written(busy, *old[:3]) == (False, 4)
    assert written(busy) == (False, 1)
    (busy.folder / "record.jsonl").unlink()
    assert not busy.again().record(CancelToken()).whole


def test_a_truncated_record_with_an_old_register_is_noticed_by_the_keychain(tmp_path: Path) -> None:
    me = Person(tmp_path)
    one = me.record()
    register, record = (tmp_path / "register").read_bytes(), (tmp_path / "record.jsonl").read_bytes()
    me.consent.note("used", one.id, "something to hide")
    (tmp_path / "register").write_bytes(register)
    (tmp_path / "record.jsonl").write_bytes(record)
    found = me.again().record(CancelToken())
    assert (found.whole, found.broken) == (False, 2)


def test_a_line_written_as_the_power_went_is_no_tampering(busy: Person) -> None:
    register = (busy.folder / "register").read_bytes()
    (one,) = busy.consent.cameos()
    busy.consent.note("used", one.id, "take 4")
    (busy.folder / "register").write_bytes(register)
    busy.again().note("used", one.id, "take 5")
    with (busy.folder / "record.jsonl").open("ab") as file:
        file.write(b'{"n": 8, "bo')
    busy.again().note("used", one.id, "take 6")
    record = busy.consent.record(CancelToken())
    assert record.whole
    assert [entry.what for entry in record.entries][-3:] == ["take 4", "take 5", "take 6"]
