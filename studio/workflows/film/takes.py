"""The takes that a film leaves in a project: each shot as a movie of its own, from the very frames of the film."""

import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.ports.media import MovieFormat, MovieWriter
from studio.ports.sound import Samples, Sound, Tape
from studio.ports.storage import ProjectFolder
from studio.ports.worker import ShotFilmed
from studio.project.edits import add_shot, add_take, next_take_id
from studio.project.mix import Master
from studio.project.project import Project
from studio.project.scene import Reading
from studio.project.take import Recipe, Take
from studio.workflows.film import spoken
from studio.workflows.film.cuts import spoken_before
from studio.workflows.film.reel import Reel, Stretch, mixes
from studio.workflows.film.shot import StagedShot, movie_format, title_of
from studio.workflows.recipe.own import keep_own
from studio.workflows.recipe.recall import remark
from studio.workflows.small import STRIPS, Strip
from studio.workflows.studio import Studio


class TakeWriter:
    """One take on its way to disk: its movie, and the hashes of what went into it."""

    def __init__(self, studio: Studio, path: Path, staged: StagedShot, prompt: str) -> None:
        """Raises ``DiskError``."""
        self.path, self.recipe, self._sound = path, staged.recipe, staged.sound
        self._frames = hashlib.sha256()
        self._count = 0
        self._strip = Strip(staged.performance.frame_count)
        self._writer: MovieWriter = studio.media.writer(path, take_format(studio, staged.recipe, prompt))

    def write_frame(self, frame: NDArray[np.uint8]) -> None:
        """uint8 (height, width, 3) sRGB."""
        self._frames.update(np.ascontiguousarray(frame).data)
        self._strip.see(self._count, frame)
        self._count += 1
        self._writer.write_frame(frame)

    def finish(self) -> "Finished":
        """Close the movie; it is at ``path``, not yet in the project."""
        heard = Heard()
        self._writer.finish(heard.mixes(self._sound))
        return Finished(
            path=self.path,
            recipe=self.recipe,
            frame_count=self._count,
            frames_hash=self._frames.hexdigest(),
            samples_hash=heard.hash,
            strip=self._strip.png(),
        )

    def discard(self) -> None:
        """Remove every trace of a take that nobody keeps."""
        self._writer.__exit__(None, None, None)
        self.path.unlink(missing_ok=True)


class Heard:
    """The mix of a take on its way into a movie, and the hash of it."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()

    def mixes(self, tape: Tape) -> Iterator[Samples]:
        """The mix of the whole tape, in blocks."""
        for mix in mixes(tape):
            self._digest.update(np.ascontiguousarray(mix, "<f4").data)
            yield mix

    @property
    def hash(self) -> str:
        """SHA-256 of what has been heard, float32 little-endian."""
        return self._digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A take's movie that waits to be kept, and what a ``Take`` says of it."""

    path: Path
    recipe: Recipe
    frame_count: int
    frames_hash: str
    samples_hash: str
    strip: bytes = b""
    """A row of small pictures, as a PNG; empty where the pictures are those of another take."""

    def by(self, studio: Studio) -> "Finished":
        """The same, with the recipe naming this studio and its engine as makers."""
        return replace(self, recipe=made_by(studio, self.recipe))

    def as_take(self, take_id: str, shot_id: str, media: str, prompt: str = "") -> Take:
        """The take, once its movie has a place in the media store; ``prompt`` is what was read for it."""
        return Take(
            id=take_id,
            shot_id=shot_id,
            recipe=self.recipe,
            media=media,
            frame_count=self.frame_count,
            frames_hash=self.frames_hash,
            samples_hash=self.samples_hash,
            prompt=prompt,
        )


def keep(project: ProjectFolder, finished: Finished) -> str:
    """Keep a take's movie, and its strip of small pictures; gives the movie's SHA-256. Raises ``DiskError``."""
    media = project.keep(finished.path)
    if finished.strip:
        with contextlib.suppress(OSError):  # nothing but a picture in a list
            (project.cache(STRIPS) / f"{media}.png").write_bytes(finished.strip)
    return media


