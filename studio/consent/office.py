"""The ``Consent`` port: a vault of cameos under one folder.

::

    key.json      the machine's keys, sealed              keeper, machine
    register      every cameo, its key, its licence       register, licence
    likeness/     face and voice, each with its own key   likeness_bytes
    record.jsonl  what was done, chained and signed       recordbook
    notices/      what was revoked                        notice
"""

import contextlib
import datetime as dt
import re
import secrets
import threading
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from studio.consent import licence as licences
from studio.consent import notice as notices
from studio.consent import package
from studio.consent.cameo_bytes import cameo_from_value, cameo_to_value
from studio.consent.disk import PrivateFolder
from studio.consent.door import RefusedError, checked, checked_permission
from studio.consent.keeper import Keeper
from studio.consent.licence import Licence
from studio.consent.likeness_bytes import digest_of, likeness_from_bytes, likeness_to_bytes
from studio.consent.machine import MachineKeys, PublicKeys, invited
from studio.consent.notice import Notice
from studio.consent.packing import PackedError, pack, unpack
from studio.consent.recordbook import RecordBook
from studio.consent.register import Gone, Head, Held, Register, RegisterFile
from studio.core.errors import InputError, MachineError, StudioError
from studio.core.progress import CancelToken
from studio.core.unfinished import Unfinished
from studio.ports.consent import Deed, Kept, Likeness, Record, Revoked, RevokedError
from studio.ports.keychain import Keychain
from studio.project.cameo import Cameo, CameoUse, Permission
from studio.project.cast import HANDLE

Now = Callable[[], dt.datetime]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _nobody() -> str:
    return ""


