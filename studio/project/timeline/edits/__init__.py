"""The editor's verbs: pure functions ``(Sequence, …) -> Sequence``, each with a strip of what was and what becomes.

A verb on a clip acts on the clips linked with it too, unless ``linked`` is False; where an edge is meant, on those
whose edge lies at the same frame (a J- or L-cut keeps its own). Locked tracks are never changed: a verb that names one
raises ``ProjectError``, linked clips on one stay, and ripples leave it out. What is asked for beyond what media,
neighbours or the beginning of the sequence allow is done as far as it goes; ``lengths`` tells how long media are
(``project.lengths``), without it they have no end. Every verb ends in ``tidy``: gaps join, none is left at the end,
and transitions stay within the clips that meet at their cut. What concerns the whole project (sequences come and go,
clips are nested) is in ``project.sequences``.
"""

from studio.project.timeline.edits.cutting import freeze, razor
from studio.project.timeline.edits.linking import link, unlink
from studio.project.timeline.edits.looks import (
    annotate,
    enable,
    remove_transition,
    rename,
    set_grade,
    set_level,
    set_title,
    set_transform,
    set_transition,
)
from studio.project.timeline.edits.markers import add_marker, move_marker, remove_marker, set_marker
from studio.project.timeline.edits.moving import Piece, copied, duplicate, move, paste, rearrange
from studio.project.timeline.edits.pacing import rate_stretch, set_speed
from studio.project.timeline.edits.placing import Material, append, insert, overwrite, replace, three_point
from studio.project.timeline.edits.removing import close_gap, delete, extract, lift
from studio.project.timeline.edits.tracks import add_track, move_track, remove_track, set_track
from studio.project.timeline.edits.trimming import Edge, ripple_trim, roll, slide, slip, trim, trim_to_playhead

__all__ = [
    "Edge",
    "Material",
    "Piece",
    "add_marker",
    "add_track",
    "annotate",
    "append",
    "close_gap",
    "copied",
    "delete",
    "duplicate",
    "enable",
    "extract",
    "freeze",
    "insert",
    "lift",
    "link",
    "move",
    "move_marker",
    "move_track",
    "overwrite",
    "paste",
    "rate_stretch",
    "razor",
    "rearrange",
    "remove_marker",
    "remove_track",
    "remove_transition",
    "rename",
    "replace",
    "ripple_trim",
    "roll",
    "set_grade",
    "set_level",
    "set_marker",
    "set_speed",
    "set_title",
    "set_track",
    "set_transform",
    "set_transition",
    "slide",
    "slip",
    "three_point",
    "trim",
    "trim_to_playhead",
    "unlink",
]
