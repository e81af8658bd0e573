"""The user's own key: made, kept, renewed, lost."""

import datetime as dt
import json
import stat
import sys
from pathlib import Path

import pytest
from cryptography import x509

from studio.core.errors import DiskError, InputError, MachineError
from studio.ports.keychain import Keychain
from studio.provenance import identity
from studio.provenance.vault import Vault
from tests.provenance.office import MemoryKeychain, NoKeychain, now


def _vault(folder: Path, keychain: Keychain | None = None, said: str = "", late: int = 0) -> Vault:
    return Vault(folder, keychain or NoKeychain(), lambda: said, lambda: now() + dt.timedelta(days=late))


def test_made_on_first_use_and_the_same_ever_after(tmp_path: Path) -> None:
    first = _vault(tmp_path / "keys").identity()
    again = _vault(tmp_path / "keys").identity()
    assert first == again and identity.holds_together(first)
    assert first.name == f"Ekonte user {first.fingerprint[:4]}"
    assert x509.load_pem_x509_certificate(first.leaf).not_valid_after_utc > now() + dt.timedelta(days=3650)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of another kind")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    _vault(tmp_path / "keys").identity()
    files = list((tmp_path / "keys").iterdir())
    assert len(files) == 2
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)


def test_the_keys_themselves_are_in_no_file(tmp_path: Path) -> None:
    vault = _vault(tmp_path / "keys")
    made = vault.identity()
    told = b"".join(file.read_bytes() for file in (tmp_path / "keys").iterdir())
    assert made.leaf_key not in told and made.key_pem() not in told


def test_renewed_under_the_same_root(tmp_path: Path) -> None:
    first = _vault(tmp_path).identity()
    assert _vault(tmp_path, late=700).identity() == first
    later = _vault(tmp_path, late=800).identity()
    assert later.leaf != first.leaf and later.fingerprint == first.fingerprint
    much_later = _vault(tmp_path, late=365 * 25).identity()
    root = x509.load_pem_x509_certificate(much_later.root)
    assert much_later.fingerprint == first.fingerprint
    assert root.not_valid_after_utc > x509.load_pem_x509_certificate(much_later.leaf).not_valid_after_utc


def test_a_name_is_the_persons_choice(tmp_path: Path) -> None:
    vault = _vault(tmp_path)
    before = vault.identity().fingerprint
    vault.rename("  山田  花子 ")
    assert _vault(tmp_path).facts().name == "山田 花子"
    assert _vault(tmp_path).identity().fingerprint == before
    for wrong in ("", "   ", "x" * 65, "a\x00b"):
        with pytest.raises(InputError):
            vault.rename(wrong)


def test_a_keychain_is_used_where_there_is_one(tmp_path: Path) -> None:
    keychain = MemoryKeychain()
    made = _vault(tmp_path, keychain).identity()
    assert _vault(tmp_path, keychain).facts().protection == "keychain"
    assert all(len(secret) == 64 for secret in keychain.kept.values())
    keychain.locked = True
    with pytest.raises(MachineError, match="locked"):
        _vault(tmp_path, keychain).identity()
    keychain.locked = False
    assert _vault(tmp_path, keychain).identity() == made
    keychain.kept.clear()
    with pytest.raises(MachineError, match="no longer has"):
        _vault(tmp_path, keychain).identity()


def test_a_locked_keychain_on_first_use_leaves_a_file(tmp_path: Path) -> None:
    keychain = MemoryKeychain()
    keychain.locked = True
    assert _vault(tmp_path, keychain).facts().protection == "file"


def test_kept_in_another_way(tmp_path: Path) -> None:
    keychain = MemoryKeychain()
    vault = _vault(tmp_path, keychain)
    made = vault.identity()
    vault.protect("passphrase", "correct horse")
    assert keychain.kept == {}
    assert _vault(tmp_path, keychain, "correct horse").identity() == made
    with pytest.raises(MachineError, match="not the passphrase"):
        _vault(tmp_path, keychain, "wrong horse").identity()
    with pytest.raises(MachineError, match="nobody is there"):
        _vault(tmp_path, keychain).identity()
    _vault(tmp_path, keychain, "correct horse").protect("file", "")
    assert _vault(tmp_path).identity() == made
    with pytest.raises(InputError):
        vault.protect("passphrase", "short")


@pytest.mark.parametrize("lost", ["*.key", "identity.json"])
def test_a_lost_part_is_told_and_nothing_is_made_in_silence(tmp_path: Path, lost: str) -> None:
    before = _vault(tmp_path).identity()
    for file in tmp_path.glob(lost):
        file.unlink()
    if lost == "*.key":
        with pytest.raises(MachineError, match="missing"):
            _vault(tmp_path).identity()
        _vault(tmp_path).renew()
        assert list(tmp_path.glob("identity-until-*"))
    assert _vault(tmp_path).identity().fingerprint != before.fingerprint


@pytest.mark.parametrize("field", ["root", "leaf", "sealed", "lock", "protection", "format", "name"])
def test_a_damaged_file_is_told(tmp_path: Path, field: str) -> None:
    _vault(tmp_path).identity()
    path = tmp_path / "identity.json"
    record = json.loads(path.read_text("utf-8"))
    wrong: dict[str, object] = {"lock": {}, "name": 5}
    record[field] = wrong.get(field, "bm8=")
    path.write_text(json.dumps(record), "utf-8")
    with pytest.raises(MachineError, match=r"damaged|cannot be read"):
        _vault(tmp_path).identity()


@pytest.mark.parametrize("told", [b"", b"{", b"[]", b"\xff\xfe", b"null"])
def test_no_record_at_all_is_told(tmp_path: Path, told: bytes) -> None:
    (tmp_path / "identity.json").write_bytes(told)
    with pytest.raises(MachineError):
        _vault(tmp_path).identity()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "keys").write_bytes(b"a file where the folder should be")
    with pytest.raises(DiskError):
        _vault(tmp_path / "keys").identity()


def test_two_who_make_it_at_once_have_one(tmp_path: Path) -> None:
    class _Late(NoKeychain):
        """While it is asked, another process makes the key."""

        def there(self) -> bool:
            if not (tmp_path / "identity.json").exists():
                _vault(tmp_path).identity()
            return False

    mine = _vault(tmp_path, _Late()).identity()
    assert mine == _vault(tmp_path).identity()
    assert len(list(tmp_path.iterdir())) == 2
