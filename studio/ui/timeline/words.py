"""What the timeline says of its clips and tracks, in the window's language."""

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.core.time import FrameRate
from studio.ui import problems
from studio.ui.commands import Commands
from studio.ui.language import Language
from studio.ui.timeline.aim import Aim
from studio.workflows.timeline.desk import TimelineDesk
from studio.workflows.timeline.faces import Face
from studio.workflows.timeline.lanes import Lane


class Words(QObject):
    """Asked whenever something is written, so that it follows the language."""

    def __init__(self, desk: TimelineDesk, language: Language, commands: Commands) -> None:
        super().__init__()
        self._desk, self._language, self._commands = desk, language, commands

    @property
    def rate(self) -> FrameRate:
        """Of the sequence."""
        sequence = self._desk.shown
        return sequence.rate if sequence else self._desk.project.form.rate

    def length(self, frames: int) -> str:
        """Seconds and frames."""
        return self._language.length(frames, round(self.rate.fps))

    def shift(self, frames: int) -> str:
        """How far something has come, as a length with its sign."""
        return f"{'−' if frames < 0 else '+'}{self.length(abs(frames))}"

    def problem(self, error: StudioError) -> str:
        """Why something cannot be done."""
        return problems.what(error)

    def gap(self) -> str:
        """What is written in a gap."""
        return self.tr("Gap")

    def track(self, lane: Lane) -> str:
        """What a track is called: its own name, else by what it is for."""
        track = lane.track
        if track.name and track.name != lane.code:
            return track.name
        match track.role or track.kind if track.kind == "audio" else track.kind:
            case "video":
                return self.tr("Picture") if lane.tint == "v1" else self.tr("Overlay")
            case "subtitle":
                return self.tr("Subtitles")
            case "dialogue":
                return self.tr("Dialogue")
            case "effects":
                return self.tr("Effects")
            case "music":
                return self.tr("Music")
            case _:
                return self.tr("Sound")

    def pointed(self, found: Aim, face: Face | None, *, missing: bool = False) -> str:
        """What is under the mouse, in a tooltip."""
        if found.clip is not None and face is not None:
            said = " ".join(part for part in (face.name[:80], face.remark, self.length(found.clip.length)) if part)
            if missing:
                said += "\n" + self.tr("Its file is missing. Find it again under Files.")
            if face.newer:
                said += "\n" + self.tr("A newer take exists: “Use newest take” is in the menu.")
            return said
        if found.marker is not None:
            return "\n".join(part for part in (found.marker.name, found.marker.note) if part)
        if found.kind == "head" and found.switch not in ("height", "name"):
            return self._commands.hint(f"timeline.{found.switch}")
        return ""
