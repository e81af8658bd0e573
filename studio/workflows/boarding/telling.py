"""Pictures of a shot: from the take that stands for it or from its blocking, with the pencil drawn by the staging."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.core.progress import CancelToken, silent
from studio.core.time import FrameRate
from studio.ports.boards import Language, Panel
from studio.ports.engine import Event, Performance, ShotRequest
from studio.ports.storage import ProjectFolder
from studio.project.project import Project
from studio.project.scene import Camera
from studio.project.take import Recipe, Take
from studio.workflows import own, shot_words
from studio.workflows.boarding import moments, pencil
from studio.workflows.boarding.moments import Window
from studio.workflows.drafting import draft_recipe
from studio.workflows.orders import mimed
from studio.workflows.small import png, smaller
from studio.workflows.studio import Studio

BLOCKED = 960
"""Pixels: how wide a picture of the blocking is drawn at most."""
BOARDS = "boards"
"""The folder of a project's cache where pictures of the blocking lie."""

Give = Callable[[int], NDArray[np.uint8] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The pictures of a shot, and what happens in it, as far as that is known; times are of the take."""

    panels: tuple[Panel, ...]
    events: tuple[Event, ...]
    frame_count: int


class Teller:
    """Tells shots of one project. ``problems`` are sentences: what could not be shown, and why."""

    def __init__(
        self, studio: Studio, folder: ProjectFolder, project: Project, language: Language, cancel: CancelToken
    ) -> None:
        self._studio, self._folder, self._project = studio, folder, project
        self._language: Language = language
        self._cancel = cancel
        self.problems: dict[str, None] = {}

    def tell(self, shot_id: str, take: Take | None, window: Window | None) -> Told:
        """A shot as ``take`` shows it; ``window`` are the take's frames that are used, None for all."""
        if take is not None:
            return self._taken(take, window or Window(0, take.frame_count))
        return self._blocked(shot_id)

    # ------------------------------------------------------------------------------------------ takes

    def _taken(self, take: Take, window: Window) -> Told:
        scene, rate = take.recipe.scene, take.recipe.rate
        first = min(window.first, take.frame_count - 1)
        window = Window(first, max(first + 1, min(window.end, take.frame_count)))
        performance = self._again(take)
        path = self._folder.media(take.media)
        if not path.is_file():
            number = self._project.number(take.shot_id)
            self.problems[f"The movie of shot {number} is missing: {path}."] = None
        count = moments.panels(scene, window.end - window.first, rate)
        panels: list[Panel] = []
        for part in window.parts(count):
            at = _moment(performance, scene.camera, part, rate)
            panels.append(self._panel(performance, take.recipe, at, part, self._frame(path, at)))
        events = performance.events if performance is not None else ()
        return Told(panels=tuple(panels), events=events, frame_count=take.frame_count)

    def _again(self, take: Take) -> Performance | None:
        """The take staged once more, without drawing it; None where that would not be the same."""
        recipe, engine = take.recipe, self._studio.engine
        if (recipe.engine, recipe.engine_version) != (engine.name, engine.version):
            return None
        find = own.within(self._folder)
        try:
            lines = range(len(recipe.scene.dialogue))
            speech = tuple(own.spoken(self._studio, recipe, line, self._cancel, find) for line in lines)
            performance = engine.stage(
                ShotRequest(
                    scene=recipe.scene,
                    speech=speech,
                    size=recipe.size,
                    rate=recipe.rate,
                    seconds=recipe.seconds,
                    timed_seconds=recipe.timed_seconds,
                    seed=recipe.seed,
                    quality=recipe.quality,
                ),
                silent,
                self._cancel,
            )
        except StudioError:  # a voice that is not installed: the sign for the move stands in
            return None
        return performance if performance.frame_count == take.frame_count else None

    def _frame(self, path: Path, number: int) -> Give:
        """A frame of a movie, read when it is wanted."""

        def _give(width: int) -> NDArray[np.uint8] | None:
            try:
                reader = self._studio.readers.open(path)
            except StudioError as exc:
                self.problems[exc.what] = None
                return None
            try:
                facts = reader.facts
                number_there = min(number, facts.frame_count - 1)
                while not reader.reach(number_there, 16):
                    self._cancel.check()
                picture = reader.picture(number_there)[..., 2::-1]
            except StudioError as exc:
                self.problems[exc.what] = None
                return None
            finally:
                reader.close()
            return np.ascontiguousarray(smaller(np.ascontiguousarray(picture), width))

        return _give

    # ------------------------------------------------------------------------------------------ blocking

    def _blocked(self, shot_id: str) -> Told:
        try:
            recipe = draft_recipe(self._project, shot_id, quality="draft")
            recipe = _sized(recipe)
            performance = self._studio.engine.stage(mimed(recipe), silent, self._cancel)
        except StudioError as exc:
            if self._project.shot(shot_id).prompt.strip():
                self.problems[exc.what] = None
            return Told(panels=(Panel(picture=_none),), events=(), frame_count=0)
        window, rate = Window(0, performance.frame_count), recipe.rate
        panels: list[Panel] = []
        for part in window.parts(moments.panels(recipe.scene, performance.frame_count, rate)):
            at = _moment(performance, recipe.scene.camera, part, rate)
            panels.append(self._panel(performance, recipe, at, part, self._drawn(performance, recipe, at), rough=True))
        return Told(panels=tuple(panels), events=performance.events, frame_count=performance.frame_count)

    def _drawn(self, performance: Performance, recipe: Recipe, at: int) -> Give:
        """The blocking at a frame: drawn now, kept in the project's cache, so that a long story needs no room."""
        made_by = f"{self._studio.version} {self._studio.engine.version}"
        key = hashlib.sha256(f"{made_by} {recipe!r} {at}".encode()).hexdigest()
        path = self._folder.cache(BOARDS) / f"{key}.png"
        if not path.is_file():
            picture = next(iter(performance.pictures((at,), self._cancel)))
            part = path.with_name(f".{path.name}")
            try:
                part.write_bytes(png(picture))
                part.replace(path)
            except OSError:
                return lambda width: smaller(picture, width)
        return self._frame(path, 0)

    # ------------------------------------------------------------------------------------------ the pencil

    def _panel(
        self,
        performance: Performance | None,
        recipe: Recipe,
        at: int,
        part: Window,
        give: Give,
        *,
        rough: bool = False,
    ) -> Panel:
        move, aspect = recipe.scene.camera.move, recipe.size[0] / recipe.size[1]
        if performance is None:
            strokes = pencil.camera(move, None, aspect)
            return Panel(
                picture=give, strokes=strokes, tag=shot_words.tag(move, self._language, drifts=False), rough=rough
            )
        other = part.first if move in ("dolly_out", "zoom_out") else part.end - 1
        view = performance.plan(at, (other,)).views[0]
        if move in ("pan_left", "pan_right", "truck_left", "truck_right") or move.startswith(("tilt", "crane")):
            first, last = performance.plan(part.first, (part.end - 1,)).views[0], view
            view = first or last
        ahead = min(part.end - 1, at + round(pencil.SHOWN * float(recipe.rate.fps)))
        steps = [at + round((ahead - at) * step / pencil.STEPS) for step in range(pencil.STEPS + 1)]
        strokes = pencil.together(
            pencil.camera(move, view, aspect),
            pencil.subjects(performance.plan(at, tuple(dict.fromkeys(steps))), aspect),
        )
        drifts = pencil.drifts(move, view)
        return Panel(
            picture=give, strokes=strokes, tag=shot_words.tag(move, self._language, drifts=drifts), rough=rough
        )


def _moment(performance: Performance | None, camera: Camera, part: Window, rate: FrameRate) -> int:
    if performance is None:
        return moments.wished(camera.move, part)
    return moments.telling(performance, camera.move, part, rate)


def _sized(recipe: Recipe) -> Recipe:
    """The recipe with a picture no wider than the blocking is drawn."""
    width, height = recipe.size
    if width <= BLOCKED:
        return recipe
    return replace(recipe, size=(BLOCKED, max(2, round(BLOCKED * height / width / 2) * 2)))


def _none(width: int) -> NDArray[np.uint8] | None:
    """There is no picture."""
    return None
