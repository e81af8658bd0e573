"""What a worker does with orders for another sound, a whole film, a sequence: the commands' own workflows, aside."""

import contextlib
import shutil
import tempfile
from pathlib import Path

from studio.core.errors import DiskError, InputError
from studio.core.progress import CancelToken, Progress
from studio.ports.worker import MovieMade, SequenceOrder, SoundOrder, StoryMade, StoryOrder, TakeMade
from studio.workflows.delivering.deliver import deliver
from studio.workflows.delivering.order import DeliveryOrder
from studio.workflows.delivering.presets import Preset, read
from studio.workflows.delivering.wish import base_of
from studio.workflows.film import spoken
from studio.workflows.film.film import FilmOrder, film
from studio.workflows.recipe import own
from studio.workflows.remaking.resound import resounded
from studio.workflows.small import STRIPS
from studio.workflows.studio import Studio


def sounded(studio: Studio, order: SoundOrder, progress: Progress, cancel: CancelToken) -> TakeMade:
    """Another sound for a take, its movie at ``order.movie``. Raises ``StudioError``."""
    made = resounded(
        studio, order.take, order.recipe, order.picture, order.movie, order.title,
        own.among(*order.sounds), progress, cancel,
    )  # fmt: skip
    take = made.as_take("", order.take.shot_id, "", order.take.prompt)
    return TakeMade(take=take, notes=made.notes, spoken=made.spoken)


def story(studio: Studio, order: StoryOrder, progress: Progress, cancel: CancelToken) -> StoryMade:
    """A whole film, and the takes of its shots in a folder. Raises ``StudioError``; then nothing is left behind."""
    with tempfile.TemporaryDirectory(prefix="ekonte-", ignore_cleanup_errors=True) as place:
        script: Path | None = None
        if order.script:
            script = Path(place) / (Path(order.script_name).name or "script.txt")
            script.write_text(order.script, "utf-8")
        parts = None if order.takes is None else order.takes.with_name(f".{order.takes.stem}.parts")
        wish = FilmOrder(
            output=order.movie,
            prompts=order.prompts,
            script=script,
            size=order.size,
            rate=order.rate,
            seconds=order.seconds,
            style=order.style,
            seed=order.seed,
            language=order.language,
            quality=order.quality,
            mix=order.mix,
            model=order.model,
            image=order.image,
            footage=order.footage,
            follow=order.follow,
            sounds=order.sounds,
            project=parts,
        )
        try:
            made = film(studio, wish, progress, cancel)
            story = StoryMade(
                frame_count=made.frame_count,
                notes=tuple(dict.fromkeys(n.text for shot in made.shots for n in shot.notes if n.kind != "assumed")),
            )
            return story if parts is None or order.takes is None else _apart(studio, story, parts, order.takes)
        except OSError as exc:
            order.movie.unlink(missing_ok=True)
            raise DiskError(
                f"{order.takes} cannot be written: {exc.strerror or exc}.", todo="Free some space."
            ) from exc
        except BaseException:
            with contextlib.suppress(OSError):
                order.movie.unlink(missing_ok=True)
            raise
        finally:
            if parts is not None:
                shutil.rmtree(parts, ignore_errors=True)


def _apart(studio: Studio, story: StoryMade, parts: Path, takes: Path) -> StoryMade:
    """The takes of the little project in ``parts``, as files in a folder of their own that appears whole."""
    fresh = parts / "takes"
    fresh.mkdir()
    with studio.projects.open(parts) as project:
        document = project.document
        shots = tuple((shot.reading, take) for shot in document.shots for take in document.takes_of(shot.id))
        strips = project.cache(STRIPS)
        for digest in dict.fromkeys(take.media for _, take in shots):
            project.media(digest).replace(fresh / f"{digest}.mp4")
            for beside in (strips / f"{digest}.png", project.cache(spoken.NAME) / f"{digest}.json"):
                if beside.is_file():
                    beside.replace(fresh / beside.name)
    fresh.replace(takes)
    return StoryMade(frame_count=story.frame_count, shots=shots, notes=story.notes)


def sequence(studio: Studio, order: SequenceOrder, progress: Progress, cancel: CancelToken) -> MovieMade:
    """A sequence of a project as a file. Work that a lost process broke off is gone on with. Raises ``StudioError``."""
    preset = _preset(order.preset) if order.preset else None
    if preset is not None and preset.by_shots:
        raise InputError(f"{preset.id} makes a file for every shot.", todo="Export it with ekonte export.")
    wish = DeliveryOrder(
        output=order.movie,
        form=base_of(order.movie, preset),
        sequence=order.sequence,
        stretch=order.stretch,
        force=True,
    )
    (made,) = deliver(studio, order.project, wish, progress, cancel)
    return MovieMade(frame_count=made.frame_count, notes=(*made.problems, *made.remarks))


def _preset(text: str) -> Preset:
    """Raises ``InputError``."""
    with tempfile.TemporaryDirectory(prefix="ekonte-", ignore_cleanup_errors=True) as place:
        file = Path(place) / "preset.toml"
        file.write_text(text, "utf-8")
        return read(file, own=True)
