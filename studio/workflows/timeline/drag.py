"""A gesture as a value: what it has taken hold of, and what it does to the sequence when it has come so far."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from studio.project.timeline.sequence import Sequence
from studio.workflows.timeline.desk import TimelineDesk, Tool
from studio.workflows.timeline.snapping import NOWHERE, Snaps, snaps

Hold = Literal["body", "head", "tail"]
Doing = Literal["move", "copy", "trim", "ripple", "roll", "slip", "slide", "stretch"]

NAMES: dict[Doing, str] = {
    "move": "Move clips",
    "copy": "Copy clips",
    "trim": "Trim clip",
    "ripple": "Ripple trim",
    "roll": "Roll the cut",
    "slip": "Slip clip",
    "slide": "Slide clip",
    "stretch": "Stretch clip",
}
"""What each is called in the history."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drag:
    """``clip_ids`` are held at their ``hold``; ``clip_id`` is the one under the hand. ``linked``: what they are linked
    with goes along. ``make_room``: others give way instead of being covered."""

    doing: Doing
    hold: Hold
    clip_id: str
    clip_ids: tuple[str, ...]
    linked: bool = True
    make_room: bool = False

    @property
    def name(self) -> str:
        """What the edit is called."""
        return NAMES[self.doing]


def doing(tool: Tool, hold: Hold, *, ripple: bool = False, copy: bool = False) -> Doing:
    """What a tool does with what it holds. ``ripple`` and ``copy`` are the keys held meanwhile."""
    match tool:
        case "slip" | "slide":
            return tool
        case "roll" | "ripple" | "stretch" if hold != "body":
            return tool
        case _ if hold == "body":
            return "copy" if copy else "move"
        case _:
            return "ripple" if ripple else "trim"


def begin(
    desk: TimelineDesk, hold: Hold, clip_id: str, *, ripple: bool = False, copy: bool = False, unlinked: bool = False
) -> Drag:
    """Take hold of a clip with the tool in hand. The body of a selected clip brings the others that are selected."""
    what = doing(desk.tool, hold, ripple=ripple or (desk.magnet and not unlinked), copy=copy)
    linked = desk.linked and not unlinked
    many = hold == "body" and what in ("move", "copy") and clip_id in desk.picked
    ids = tuple(desk.picked) if many else desk.with_links((clip_id,), linked=linked)
    if what not in ("move", "copy"):
        ids = (clip_id,)
    room = what in ("move", "copy") and (ripple or desk.magnet)
    return Drag(doing=what, hold=hold, clip_id=clip_id, clip_ids=ids, linked=linked, make_room=room)


def edges(sequence: Sequence, drag: Drag) -> tuple[int, ...]:
    """The frames that can come to rest at a point."""
    if drag.doing == "slip":
        return ()
    if drag.hold != "body":
        placed = sequence.placed(drag.clip_id)
        return (placed.start if drag.hold == "head" else placed.end,)
    found: set[int] = set()
    for clip_id in drag.clip_ids:
        placed = sequence.placed(clip_id)
        found.update((placed.start, placed.end))
    return tuple(sorted(found))


def points(desk: TimelineDesk, drag: Drag) -> Snaps:
    """Where they can come to rest; nowhere while snapping is off."""
    sequence = desk.sequence
    if sequence is None or not desk.snapping:
        return NOWHERE
    moved: Collection[str] = drag.clip_ids if drag.hold == "body" else desk.with_links((drag.clip_id,))
    return snaps(sequence, playhead=desk.playhead, marks=stretch_edges(desk.marks), without=frozenset(moved))


def stretch_edges(marks: tuple[int | None, int | None]) -> tuple[int | None, int | None]:
    """In, and the first frame behind out."""
    first, last = marks
    return first, None if last is None else last + 1
