"""Changes in sentences, in both languages."""

from collections.abc import Iterator
from math import ceil

from studio.core.time import FrameRate
from studio.workflows.bringing_back.changes import Change, ChangeKind, Comparison, Language

_SAID: dict[ChangeKind, tuple[str, str]] = {
    "moved": ("moved by {way}", "{way}移動"),
    "shifted": ("follows, {way}", "前の変更に合わせて{way}"),
    "head": ("{trim} at its beginning by {length}", "先頭を {length} {trim}"),
    "tail": ("{trim} at its end by {length}", "末尾を {length} {trim}"),
    "slipped": ("slipped: it shows what is {slip} in its take", "中身をずらす（{slip}）"),
    "retimed": ("plays at {now}, was {was}", "速度 {was} → {now}"),
    "replaced": ("shows {now} in place of {was}", "{was} を {now} に差し替え"),
    "removed": ("taken out ({length})", "削除（{length}）"),
    "added": ("another piece of it was added ({length})", "同じ素材をもう一か所に追加（{length}）"),
    "foreign": ("new, and not of this project: {now} ({length})", "このプロジェクトにない素材：{now}（{length}）"),
    "off": ("switched off", "オフ"),
    "on": ("switched on", "オン"),
    "join": ("its transition lasts {now} frames, was {was}", "つなぎの長さ {was} → {now} コマ"),
    "too_long": ("needs {length} more than its take has: it wants another", "テイクが {length} 足りない（撮り直し）"),
    "too_short": ("only {length} are left of it: too short to be seen", "残り {length} だけ：短すぎて見えない"),
    "lines": ("its lines need about {length} more", "せりふに約 {length} 足りない"),
}  # fmt: skip


def sentences(found: Comparison, language: Language = "en") -> Iterator[str]:
    """The comparison, a line each; ``Nothing was changed.`` where that is so."""
    if not found.changes:
        yield "何も変わっていません。" if language == "ja" else "Nothing was changed."
        return
    for change in found.changes:
        yield sentence(change, found.sequence.rate, language)
    if found.retakes:
        numbers = sorted({change.shot for change in found.changes if change.shot} & _wanted(found))
        said = ("、" if language == "ja" else ", ").join(map(str, numbers))
        yield f"撮り直しが必要なカット：{said}" if language == "ja" else f"Shots that want another take: {said}."


def sentence(change: Change, rate: FrameRate, language: Language = "en") -> str:
    """``V1 00:00:05:00  Shot 02 Take 1: trimmed at its end by 12 frames``"""
    japanese = language == "ja"
    others = ""
    if change.count > 1:
        others = f" ほか {change.count - 1} クリップ" if japanese else f" and {change.count - 1} more"
    colon = "：" if japanese else ": "
    return f"{change.track} {_code(change.at, rate)}  {change.name}{others}{colon}{_what(change, japanese)}"


def _what(change: Change, japanese: bool) -> str:
    size = abs(change.frames)
    length = f"{size} コマ" if japanese else f"{size} frame{'' if size == 1 else 's'}"
    text = _SAID[change.kind][1 if japanese else 0]
    return text.format(
        length=length,
        way=_way(change, length, japanese),
        trim=_trim(change.frames, japanese),
        slip=_slip(change.frames, length, japanese),
        was=change.was,
        now=change.now,
    )


def _way(change: Change, length: str, japanese: bool) -> str:
    later = change.frames > 0
    if japanese:
        said = f"{length}{'後ろ' if later else '前'}へ" if change.frames else ""
    else:
        said = f"{length} {'later' if later else 'earlier'}" if change.frames else "no time"
    if change.kind == "moved" and change.was != change.now:
        said += f"（{change.was} から {change.now} へ）" if japanese else f", from {change.was} to {change.now}"
    return said


def _trim(frames: int, japanese: bool) -> str:
    if japanese:
        return "のばす" if frames > 0 else "詰める"
    return "drawn out" if frames > 0 else "trimmed"


def _slip(frames: int, length: str, japanese: bool) -> str:
    if japanese:
        return f"{length}{'後' if frames > 0 else '前'}の画"
    return f"{length} {'later' if frames > 0 else 'earlier'}"


def _wanted(found: Comparison) -> set[int]:
    """The numbers of the shots that want another take."""
    kinds = ("too_long", "too_short", "lines")
    return {one.shot for one in found.changes if one.kind in kinds or (one.kind == "retimed" and one.frames)}


def _code(frame: int, rate: FrameRate) -> str:
    frame, base = max(0, frame), ceil(rate.fps)
    seconds, rest = divmod(frame, base)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{rest:02d}"
