"""The commands of the timeline, bound to what does them, and told when they can be done."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from studio.ui import problems
from studio.ui.host import Host
from studio.ui.timeline.surface import Surface
from studio.workflows.session.selection import Selection
from studio.workflows.timeline.acts import Acts
from studio.workflows.timeline.bringing import bring_words
from studio.workflows.timeline.desk import TOOLS, Aspect, TimelineDesk
from studio.workflows.timeline.sequences import SequenceActs
from studio.workflows.timeline.tracks import TrackActs

Answered = Callable[[str], object]

_SWITCHES = ("snapping", "magnet", "linked")
_NEEDS_CLIPS = (
    "delete", "ripple_delete", "cut", "copy", "duplicate", "up", "down", "transition", "speed", "reverse", "freeze",
    "enable", "link", "rename", "nest", "enter", "mark_clip", "fit_clips", "edge",
)  # fmt: skip
_NEEDS_SEQUENCE = (
    "play", "split", "split_all", "trim_head", "trim_tail", "ripple_head", "ripple_tail", "back", "forward",
    "far_back", "far_forward", "all", "none", "here", "onward", "previous", "next", "add_previous", "add_next",
    "above", "below", "menu", "marker", "marker_next", "marker_previous", "add_video", "add_audio", "add_subtitle",
    "title", "subtitle", "target", "mute", "solo", "lock", "track_up", "track_down", "taller", "lower", "zoom_in",
    "zoom_out", "fit", "remove_track", "name_track",
    "sequences", "sequence_new",
)  # fmt: skip
_CHANGING = frozenset({
    "split", "split_all", "delete", "ripple_delete", "lift", "extract", "cut", "paste", "paste_insert", "duplicate",
    "trim_head", "trim_tail", "ripple_head", "ripple_tail", "back", "forward", "far_back", "far_forward", "up",
    "down", "close_gap", "transition", "speed", "reverse", "freeze", "enable", "link", "rename", "newest", "follow",
    "angle",
    "nest", "title", "subtitle", "insert", "overwrite", "append", "replace", "marker", "marker_note", "marker_remove",
    "add_video", "add_audio", "add_subtitle", "remove_track", "name_track", "mute", "solo", "lock",
    "sequence_new", "sequence_name", "sequence_remove",
})  # fmt: skip


class Room(Protocol):
    """The panel, as far as commands act on what it shows."""

    @property
    def surface(self) -> Surface: ...
    def menu(self) -> None: ...
    def choose_sequence(self) -> None: ...
    def show_list(self, shown: bool) -> None: ...
    def enter_clip(self) -> None: ...
    def mark(self, first: int | None, last: int | None) -> None: ...
    def play(self) -> None: ...
    def ask(self, title: str, text: str, then: Answered, *, many: bool = False) -> None: ...


class Actions(QObject):
    """Binds every command of the timeline."""

    def __init__(self, host: Host, desk: TimelineDesk, selection: Selection, room: Room) -> None:
        super().__init__()
        self._host, self._desk, self._selection, self._room = host, desk, selection, room
        self.acts, self.tracks, self.sequences = Acts(desk, selection), TrackActs(desk), SequenceActs(desk)
        kept = {name: self._host.settings.get(f"timeline.{name}", name != "magnet") for name in _SWITCHES}
        desk.switch(**kept)
        self._bind()
        self.look()

    def follow(self, aspect: Aspect) -> None:
        """The desk has changed."""
        if aspect in ("document", "selection", "marks", "tool", "tracks"):
            self.look()

    def look(self) -> None:
        """Say what can be done now, and why the rest cannot."""
        desk, commands = self._desk, self._host.commands
        read_only = desk.session.read_only
        none = self.tr("There is nothing to cut yet.")
        pick = self.tr("Select a clip first.")
        there = desk.sequence is not None
        for name in (*_NEEDS_SEQUENCE, *TOOLS, "snapping", "magnet", "linked", "list"):
            self._enable(name, there, none)
        for name in _NEEDS_CLIPS:
            self._enable(name, there and bool(desk.picked), pick)
        if desk.gap is not None:
            for name in ("delete", "ripple_delete"):
                self._enable(name, there, pick)
        marked = desk.marks != (None, None)
        for name in ("lift", "extract"):
            self._enable(name, there and marked, self.tr("Set in and out first."))
        for name in ("paste", "paste_insert"):
            self._enable(name, there and self.acts.holds, self.tr("Copy clips first."))
        self._enable("close_gap", desk.gap is not None, self.tr("Select a gap first."))
        newer, following = self.acts.newer, self.acts.pinned
        self._enable("newest", newer, self.tr("No newer take exists of what is selected."))
        self._enable("follow", following, self.tr("It follows its shot already."))
        for name in ("marker_note", "marker_remove"):
            self._enable(
                name, desk.marker is not None or self.tracks.here is not None, self.tr("Select a marker first.")
            )
        take = self._selection.take is not None
        for name in ("insert", "overwrite", "append"):
            self._enable(name, there and take, self.tr("The shot in hand has no take yet."))
        self._enable("replace", take and bool(desk.picked), pick)
        in_film = self.sequences.in_film
        self._enable("film", there and not in_film, self.tr("The film is shown already."))
        for name in ("sequence_name", "sequence_remove"):
            self._enable(name, there and not in_film, self.tr("The film stays as it is. Open another sequence first."))
        for name in TOOLS:
            commands.set_checked(f"timeline.{name}", desk.tool == name)
        for name, on in (("snapping", desk.snapping), ("magnet", desk.magnet), ("linked", desk.linked)):
            commands.set_checked(f"timeline.{name}", on)
        if read_only:
            said = problems.told(read_only)
            for name in _CHANGING:
                commands.enable(f"timeline.{name}", False, said)

    # ------------------------------------------------------------------------------------------ binding

    def _bind(self) -> None:
        acts, tracks, desk, room = self.acts, self.tracks, self._desk, self._room
        doings: dict[str, Callable[[], object]] = {
            "snapping": self._switch,
            "magnet": self._switch,
            "linked": self._switch,
            "list": lambda: room.show_list(self._checked("list")),
            "play": room.play,
            "split": acts.split,
            "split_all": lambda: acts.split(everything=True),
            "delete": acts.delete,
            "ripple_delete": lambda: acts.delete(ripple=True),
            "lift": acts.lift,
            "extract": acts.extract,
            "cut": self._and_look(acts.cut),
            "copy": self._and_look(acts.copy),
            "paste": acts.paste,
            "paste_insert": lambda: acts.paste(make_room=True),
            "duplicate": acts.duplicate,
            "trim_head": lambda: acts.trim_to_playhead("head"),
            "trim_tail": lambda: acts.trim_to_playhead("tail"),
            "ripple_head": lambda: acts.trim_to_playhead("head", ripple=True),
            "ripple_tail": lambda: acts.trim_to_playhead("tail", ripple=True),
            "edge": acts.next_edge,
            "back": lambda: acts.nudge(-1),
            "forward": lambda: acts.nudge(1),
            "far_back": lambda: acts.nudge(-10),
            "far_forward": lambda: acts.nudge(10),
            "up": lambda: acts.shift(1),
            "down": lambda: acts.shift(-1),
            "close_gap": acts.close_gap,
            "transition": acts.transition,
            "speed": self._ask_speed,
            "reverse": acts.reverse,
            "freeze": acts.freeze,
            "enable": acts.enable,
            "link": acts.link,
            "rename": self._ask_name,
            "newest": acts.use_newest,
            "follow": acts.follow_shot,
            "angle": acts.next_angle,
            "nest": acts.nest,
            "enter": room.enter_clip,
            "film": self._film,
            "sequences": room.choose_sequence,
            "sequence_new": self._ask_sequence,
            "sequence_name": self._ask_sequence_name,
            "sequence_remove": self.sequences.remove,
            "title": self._ask_title,
            "subtitle": self._ask_subtitle,
            "insert": lambda: acts.bring("insert"),
            "overwrite": lambda: acts.bring("overwrite"),
            "append": lambda: acts.bring("append"),
            "replace": acts.replace,
            "all": desk.pick_everything,
            "none": desk.pick_none,
            "here": acts.pick_here,
            "onward": acts.pick_onward,
            "previous": lambda: desk.step(-1),
            "next": lambda: desk.step(1),
            "add_previous": lambda: desk.step(-1, extend=True),
            "add_next": lambda: desk.step(1, extend=True),
            "above": lambda: desk.step_track(-1),
            "below": lambda: desk.step_track(1),
            "mark_clip": self._mark_clips,
            "menu": room.menu,
            "marker": tracks.add_marker,
            "marker_note": self._ask_marker,
            "marker_remove": tracks.remove_marker,
            "marker_next": lambda: tracks.go(1),
            "marker_previous": lambda: tracks.go(-1),
            "add_video": lambda: tracks.add("video"),
            "add_audio": lambda: tracks.add("audio"),
            "add_subtitle": lambda: tracks.add("subtitle"),
            "remove_track": tracks.remove,
            "name_track": self._ask_track,
            "target": tracks.target,
            "mute": lambda: tracks.switch("muted"),
            "solo": lambda: tracks.switch("solo"),
            "lock": lambda: tracks.switch("locked"),
            "track_up": lambda: tracks.step(-1),
            "track_down": lambda: tracks.step(1),
            "taller": lambda: self._height(8),
            "lower": lambda: self._height(-8),
            "zoom_in": lambda: self._zoom(1.5),
            "zoom_out": lambda: self._zoom(1 / 1.5),
            "fit": room.surface.fit,
            "fit_clips": self._fit_clips,
        }
        for name in TOOLS:
            doings[name] = partial(self._take_tool, name)
        for name, do in doings.items():
            self._host.commands.bind(f"timeline.{name}", do)

    def _enable(self, name: str, enabled: bool, why: str) -> None:
        self._host.commands.enable(f"timeline.{name}", enabled, why)

    def _checked(self, name: str) -> bool:
        return self._host.commands.checked(f"timeline.{name}")

    def _switch(self) -> None:
        """Snapping, magnet and links as they are checked; remembered."""
        on = {name: self._checked(name) for name in _SWITCHES}
        self._desk.switch(**on)
        for name, value in on.items():
            self._host.settings.set(f"timeline.{name}", value)

    def _and_look(self, do: Callable[[], object]) -> Callable[[], None]:
        def _do() -> None:
            do()
            self.look()

        return _do

    def _take_tool(self, name: str) -> None:
        for tool in TOOLS:
            if tool == name:
                self._desk.take_tool(tool)
        self.look()

    # ------------------------------------------------------------------------------------------ what needs the surface

    def _film(self) -> None:
        self._desk.open(self._desk.project.sequences[0].id)
        self._room.surface.fit()

    def _ask_sequence(self) -> None:
        name = self.tr("Sequence {number}").format(number=len(self.sequences.all))
        self._room.ask(self.tr("Name of the new sequence"), name, self.sequences.add)

    def _ask_sequence_name(self) -> None:
        sequence = self._desk.sequence
        self._room.ask(
            self.tr("Name of the sequence"), sequence.name if sequence is not None else "", self.sequences.rename
        )

    def _height(self, by: int) -> None:
        surface, track_id = self._room.surface, self._desk.track
        lane = next((lane for lane in surface.where.lanes if lane.track.id == track_id), None)
        for chosen in [lane] if lane is not None else list(surface.where.lanes):
            surface.set_height(chosen.track.id, max(14, min(240, chosen.height + by)))

    def _zoom(self, factor: float) -> None:
        surface = self._room.surface
        x = surface.view.x(self._desk.playhead)
        about = x if 0 <= x <= surface.view.width else surface.view.width / 2
        surface.set_view(surface.view.zoomed(factor, about))

    def _span(self) -> tuple[int, int] | None:
        sequence = self._desk.sequence
        placed = [sequence.placed(clip_id) for clip_id in self._desk.picked] if sequence is not None else []
        return (min(one.start for one in placed), max(one.end for one in placed)) if placed else None

    def _fit_clips(self) -> None:
        span = self._span()
        if span is not None:
            surface = self._room.surface
            surface.set_view(surface.view.fitted(*span))

    def _mark_clips(self) -> None:
        span = self._span()
        if span is not None:
            self._room.mark(span[0], span[1] - 1)

    def _ask_speed(self) -> None:
        now = self.acts.speed_in_hand
        self._room.ask(self.tr("Speed in percent"), f"{float(now) * 100:g}", self._set_speed)

    def _set_speed(self, text: str) -> None:
        self.acts.set_speed(text)

    def _ask_name(self) -> None:
        self._room.ask(self.tr("Name of the clip"), self.acts.name_in_hand, self.acts.rename)

    def _ask_marker(self) -> None:
        marker = self.tracks.marker
        if marker is not None:
            said = f"{marker.name}\n{marker.note}".strip()
            name = self.tr("Name of the marker; what is below the first line is its note")
            self._room.ask(name, said, lambda text: self.tracks.say_marker(marker.id, text), many=True)

    def _ask_title(self) -> None:
        self._room.ask(self.tr("Words of the title"), "", lambda text: bring_words(self._desk, text), many=True)

    def _ask_subtitle(self) -> None:
        self._room.ask(
            self.tr("Words of the subtitle"), "", lambda text: bring_words(self._desk, text, said=True), many=True
        )

    def _ask_track(self) -> None:
        self._room.ask(self.tr("Name of the track"), self.tracks.name, self.tracks.rename)
