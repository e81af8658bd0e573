"""AAF, by OpenTimelineIO's adapter for it: cuts, dissolves and markers; what is off or no file is a gap.

In AAF a transition lies over both its neighbours, which the adapter makes longer. Where a medium has no more, the
transition is shorter.
"""

from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from studio.core.time import FrameRate
from studio.interchange.losses import Feature, spare
from studio.interchange.otio import timeline
from studio.interchange.tree import clean
from studio.ports.interchange import HandedClip, HandedCut, HandedTrack, Lettering, Loss
from studio.project.timeline.clip import FORWARD, ON_FRAME, Gap, Transition
from studio.project.timeline.sequence import Marker

CARRIES = frozenset[Feature](
    {"dissolve", "crossfade", "name", "track name", "start", "title", "title style", "note", "prompt", "marker",
     "marker note", "marker length", "marker color"}
)  # fmt: skip
"""Titles are gaps there, which is told by ``left_out``."""

_DISSOLVES = {
    "video": ("0c3bea40-fc05-11d2-8a29-0050040ef7d2", "Video Dissolve", "Picture", "OperationCategory_Effect"),
    "audio": ("0c3bea44-fc05-11d2-8a29-0050040ef7d2", "Mono Audio Dissolve", "Sound", "OperationCategory_Effect"),
}
"""Operations of the AAF object specification: identification, name, data, category."""
_COLORS = {
    "blue": "Blue", "green": "Green", "amber": "Yellow", "rose": "Red", "violet": "Magenta", "grey": "White",
}  # fmt: skip


def write_aaf(cut: HandedCut, path: Path) -> None:
    """Raises ``OSError``."""
    adapters: Any = import_module("opentimelineio.adapters")
    flat = tuple(_flat(track) for track in (*cut.pictures, *cut.sounds) if track.on and track.items)
    tracks = tuple(track for track in flat if track.items)
    made = timeline(replace(cut, tracks=tracks, markers=()))
    for track, written in zip(tracks, made.tracks, strict=True):
        _tell(track, written)
    adapters.write_to_file(made, str(path), adapter_name="AAF", use_empty_mob_ids=True)
    if cut.markers:
        _mark(path, cut.markers, cut.rate)


def left_out(cut: HandedCut) -> tuple[Loss, ...]:
    """What is a gap in an AAF that is something elsewhere: words and images, which have no length of their own."""
    return tuple(
        Loss(where="clip", name=lying.clip.name, at=cut.start + lying.start, what="There is a gap in its place.")
        for track in (*cut.pictures, *cut.sounds)
        for lying in track.lying()
        if isinstance(lying.clip.content, Lettering) or (lying.clip.roll is not None and not lying.clip.roll.length)
    )


def _flat(track: HandedTrack) -> HandedTrack:
    """Clips of files at their own speed and gaps, with the transitions between clips."""
    items: list[HandedClip | Gap] = []
    last: HandedClip | None = None
    over: dict[int, Transition] = {}
    for number, item in enumerate(track.items):
        roll = item.roll if isinstance(item, HandedClip) and item.present else None
        if isinstance(item, HandedClip) and roll is not None and roll.length:
            offset = max(roll.start, min(item.offset, roll.end - item.length))
            coming = replace(item, speed=FORWARD, phase=ON_FRAME, offset=offset)
            one = track.transitions.get(number)
            if one is not None and last is not None:
                sides = min(one.before, spare(coming, behind=False)), min(one.after, spare(last, behind=True))
                if any(sides):
                    over[len(items)] = replace(one, kind="dissolve", before=sides[0], after=sides[1])
            items.append(coming)
            last = coming
            continue
        last = None
        if items and isinstance(items[-1], Gap):
            items[-1] = Gap(items[-1].length + item.length)
        else:
            items.append(Gap(item.length))
    return replace(track, items=tuple(items), transitions=over)


def _tell(track: HandedTrack, written: Any) -> None:
    """What the adapter wants to know of transitions, and what is written of clips."""
    known, name, data, category = _DISSOLVES["audio" if track.kind == "audio" else "video"]
    operation = {
        "Identification": known, "Name": name, "Description": name, "IsTimeWarp": False, "Bypass": 0,
        "NumberInputs": 2, "OperationCategory": category, "DataDefinition": {"Name": data},
    }  # fmt: skip
    for item in written:
        told = item.metadata.get("ekonte", {})
        if type(item).__name__ == "Transition":
            item.metadata["AAF"] = {
                "PointList": [{"Time": 0, "Value": 0}, {"Time": 1, "Value": 1}],
                "OperationGroup": {"Operation": operation},
                "CutPoint": int(item.in_offset.value),
            }
        elif told:
            comments = {key.capitalize(): clean(told[key]) for key in ("shot", "take", "prompt", "note") if key in told}
            key = "\n".join((item.media_reference.target_url, item.name, *comments.values()))
            item.metadata["AAF"] = {"UserComments": comments, "MobID": _umid(key)}


def _umid(key: str) -> str:
    """The same for picture and sound of one stretch, so that they are one clip in the other program's bin (SMPTE ST
    330, made of a digest)."""
    digest = sha256(key.encode("utf-8", "replace")).hexdigest()
    return (
        f"urn:smpte:umid:060a2b34.01010105.01010f10.13000000.{'.'.join(digest[at : at + 8] for at in (0, 8, 16, 24))}"
    )


def _mark(path: Path, markers: tuple[Marker, ...], rate: FrameRate) -> None:
    """Markers, as Avid's programs write them: on the first track."""
    aaf2: Any = import_module("aaf2")
    with aaf2.open(str(path), "rw") as file:
        composition = next(iter(file.content.toplevel()), None) or next(file.content.compositionmobs())
        slot = file.create.EventMobSlot()
        slot["SlotID"].value = max(one["SlotID"].value for one in composition.slots) + 1
        slot["SlotName"].value = "Markers"
        slot["EditRate"].value = str(rate.fps)
        slot["PhysicalTrackNumber"].value = 1
        row = file.create.Sequence("DescriptiveMetadata")
        for marker in markers:
            made = file.create.DescriptiveMarker()
            made["DataDefinition"].value = file.dictionary.lookup_datadef("DescriptiveMetadata")
            made["Position"].value = marker.at
            made["Length"].value = max(1, marker.length)
            made["Comment"].value = clean(" ".join(filter(None, (marker.name, marker.note))) or "Marker")
            made["DescribedSlots"].value = {1}
            made["CommentMarkerAttributeList"].value = [
                file.create.TaggedValue("_ATN_CRM_COLOR", _COLORS.get(marker.color, "Blue"), "aafString")
            ]
            row.components.append(made)
        slot.segment = row
        composition.slots.append(slot)
