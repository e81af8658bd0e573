"""The commands of the timeline. Their keys hold in its panel, unless they are marked otherwise."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from studio.ui.commands.command import Command, Region


def _c(name: str, text: object, *keys: str, at: Region = "timeline", icon: str = "", **how: bool) -> Command:
    return Command(id=f"timeline.{name}", text=str(text), keys=keys, region=at, icon=icon, **how)


TOOLS = (
    _c("select", QT_TRANSLATE_NOOP("Commands", "Selection tool"), "V", icon="select", checkable=True),
    _c("razor", QT_TRANSLATE_NOOP("Commands", "Blade tool"), "C", icon="razor", checkable=True),
    _c("ripple", QT_TRANSLATE_NOOP("Commands", "Ripple trim tool"), "B", icon="ripple", checkable=True),
    _c("roll", QT_TRANSLATE_NOOP("Commands", "Roll tool"), "T", icon="roll", checkable=True),
    _c("slip", QT_TRANSLATE_NOOP("Commands", "Slip tool"), "Y", icon="slip", checkable=True),
    _c("slide", QT_TRANSLATE_NOOP("Commands", "Slide tool"), "U", icon="slide", checkable=True),
    _c("stretch", QT_TRANSLATE_NOOP("Commands", "Rate stretch tool"), "R", icon="stretch", checkable=True),
)

_SWITCHES = (
    _c("snapping", QT_TRANSLATE_NOOP("Commands", "Snapping"), "S", icon="magnet", checkable=True),
    _c("magnet", QT_TRANSLATE_NOOP("Commands", "Close gaps by itself"), "N", icon="gapless", checkable=True),
    _c("linked", QT_TRANSLATE_NOOP("Commands", "Linked selection"), "Shift+L", icon="link", checkable=True),
    _c("list", QT_TRANSLATE_NOOP("Commands", "Clips as a list"), "Ctrl+Alt+L", at="everywhere", checkable=True),
)

_CUTS = (
    _c("play", QT_TRANSLATE_NOOP("Commands", "Play the sequence"), "Space", icon="play"),
    _c("split", QT_TRANSLATE_NOOP("Commands", "Split at the playhead"), "Ctrl+K", icon="split"),
    _c("split_all", QT_TRANSLATE_NOOP("Commands", "Split all tracks at the playhead"), "Ctrl+Shift+K"),
    _c("delete", QT_TRANSLATE_NOOP("Commands", "Delete clips"), "Del", "Backspace", icon="trash"),
    _c(
        "ripple_delete",
        QT_TRANSLATE_NOOP("Commands", "Delete clips and close the gap"),
        "Shift+Del",
        "Shift+Backspace",
    ),
    _c("lift", QT_TRANSLATE_NOOP("Commands", "Lift from in to out"), ";"),
    _c("extract", QT_TRANSLATE_NOOP("Commands", "Extract from in to out"), "'"),
    _c("cut", QT_TRANSLATE_NOOP("Commands", "Cut clips"), "Ctrl+X"),
    _c("copy", QT_TRANSLATE_NOOP("Commands", "Copy clips"), "Ctrl+C", icon="copy"),
    _c("paste", QT_TRANSLATE_NOOP("Commands", "Paste over"), "Ctrl+V"),
    _c("paste_insert", QT_TRANSLATE_NOOP("Commands", "Paste and make room"), "Ctrl+Shift+V"),
    _c("duplicate", QT_TRANSLATE_NOOP("Commands", "Duplicate clips"), "Ctrl+D", icon="duplicate"),
    _c("trim_head", QT_TRANSLATE_NOOP("Commands", "Trim the beginning to the playhead"), "["),
    _c("trim_tail", QT_TRANSLATE_NOOP("Commands", "Trim the end to the playhead"), "]"),
    _c("ripple_head", QT_TRANSLATE_NOOP("Commands", "Ripple the beginning to the playhead"), "Q"),
    _c("ripple_tail", QT_TRANSLATE_NOOP("Commands", "Ripple the end to the playhead"), "W"),
    _c("edge", QT_TRANSLATE_NOOP("Commands", "Take the next edge in hand"), "E"),
    _c("back", QT_TRANSLATE_NOOP("Commands", "A frame back with this tool"), ",", "Alt+Left", repeat=True),
    _c("forward", QT_TRANSLATE_NOOP("Commands", "A frame on with this tool"), ".", "Alt+Right", repeat=True),
    _c(
        "far_back",
        QT_TRANSLATE_NOOP("Commands", "Ten frames back with this tool"),
        "Shift+,",
        "Alt+Shift+Left",
        "<",
        repeat=True,
    ),
    _c(
        "far_forward",
        QT_TRANSLATE_NOOP("Commands", "Ten frames on with this tool"),
        "Shift+.",
        "Alt+Shift+Right",
        ">",
        repeat=True,
    ),
    _c("up", QT_TRANSLATE_NOOP("Commands", "Move clips a track up"), "Alt+Up"),
    _c("down", QT_TRANSLATE_NOOP("Commands", "Move clips a track down"), "Alt+Down"),
    _c("close_gap", QT_TRANSLATE_NOOP("Commands", "Close the gap"), "Ctrl+Backspace"),
    _c("transition", QT_TRANSLATE_NOOP("Commands", "Dissolve at the cut"), "Shift+D"),
    _c("speed", QT_TRANSLATE_NOOP("Commands", "Speed…"), "Ctrl+R"),
    _c("reverse", QT_TRANSLATE_NOOP("Commands", "Play backwards"), "Ctrl+Shift+R"),
    _c("freeze", QT_TRANSLATE_NOOP("Commands", "Freeze the picture at the playhead"), "Shift+F"),
    _c("enable", QT_TRANSLATE_NOOP("Commands", "Enable or disable clips"), "Shift+E"),
    _c("link", QT_TRANSLATE_NOOP("Commands", "Link or unlink clips"), "Ctrl+Shift+L", icon="link"),
    _c("rename", QT_TRANSLATE_NOOP("Commands", "Name the clip…"), "F2"),
    _c("newest", QT_TRANSLATE_NOOP("Commands", "Use newest take"), icon="arrow-up"),
    _c("follow", QT_TRANSLATE_NOOP("Commands", "Follow the shot’s take")),
    _c("angle", QT_TRANSLATE_NOOP("Commands", "Cut to the next angle"), "Shift+G", icon="camera"),
    _c("nest", QT_TRANSLATE_NOOP("Commands", "Nest clips in a sequence")),
    _c("enter", QT_TRANSLATE_NOOP("Commands", "Open the clip"), "Return", "Enter"),
    _c("film", QT_TRANSLATE_NOOP("Commands", "Back to the film"), icon="film"),
    _c("sequences", QT_TRANSLATE_NOOP("Commands", "Sequences…"), icon="chevron-down"),
    _c("sequence_new", QT_TRANSLATE_NOOP("Commands", "New sequence…"), at="everywhere"),
    _c("sequence_name", QT_TRANSLATE_NOOP("Commands", "Name the sequence…"), at="everywhere"),
    _c("sequence_remove", QT_TRANSLATE_NOOP("Commands", "Remove the sequence"), at="everywhere"),
    _c("title", QT_TRANSLATE_NOOP("Commands", "Add a title…"), "Alt+T"),
    _c("subtitle", QT_TRANSLATE_NOOP("Commands", "Add a subtitle…"), "Alt+S"),
    _c("insert", QT_TRANSLATE_NOOP("Commands", "Insert the take at the playhead"), "F9", at="everywhere"),
    _c("overwrite", QT_TRANSLATE_NOOP("Commands", "Overwrite with the take at the playhead"), "F10", at="everywhere"),
    _c("append", QT_TRANSLATE_NOOP("Commands", "Append the take"), "Shift+F12", at="everywhere"),
    _c("replace", QT_TRANSLATE_NOOP("Commands", "Replace the clip with the take"), "Shift+F11", at="everywhere"),
)

_SELECTING = (
    _c("all", QT_TRANSLATE_NOOP("Commands", "Select all clips"), "Ctrl+A"),
    _c("none", QT_TRANSLATE_NOOP("Commands", "Select no clip"), "Ctrl+Shift+A"),
    _c("here", QT_TRANSLATE_NOOP("Commands", "Select the clip at the playhead"), "D"),
    _c("onward", QT_TRANSLATE_NOOP("Commands", "Select everything from the playhead on"), "A"),
    _c("previous", QT_TRANSLATE_NOOP("Commands", "Previous clip"), "Ctrl+Left", repeat=True),
    _c("next", QT_TRANSLATE_NOOP("Commands", "Next clip"), "Ctrl+Right", repeat=True),
    _c("add_previous", QT_TRANSLATE_NOOP("Commands", "Select the previous clip too"), "Ctrl+Shift+Left", repeat=True),
    _c("add_next", QT_TRANSLATE_NOOP("Commands", "Select the next clip too"), "Ctrl+Shift+Right", repeat=True),
    _c("above", QT_TRANSLATE_NOOP("Commands", "Clip on the track above"), "Ctrl+Up", repeat=True),
    _c("below", QT_TRANSLATE_NOOP("Commands", "Clip on the track below"), "Ctrl+Down", repeat=True),
    _c("mark_clip", QT_TRANSLATE_NOOP("Commands", "In and out around the clips"), "X"),
    _c("menu", QT_TRANSLATE_NOOP("Commands", "Menu of the clip"), "Shift+F10", "Menu"),
)

_MARKERS = (
    _c("marker", QT_TRANSLATE_NOOP("Commands", "Add a marker"), "M", icon="marker"),
    _c("marker_note", QT_TRANSLATE_NOOP("Commands", "Name the marker…"), "Shift+M"),
    _c("marker_remove", QT_TRANSLATE_NOOP("Commands", "Remove the marker"), "Ctrl+Alt+M"),
    _c("marker_next", QT_TRANSLATE_NOOP("Commands", "Next marker"), "Ctrl+M"),
    _c("marker_previous", QT_TRANSLATE_NOOP("Commands", "Previous marker"), "Ctrl+Shift+M"),
)

_TRACKS = (
    _c("add_video", QT_TRANSLATE_NOOP("Commands", "Add a picture track")),
    _c("add_audio", QT_TRANSLATE_NOOP("Commands", "Add a sound track")),
    _c("add_subtitle", QT_TRANSLATE_NOOP("Commands", "Add a subtitle track")),
    _c("remove_track", QT_TRANSLATE_NOOP("Commands", "Remove the track")),
    _c("name_track", QT_TRANSLATE_NOOP("Commands", "Name the track…")),
    _c("target", QT_TRANSLATE_NOOP("Commands", "Target the track"), "G"),
    _c("mute", QT_TRANSLATE_NOOP("Commands", "Mute or hide the track"), "Shift+1"),
    _c("solo", QT_TRANSLATE_NOOP("Commands", "Solo the track"), "Shift+2"),
    _c("lock", QT_TRANSLATE_NOOP("Commands", "Lock the track"), "Shift+3"),
    _c("track_up", QT_TRANSLATE_NOOP("Commands", "Track above"), "Ctrl+Alt+Up", repeat=True),
    _c("track_down", QT_TRANSLATE_NOOP("Commands", "Track below"), "Ctrl+Alt+Down", repeat=True),
    _c("taller", QT_TRANSLATE_NOOP("Commands", "Higher track"), "Ctrl+=", "Ctrl++", repeat=True),
    _c("lower", QT_TRANSLATE_NOOP("Commands", "Lower track"), "Ctrl+-", repeat=True),
)

_ZOOM = (
    _c("zoom_in", QT_TRANSLATE_NOOP("Commands", "Zoom in on the playhead"), "=", "+", icon="zoom-in", repeat=True),
    _c("zoom_out", QT_TRANSLATE_NOOP("Commands", "Zoom out from the playhead"), "-", icon="zoom-out", repeat=True),
    _c("fit", QT_TRANSLATE_NOOP("Commands", "The whole sequence"), "Shift+Z", "\\", icon="fit"),
    _c("fit_clips", QT_TRANSLATE_NOOP("Commands", "Zoom to the selected clips"), "Z"),
)

CUTTING = (*TOOLS, *_SWITCHES, *_CUTS, *_SELECTING, *_MARKERS, *_TRACKS, *_ZOOM)
