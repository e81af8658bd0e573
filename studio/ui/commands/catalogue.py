"""The commands that the whole window knows, with our own usual keys. A room may declare more of its own."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from studio.ui.commands.command import Command, Region
from studio.ui.commands.cutting import CUTTING
from studio.ui.commands.filing import FILING


def _c(name: str, text: object, *keys: str, at: Region = "everywhere", icon: str = "", **how: bool) -> Command:
    return Command(id=name, text=str(text), keys=keys, region=at, icon=icon, **how)


_FILE = (
    _c("file.new", QT_TRANSLATE_NOOP("Commands", "New project"), "Ctrl+N"),
    _c("file.open", QT_TRANSLATE_NOOP("Commands", "Open…"), "Ctrl+O", icon="folder"),
    _c("file.open_sample", QT_TRANSLATE_NOOP("Commands", "Open the sample"), icon="film"),
    _c("file.save", QT_TRANSLATE_NOOP("Commands", "Save"), "Ctrl+S", icon="save"),
    _c("file.save_copy", QT_TRANSLATE_NOOP("Commands", "Save a copy…"), "Ctrl+Shift+S"),
    _c("file.import", QT_TRANSLATE_NOOP("Commands", "Import a script…"), "Ctrl+I", icon="script"),
    _c("file.bring_back", QT_TRANSLATE_NOOP("Commands", "Bring back a cut…"), icon="undo"),
    _c("file.export", QT_TRANSLATE_NOOP("Commands", "Export…"), "Ctrl+E", icon="export"),
    _c("file.reveal", QT_TRANSLATE_NOOP("Commands", "Show project folder"), icon="external"),
    _c("file.close", QT_TRANSLATE_NOOP("Commands", "Close project"), "Ctrl+W"),
    _c("file.quit", QT_TRANSLATE_NOOP("Commands", "Quit"), "Ctrl+Q", modal=True),
)

_EDIT = (
    _c("edit.undo", QT_TRANSLATE_NOOP("Commands", "Undo"), "Ctrl+Z", icon="undo", repeat=True),
    _c("edit.redo", QT_TRANSLATE_NOOP("Commands", "Redo"), "Ctrl+Shift+Z", "Ctrl+Y", icon="redo", repeat=True),
    _c("edit.history", QT_TRANSLATE_NOOP("Commands", "History and versions…"), "Ctrl+Shift+H", icon="history"),
    _c("edit.keys", QT_TRANSLATE_NOOP("Commands", "Keyboard shortcuts…"), icon="keyboard"),
)

_SHOT = (
    _c("shot.generate", QT_TRANSLATE_NOOP("Commands", "Generate"), "Ctrl+Return", "Ctrl+Enter"),
    _c(
        "shot.interrupt",
        QT_TRANSLATE_NOOP("Commands", "Stop generating"),
        "Ctrl+Alt+Return",
        "Ctrl+Alt+Enter",
        icon="stop",
    ),
    _c(
        "shot.generate_next",
        QT_TRANSLATE_NOOP("Commands", "Generate next in the queue"),
        "Ctrl+Shift+Return",
        "Ctrl+Shift+Enter",
    ),
    _c("shot.new", QT_TRANSLATE_NOOP("Commands", "New shot"), "N", at="storyboard", icon="plus"),
    _c("shot.new_after", QT_TRANSLATE_NOOP("Commands", "New shot after this one"), "Ctrl+Shift+N"),
    _c(
        "shot.duplicate",
        QT_TRANSLATE_NOOP("Commands", "Duplicate shot"),
        "D",
        "Ctrl+D",
        at="storyboard",
        icon="duplicate",
    ),
    _c("shot.split", QT_TRANSLATE_NOOP("Commands", "Split shot"), "Ctrl+K", at="storyboard", icon="split"),
    _c(
        "shot.merge", QT_TRANSLATE_NOOP("Commands", "Merge with the next shot"), "Ctrl+J", at="storyboard", icon="merge"
    ),
    _c("shot.delete", QT_TRANSLATE_NOOP("Commands", "Delete shot"), "Del", "Backspace", at="storyboard", icon="trash"),
    _c(
        "shot.move_up",
        QT_TRANSLATE_NOOP("Commands", "Move shot earlier"),
        "Alt+Up",
        at="storyboard",
        icon="arrow-up",
        repeat=True,
    ),
    _c(
        "shot.move_down",
        QT_TRANSLATE_NOOP("Commands", "Move shot later"),
        "Alt+Down",
        at="storyboard",
        icon="arrow-down",
        repeat=True,
    ),
    _c("shot.paste_script", QT_TRANSLATE_NOOP("Commands", "Paste a script as shots"), icon="script"),
    _c("shot.previous", QT_TRANSLATE_NOOP("Commands", "Previous shot"), "Ctrl+Up", repeat=True),
    _c("shot.next", QT_TRANSLATE_NOOP("Commands", "Next shot"), "Ctrl+Down", repeat=True),
    _c("shot.lock_seed", QT_TRANSLATE_NOOP("Commands", "Lock the seed"), icon="lock", checkable=True),
    _c("shot.history", QT_TRANSLATE_NOOP("Commands", "Versions of the prompt"), icon="history"),
    _c("shot.templates", QT_TRANSLATE_NOOP("Commands", "Templates…"), "Ctrl+T", icon="template"),
    _c("shot.cast", QT_TRANSLATE_NOOP("Commands", "Cast…"), "Ctrl+2", icon="cast"),
    _c("film.company", QT_TRANSLATE_NOOP("Commands", "Cast and sets…"), "Ctrl+Alt+W", icon="people"),
    _c("film.finals", QT_TRANSLATE_NOOP("Commands", "Render finals…"), "Ctrl+Alt+F", icon="mark-final"),
    _c("clip.inspect", QT_TRANSLATE_NOOP("Commands", "Clip in hand"), "Ctrl+Alt+I", icon="select"),
)

_TAKE = (
    _c("take.approve", QT_TRANSLATE_NOOP("Commands", "Approve take"), "Alt+A", icon="mark-approved"),
    _c("take.compare", QT_TRANSLATE_NOOP("Commands", "Compare A and B"), "Alt+C", icon="split-view"),
    _c("take.mark_a", QT_TRANSLATE_NOOP("Commands", "Mark take as A"), "A", at="takes"),
    _c("take.mark_b", QT_TRANSLATE_NOOP("Commands", "Mark take as B"), "B", at="takes"),
    _c("take.render_again", QT_TRANSLATE_NOOP("Commands", "Render take again"), icon="retry"),
    _c("take.variations", QT_TRANSLATE_NOOP("Commands", "Variations by seed"), "Alt+V", icon="variations"),
    _c("take.retake", QT_TRANSLATE_NOOP("Commands", "Retake a part…"), "Alt+R", icon="retake"),
    _c("take.extend", QT_TRANSLATE_NOOP("Commands", "Extend take…"), "Alt+E", icon="extend"),
    _c("take.resound", QT_TRANSLATE_NOOP("Commands", "Another sound…"), "Alt+U", icon="sound"),
    _c("take.angles", QT_TRANSLATE_NOOP("Commands", "Film from other angles…"), "Alt+G", icon="camera"),
    _c("take.recall", QT_TRANSLATE_NOOP("Commands", "Use this take's recipe"), icon="history"),
    _c("take.note", QT_TRANSLATE_NOOP("Commands", "Note on this take…"), icon="pencil"),
    _c("take.delete", QT_TRANSLATE_NOOP("Commands", "Delete take"), "Del", at="takes", icon="trash"),
    _c("take.reveal", QT_TRANSLATE_NOOP("Commands", "Show take's file"), icon="external"),
    _c("take.rate_0", QT_TRANSLATE_NOOP("Commands", "No rating"), "0", at="takes"),
    _c("take.rate_1", QT_TRANSLATE_NOOP("Commands", "Rate 1 star"), "1", at="takes"),
    _c("take.rate_2", QT_TRANSLATE_NOOP("Commands", "Rate 2 stars"), "2", at="takes"),
    _c("take.rate_3", QT_TRANSLATE_NOOP("Commands", "Rate 3 stars"), "3", at="takes"),
    _c("take.rate_4", QT_TRANSLATE_NOOP("Commands", "Rate 4 stars"), "4", at="takes"),
    _c("take.rate_5", QT_TRANSLATE_NOOP("Commands", "Rate 5 stars"), "5", at="takes"),
)

_PLAY = (
    _c("play.toggle", QT_TRANSLATE_NOOP("Commands", "Play or pause"), "Space", at="transport", icon="play"),
    _c("play.back", QT_TRANSLATE_NOOP("Commands", "Shuttle back"), "J", at="transport"),
    _c("play.stop", QT_TRANSLATE_NOOP("Commands", "Shuttle stop"), "K", at="transport"),
    _c("play.forward", QT_TRANSLATE_NOOP("Commands", "Shuttle forward"), "L", at="transport"),
    _c(
        "play.frame_back",
        QT_TRANSLATE_NOOP("Commands", "One frame back"),
        "Left",
        at="transport",
        icon="step-back",
        repeat=True,
    ),
    _c(
        "play.frame_forward",
        QT_TRANSLATE_NOOP("Commands", "One frame forward"),
        "Right",
        at="transport",
        icon="step-forward",
        repeat=True,
    ),
    _c("play.second_back", QT_TRANSLATE_NOOP("Commands", "One second back"), "Shift+Left", at="transport", repeat=True),
    _c(
        "play.second_forward",
        QT_TRANSLATE_NOOP("Commands", "One second forward"),
        "Shift+Right",
        at="transport",
        repeat=True,
    ),
    _c("play.previous_cut", QT_TRANSLATE_NOOP("Commands", "Previous cut"), "Up", at="transport", repeat=True),
    _c("play.next_cut", QT_TRANSLATE_NOOP("Commands", "Next cut"), "Down", at="transport", repeat=True),
    _c("play.start", QT_TRANSLATE_NOOP("Commands", "Go to start"), "Home", at="transport", icon="to-start"),
    _c("play.end", QT_TRANSLATE_NOOP("Commands", "Go to end"), "End", at="transport", icon="to-end"),
    _c("play.loop", QT_TRANSLATE_NOOP("Commands", "Loop"), "Ctrl+L", icon="loop", checkable=True),
    _c("play.film", QT_TRANSLATE_NOOP("Commands", "Play the whole film"), "Ctrl+Space", icon="film"),
    _c("mark.in", QT_TRANSLATE_NOOP("Commands", "Set in point"), "I", at="transport", icon="in"),
    _c("mark.out", QT_TRANSLATE_NOOP("Commands", "Set out point"), "O", at="transport", icon="out"),
    _c("mark.go_in", QT_TRANSLATE_NOOP("Commands", "Go to in point"), "Shift+I", at="transport"),
    _c("mark.go_out", QT_TRANSLATE_NOOP("Commands", "Go to out point"), "Shift+O", at="transport"),
    _c("mark.clear_in", QT_TRANSLATE_NOOP("Commands", "Clear in point"), "Alt+I", at="transport"),
    _c("mark.clear_out", QT_TRANSLATE_NOOP("Commands", "Clear out point"), "Alt+O", at="transport"),
    _c("mark.clear", QT_TRANSLATE_NOOP("Commands", "Clear in and out points"), "Alt+X", at="transport"),
)

_VIEW = (
    _c("view.palette", QT_TRANSLATE_NOOP("Commands", "Find a command…"), "Ctrl+Shift+P", icon="search", modal=True),
    _c("view.next_region", QT_TRANSLATE_NOOP("Commands", "Next panel"), "F6"),
    _c("view.previous_region", QT_TRANSLATE_NOOP("Commands", "Previous panel"), "Shift+F6"),
    _c("view.up", QT_TRANSLATE_NOOP("Commands", "Close or go back"), "Esc", modal=True),
    _c(
        "view.full_screen",
        QT_TRANSLATE_NOOP("Commands", "Picture on the full screen"),
        "F11",
        "`",
        at="transport",
        icon="fullscreen",
    ),
    _c("view.safe_areas", QT_TRANSLATE_NOOP("Commands", "Safe areas"), icon="safe-areas", checkable=True),
    _c("view.aspect_guides", QT_TRANSLATE_NOOP("Commands", "Aspect guides"), icon="aspect", checkable=True),
    _c("view.scopes", QT_TRANSLATE_NOOP("Commands", "Scopes"), icon="waveform", checkable=True),
    _c("view.zoom_in", QT_TRANSLATE_NOOP("Commands", "Zoom in"), "=", "+", at="transport", icon="zoom-in", repeat=True),
    _c("view.zoom_out", QT_TRANSLATE_NOOP("Commands", "Zoom out"), "-", at="transport", icon="zoom-out", repeat=True),
    _c("view.fit", QT_TRANSLATE_NOOP("Commands", "Fit"), "Ctrl+0", icon="fit"),
    _c("view.dark", QT_TRANSLATE_NOOP("Commands", "Dark"), icon="moon", checkable=True),
    _c("view.light", QT_TRANSLATE_NOOP("Commands", "Light"), icon="sun", checkable=True),
    _c("view.english", QT_TRANSLATE_NOOP("Commands", "English"), icon="language", checkable=True),
    _c("view.japanese", QT_TRANSLATE_NOOP("Commands", "日本語 (Japanese)"), icon="language", checkable=True),
    _c("view.compact", QT_TRANSLATE_NOOP("Commands", "Compact rows"), icon="compact", checkable=True),
    _c("view.still", QT_TRANSLATE_NOOP("Commands", "Reduce motion"), checkable=True),
    _c("view.reset_layout", QT_TRANSLATE_NOOP("Commands", "Reset the layout")),
    _c("view.jobs", QT_TRANSLATE_NOOP("Commands", "Show the queue"), "Ctrl+Shift+J", icon="queue"),
)

_CAMEO = (
    _c("cameo.record", QT_TRANSLATE_NOOP("Commands", "Record a cameo…"), "Ctrl+Alt+C", icon="camera"),
    _c("cameo.import", QT_TRANSLATE_NOOP("Commands", "Make a cameo from pictures…"), icon="import"),
    _c("cameo.library", QT_TRANSLATE_NOOP("Commands", "Cameos…"), "Ctrl+Alt+Shift+C", icon="people"),
    _c("models.show", QT_TRANSLATE_NOOP("Commands", "Models…"), "Ctrl+Alt+G", icon="settings"),
)

_HELP = (
    _c("help.tour", QT_TRANSLATE_NOOP("Commands", "First tour"), icon="help"),
    _c("help.keys", QT_TRANSLATE_NOOP("Commands", "Keys at a glance"), "F1", icon="keyboard"),
    _c("help.about", QT_TRANSLATE_NOOP("Commands", "About Ekonte"), icon="info"),
)

CATALOGUE = (*_FILE, *_EDIT, *_SHOT, *_TAKE, *_PLAY, *CUTTING, *FILING, *_VIEW, *_CAMEO, *_HELP)