class ConsentOffice:
    """Every change is made alone, and reaches the disk whole. May be used from any thread and by several processes."""

    def __init__(
        self,
        folder: Path,
        keychain: Keychain,
        unfinished: Unfinished,
        *,
        ask: Callable[[], str] = _nobody,
        offered: Callable[[], str] = _nobody,
        now: Now = _now,
    ) -> None:
        """``ask`` gives the passphrase where one keeps the key; ``offered`` is one that was chosen before there is a
        key, for machines without a keychain."""
        self._folder, self._now = PrivateFolder(folder, unfinished), now
        self._keeper = Keeper(self._folder, keychain, ask, offered)
        self._registers = RegisterFile(self._folder, self._keeper.keys)
        self._book = RecordBook(self._folder)
        self._mutex = threading.RLock()
        self._looked = False

    # ------------------------------------------------------------------------------------------ this machine

    @property
    def me(self) -> str:
        """See the port."""
        return self._keys().public.fingerprint

    @property
    def kept(self) -> Kept:
        """See the port."""
        return self._keeper.kept

    def protect(self, kept: Kept, passphrase: str) -> None:
        """See the port."""
        self._keys()
        with self._mutex, self._folder.alone():
            self._keeper.protect(kept, passphrase)
            self._remember(self._registers.read().head)

    def invitation(self) -> str:
        """See the port."""
        return self._keys().public.invitation()

    def person(self, invitation: str) -> str:
        """See the port."""
        return invited(invitation).fingerprint

    # ------------------------------------------------------------------------------------------ cameos

    def cameos(self) -> tuple[Cameo, ...]:
        """See the port."""
        held = self._register().held
        return tuple(sorted((one.cameo for one in held), key=lambda cameo: (cameo.handle.casefold(), cameo.id)))

    def keep(self, cameo: Cameo, likeness: Likeness, deed: Deed, what: str) -> Cameo:
        """See the port."""
        keys = self._keys()
        with self._writing() as register:
            before = next((held for held in register.held if cameo.id and held.cameo.id == cameo.id), None)
            if before is not None and before.licence is not None:
                raise InputError(f"@{before.cameo.handle} belongs to somebody else; only they can record it.")
            _check_handle(register, cameo.handle, cameo.id)
            nonce = before.nonce if before is not None else secrets.token_bytes(16)
            kept = replace(
                cameo,
                id=licences.cameo_id(keys.public, nonce),
                owner=keys.public.fingerprint,
                version=before.cameo.version + 1 if before is not None else 1,
                permission=checked_permission(cameo.permission),
                made=self._time(),
            )
            held = self._stored(kept, nonce, likeness, digest_of(likeness))
            try:
                self._settle(register, held, deed, what)
            except BaseException:
                self._drop(held)
                raise
            if before is not None:
                self._drop(before)
        return kept

    def change(self, cameo: Cameo) -> Cameo:
        """See the port."""
        with self._writing() as register:
            held = _found(register, cameo.id)
            if held.licence is not None:
                raise InputError(f"@{held.cameo.handle} belongs to somebody else; only they can change it.")
            _check_handle(register, cameo.handle, cameo.id)
            old = held.cameo
            kept = replace(
                cameo, owner=old.owner, version=old.version, made=old.made,
                permission=checked_permission(cameo.permission),
            )  # fmt: skip
            what = _told(kept.permission) if kept.permission != old.permission else "words"
            self._settle(register, replace(held, cameo=kept, seen=self._day()), "changed", what)
        return kept

    def use_of(self, handle_or_id: str) -> CameoUse:
        """See the port."""
        held = _found(self._register(), handle_or_id)
        cameo = held.cameo
        return CameoUse(id=cameo.id, handle=cameo.handle, version=cameo.version, digest=held.digest)

    def admit(self, use: CameoUse, purposes: Sequence[str], day: dt.date) -> Likeness:
        """See the port."""
        refused: RefusedError | None = None
        with self._writing() as register:
            held = _found(register, use.id, use.handle)
            today = day.isoformat()
            try:
                checked(held, register, self._keys().public.fingerprint, purposes, today)
            except RefusedError as no:
                refused = no
            deed: Deed = "refused" if refused else "used"
            what = refused.why if refused else ", ".join(purposes)
            noted = held.noted if held.seen == today else ()
            if f"{deed} {what}" not in noted:  # each once a day: a film of a hundred shots is one use
                seen = held.seen if refused and refused.why == "clock" else today
                after = replace(held, seen=max(seen, held.seen), noted=(*noted, f"{deed} {what}"))
                self._settle(register, after, deed, what)
        if refused is not None:
            raise refused
        return self._opened(held)

    # ------------------------------------------------------------------------------------------ others

    def share(self, cameo_id: str, invitation: str, permission: Permission, target: Path) -> None:
        """See the port."""
        keys = self._keys()
        asked = checked_permission(permission)
        if asked.audience == "me":
            raise InputError(
                "This permission is for you alone, so nothing is shared.",
                todo="Allow it to chosen people, mutually, or to everyone.",
            )
        recipient = None if asked.audience == "everyone" and not invitation.strip() else invited(invitation)
        if recipient is not None and asked.audience == "chosen":
            asked = replace(asked, people=tuple(dict.fromkeys((*asked.people, recipient.fingerprint))))
        if recipient is not None and recipient == keys.public:
            raise InputError("This invitation is your own; you have the cameo already.")
        with self._writing() as register:
            held = _found(register, cameo_id)
            if held.licence is not None:
                raise InputError(f"@{held.cameo.handle} belongs to somebody else; only they can share it.")
            if asked.until is not None and asked.until < self._day():
                raise InputError(f"{asked.until} is over already.")
            likeness = replace(self._opened(held), identity=(), voiceprint=())
            told = pack(cameo_to_value(replace(held.cameo, permission=asked)))
            licence = Licence(
                cameo=held.cameo.id,
                nonce=held.nonce,
                owner=keys.public,
                recipient=recipient.fingerprint if recipient is not None else "",
                permission=asked,
                version=held.cameo.version,
                digest=held.digest,
                told=package.told_of(told),
                issued=self._time(),
            )
            parcel = package.Parcel(licences.signed(licence, keys), told, likeness_to_bytes(likeness))
            self._folder.write(target, package.wrap(parcel, recipient))
            to = recipient.fingerprint if recipient is not None else "everyone"
            self._settle(register, replace(held, seen=self._day()), "shared", f"{to}: {_told(asked)}")

    def receive(self, package: Path) -> Cameo:
        """See the port."""
        keys = self._keys()
        try:
            return self._received(package, keys)
        except InputError as problem:
            with contextlib.suppress(StudioError), self._writing() as register:
                self._note(register, "refused", "", "", f"a package: {problem.what}")
            raise

    def _received(self, path: Path, keys: MachineKeys) -> Cameo:
        parcel = package.unwrap(path, keys)
        licence = licences.read(parcel.licence)
        if licence is None or licence.told != package.told_of(parcel.cameo):
            raise InputError(
                f"The licence in {path.name} is forged: it is not signed by whoever answers for this cameo."
            )
        try:
            cameo = cameo_from_value(unpack(parcel.cameo))
            likeness = likeness_from_bytes(parcel.likeness)
        except PackedError as exc:
            raise InputError(f"{path.name} holds no cameo that this version understands.") from exc
        owner = licence.owner.fingerprint
        if (cameo.id, cameo.owner, digest_of(likeness)) != (licence.cameo, owner, licence.digest):
            raise InputError(f"The licence in {path.name} is for another cameo.")
        with self._writing() as register:
            self._check_received(register, licence, path, keys.public)
            before = next((held for held in register.held if held.cameo.id == cameo.id), None)
            handle = before.cameo.handle if before is not None else _free_handle(register, cameo.handle)
            kept = replace(cameo, handle=handle, permission=licence.permission, version=licence.version)
            held = replace(
                self._stored(kept, licence.nonce, likeness, licence.digest), licence=parcel.licence, seen=self._day()
            )
            try:
                checked(held, register, keys.public.fingerprint, (), self._day())
                self._settle(register, held, "received", f"from {owner}: {_told(licence.permission)}")
            except BaseException:
                self._drop(held)
                raise
            if before is not None:
                self._drop(before)
        return kept

    def _check_received(self, register: Register, licence: Licence, path: Path, me: PublicKeys) -> None:
        if licence.owner == me:
            raise InputError("This package is of a cameo of your own; it is here already.")
        gone = next((gone for gone in register.gone if gone.id == licence.cameo), None)
        if gone is not None:
            raise InputError(f"@{gone.handle} was revoked by its owner on {gone.day}, so it does not come in again.")
        for held in register.held:
            if held.cameo.id == licence.cameo and held.licence is not None:
                known = licences.read(held.licence)
                if known is not None and known.issued > licence.issued:
                    raise InputError(
                        f"{path.name} has an older licence than the one that is here already.",
                        todo="Ask for a new one if it has been lost.",
                    )
            elif held.digest == licence.digest:
                raise InputError(f"This likeness is already here as @{held.cameo.handle}, under another owner's name.")

    # ------------------------------------------------------------------------------------------ revoking

    def revoke(self, cameo_id: str, reason: str) -> Path:
        """See the port."""
        keys = self._keys()
        with self._writing() as register:
            held = _found(register, cameo_id)
            ours = held.licence is None
            notice = Notice(
                kind="revocation" if ours else "erasure",
                cameo=held.cameo.id,
                nonce=held.nonce,
                by=keys.public,
                reason=" ".join(reason.split()),
                when=self._time(),
            )
            data = notices.written(notice, keys)
            suffix = notices.SUFFIX if ours else ".erased"
            path = self._folder.path / "notices" / f"{held.cameo.id}{suffix}"
            self._folder.write(path, data)
            self._forget(register, held, data if ours else None, "revoked" if ours else "erased", notice.reason)
        return path

    def heed(self, notice: Path) -> tuple[Cameo, ...]:
        """See the port."""
        told, data = notices.load(notice)
        if told.kind != "revocation":
            raise InputError(f"{notice.name} says that somebody erased a cameo; it revokes nothing.")
        self._keys()
        with self._writing() as register:
            return self._heeded(register, told, data)

    def _heeded(self, register: Register, notice: Notice, data: bytes) -> tuple[Cameo, ...]:
        held = next((held for held in register.held if held.cameo.id == notice.cameo), None)
        if held is not None:
            self._forget(register, held, data, "revoked", f"by its owner: {notice.reason}".rstrip(": "))
            return (held.cameo,)
        if all(gone.id != notice.cameo for gone in register.gone):
            gone = Gone(id=notice.cameo, handle="", notice=data, day=self._day())
            self._note(replace(register, gone=(*register.gone, gone)), "revoked", notice.cameo, "", "before it came")
        return ()

    def _forget(self, register: Register, held: Held, notice: bytes | None, deed: Deed, what: str) -> None:
        """The key of the likeness goes first: without it the file is noise, whatever a disk keeps of it."""
        left = tuple(one for one in register.held if one is not held)
        gone = register.gone
        if notice is not None:
            gone = (*gone, Gone(id=held.cameo.id, handle=held.cameo.handle, notice=notice, day=self._day()))
        self._note(replace(register, held=left, gone=gone), deed, held.cameo.id, held.cameo.handle, what)
        self._drop(held)

    def revoked(self) -> tuple[Revoked, ...]:
        """See the port."""
        return tuple(Revoked(id=gone.id, handle=gone.handle, day=gone.day) for gone in self._register().gone)

    # ------------------------------------------------------------------------------------------ the record

    def note(self, deed: Deed, cameo_id: str, what: str) -> None:
        """See the port."""
        self._keys()
        with self._writing() as register:
            handles = {gone.id: gone.handle for gone in register.gone}
            handles |= {held.cameo.id: held.cameo.handle for held in register.held}
            handle = handles.get(cameo_id, "")
            self._note(register, deed, cameo_id, handle, what)

    def record(self, cancel: CancelToken) -> Record:
        """See the port."""
        if not self._keeper.there():
            return Record(entries=(), whole=True)
        with self._mutex:
            keys, head = self._keeper.keys(), self._registers.read().head
            told = self._keeper.counter
            ends = [head]
            if told is not None:
                count, _, chain = told.partition(":")
                ends.append(Head(count=int(count) if count.isdecimal() else 0, chain=chain))
            return self._book.read(keys, tuple(ends), cancel)

    def _note(self, register: Register, deed: Deed, cameo: str, handle: str, what: str) -> None:
        """Write a line, and the register with it."""
        head = self._book.append(self._keeper.keys(), register.head, self._now(), deed, cameo, handle, what)
        self._registers.write(replace(register, head=head))
        self._remember(head)

    def _settle(self, register: Register, held: Held, deed: Deed, what: str) -> None:
        """Put a cameo into the register, in the place of what was there of it, with a line in the record."""
        others = tuple(one for one in register.held if one.cameo.id != held.cameo.id)
        after = replace(register, held=(*others, held))
        self._note(after, deed, held.cameo.id, held.cameo.handle, what)

    def _remember(self, head: Head) -> None:
        with contextlib.suppress(MachineError):  # a keychain that was locked meanwhile: the register remembers too
            self._keeper.remember(f"{head.count}:{head.chain}")

    # ------------------------------------------------------------------------------------------ on disk

    def _keys(self) -> MachineKeys:
        with self._mutex:
            if self._keeper.there():
                return self._keeper.keys()
            with self._folder.alone():
                return self._keeper.make()

    def _register(self) -> Register:
        with self._mutex:
            if not self._keeper.there():
                return Register()
            if not self._looked:
                self._look()
            return self._registers.read()

    @contextlib.contextmanager
    def _writing(self) -> Generator[Register]:
        """The register as it is now, and nobody else writes meanwhile."""
        with self._mutex:
            self._register()
            with self._folder.alone():
                yield self._registers.read()

    def _look(self) -> None:
        """Once a start: heed notices that lie in our folder."""
        self._looked = True
        with self._folder.alone():
            for path in sorted((self._folder.path / "notices").glob(f"*{notices.SUFFIX}")):
                register = self._registers.read()
                try:
                    notice, data = notices.load(path)
                except InputError:
                    continue
                if notice.kind == "revocation" and all(gone.id != notice.cameo for gone in register.gone):
                    self._heeded(register, notice, data)

    def _stored(self, cameo: Cameo, nonce: bytes, likeness: Likeness, digest: str) -> Held:
        """The likeness on disk under a key of its own; nothing knows of it yet."""
        key, salt, name = secrets.token_bytes(32), secrets.token_bytes(12), secrets.token_hex(16)
        sealed = salt + AESGCM(key).encrypt(salt, likeness_to_bytes(likeness), cameo.id.encode())
        self._folder.write(self._likeness(name), sealed)
        return Held(cameo=cameo, nonce=nonce, key=key, file=name, digest=digest, seen=self._day())

    def _opened(self, held: Held) -> Likeness:
        """Raises ``MachineError``."""
        path = self._likeness(held.file)
        damaged = MachineError(
            f"The likeness of @{held.cameo.handle} is missing or damaged.", todo="Record it again, or ask for it again."
        )
        try:
            data = path.read_bytes()
            likeness = likeness_from_bytes(AESGCM(held.key).decrypt(data[:12], data[12:], held.cameo.id.encode()))
        except (OSError, InvalidTag, ValueError) as exc:
            raise damaged from exc
        if digest_of(likeness) != held.digest:
            raise damaged
        return likeness

    def _drop(self, held: Held) -> None:
        path = self._likeness(held.file)
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)

    def _likeness(self, name: str) -> Path:
        return self._folder.path / "likeness" / name

    def _time(self) -> str:
        return self._now().astimezone(dt.UTC).isoformat(timespec="seconds")

    def _day(self) -> str:
        return self._time()[:10]