def take_format(studio: Studio, recipe: Recipe, prompt: str) -> MovieFormat:
    """The movie of a take: its recipe travels in the file, so that the file alone brings it back."""
    return replace(movie_format(recipe, title_of(prompt)), remark=remark(made_by(studio, recipe), prompt))


def made_by(studio: Studio, recipe: Recipe) -> Recipe:
    """The recipe with this studio and its engine named as makers."""
    engine = studio.engine if recipe.model is None else studio.neural
    return replace(recipe, studio=studio.version, engine=engine.name, engine_version=engine.version)


class Takes:
    """The takes of one film. The project changes once, when the whole film is done; or not at all."""

    def __init__(self, studio: Studio, folder: Path) -> None:
        """Opens or makes the project. Raises ``ProjectError`` or ``DiskError``."""
        self._studio = studio
        self._folder: ProjectFolder = studio.projects.create(folder)
        self._finished: list[tuple[Reading, Finished, Stretch, int | None]] = []
        self._reel = Reel(folder)
        self._parts: list[Path] = []

    def keep(self, digest: str, file: Path) -> None:
        """Keep a copy of the person's own sound beside the takes that have it. Raises ``DiskError``."""
        keep_own(self._folder, digest, file)

    def part(self) -> Path:
        """A new path on the project's disk for the silent movie of a shot; gone with the takes, whatever happens."""
        self._parts.append(self._folder.scratch(".mp4"))
        return self._parts[-1]

    def add(self, reading: Reading, recipe: Recipe, movie: Path, filmed: ShotFilmed, stems: Sound) -> None:
        """A new take: its pictures at ``movie``, its stems as long as it is, which wait until the film is mastered."""
        stretch = Stretch(self._reel, self._reel.sample_count, stems.sample_count)
        self._reel.lay(stems)
        silent = Finished(
            path=movie,
            recipe=recipe,
            frame_count=filmed.frame_count,
            frames_hash=filmed.frames_hash,
            samples_hash="",
            strip=filmed.strip,
        )
        self._finished.append((reading, silent, stretch, spoken_before(stems.dialogue, None)))

    def finish(self, master: Master, cancel: CancelToken) -> tuple[str, ...]:
        """Give every take its sound, with the gains of the film; keep the movies; add shots and takes to the project.

        Gives the ids of the takes.
        """
        kept: list[tuple[Reading, Finished, str]] = []
        while self._finished:
            reading, silent, stems, last = self._finished[0]
            done = self._heard(reading, silent, stems, master, cancel)
            silent.path.unlink(missing_ok=True)
            del self._finished[0]
            media = keep(self._folder, done)
            spoken.keep(self._folder.cache(spoken.NAME), media, last)
            kept.append((reading, done, media))
        ids: list[str] = []

        def _add(project: Project) -> Project:
            for reading, done, media in kept:
                project = add_shot(project, reading)
                shot_id = project.shots[-1].id
                ids.append(next_take_id(project, shot_id))
                project = add_take(project, done.as_take(ids[-1], shot_id, media, reading.prompt))
            return project

        self._folder.apply(_add)
        return tuple(ids)

    def _heard(
        self, reading: Reading, silent: Finished, stems: Stretch, master: Master, cancel: CancelToken
    ) -> Finished:
        """The take with its sound, in a file of its own."""
        recipe = replace(silent.recipe, master=master)
        tape = self._studio.sound.master(stems, recipe.mix.loudness, master, cancel)
        path, heard = self._folder.scratch(".mp4"), Heard()
        mark = remark(made_by(self._studio, recipe), reading.prompt)
        self._studio.media.dub(silent.path, path, heard.mixes(tape), mark)
        return replace(silent, path=path, recipe=recipe, samples_hash=heard.hash)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._reel.close()
        for path in self._parts:
            path.unlink(missing_ok=True)
        self._folder.__exit__(*exc)
