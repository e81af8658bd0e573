"""Fades and gain by the mouse: handles at the upper corners of a sound, and the line across it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF

from studio.project.timeline.clip import Clip
from studio.project.timeline.curve import steady
from studio.project.timeline.look import Level
from studio.ui.timeline.aim import Side
from studio.ui.timeline.over import gain_of, level_room
from studio.ui.timeline.surface import Surface
from studio.workflows.timeline.lanes import Lane
from studio.workflows.timeline.verbs import set_level


class LevelDrag:
    """A fade (``side``) or the gain (None) of a clip follows the mouse."""

    def __init__(self, surface: Surface, say: Callable[[str], None], lane: Lane, clip: Clip, side: Side | None) -> None:
        self._surface, self._say, self._lane, self._clip, self._side = surface, say, lane, clip, side
        self._level: Level | None = None

    def move(self, at: QPointF) -> None:
        surface, sequence = self._surface, self._surface.desk.sequence
        if sequence is None:
            return
        placed = sequence.placed(self._clip.id)
        level, length = self._clip.level, self._clip.length
        frame = surface.view.nearest(at.x() - surface.where.header)
        if self._side == "head":
            level = replace(level, fade_in=min(max(0, frame - placed.start), length - level.fade_out))
            self._say(surface.words.shift(level.fade_in))
        elif self._side == "tail":
            level = replace(level, fade_out=min(max(0, placed.end - frame), length - level.fade_in))
            self._say(surface.words.shift(level.fade_out))
        else:
            body = surface.where.body(self._lane, placed.start, placed.end)
            gain = gain_of(level_room(body), at.y())
            gain = 0.0 if abs(gain) < 0.6 else gain
            level = replace(level, gain_db=steady(gain))
            self._say(f"{gain:+.1f} dB")
        self._level = level
        surface.desk.preview(set_level(self._clip.id, level))

    def end(self) -> None:
        if self._level is not None and self._level != self._clip.level:
            self._surface.desk.cut("Set level", set_level(self._clip.id, self._level))
        else:
            self._surface.desk.end_preview()

    def cancel(self) -> None:
        self._surface.desk.end_preview()
