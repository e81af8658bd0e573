"""What a file is, who says so and whether it is still what was signed: told in plain words, English or Japanese."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from studio.ports.provenance import MarkFound, Origin, Verdict
from studio.workflows.studio import Studio

Tongue = Literal["en", "ja"]

_SHOWN = 12
"""Ingredients that are called by name."""


def verify(studio: Studio, path: Path) -> Verdict:
    """Look at any file, offline. Raises ``InputError``."""
    return studio.provenance.verify(path)


def to_json(path: Path, verdict: Verdict, language: Tongue) -> dict[str, object]:
    """One record. ``state``, ``ai_generated``, ``signer`` and ``watermark`` are its contract."""
    mark = verdict.mark
    return {
        "file": str(path),
        "state": verdict.state,
        "ai_generated": verdict.ai_generated,
        "signer": verdict.signer,
        "watermark": mark.payload.hex() if mark else None,
        "format": verdict.format,
        "source": verdict.source,
        "broken": list(verdict.broken),
        "title": verdict.title,
        "trust": verdict.trust,
        "issuer": verdict.issuer,
        "fingerprint": verdict.fingerprint,
        "made_with": verdict.made_with,
        "signed_at": verdict.signed_at,
        "carrier": verdict.carrier,
        "mark": _mark_json(mark) if mark else None,
        "ingredients": [_origin_json(origin) for origin in verdict.ingredients],
        "actions": [{"action": action.name, "what": action.what} for action in verdict.actions],
        "codes": list(verdict.said),
        "sentences": list(sentences(verdict, language)),
    }


def _mark_json(mark: MarkFound) -> dict[str, object]:
    return {
        "payload": mark.payload.hex(),
        "source": mark.source,
        "key": mark.key,
        "own": mark.own,
        "title": mark.title,
        "score": round(mark.score, 1),
    }


def _origin_json(origin: Origin) -> dict[str, object]:
    return {
        "title": origin.title,
        "digest": origin.digest,
        "source": origin.source,
        "engine": origin.engine,
        "prompt": origin.prompt,
        "cameos": list(origin.cameos),
    }


def sentences(verdict: Verdict, language: Tongue) -> tuple[str, ...]:
    """All that is known of a file, the most important first."""
    return tuple(_japanese(verdict) if language == "ja" else _english(verdict))


def _over(verdict: Verdict) -> bool:
    """Whether it was signed under a certificate whose time is over."""
    return verdict.state == "none" and "certificate" in verdict.broken


# ------------------------------------------------------------------------------------------------------- English

_STATES = {
    "valid": "Signed, and unchanged since.",
    "tampered": "Signed once, but not as it was signed: do not rely on what it says of itself.",
    "none": "Not signed: nothing proves where it comes from.",
    "over": "Signed, but the time of the signer's certificate is over: the signature no longer proves anything.",
}
_BROKEN = {
    "content": "Its pictures, its sound or another part of the file were changed after signing.",
    "manifest": "The record that was signed is damaged.",
    "signature": "The signature does not belong to this record.",
    "certificate": "The signer's certificate is not valid, or has run out.",
    "ingredient": "The record of something that it was made of does not hold.",
}
_KINDS = {
    "algorithmicMedia": "Made by a computer: pictures drawn by a program, not photographed.",
    "trainedAlgorithmicMedia": "Made by AI: a trained model made it.",
    "compositeSynthetic": "Partly made by a computer or by AI, together with other material.",
    "compositeWithTrainedAlgorithmicMedia": "Partly made by AI, together with other material.",
    "digitalCapture": "Taken from life with a camera or a recorder, so it says.",
}
_MARK_KINDS = {
    "synthetic": "made by a computer",
    "trained": "made by AI",
    "composite": "partly made by a computer or by AI",
}


def _english(verdict: Verdict) -> Iterator[str]:
    yield _STATES["over" if _over(verdict) else verdict.state]
    yield from (_BROKEN[part] for part in verdict.broken if part in _BROKEN and not _over(verdict))
    if verdict.source:
        said = _KINDS.get(verdict.source, f"What it is, in the words of the standard: {verdict.source}.")
        yield said if verdict.state == "valid" else f"It says of itself: {said[0].lower()}{said[1:]}"
    elif verdict.ai_generated is None:
        yield "It does not say whether a computer made it."
    if verdict.state != "none" or _over(verdict):
        yield from _english_signer(verdict)
    if verdict.mark:
        yield _english_mark(verdict.mark, signed=verdict.state == "valid")
    elif verdict.mark_sought:
        yield "No invisible mark of Ekonte was found in its pictures."
    if verdict.ingredients:
        count = len(verdict.ingredients)
        named = ", ".join(_english_origin(origin) for origin in verdict.ingredients[:_SHOWN])
        more = f" and {count - _SHOWN} more" if count > _SHOWN else ""
        yield f"Made of {named}{more}."
    cameos = dict.fromkeys(name for origin in verdict.ingredients for name in origin.cameos)
    if cameos:
        yield f"People in it by their own consent on record: {', '.join(cameos)}."
    told = list(dict.fromkeys(action.what for action in verdict.actions if action.what))
    if told:
        yield f"What was done: {' '.join(told)}"


def _english_signer(verdict: Verdict) -> Iterator[str]:
    signer = verdict.signer or "someone without a name"
    match verdict.trust:
        case "own":
            yield f"Signed by you, as {signer}, with this machine's own key."
        case "trusted":
            yield f"Signed by {signer}, whose certificate you trust."
        case "self_made":
            by = f", certified by {verdict.issuer}" if verdict.issuer and verdict.issuer != verdict.signer else ""
            yield f"Signed by “{signer}”{by}: a name that nobody known here vouches for."
        case _:
            yield f"It names {signer} as the signer, which is not proven."
    if verdict.made_with:
        when = f", {verdict.signed_at}" if verdict.signed_at else ""
        yield f"Made with {verdict.made_with}{when}."
    if verdict.carrier == "beside":
        yield "The record lies in a file of its own beside it."


def _english_mark(mark: MarkFound, *, signed: bool) -> str:
    kind = f"{_MARK_KINDS[mark.source]} with Ekonte" if mark.source else "from a newer Ekonte"
    who = "your own key" if mark.own else f"a key whose fingerprint begins {mark.key}"
    film = f" It was laid on this machine, into “{mark.title}”." if mark.title else ""
    lost = "" if signed else " The signature is gone or broken; the mark remains."
    return f"Its pictures carry Ekonte's invisible mark {mark.payload.hex()}: {kind}, under {who}.{film}{lost}"


def _english_origin(origin: Origin) -> str:
    return f"“{origin.title}” ({origin.engine})" if origin.engine else f"“{origin.title}”"


# ------------------------------------------------------------------------------------------------------- Japanese

_STATES_JA = {
    "valid": "署名があり、署名後の変更はありません。",
    "tampered": "署名されていましたが、署名時のままではありません。このファイル自身の説明は信用できません。",
    "none": "署名がありません。どこから来たファイルか証明するものはありません。",
    "over": "署名がありますが、署名者の証明書の期限が切れているため、もう何も証明しません。",
}
_BROKEN_JA = {
    "content": "署名の後で、映像・音声などファイルの一部が変更されています。",
    "manifest": "署名された記録が壊れています。",
    "signature": "署名がこの記録のものではありません。",
    "certificate": "署名者の証明書が無効か、期限切れです。",
    "ingredient": "素材の記録が正しくありません。",
}
_KINDS_JA = {
    "algorithmicMedia": "コンピューターで作られたものです（撮影ではなく、プログラムが描いた映像）。",
    "trainedAlgorithmicMedia": "AI で作られたものです（学習済みモデルによる生成）。",
    "compositeSynthetic": "一部がコンピューターか AI で作られ、他の素材と組み合わされています。",
    "compositeWithTrainedAlgorithmicMedia": "一部が AI で作られ、他の素材と組み合わされています。",
    "digitalCapture": "カメラや録音機で記録されたもの、と記されています。",
}
_MARK_KINDS_JA = {
    "synthetic": "コンピューターで作られたもの",
    "trained": "AI で作られたもの",
    "composite": "一部がコンピューターか AI で作られたもの",
}


def _japanese(verdict: Verdict) -> Iterator[str]:
    yield _STATES_JA["over" if _over(verdict) else verdict.state]
    yield from (_BROKEN_JA[part] for part in verdict.broken if part in _BROKEN_JA and not _over(verdict))
    if verdict.source:
        said = _KINDS_JA.get(verdict.source, f"規格上の種別: {verdict.source}。")
        yield said if verdict.state == "valid" else f"自身の説明によると: {said}"
    elif verdict.ai_generated is None:
        yield "コンピューターで作られたものかどうかは記されていません。"
    if verdict.state != "none" or _over(verdict):
        yield from _japanese_signer(verdict)
    if verdict.mark:
        yield _japanese_mark(verdict.mark, signed=verdict.state == "valid")
    elif verdict.mark_sought:
        yield "映像の中に Ekonte の見えない印は見つかりませんでした。"
    if verdict.ingredients:
        count = len(verdict.ingredients)
        named = "、".join(
            f"「{origin.title}」" + (f"（{origin.engine}）" if origin.engine else "")
            for origin in verdict.ingredients[:_SHOWN]
        )
        yield f"素材: {named}" + (f" ほか {count - _SHOWN} 件。" if count > _SHOWN else "。")
    cameos = dict.fromkeys(name for origin in verdict.ingredients for name in origin.cameos)
    if cameos:
        yield f"本人の同意の記録に基づいて登場する人: {'、'.join(cameos)}。"
    told = list(dict.fromkeys(action.what for action in verdict.actions if action.what))
    if told:
        yield f"行われたこと（記録の言葉のまま）: {' '.join(told)}"


def _japanese_signer(verdict: Verdict) -> Iterator[str]:
    signer = verdict.signer or "名前のない署名者"
    match verdict.trust:
        case "own":
            yield f"署名者はあなた（{signer}）です。このコンピューターの鍵で署名されています。"
        case "trusted":
            yield f"署名者は {signer} です。あなたが信頼している証明書によるものです。"
        case "self_made":
            by = f"（発行者 {verdict.issuer}）" if verdict.issuer and verdict.issuer != verdict.signer else ""
            yield f"署名者の名前は「{signer}」{by}ですが、それを保証する者はここでは知られていません。"
        case _:
            yield f"署名者として {signer} の名がありますが、証明されていません。"
    if verdict.made_with:
        when = f"（{verdict.signed_at}）" if verdict.signed_at else ""
        yield f"{verdict.made_with} で作られました{when}。"
    if verdict.carrier == "beside":
        yield "記録は隣の別ファイルにあります。"


def _japanese_mark(mark: MarkFound, *, signed: bool) -> str:
    kind = f"Ekonte により{_MARK_KINDS_JA[mark.source]}" if mark.source else "新しい Ekonte のもの"
    who = "あなた自身の鍵" if mark.own else f"指紋が {mark.key} で始まる鍵"
    film = f"このコンピューターで「{mark.title}」に入れたものです。" if mark.title else ""
    lost = "" if signed else "署名は失われたか壊れていますが、印は残っています。"
    return f"映像に Ekonte の見えない印 {mark.payload.hex()} があります: {kind}、{who}。{film}{lost}"
