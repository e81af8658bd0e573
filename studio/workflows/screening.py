"""What the monitor shows of a project: the take in hand, or the whole film in the order of the story."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from shutil import copyfile
from typing import Literal

from studio.core.errors import DiskError, InputError, StudioError
from studio.core.signals import Post, Signal
from studio.project.take import Take
from studio.workflows.playback import Clip, Reel
from studio.workflows.selection import Selection
from studio.workflows.session import Session
from studio.workflows.storyboard import cards

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

    def __init__(self, session: Session, selection: Selection, post: Post) -> None:
        self.changed: Signal[Screened] = Signal()
        self.sought: Signal[int] = Signal()
        self.refused: Signal[StudioError] = Signal()
        self._session, self._selection, self._post = session, selection, post
        self._mode: Mode = "take"
        self._proxies = session.folder.cache("proxies")
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

    def shot_at(self, frame: int) -> str | None:
        """The id of the shot shown at this frame."""
        if not 0 <= frame < self._reel.frame_count:
            return None
        if self._mode == "take":
            return self._selection.shot
        shots = self._session.project.shots
        number, _ = self._reel.at(frame)
        return shots[number].id if number < len(shots) else None

    def take_at(self, frame: int) -> Take | None:
        """The take shown at this frame."""
        if not 0 <= frame < self._reel.frame_count:
            return None
        key = self._reel.clips[self._reel.at(frame)[0]].key
        return next((take for take in self._session.project.takes if take.id == key), None)

    def look_again(self) -> None:
        """A file has come back, or a proxy has been made."""
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

    def _begin(self) -> int:
        """The first frame of the shot in hand."""
        if self._mode == "take" or self._shot is None:
            return 0
        number = self._session.project.number(self._shot) - 1
        return self._reel.start(number) if self._reel.clips[number:] else 0

    def _make(self) -> Reel:
        project = self._session.project
        if self._mode == "take":
            take = self._selection.take
            rate = take.recipe.rate if take else project.form.rate
            return Reel((self._clip(take, f"{take.id}"),) if take else (), rate)
        clips = tuple(
            self._clip(take, card.shot_id) if (take := project.standing(card.shot_id)) else _blank(card.length)
            for card in cards(project)
        )
        return Reel(clips, project.form.rate)

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


def _blank(length: int) -> Clip:
    return Clip(movie=None, frame_count=length)