def _found(register: Register, handle_or_id: str, handle: str = "") -> Held:
    """Raises ``InputError``. ``handle`` is what to call it where it is not here."""
    asked = handle_or_id.removeprefix("@")
    for held in register.held:
        if asked in (held.cameo.id, held.cameo.handle) or asked.casefold() == held.cameo.handle.casefold():
            return held
    same = asked.casefold()
    gone = next((one for one in reversed(register.gone) if asked and same in (one.id, one.handle.casefold())), None)
    name = (gone.handle if gone is not None else "") or handle or asked
    if gone is not None:
        raise RevokedError(
            f"@{name} was revoked on {gone.day}: nothing with this cameo can be made any more.",
            todo="Take it out of the prompt.",
        )
    raise InputError(
        f"There is no cameo @{name} on this machine.", todo="Record it, or ask its owner to share it with you."
    )


def _check_handle(register: Register, handle: str, own_id: str) -> None:
    if not HANDLE.fullmatch(f"@{handle}"):
        raise InputError(f"“{handle}” cannot be a cameo's handle.", todo="Begin with a letter; up to 32 letters.")
    for held in register.held:
        if held.cameo.handle.casefold() == handle.casefold() and held.cameo.id != own_id:
            raise InputError(f"There is a cameo @{held.cameo.handle} already.", todo="Choose another handle.")


def _free_handle(register: Register, handle: str) -> str:
    """Two people may have the same: the second becomes ``haru-2``."""
    taken = {held.cameo.handle.casefold() for held in register.held}
    clean = re.sub(r"[^\w-]", "", handle)[:28] or "cameo"
    free, number = clean, 2
    while free.casefold() in taken or not HANDLE.fullmatch(f"@{free}"):
        base = clean if HANDLE.fullmatch(f"@{clean}") else "cameo"
        free, number = f"{base}-{number}", number + 1
    return free


def _told(permission: Permission) -> str:
    """A permission in a line of the record."""
    parts = [permission.audience, *(f"not {limit}" for limit in permission.limits)]
    if permission.until is not None:
        parts.append(f"until {permission.until}")
    return ", ".join(parts)
