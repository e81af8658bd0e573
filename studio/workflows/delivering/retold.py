"""What takes do not carry themselves, made again from their recipes without drawing a frame: when what is said, and
their sound in parts. Kept in the project's cache, so that it is made once.

A take that is made otherwise by now (another version of the engine) says nothing: what would be told is of another
take.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import cast

import numpy as np

from studio.core import sealed
from studio.core.errors import DiskError, InputError, StudioError
from studio.core.progress import CancelToken, silent
from studio.ports.captions import Cue
from studio.project.mix import STEMS, Stem
from studio.project.take import Take
from studio.workflows import captions
from studio.workflows.delivering.place import MediaPlace
from studio.workflows.film.reel import blocks
from studio.workflows.film.shot import play, stage
from studio.workflows.film.takes import Heard
from studio.workflows.recipe import own
from studio.workflows.studio import Studio

SPOKEN, PARTED = "spoken", "stems"
"""The project's caches."""


class Retold:
    """Asks recipes of a project. ``remarks`` are sentences on takes that could not be asked."""

    def __init__(self, studio: Studio, folder: MediaPlace, cancel: CancelToken) -> None:
        self._studio, self._folder, self._cancel = studio, folder, cancel
        self.remarks: dict[str, None] = {}

    def cues(self, take: Take) -> tuple[Cue, ...]:
        """What is said in a take, in its own time. Raises ``Cancelled``."""
        if not take.recipe.scene.dialogue:
            return ()
        place = self._folder.cache(SPOKEN) / f"{take.media}.cues"
        kept = sealed.kept(place)
        if kept is not None:
            with suppress(ValueError, TypeError, KeyError):
                return tuple(_read(kept))
        if not self._same(take):
            return ()
        try:
            played = play(self._studio, take.recipe, silent, self._cancel, self._find)
        except StudioError as exc:
            self._tell(take, exc.what)
            return ()
        if played.performance.frame_count != take.frame_count:
            self._tell(take, "its recipe makes another take now")
            return ()
        made = tuple(captions.cues(played.lines, 0, take.recipe.rate.sample(take.frame_count)))
        sealed.keep(place, json.dumps([_record(cue) for cue in made], ensure_ascii=False).encode())
        return made

    def stems(self, take: Take) -> dict[Stem, Path]:
        """The sound of a take in parts, whose sum is its mix: float WAVs; empty where it can only be had whole.

        Raises:
            DiskError: they cannot be written.
            Cancelled: the token was set.
        """
        folder = self._folder.cache(PARTED)
        paths: dict[Stem, Path] = {stem: folder / f"{take.media[:32]}-{stem}.wav" for stem in STEMS}
        if all(path.is_file() for path in paths.values()):
            return paths
        if not self._same(take):
            return {}
        try:
            staged = stage(self._studio, take.recipe, silent, self._cancel, self._find)
        except DiskError:
            raise
        except StudioError as exc:
            self._tell(take, exc.what)
            return {}
        heard = Heard()
        for _ in heard.mixes(staged.sound):
            self._cancel.check()
        if staged.performance.frame_count != take.frame_count or heard.hash != take.samples_hash:
            self._tell(take, "its recipe makes another sound now")
            return {}
        for stem, path in paths.items():
            with self._studio.media.sound_writer(path) as writer:
                for block in blocks(staged.sound):
                    self._cancel.check()
                    writer.write_samples(np.ascontiguousarray(getattr(block, stem)))
                writer.finish()
        return paths

    def _same(self, take: Take) -> bool:
        recipe, engine = take.recipe, self._studio.engine
        if (engine.name, engine.version) == (recipe.engine, recipe.engine_version):
            return True
        self._tell(take, f"it was staged by {recipe.engine} {recipe.engine_version}")
        return False

    def _find(self, digest: str) -> Path:
        path = self._folder.media(digest)
        return path if path.is_file() else own.nowhere(digest)

    def _tell(self, take: Take, why: str) -> None:
        self.remarks[f"Take {take.id} cannot be asked what is said and heard in it: {why.rstrip('.')}."] = None


def _record(cue: Cue) -> dict[str, object]:
    return {"start": cue.start, "end": cue.end, "text": cue.text, "language": cue.language}


def _read(kept: bytes) -> Iterator[Cue]:
    for one in cast(list[dict[str, object]], json.loads(kept)):
        start, end = one["start"], one["end"]
        if not isinstance(start, int) or not isinstance(end, int):
            raise InputError("These are no captions.")
        yield Cue(start=start, end=end, text=str(one["text"]), language=str(one["language"]))
