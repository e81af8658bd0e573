"""What the monitor shows of a project: the take in hand, or a sequence, which is the film unless another is chosen."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from shutil import copyfile
from typing import Literal

from studio.core.errors import DiskError, InputError, StudioError
from studio.core.signals import Post, Signal
from studio.ports.compositor import Compositor
from studio.project.project import Project
from studio.project.story import with_film
from studio.project.take import Take
from studio.project.timeline.clip import Clip as TimelineClip
from studio.project.timeline.clip import TakeSource
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Placed
from studio.workflows.playback import Clip, Reel
from studio.workflows.sequence import Playable, Resolver
from studio.workflows.session.selection import Selection
from studio.workflows.session.session import Session

Mode = Literal["take", "film"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """``reel`` to be loaded, at rest at ``frame``. ``same_shot``: only another take of the shot that was shown before,
    so the playhead stays where it is."""

    reel: Reel
    frame: int
    same_shot: bool


class Screening:
    """Follows the session and the selection; ``changed`` gives what is to be shown from now on.

    ``sought`` gives a frame of the film to go to when only the shot in hand has changed. ``refused`` says why a file
    could not be taken for a missing one.
    """

    def __init__(self, session: Session, selection: Selection, post: Post, compositor: Compositor) -> None:
        self.changed: Signal[Screened] = Signal()
        self.sought: Signal[int] = Signal()
        self.refused: Signal[StudioError] = Signal()
        self._session, self._selection, self._post = session, selection, post
        self._mode: Mode = "take"
        self._chosen = ""
        self._proxies = session.folder.cache("proxies")
        self._compositor = compositor
        self._resolver = Resolver(session.folder.media, self._proxies)
        self._film: tuple[Project, Project] | None = None
        self._shot = selection.shot
        self._reel = self._make()
        self._ends = (
            session.changed.connect(lambda _change: self._look()),
            selection.changed.connect(lambda _selection: self._look()),
        )

    @property
    def mode(self) -> Mode:
        """``take`` or ``film``."""
        return self._mode

    @property
    def reel(self) -> Reel:
        """What is shown."""
        return self._reel

    def set_mode(self, mode: Mode) -> None:
        """Show the take in hand, or the whole film from the shot in hand on."""
        if mode != self._mode:
            self._mode = mode
            self._reel = self._make()
            self.changed.emit(Screened(reel=self._reel, frame=self._begin(), same_shot=False))

    @property
    def sequence(self) -> Sequence | None:
        """The sequence that mode ``film`` shows: the chosen one, or the film; None while there is none."""
        every = self._project.sequences
        return next((one for one in every if one.id == self._chosen), every[0] if every else None)

    def set_sequence(self, sequence_id: str) -> None:
        """Show this sequence; the film where it is empty or not there."""
        before = self.sequence
        self._chosen = sequence_id
        if self._mode != "film":
            self.set_mode("film")
        elif self.sequence is not before:
            self._reel = self._make()
            self.changed.emit(Screened(reel=self._reel, frame=0, same_shot=False))

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of what is shown."""
        sequence, take = self.sequence, self._selection.take
        if self._mode == "film" and sequence is not None:
            return sequence.size
        return take.recipe.size if take is not None else self._session.project.form.size

    def shot_at(self, frame: int) -> str | None:
        """The id of the shot shown at this frame."""
        if not 0 <= frame < self._reel.frame_count:
            return None
        if self._mode == "take":
            return self._selection.shot
        found = self._at(frame)
        return found[1].shot_id if found is not None else None

    def take_at(self, frame: int) -> Take | None:
        """The take shown at this frame."""
        if not 0 <= frame < self._reel.frame_count:
            return None
        if self._mode == "take":
            return self._selection.take
        found = self._at(frame)
        return _take(self._session.project, found[1]) if found is not None else None

    def within(self, frame: int) -> int:
        """How far into its shot this frame is, in frames."""
        found = self._at(frame) if self._mode == "film" else None
        return frame - found[0].start if found is not None else frame

    def look_again(self) -> None:
        """A file has come back, or a proxy has been made."""
        self._resolver.forget()
        self._reel = self._make()
        self.changed.emit(Screened(reel=self._reel, frame=-1, same_shot=True))

    def relink(self, take: Take, file: Path, done: Callable[[], None] = lambda: None) -> None:
        """Take ``file`` for the missing movie of a take, if it is the very same. Answers later: ``changed`` or
        ``refused``, then ``done``."""
        threading.Thread(target=self._relink, args=(take, file, done), name="relink", daemon=True).start()

    def close(self) -> None:
        """Stop following."""
        for end in self._ends:
            end()

    def _look(self) -> None:
        before, shot = self._reel, self._selection.shot
        same_shot = shot == self._shot
        self._shot = shot
        reel = self._make()
        if reel != before:
            self._reel = reel
            frame = -1 if same_shot else self._begin()
            self.changed.emit(Screened(reel=reel, frame=frame, same_shot=same_shot))
        elif self._mode == "film" and not same_shot:
            self.sought.emit(self._begin())

    @property
    def _project(self) -> Project:
        """The document; one without a film gets that of its shots, so that it can be seen."""
        project = self._session.project
        if project.sequences:
            return project
        if self._film is None or self._film[0] is not project:
            self._film = project, with_film(project)
        return self._film[1]

    def _at(self, frame: int) -> tuple[Placed, TakeSource] | None:
        """The lowest take on the video tracks at a frame of the sequence."""
        sequence = self.sequence
        for track in sequence.of_kind("video") if sequence is not None else ():
            placed = track.clip_at(frame)
            if placed is not None and isinstance(placed.item, TimelineClip):
                source = placed.item.source
                if isinstance(source, TakeSource):
                    return placed, source
        return None

    def _begin(self) -> int:
        """The first frame of the shot in hand."""
        sequence = self.sequence
        if self._mode == "take" or self._shot is None or sequence is None:
            return 0
        for track in sequence.of_kind("video"):
            for number, item in enumerate(track.items):
                source = item.source if isinstance(item, TimelineClip) else None
                if isinstance(source, TakeSource) and source.shot_id == self._shot:
                    return track.placed(number).start
        return 0

    def _make(self) -> Reel:
        project = self._project
        if self._mode == "take":
            take = self._selection.take
            rate = take.recipe.rate if take else project.form.rate
            return Reel((self._clip(take, f"{take.id}"),) if take else (), rate)
        sequence = self.sequence
        if sequence is None or not sequence.length:
            return Reel((), project.form.rate)
        cut = self._resolver.cut(project, sequence.id)
        shown = Playable(cut, self._compositor)
        clip = Clip(movie=shown, frame_count=cut.length, proxy=shown.light, name=cut.name, key=cut.id, cuts=cut.cuts)
        return Reel((clip,), cut.rate)

    def _clip(self, take: Take, name: str) -> Clip:
        proxy = self._proxies / f"{take.media}.mov"
        return Clip(
            movie=self._session.folder.media(take.media),
            frame_count=take.frame_count,
            proxy=proxy if proxy.is_file() else None,
            name=name,
            key=take.id,
        )

    def _relink(self, take: Take, file: Path, done: Callable[[], None]) -> None:
        problem: StudioError | None = None
        try:
            with file.open("rb") as stream:
                same = file_digest(stream, "sha256").hexdigest() == take.media
            if same:
                copy = self._session.folder.scratch(".mp4")
                copyfile(file, copy)
                self._session.folder.keep(copy)
            else:
                problem = InputError(
                    f"{file.name} is another movie than the one that is missing.", todo="Render the take again."
                )
        except OSError as exc:
            problem = DiskError(f"{file.name} cannot be copied: {exc.strerror or exc}.")
        except StudioError as exc:
            problem = exc

        def _answer() -> None:
            if problem is not None:
                self.refused.emit(problem)
            else:
                self.look_again()
            done()

        self._post(_answer)


def _take(project: Project, source: TakeSource) -> Take | None:
    """The take that a clip shows."""
    try:
        return project.take(source.take_id) if source.take_id else project.standing(source.shot_id)
    except StudioError:
        return None
