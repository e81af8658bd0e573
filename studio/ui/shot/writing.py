"""The shot in hand while it is written: text kept as edits, readings asked for, fields set by hand, takes ordered."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from studio.core.errors import StudioError
from studio.project import edits
from studio.project.cameo import Cameo
from studio.project.cast import CastMember
from studio.project.model_use import ModelUse
from studio.project.project import Project
from studio.project.scene import Reading, Scene
from studio.project.shot import Shot, ShotSettings
from studio.project.take import Casting, Quality
from studio.workflows.cameo.at_hand import at_hand, taken_in
from studio.workflows.film.job import Job
from studio.workflows.jobs.jobs import Jobs
from studio.workflows.models.engines import with_model
from studio.workflows.recipe import own
from studio.workflows.recipe.drafting import draft_recipe, shot_scene
from studio.workflows.session import continuity
from studio.workflows.session.selection import Selection
from studio.workflows.session.session import Session
from studio.workflows.writing import fields, prompts
from studio.workflows.writing.desk import Blocking, Desk, Spoken

READ_AFTER = 250
"""Milliseconds of rest after a key before the prompt is read."""

KEEP_AFTER = 700
"""Milliseconds after the first key that is not on disk yet until the text is; a killed window loses no more."""

BURST = 2000
"""Milliseconds of rest after which further typing is another step of undo."""

BLOCKING_SIZE = 288
"""Longer side of the small picture of the blocking, pixels."""

What = Literal["prompt", "picture"]


class Writing(QObject):
    """One for a window. ``shown`` asks everybody to show the shot anew; ``failed`` says what could not be done with the
    prompt or the picture (None: it is well again).

    Typing only notes the text; a timer keeps it, another asks how it is read. Nothing here waits for the desk.
    """

    shown = Signal()
    failed = Signal(str, object)

    def __init__(
        self,
        session: Session,
        desk: Desk,
        jobs: Jobs,
        selection: Selection,
        parent: QObject | None = None,
        *,
        cameos: Callable[[], tuple[Cameo, ...]] = tuple,
    ) -> None:
        super().__init__(parent)
        self._cameos = cameos
        self._session, self._desk, self._jobs, self._selection = session, desk, jobs, selection
        self._typed: str | None = None
        self._shot_id = selection.shot
        self._begins = True
        self._burst = 0
        self._rested = QElapsedTimer()
        self._asked = ""
        self._then: Callable[[], object] | None = None
        self._keep = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._keep.timeout.connect(self.keep)
        self._read = QTimer(self, singleShot=True, interval=READ_AFTER)
        self._read.timeout.connect(self._ask)
        self._ends = (
            session.changed.connect(lambda change: self._follow(change.before, change.after)),
            selection.changed.connect(self._moved),
        )

    # ------------------------------------------------------------------------------------------ what there is

    @property
    def session(self) -> Session:
        """The open project."""
        return self._session

    @property
    def project(self) -> Project:
        """The document now."""
        return self._session.project

    @property
    def shot(self) -> Shot | None:
        """The shot in hand, as it is on disk; None in an empty project."""
        shot_id = self._selection.shot
        return self.project.shot(shot_id) if shot_id else None

    @property
    def text(self) -> str:
        """What the editor should show: what is typed, else what the shot says."""
        return self._typed if self._typed is not None else self.shot.prompt if self.shot else ""

    @property
    def ready(self) -> bool:
        """Whether there are words to make something of, and they may be changed."""
        return bool(self.text.strip()) and not self._session.read_only

    @property
    def working(self) -> tuple[Job, ...]:
        """The jobs of this shot that have not ended."""
        shot = self.shot
        return self._jobs.of_shot(shot.id) if shot else ()

    def seconds(self) -> float | None:
        """About how long the next take will be in the making."""
        shot = self.shot
        return self._jobs.seconds_for(shot.id) if shot else None

    # ------------------------------------------------------------------------------------------ the words

    def type(self, text: str) -> None:
        """Somebody types: note it, and do the rest when there is time."""
        if self._rested.isValid() and self._rested.elapsed() > BURST:
            self._burst += 1
        self._rested.start()
        self._typed = text
        if not self._keep.isActive():
            self._keep.start()
        self._read.start()

    def keep(self) -> None:
        """Bring what is typed to disk, now."""
        self._keep.stop()
        text, shot = self._typed, self.shot
        if text is None or self._session.read_only:
            return
        if shot is None:
            if not text.strip():
                return
            reading = replace(prompts.blank(self.project), prompt=text, language="")
            done = self._session.edit(
                "Write shot",
                lambda before: edits.insert_shots(before, len(before.shots), (reading,)),
                joins=self._joins(),
            )
            self._typed = None if done else text
            return
        remember = self._begins
        if self._session.edit(
            "Write prompt",
            lambda before: prompts.reword(before, shot.id, text, remember=remember),
            joins=self._joins(),
        ):
            self._typed, self._begins = None, False

    def rest(self) -> None:
        """The writing is interrupted: keep it; what comes next is a new version."""
        self.keep()
        self._begins = True
        self._burst += 1

    def put(self, text: str, name: str, then: Callable[[], object] | None = None) -> None:
        """Other words at once (an offer, a template, an earlier version), as one edit of that ``name``.

        ``then`` is called when they have been read.
        """
        self.rest()
        shot = self.shot
        self._then = then
        if shot is None:
            self._typed = text
            self.keep()
        else:
            self._session.edit(
                name, lambda before: prompts.reword(before, shot.id, text, remember=True), joins=self._joins()
            )
            self._begins = True
        self._ask()

    def reread(self) -> None:
        """Read the words again."""
        self._ask()

    def _joins(self) -> str:
        return f"prompt:{self._burst}"

    def _ask(self) -> None:
        self.keep()
        self._read.stop()
        shot = self.shot
        if shot is None or self._session.read_only:
            return
        text = shot.prompt
        if taken_in(self.project, self._cameos(), text) is not self.project:
            self._session.edit(
                "Change the cast", lambda before: taken_in(before, self._cameos(), text), joins=self._joins()
            )
        if not text.strip():
            self._answer(shot.id, text, prompts.blank(self.project))
            return
        self._asked = text
        self._desk.read(
            "prompt",
            prompts.order(self.project, text),
            lambda readings: self._answer(shot.id, text, readings[0]),
            lambda problem: self._refused("prompt", problem),
        )

    def _answer(self, shot_id: str, text: str, read: Reading) -> None:
        self._asked = ""
        project = self.project
        if any(shot.id == shot_id for shot in project.shots) and project.shot(shot_id).prompt == text:
            reading, edited = prompts.received(read, text, project.shot(shot_id), project)
            self._session.edit(
                "Read prompt",
                lambda before: prompts.reread(before, shot_id, reading, edited),
                joins=self._joins(),
            )
        self.failed.emit("prompt", None)
        then, self._then = self._then, None
        if then is not None and shot_id == self._selection.shot:
            then()

    def _refused(self, what: What, problem: StudioError) -> None:
        if what == "prompt":
            self._asked, self._then = "", None
        self.failed.emit(what, problem)

    # ------------------------------------------------------------------------------------------ how it was read

    def set_field(self, name: str, value: str) -> bool:
        """A field of the scene as the person wants it. Whether it was done; a value that makes no sense is not."""
        return self.change("Change the reading", lambda scene: fields.put(scene, name, value), name, joins=name)

    def change(self, name: str, edit: Callable[[Scene], Scene], *names: str, joins: str = "") -> bool:
        """Another scene; ``names`` are the fields that the person set, ``name`` what they call it."""
        self.keep()
        shot = self.shot
        if shot is None:
            return False
        return self._session.edit(
            name,
            lambda before: edits.edit_scene(before, shot.id, edit(before.shot(shot.id).reading.scene), *names),
            joins=f"{shot.id}:{joins}" if joins else "",
        )

    def release_edits(self, *names: str) -> None:
        """Let the prompt decide these fields again; none named: all."""
        shot = self.shot
        if shot is not None:
            self._session.edit("Take the prompt’s word", lambda before: prompts.release(before, shot.id, *names))
            self._ask()

    @property
    def callable_(self) -> tuple[CastMember, ...]:
        """Who can be called: the cast, and the cameos of this machine."""
        cast = self.project.cast
        return (*cast, *at_hand(self._cameos(), cast, self.text))

    def set_cast(self, name: str, cast: tuple[CastMember, ...]) -> bool:
        """The whole cast; the prompt is read again with it."""
        done = self._session.edit(name, lambda before: edits.set_cast(before, cast))
        if done and self.shot is not None:
            self._ask()
        return done

    def keep_member(self, before: CastMember | None, member: CastMember) -> bool:
        """A new member of the cast, or another state of one: where the handle changes, every prompt calls them by it,
        and they keep their body and face."""

        def _kept(project: Project) -> Project:
            if before is None or before.handle == member.handle:
                return continuity.put_member(project, member)
            project = continuity.rename(project, before.handle, member.handle)
            body = continuity.member_of(project, member.handle).body
            return continuity.put_member(project, replace(member, body=body))

        self.keep()
        done = self._session.edit("Change the cast", _kept)
        if done and self.shot is not None:
            self._ask()
        return done

    def understand(self, words: str, answer: Callable[[Reading], None], refuse: Callable[[StudioError], None]) -> None:
        """How words are read that are not the prompt (what somebody of the cast looks like)."""
        order = prompts.order(replace(self.project, cast=()), words)
        self._desk.read("cast", order, lambda readings: answer(readings[0]), refuse)

    def settle(self, name: str, change: Callable[[ShotSettings], ShotSettings]) -> None:
        """How the next take is to be made."""
        self.keep()
        shot = self.shot
        if shot is not None:
            self._session.edit(
                name,
                lambda before: edits.set_settings(before, shot.id, change(before.shot(shot.id).settings)),
                joins=f"{shot.id}:{name}",
            )

    def scene(self) -> Scene:
        """The scene of the shot in hand as it will be filmed: in the project's style, with the cast as they look."""
        shot = self.shot
        return shot_scene(self.project, shot) if shot is not None else Scene()

    def begin_with(self, picture: Path) -> None:
        """A model's takes of this shot begin with a picture; the project keeps a copy of it.

        Raises:
            InputError: it cannot be read.
            DiskError: the copy cannot be written.
        """
        digest = own.digest_of(picture)
        own.keep_own(self._session.folder, digest, picture)
        self._set_image("Set the first picture", digest)

    def begin_freely(self) -> None:
        """No first picture any more."""
        self._set_image("Remove the first picture", "")

    def give_movie(self, movie: Path) -> None:
        """A model's takes of this shot go on from a movie; the project keeps a copy of it. What it began with makes
        way. Raises ``InputError`` or ``DiskError``."""
        self._give(movie, lambda use, digest: replace(use, movie=digest, part=None, image="", guide="none"))

    def give_sound(self, sound: Path) -> None:
        """The pictures of a model's takes of this shot follow a sound; the project keeps a copy of it. Raises
        ``InputError`` or ``DiskError``."""
        self._give(sound, lambda use, digest: replace(use, sound=digest))

    def _give(self, file: Path, change: Callable[[ModelUse, str], ModelUse]) -> None:
        digest = own.digest_of(file)
        own.keep_own(self._session.folder, digest, file)
        self.settle(
            "Change what the model is given",
            lambda settings: with_model(settings, lambda use: change(use, digest)),
        )

    @property
    def first_picture(self) -> Path | None:
        """The file that a model's takes of this shot begin with."""
        shot = self.shot
        use = shot.settings.model if shot is not None else None
        return self._session.folder.media(use.image) if use is not None and use.image else None

    def _set_image(self, name: str, digest: str) -> None:
        self.settle(name, lambda settings: with_model(settings, lambda use: replace(use, image=digest)))

    # ------------------------------------------------------------------------------------------ takes and trials

    def generate(self, *, quality: Quality | None = None, variations: int = 1) -> None:
        """Order a take of what is written now; words that are not read yet are read first."""
        self.rest()
        shot = self.shot
        if shot is None or not self.ready:
            return

        def _order() -> None:
            self._jobs.draft(shot.id, quality=quality, variations=variations)

        if self._asked or self._unread(shot):
            self._then = _order
            if not self._asked:
                self._ask()
        else:
            _order()

    def stop(self) -> None:
        """Stop the takes of this shot."""
        for job in self.working:
            self._jobs.cancel(job.id)

    def block(self, answer: Callable[[Blocking], None]) -> None:
        """A small picture of how the shot would be staged, or ``failed``."""
        shot = self.shot
        if shot is None or not shot.prompt.strip() or self._unread(shot):
            return
        try:
            recipe = draft_recipe(self.project, shot.id, quality="draft")
        except StudioError as problem:
            self._refused("picture", problem)
            return
        small = replace(recipe, size=_small(recipe.size))
        self._desk.block("camera", small, (0.5,), answer, lambda problem: self._refused("picture", problem))

    def audition(
        self, number: int, voice: Casting, answer: Callable[[Spoken], None], refuse: Callable[[StudioError], None]
    ) -> None:
        """How a line of the shot sounds in a voice."""
        shot = self.shot
        lines = shot.reading.scene.dialogue if shot else ()
        if number < len(lines):
            self._desk.speak(f"line {number}", lines[number], voice, answer, refuse)

    def voices(self) -> tuple[Casting, ...]:
        """The voice of each line: its own, or cast over the whole story."""
        return self._voices(self.project)

    def cast_voice(self, number: int) -> Casting:
        """The voice a line is cast with, whatever voice of its own it has."""
        shot = self.shot
        if shot is None or number >= len(shot.reading.scene.dialogue):
            return Casting()
        scene = fields.put(shot.reading.scene, f"dialogue.{number}.voice", "")
        return self._voices(edits.edit_scene(self.project, shot.id, scene))[number]

    def _voices(self, project: Project) -> tuple[Casting, ...]:
        shot = self.shot
        lines = project.shot(shot.id).reading.scene.dialogue if shot else ()
        if shot is None or not lines:
            return ()
        try:
            return draft_recipe(project, shot.id).voices
        except StudioError:
            return tuple(Casting() for _ in lines)

    @staticmethod
    def _unread(shot: Shot) -> bool:
        return bool(shot.prompt.strip()) and not shot.reading.language

    def _uncast(self, shot: Shot) -> bool:
        """Whether a shot calls somebody whom its reading does not know: it came from a script, or before the cast."""
        calls = prompts.handles(shot.prompt, self.project.cast)
        return bool(calls) and not any(subject.cameo for subject in shot.reading.scene.subjects)

    # ------------------------------------------------------------------------------------------ following

    def release(self) -> None:
        """Keep what is typed and let go."""
        self.keep()
        self._keep.stop()
        self._read.stop()
        for end in self._ends:
            end()

    def _moved(self, selection: Selection) -> None:
        if selection.shot == self._shot_id:
            return
        before, self._shot_id = self._shot_id, selection.shot
        if self._typed is not None and before and any(shot.id == before for shot in self.project.shots):
            text, self._typed = self._typed, None
            self._session.edit("Write prompt", lambda project: prompts.reword(project, before, text, remember=False))
        self._typed = None if before else self._typed
        self._read.stop()
        self._keep.stop()
        self._begins, self._asked = before is not None, ""
        self._then = (
            None if before else self._then
        )  # the first words made this shot: what was to follow them still does
        self._burst += before is not None
        self.shown.emit()
        if self.shot is not None and (self._unread(self.shot) or self._uncast(self.shot)):
            self._read.start()

    def _follow(self, before: Project, after: Project) -> None:
        shot_id = self._shot_id
        if self._typed is not None and shot_id and _prompt(before, shot_id) != _prompt(after, shot_id):
            self._typed = None  # an undo, or somebody else's edit, has the last word
        self.shown.emit()


def _prompt(project: Project, shot_id: str) -> str | None:
    return next((shot.prompt for shot in project.shots if shot.id == shot_id), None)


def _small(size: tuple[int, int]) -> tuple[int, int]:
    """The size of a small picture of the same shape, sides even."""
    scale = BLOCKING_SIZE / max(size)
    width, height = (max(128, round(side * scale / 2) * 2) for side in size)
    return width, height
