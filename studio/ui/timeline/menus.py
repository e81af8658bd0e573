"""What the menus of the timeline hold: names of commands, empty for a line between them."""

_CLIP = (
    "cut", "copy", "paste", "paste_insert", "duplicate", "",
    "split", "delete", "ripple_delete", "",
    "newest", "follow", "replace", "angle", "",
    "speed", "reverse", "freeze", "transition", "",
    "link", "enable", "rename", "nest", "enter", "",
    "title", "subtitle", "",
    "mark_clip", "fit_clips",
)  # fmt: skip
_GAP = ("close_gap", "", "paste", "insert", "title", "subtitle")
_MARKER = ("marker_note", "marker_remove", "", "marker_previous", "marker_next")
_TRACK = (
    "target", "mute", "solo", "lock", "name_track", "",
    "add_video", "add_audio", "add_subtitle", "remove_track", "",
    "taller", "lower",
)  # fmt: skip


def clip_menu() -> tuple[str, ...]:
    """Of a clip, and of an empty place."""
    return _named(_CLIP)


def gap_menu() -> tuple[str, ...]:
    """Of a gap."""
    return _named(_GAP)


def marker_menu() -> tuple[str, ...]:
    """Of a marker."""
    return _named(_MARKER)


def track_menu() -> tuple[str, ...]:
    """Of the head of a track."""
    return _named(_TRACK)


def _named(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"timeline.{name}" if name else "" for name in names)
