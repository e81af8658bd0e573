"""The takes that a film leaves in a project: each shot as a movie of its own, from the very frames of the film."""

import contextlib
import hashlib
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from studio.ports.media import MovieFormat, MovieWriter
from studio.ports.storage import ProjectFolder
from studio.project.edits import add_shot, add_take, next_take_id
from studio.project.project import Project
from studio.project.scene import Reading
from studio.project.take import Recipe, Take
from studio.workflows.recall import remark
from studio.workflows.shot import StagedShot, movie_format, title_of
from studio.workflows.studio import Studio


class TakeWriter:
    """One take on its way to disk: its movie, and the hashes of what went into it."""

    def __init__(self, studio: Studio, path: Path, staged: StagedShot, prompt: str) -> None:
        """Raises ``DiskError``."""
        self.path, self.recipe = path, staged.recipe
        mix = np.ascontiguousarray(staged.sound.mix[: staged.sample_count], "<f4")
        self._samples = hashlib.sha256(mix.data).hexdigest()
        self._frames = hashlib.sha256()
        self._count = 0
        self._writer: MovieWriter = studio.media.writer(path, take_format(studio, staged.recipe, prompt))
        self._writer.write_samples(mix)

    def write_frame(self, frame: NDArray[np.uint8]) -> None:
        """uint8 (height, width, 3) sRGB."""
        self._frames.update(np.ascontiguousarray(frame).data)
        self._count += 1
        self._writer.write_frame(frame)

    def finish(self) -> "Finished":
        """Close the movie; it is at ``path``, not yet in the project."""
        self._writer.finish()
        return Finished(
            path=self.path,
            recipe=self.recipe,
            frame_count=self._count,
            frames_hash=self._frames.hexdigest(),
            samples_hash=self._samples,
        )

    def discard(self) -> None:
        """Remove every trace of a take that nobody keeps."""
        self._writer.__exit__(None, None, None)
        self.path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A take's movie that waits to be kept, and what a ``Take`` says of it."""

    path: Path
    recipe: Recipe
    frame_count: int
    frames_hash: str
    samples_hash: str

    def by(self, studio: Studio) -> "Finished":
        """The same, with the recipe naming this studio and its engine as makers."""
        return replace(self, recipe=made_by(studio, self.recipe))

    def as_take(self, take_id: str, shot_id: str, media: str) -> Take:
        """The take, once its movie has a place in the media store."""
        return Take(
            id=take_id,
            shot_id=shot_id,
            recipe=self.recipe,
            media=media,
            frame_count=self.frame_count,
            frames_hash=self.frames_hash,
            samples_hash=self.samples_hash,
        )


def take_format(studio: Studio, recipe: Recipe, prompt: str) -> MovieFormat:
    """The movie of a take: its recipe travels in the file, so that the file alone brings it back."""
    return replace(movie_format(recipe, title_of(prompt)), remark=remark(made_by(studio, recipe), prompt))


def made_by(studio: Studio, recipe: Recipe) -> Recipe:
    """The recipe with this studio and its engine named as makers."""
    engine = studio.engine
    return replace(recipe, studio=studio.version, engine=engine.name, engine_version=engine.version)


class Takes:
    """The takes of one film. The project changes once, when the whole film is done; or not at all."""

    def __init__(self, studio: Studio, folder: Path) -> None:
        """Opens or makes the project. Raises ``ProjectError`` or ``DiskError``."""
        self._studio = studio
        self._folder: ProjectFolder = studio.projects.create(folder)
        self._finished: list[tuple[Reading, Finished]] = []

    @contextlib.contextmanager
    def take(self, reading: Reading, staged: StagedShot) -> Generator[TakeWriter]:
        """A new take, to be given its frames; finished when the block ends well."""
        writer = TakeWriter(self._studio, self._folder.scratch(".mp4"), staged, reading.prompt)
        try:
            yield writer
            self._finished.append((reading, writer.finish()))
        except BaseException:
            writer.discard()
            raise

    def finish(self) -> tuple[str, ...]:
        """Keep the movies and add shots and takes to the project; gives the ids of the takes."""
        kept = [(reading, done, self._folder.keep(done.path)) for reading, done in self._finished]
        self._finished.clear()
        ids: list[str] = []

        def _add(project: Project) -> Project:
            for reading, done, media in kept:
                project = add_shot(project, reading)
                shot_id = project.shots[-1].id
                ids.append(next_take_id(project, shot_id))
                project = add_take(project, done.as_take(ids[-1], shot_id, media))
            return project

        self._folder.apply(_add)
        return tuple(ids)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        for _, done in self._finished:
            done.path.unlink(missing_ok=True)
        self._folder.__exit__(*exc)
