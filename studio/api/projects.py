"""A project from Python: shots written and changed, takes made and judged, the film exported."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Self

from studio.api import entry
from studio.core.progress import CancelToken, Progress, silent
from studio.project.project import Project as Document
from studio.project.shot import Shot
from studio.project.take import Quality, Take
from studio.workflows.afar import generate, looking, storyboarding
from studio.workflows.export import Exported, ExportOrder
from studio.workflows.export import export as export_film
from studio.workflows.session import directing
from studio.workflows.studio import Studio


def project(
    folder: str | Path,
    *,
    size: str = "1280x720",
    fps: str = "24",
    style: str | None = None,
    language: str | None = None,
    studio: Studio | None = None,
) -> "Project":
    """The project in a folder; where there is none, an empty one is made, of this size, rate, style and language.

    Raises:
        InputError: one of them makes no sense.
        ProjectError: the folder holds something else.
        DiskError: it cannot be written.
    """
    found, path = studio or entry.studio_of_this_machine(), Path(folder)
    if not path.exists():
        directing.create(found, path, storyboarding.form(size, fps, style, language))
    return Project(found, path)


class Project:
    """A project. Each call opens its folder, does one thing and lets go of it again, so the window may be open on it
    meanwhile; every change is one step of the window's undo. All raise ``ProjectError`` for what is not there and
    ``DiskError`` where the disk refuses."""

    def __init__(self, studio: Studio, folder: Path) -> None:
        """Raises ``ProjectError``: there is none."""
        self._studio, self._folder = studio, folder
        directing.found(studio, folder)

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self._folder

    @property
    def document(self) -> Document:
        """The whole document as it is now: shots, takes, cast, sequences. It never changes; ask again for a newer."""
        return directing.found(self._studio, self._folder)

    @property
    def shots(self) -> tuple[Shot, ...]:
        """In the order of the story."""
        return self.document.shots

    def takes(self, shot_id: str) -> tuple[Take, ...]:
        """Of a shot, oldest first."""
        document = self.document
        return document.takes_of(document.shot(shot_id).id)

    def write(self, *prompts: str, place: int | None = None) -> tuple[Shot, ...]:
        """New shots, before the one that is now at ``place`` (from 0), or at the end. Raises ``InputError``."""
        return directing.write_shots(self._studio, self._folder, prompts, place)[1]

    def write_script(self, text: str, *, fountain: bool = False, place: int | None = None) -> tuple[Shot, ...]:
        """New shots from a script: paragraphs, or a Fountain screenplay. Raises ``InputError``."""
        return storyboarding.write(self._studio, self._folder, (), text, fountain=fountain, place=place)[1]

    def refine(
        self,
        shot_id: str,
        *,
        prompt: str | None = None,
        fields: Mapping[str, str] | None = None,
        released: Collection[str] = (),
        seconds: float | None = None,
        quality: Quality | None = None,
        seed: int | None = None,
    ) -> Shot:
        """Change a shot; its takes stay. ``fields`` of its scene by name (``place``, ``camera.move``,
        ``subjects.0.action``) hold by hand; ``released`` ones are decided by the prompt again. Raises
        ``InputError``."""
        wish = directing.Refinement(
            prompt=prompt, fields=fields, released=released, seconds=seconds, quality=quality, seed=seed
        )
        return directing.refine_shot(self._studio, self._folder, shot_id, wish)[1]

    def move(self, shot_id: str, place: int) -> None:
        """A shot to another place in the story, from 0."""
        directing.move_shot(self._studio, self._folder, shot_id, place)

    def remove(self, shot_id: str) -> None:
        """A shot out of the story, with its takes; the window's undo brings both back."""
        directing.remove_shot(self._studio, self._folder, shot_id)

    def make(
        self,
        shot_id: str,
        *,
        quality: Quality | None = None,
        seed: int | None = None,
        progress: Progress = silent,
        cancel: CancelToken | None = None,
    ) -> Take:
        """A take, made here and now; quality and seed are the shot's own where they are None."""
        token = cancel or CancelToken()
        return generate.generate(self._studio, self._folder, shot_id, quality, seed, progress, token)

    def judge(
        self, take_id: str, *, stars: int | None = None, approved: bool | None = None, note: str | None = None
    ) -> Take:
        """Say what one thinks of a take: 0 to 5 stars, whether it stands for its shot, a note."""
        after = directing.judge_take(self._studio, self._folder, take_id, stars=stars, approved=approved, note=note)
        return after.take(take_id)

    def movie(self, take_id: str) -> Path:
        """The MP4 of a take, in the project's media store: to be read, not changed."""
        return storyboarding.movie(self._studio, self._folder, take_id)

    def frame(self, take_id: str, number: int, *, width: int = 640) -> bytes:
        """A frame of a take, from 0, at most ``width`` pixels wide, as a PNG file. Raises ``InputError``."""
        return looking.frames(self._studio, self._folder, take_id, (number,), width)[0].png

    def export(
        self,
        output: str | Path,
        *,
        sequence: str = "",
        stretch: str = "",
        force: bool = False,
        progress: Progress = silent,
        cancel: CancelToken | None = None,
    ) -> Exported:
        """The film, or another sequence, as an MP4; ``stretch`` is ``IN-OUT``. With ``force`` it writes over a file
        that is there. Raises ``InputError``."""
        order = ExportOrder(output=Path(output), sequence=sequence, stretch=stretch, force=force)
        return export_film(self._studio, self._folder, order, progress, cancel or CancelToken())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        """Nothing is held."""
