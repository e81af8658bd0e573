"""OpenTimelineIO: ``.otio``, and ``.otioz`` with the media inside."""

from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

from studio.core.time import FrameRate
from studio.interchange.losses import Feature
from studio.ports.interchange import Absent, HandedClip, HandedCut, HandedTrack, Lettering, Roll, Solid
from studio.project.timeline.clip import Gap, Transition
from studio.project.timeline.curve import Curve
from studio.project.timeline.look import AS_IT_IS, PLAIN, UNGRADED

CARRIES = frozenset[Feature](
    {"speed", "dissolve", "crossfade", "edge", "solid", "off", "note", "prompt", "link", "name", "marker",
     "marker note", "marker color", "marker length", "track off", "track name", "start", "size"}
)  # fmt: skip
"""What programs that read the format can be expected to show. All else is in the metadata, for programs that ask."""

_COLORS = {
    "blue": "BLUE", "green": "GREEN", "amber": "ORANGE", "rose": "PINK", "violet": "PURPLE", "grey": "WHITE",
}  # fmt: skip


def write_otio(cut: HandedCut, path: Path) -> None:
    """The cut as ``.otio`` or, with its media, as ``.otioz``. Raises ``OSError``."""
    adapters: Any = import_module("opentimelineio.adapters")
    if path.suffix.lower() == ".otioz":
        media: Any = import_module("opentimelineio.adapters.file_bundle_utils").MediaReferencePolicy
        adapters.write_to_file(timeline(cut), str(path), adapter_name="otioz", media_policy=media.MissingIfNotFile)
    else:
        adapters.write_to_file(timeline(cut), str(path), adapter_name="otio_json")


def timeline(cut: HandedCut) -> Any:
    """The cut as an ``opentimelineio.schema.Timeline``; its markers lie on the stack of its tracks."""
    schema: Any = import_module("opentimelineio.schema")
    made = schema.Timeline(name=cut.name, global_start_time=_time(cut.start, cut.rate))
    made.metadata["ekonte"] = {"size": f"{cut.size[0]}x{cut.size[1]}", "rate": str(cut.rate)}
    groups: dict[str, int] = {}
    made.tracks.extend(_track(schema, cut, track, groups) for track in cut.tracks)
    for marker in cut.markers:
        one = schema.Marker(
            name=marker.name,
            marked_range=_range(marker.at, marker.length, cut.rate),
            color=_COLORS.get(marker.color, "BLUE"),
            comment=marker.note,
        )
        if marker.note:
            one.metadata["Resolve_OTIO"] = {"Note": marker.note}
        made.tracks.markers.append(one)
    return made


def _track(schema: Any, cut: HandedCut, track: HandedTrack, groups: dict[str, int]) -> Any:
    kind = schema.TrackKind.Audio if track.kind == "audio" else schema.TrackKind.Video
    made = schema.Track(name=track.name, kind=kind)
    made.enabled = track.on
    told = {"kind": track.kind, "role": track.role}
    numbers = {"gain_db": track.gain_db, "pan": track.pan, "duck_db": track.duck_db}
    made.metadata["ekonte"] = {name: value for name, value in (told | numbers).items() if value}
    for number, item in enumerate((*track.items, None)):
        transition = track.transitions.get(number)
        if transition is not None:
            made.append(_transition(schema, transition, cut.rate))
        if isinstance(item, Gap):
            made.append(schema.Gap(source_range=_range(0, item.length, cut.rate)))
        elif item is not None:
            made.append(_clip(schema, item, cut.rate, groups, sound=track.kind == "audio"))
    return made


def _transition(schema: Any, one: Transition, rate: FrameRate) -> Any:
    plain = one.kind in ("dissolve", "crossfade")
    made = schema.Transition(
        name=one.kind.replace("_", " ").capitalize(),
        transition_type=schema.TransitionTypes.SMPTE_Dissolve if plain else schema.TransitionTypes.Custom,
        in_offset=_time(one.before, rate),
        out_offset=_time(one.after, rate),
    )
    if not plain:
        made.metadata["ekonte"] = {"kind": one.kind, "color": one.color}
    return made


