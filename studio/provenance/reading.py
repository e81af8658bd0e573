"""What a file's signed record says, and whether it holds."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm

from studio.ports.provenance import Origin, State, Trust
from studio.provenance import appended, formats, frame, manifest, remains
from studio.provenance.c2pa import UNKNOWN, Examiner, LibraryError, Reader
from studio.provenance.chain import chain_of, store_of
from studio.provenance.identity import fingerprint
from studio.provenance.rest import rest_of

Carrier = Literal["inside", "beside", "appended"]
_Record = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A record found in a file, or what is left of one."""

    state: State
    broken: tuple[str, ...]
    carrier: Carrier
    source: str | None = None
    title: str | None = None
    signer: str | None = None
    issuer: str | None = None
    trust: Trust | None = None
    fingerprint: str | None = None
    made_with: str | None = None
    signed_at: str | None = None
    mark: str | None = None
    ingredients: tuple[Origin, ...] = ()
    actions: tuple[tuple[str, str], ...] = ()
    said: tuple[str, ...] = ()


def signed(path: Path, own: bytes | None, trusted: Sequence[bytes]) -> Signed | None:
    """The record of a file; None where there is none, nor any remains of one. ``own`` and ``trusted`` are root
    certificates (PEM). Raises ``OSError``."""
    media_type = formats.of_file(path)
    examiner = Examiner([*([own] if own else []), *trusted])
    for kind in dict.fromkeys((media_type, formats.of_suffix(path))):
        if kind not in formats.CARRIES:
            continue
        try:
            with path.open("rb") as file:
                return _judged(examiner.read(kind, file), path, kind, "inside", own)
        except LibraryError as exc:
            if remains.in_file(path):
                return Signed(state="tampered", broken=("manifest",), carrier="inside", said=(_short(exc),))
    split = appended.split(path, media_type)
    if split is not None:
        size, record = split
        try:
            with path.open("rb") as file:
                front = appended.Front(file, size)
                reader = examiner.read(UNKNOWN, front, record)
                return _judged(reader, path, media_type, "appended", own)
        except LibraryError as exc:
            return Signed(state="tampered", broken=("manifest",), carrier="appended", said=(_short(exc),))
    if media_type not in formats.CARRIES and remains.in_file(path):
        return Signed(state="tampered", broken=("manifest",), carrier="appended")
    beside = _beside(path)
    if beside is None:
        return None
    try:
        with path.open("rb") as file:
            reader = examiner.read(UNKNOWN, file, beside.read_bytes())
            return _judged(reader, path, media_type, "beside", own)
    except LibraryError as exc:
        return Signed(state="tampered", broken=("manifest",), carrier="beside", said=(_short(exc),))


def _beside(path: Path) -> Path | None:
    places = (path.with_name(f"{path.name}.c2pa"), path.with_suffix(".c2pa"))
    return next((place for place in places if place.is_file() and place != path), None)


def _judged(reader: Reader, path: Path, media_type: str, carrier: Carrier, own: bytes | None) -> Signed:
    whole = _record(json.loads(reader.json()))
    manifests = _record(whole.get("manifests"))
    active = _record(manifests.get(str(whole.get("active_manifest"))))
    assertions = {str(item.get("label")): _record(item.get("data")) for item in _records(active.get("assertions"))}
    results = _record(_record(whole.get("validation_results")).get("activeManifest"))
    failures = tuple(str(item.get("code")) for item in _records(results.get("failure")))
    successes = {str(item.get("code")) for item in _records(results.get("success"))}
    broken = list(dict.fromkeys(filter(None, map(_kind, failures))))
    rest = assertions.get(manifest.REST)
    store = store_of(reader)
    if rest is not None and not broken:
        if media_type in formats.BOXES and rest.get("hash") != rest_of(path):
            broken.append("content")
        if carrier != "beside" and not frame.intact(path, media_type, store):
            broken.append("manifest")
    if whole.get("validation_state") == "Invalid" and not broken:
        broken.append("manifest")
    signature = _record(active.get("signature_info"))
    actions = _actions(assertions)
    root = _root_of(store)
    trusted = "signingCredential.trusted" in successes
    is_own = own is not None and root == fingerprint(x509.load_pem_x509_certificate(own))
    return Signed(
        state="none" if _run_out(failures, broken) else "tampered" if broken else "valid",
        broken=tuple(dict.fromkeys(broken)),
        carrier=carrier,
        source=_source(actions) or _nested_source(active, manifests),
        title=_text(active.get("title")),
        signer=_text(signature.get("common_name")) or _text(signature.get("issuer")),
        issuer=_text(signature.get("issuer")),
        trust=_trust(broken, trusted=trusted, own=is_own),
        fingerprint=root,
        made_with=_made_with(active),
        signed_at=_text(signature.get("time")),
        mark=_mark(assertions),
        ingredients=_ingredients(active, manifests, assertions),
        actions=tuple((str(action.get("action")), _text(action.get("description")) or "") for action in actions),
        said=failures,
    )


