"""Signing by C2PA: inside a file where its format has a place for that, else as a record of its own."""

import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import c2pa

from studio.core.errors import FaultError, InputError
from studio.ports.provenance import Claim
from studio.provenance import formats, manifest
from studio.provenance.identity import Identity
from studio.provenance.rest import rest_of

SETTINGS: dict[str, object] = {
    "builder": {"thumbnail": {"enabled": False}},
    "verify": {
        "verify_after_sign": False,
        "verify_trust": True,
        "remote_manifest_fetch": False,
        "ocsp_fetch": False,
    },
}
"""Nothing asks the network, and no pictures are made of pictures."""


class Signer:
    """Signs claims with one identity."""

    def __init__(self, identity: Identity, version: str) -> None:
        self._version = version
        self._context = c2pa.Context(c2pa.Settings.from_dict(SETTINGS))
        self._signer = c2pa.Signer.from_info(
            c2pa.C2paSignerInfo(
                alg=b"es256",
                sign_cert=identity.leaf + identity.root,
                private_key=identity.key_pem(),
                ta_url=None,
            )
        )

    def inside(self, source: Path, out: BinaryIO, media_type: str, claim: Claim, payload: bytes) -> None:
        """Write ``source`` with the signed claim in it. Raises ``InputError``, ``OSError``."""
        rest = rest_of(source) if media_type in formats.BOXES else ""
        with source.open("rb") as file:
            self._sign(
                claim,
                media_type,
                payload,
                rest,
                lambda builder: builder.sign(self._signer, media_type, file, out),
                source,
            )

    def apart(self, source: Path, media_type: str, claim: Claim, payload: bytes) -> bytes:
        """The signed claim of ``source``, bound to its every byte, as a record of its own. Raises ``InputError``."""
        import io

        def _signed(builder: c2pa.Builder) -> bytes:
            builder.set_no_embed()
            with source.open("rb") as file:
                return builder.sign(self._signer, formats.UNKNOWN, file, io.BytesIO())

        return self._sign(claim, media_type, payload, "", _signed, source)

    def _sign(
        self,
        claim: Claim,
        media_type: str,
        payload: bytes,
        rest: str,
        sign: Callable[[c2pa.Builder], bytes],
        source: Path,
    ) -> bytes:
        nested = _nested(claim)
        record = manifest.definition(
            claim, self._version, media_type, payload, rest, [kind is not None for kind in nested]
        )
        try:
            builder = c2pa.Builder(json.dumps(record), context=self._context)
            with ExitStack() as files:
                for ingredient, kind in zip(claim.ingredients, nested, strict=True):
                    if kind is not None and ingredient.path is not None:
                        media = files.enter_context(ingredient.path.open("rb"))
                        told = json.dumps(manifest.ingredient_record(claim, ingredient))
                        builder.add_ingredient_from_stream(told, kind, media)
                return sign(builder)
        except c2pa.C2paError.Io as exc:
            raise OSError(str(exc)) from exc
        except c2pa.C2paError.Signature as exc:
            raise FaultError(f"{source.name} could not be signed: {exc}") from exc
        except c2pa.C2paError as exc:
            raise InputError(f"{source.name} cannot be signed: it is not whole, or not what it seems.") from exc


def _nested(claim: Claim) -> Sequence[str | None]:
    """For each ingredient the media type under which it is added from its file; None for those told by name alone."""
    return [_carrying(ingredient.path) if ingredient.path is not None else None for ingredient in claim.ingredients]


def _carrying(path: Path) -> str | None:
    try:
        media_type = formats.of_file(path)
    except OSError:
        return None
    return media_type if media_type in formats.CARRIES else None