def _clip(schema: Any, clip: HandedClip, rate: FrameRate, groups: dict[str, int], *, sound: bool) -> Any:
    made = schema.Clip(
        name=clip.name,
        media_reference=_reference(schema, clip, rate),
        source_range=_range(clip.offset, clip.length, rate),
    )
    made.enabled = clip.enabled
    if clip.speed == 0:
        made.effects.append(schema.FreezeFrame())
    elif clip.speed != 1:
        made.effects.append(schema.LinearTimeWarp(name="Speed", time_scalar=float(clip.speed)))
    made.metadata["ekonte"] = _told(clip)
    resolve: dict[str, object] = {}
    if clip.link:
        resolve["Link Group ID"] = groups.setdefault(clip.link, len(groups) + 1)
    if sound and clip.roll is not None:
        channels = range(min(2, clip.roll.channels))
        resolve["Channels"] = [{"Source Channel ID": channel, "Source Track ID": 0} for channel in channels]
    if resolve:
        made.metadata["Resolve_OTIO"] = resolve  # where DaVinci Resolve keeps them
    return made


def _reference(schema: Any, clip: HandedClip, rate: FrameRate) -> Any:
    match clip.content:
        case Roll() as roll:
            return _external(schema, roll, clip, rate)
        case Lettering(picture=picture):
            return _external(schema, picture, clip, rate)
        case Solid(color=color):
            return schema.GeneratorReference(
                name=color,
                generator_kind="SolidColor",
                available_range=_range(clip.offset, clip.length, rate),
                parameters={"color": color},
            )
        case Absent():
            return schema.MissingReference(name=clip.name)


def _external(schema: Any, roll: Roll, clip: HandedClip, rate: FrameRate) -> Any:
    there = _range(roll.start, roll.length, rate) if roll.length else _range(clip.offset, clip.length, rate)
    made = schema.ExternalReference(target_url=roll.path.as_uri(), available_range=there)
    made.name = roll.path.name
    return made


def _told(clip: HandedClip) -> dict[str, object]:
    """What the format has no field for, as plain data; what equals its default is left out."""
    told: dict[str, object] = {
        "id": clip.id, "shot": clip.shot, "take": clip.take, "prompt": clip.prompt, "note": clip.note,
        "link": clip.link,
    }  # fmt: skip
    if isinstance(clip.content, Lettering):
        style = clip.content.title.style
        told["text"] = clip.content.title.text
        told["style"] = {name: getattr(style, name) for name in type(style).__slots__}
    if isinstance(clip.content, Absent):
        told["missing"] = clip.content.why
    if clip.speed not in (0, 1):
        told["speed"] = _exact(clip.speed)
    if clip.transform != PLAIN:
        one = clip.transform
        told["transform"] = {
            name: _keys(getattr(one, name)) for name in ("x", "y", "scale", "rotation", "opacity")
        } | {"crop": [one.crop.left, one.crop.top, one.crop.right, one.crop.bottom]}  # fmt: skip
    if clip.grade != UNGRADED:
        grade = clip.grade
        told["grade"] = {
            "exposure": grade.exposure, "slope": list(grade.gain), "offset": list(grade.lift),
            "power": [1.0 / gamma for gamma in grade.gamma], "saturation": grade.saturation, "lut": grade.lut,
        }  # fmt: skip
    if clip.level != AS_IT_IS:
        level = clip.level
        told["level"] = {
            "gain_db": _keys(level.gain_db), "pan": level.pan, "fade_in": level.fade_in, "fade_out": level.fade_out,
        }  # fmt: skip
    return {name: value for name, value in told.items() if value}


def _keys(curve: Curve) -> object:
    if curve.still:
        return curve.keys[0].value
    return [{"at": key.at, "value": key.value, "ease": key.ease} for key in curve.keys]


def _exact(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


def _time(frame: int, rate: FrameRate) -> Any:
    opentime: Any = import_module("opentimelineio.opentime")
    return opentime.RationalTime(frame, float(rate.fps))


def _range(start: int, length: int, rate: FrameRate) -> Any:
    opentime: Any = import_module("opentimelineio.opentime")
    return opentime.TimeRange(_time(start, rate), _time(length, rate))