def _run_out(failures: Sequence[str], broken: Sequence[str]) -> bool:
    """Whether nothing is wrong but that the certificate's time is over: nobody changed anything, nothing is proven."""
    return "signingCredential.expired" in failures and set(broken) == {"certificate"} and len(failures) <= 2


def _root_of(store: bytes) -> str | None:
    """The fingerprint of the last certificate of the chain; None where it has no key that makes sense."""
    chain = chain_of(store)
    try:
        return fingerprint(chain[-1]) if chain else None
    except (ValueError, UnsupportedAlgorithm):
        return None


def _trust(broken: Sequence[str], *, trusted: bool, own: bool) -> Trust:
    if {"signature", "certificate", "manifest"} & set(broken):
        return "unproven"
    if trusted:
        return "own" if own else "trusted"
    return "self_made"


def _kind(code: str) -> str | None:
    """What does not hold, by the standard's code for it."""
    if code == "signingCredential.untrusted":
        return None
    if code.startswith("signingCredential"):
        return "certificate"
    if code.startswith(("claimSignature", "timeStamp")):
        return "signature"
    if code.endswith("Hash.mismatch") or "dataHash" in code or "bmffHash" in code or "boxesHash" in code:
        return "content"
    if code.startswith("ingredient"):
        return "ingredient"
    return "manifest"


def _actions(assertions: Mapping[str, _Record]) -> list[_Record]:
    return [
        action
        for label, data in assertions.items()
        if label.startswith("c2pa.actions")
        for action in _records(data.get("actions"))
    ]


def _source(actions: Sequence[_Record]) -> str | None:
    """The last word of the digital source type: of what created it, else of any action."""
    first = sorted(actions, key=lambda action: action.get("action") != "c2pa.created")
    return next(filter(None, (_last_word(action.get("digitalSourceType")) for action in first)), None)


def _nested_source(active: _Record, manifests: _Record, depth: int = 0) -> str | None:
    """What was opened to make it has a source, and keeps it."""
    for ingredient in _records(active.get("ingredients")):
        if ingredient.get("relationship") != "parentOf" or depth > 8:
            continue
        older = _record(manifests.get(str(ingredient.get("active_manifest"))))
        assertions = {str(item.get("label")): _record(item.get("data")) for item in _records(older.get("assertions"))}
        found = _source(_actions(assertions)) or _nested_source(older, manifests, depth + 1)
        if found:
            return found
    return None


def _made_with(active: _Record) -> str | None:
    told = _records(active.get("claim_generator_info"))
    if told:
        return " ".join(filter(None, (_text(told[0].get("name")), _text(told[0].get("version")))))
    return _text(active.get("claim_generator"))


def _mark(assertions: Mapping[str, _Record]) -> str | None:
    data = assertions.get("c2pa.soft-binding", {})
    blocks = _records(data.get("blocks"))
    return _text(blocks[0].get("value")) if data.get("alg") == manifest.MARK and blocks else None


def _ingredients(active: _Record, manifests: _Record, assertions: Mapping[str, _Record]) -> tuple[Origin, ...]:
    takes = [_take(item) for item in _records(assertions.get(manifest.TAKES, {}).get("takes"))]
    known = {take.digest for take in takes}
    others: list[Origin] = []
    for item in _records(active.get("ingredients")):
        digest = str(item.get("instance_id", "")).removeprefix("sha256:")
        if digest in known:
            continue
        older = _record(manifests.get(str(item.get("active_manifest"))))
        past = {str(part.get("label")): _record(part.get("data")) for part in _records(older.get("assertions"))}
        others.append(
            Origin(
                title=_text(item.get("title")) or "?",
                source=_source(_actions(past)) or _nested_source(older, manifests) or "",
                engine=_made_with(older) or "",
            )
        )
    return (*takes, *others)


def _take(item: _Record) -> Origin:
    cameos = item.get("cameos")
    return Origin(
        title=_text(item.get("title")) or "?",
        digest=_text(item.get("sha256")) or "",
        source=_last_word(item.get("digitalSourceType")) or "",
        engine=" ".join(filter(None, (_text(item.get("engine")), _text(item.get("version"))))),
        prompt=_text(item.get("prompt")) or "",
        cameos=tuple(str(name) for name in cast("list[object]", cameos)) if isinstance(cameos, list) else (),
    )


def _last_word(value: object) -> str | None:
    return value.rstrip("/").rpartition("/")[2] or None if isinstance(value, str) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _record(value: object) -> _Record:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _records(value: object) -> list[_Record]:
    return [_record(item) for item in cast("list[object]", value)] if isinstance(value, list) else []


def _short(exc: Exception) -> str:
    return str(exc).splitlines()[0][:200] if str(exc) else type(exc).__name__
