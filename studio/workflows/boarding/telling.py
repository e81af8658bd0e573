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
from studio.workflows.boarding import moments, pencil, sketch
from studio.workflows.boarding.moments import Window
from studio.workflows.boarding.sketch import Drawn, Sketch
from studio.workflows.cameo.admitting import admitted
from studio.workflows.jobs.orders import mimed
from studio.workflows.recipe import own
from studio.workflows.recipe.drafting import draft_recipe
from studio.workflows.small import png, smaller
from studio.workflows.studio import Studio
from studio.workflows.writing import shot_words

BLOCKED = 960
"""Pixels: how wide a picture of the blocking is drawn at most."""
BOARDS = "boards"
"""The folder of a project's cache where pictures of the blocking lie, and what was worked out for takes."""

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
        recipe = take.recipe
        first = min(window.first, take.frame_count - 1)
        window = Window(first, max(first + 1, min(window.end, take.frame_count)))
        path = self._folder.media(take.media)
        if not path.is_file():
            number = self._project.number(take.shot_id)
            self.problems[f"The movie of shot {number} is missing: {path}."] = None
        at = self._place(f"{take.frames_hash} {recipe!r} {window}", ".json")
        found = sketch.kept(at)
        if found is None:
            performance = self._again(take)
            found = self._sketched(performance, recipe, window, take.frame_count)
            if performance is not None:
                sketch.keep(at, found)
        panels = tuple(self._panel(one, recipe, self._frame(path, one.at)) for one in found.drawn)
        return Told(panels=panels, events=found.events, frame_count=take.frame_count)

    def _again(self, take: Take) -> Performance | None:
        """The take staged once more, without drawing it; None where that would not be the same."""
        recipe, engine = take.recipe, self._studio.engine
        if (recipe.engine, recipe.engine_version) != (engine.name, engine.version):
            return None
        find = own.within(self._folder)
        try:
            lines = range(len(recipe.scene.dialogue))
            let_in = admitted(lambda: self._studio.consent, recipe)
            speech = tuple(own.spoken(self._studio, let_in, line, self._cancel, find) for line in lines)
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
                    portraits=let_in.portraits,
                    brought=own.brought(recipe.scene, find),
                    angle=recipe.angle,
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
            recipe = _sized(draft_recipe(self._project, shot_id, quality="draft"))
            at = self._place(f"blocking {recipe!r}", ".json")
            found, performance = sketch.kept(at), None
            if found is None:
                performance = self._studio.engine.stage(mimed(recipe), silent, self._cancel)
                found = self._sketched(performance, recipe, Window(0, performance.frame_count), performance.frame_count)
                sketch.keep(at, found)
            gives = [self._drawn(performance, recipe, one.at) for one in found.drawn]
        except StudioError as exc:
            if self._project.shot(shot_id).prompt.strip():
                self.problems[exc.what] = None
            return Told(panels=(Panel(picture=_none),), events=(), frame_count=0)
        panels = tuple(self._panel(one, recipe, give, rough=True) for one, give in zip(found.drawn, gives, strict=True))
        return Told(panels=panels, events=found.events, frame_count=found.frame_count)

    def _drawn(self, performance: Performance | None, recipe: Recipe, at: int) -> Give:
        """The blocking at a frame: drawn now, kept in the project's cache, so that a long story needs no room."""
        path = self._place(f"blocking {recipe!r} {at}", ".png")
        if not path.is_file():
            performance = performance or self._studio.engine.stage(mimed(recipe), silent, self._cancel)
            picture = next(iter(performance.pictures((at,), self._cancel)))
            part = path.with_name(f".{path.name}")
            try:
                part.write_bytes(png(picture))
                part.replace(path)
            except OSError:
                return lambda width: smaller(picture, width)
        return self._frame(path, 0)

    def _place(self, told: str, suffix: str) -> Path:
        """Where what was made of this, by this studio, lies in the cache."""
        made_by = f"{self._studio.version} {self._studio.engine.name} {self._studio.engine.version}"
        key = hashlib.sha256(f"{made_by} {told}".encode()).hexdigest()
        return self._folder.cache(BOARDS) / f"{key}{suffix}"

    # ------------------------------------------------------------------------------------------ the pencil

    def _sketched(self, performance: Performance | None, recipe: Recipe, window: Window, frame_count: int) -> Sketch:
        scene, rate = recipe.scene, recipe.rate
        parts = window.parts(moments.panels(scene, window.end - window.first, rate))
        drawn = tuple(_penciled(performance, recipe, part) for part in parts)
        return Sketch(drawn, performance.events if performance is not None else (), frame_count)

    def _panel(self, one: Drawn, recipe: Recipe, give: Give, *, rough: bool = False) -> Panel:
        tag = shot_words.tag(recipe.scene.camera.move, self._language, drifts=one.drifts)
        return Panel(picture=give, strokes=one.strokes, tag=tag, rough=rough)


def _penciled(performance: Performance | None, recipe: Recipe, part: Window) -> Drawn:
    """The telling picture of a stretch, and the strokes on it."""
    camera, rate, aspect = recipe.scene.camera, recipe.rate, recipe.size[0] / recipe.size[1]
    move, at = camera.move, _moment(performance, camera, part, rate)
    if performance is None:
        return Drawn(at, pencil.camera(move, None, aspect), drifts=False)
    other = part.first if move in ("dolly_out", "zoom_out") else part.end - 1
    view = performance.plan(at, (other,)).views[0]
    if move in ("pan_left", "pan_right", "truck_left", "truck_right") or move.startswith(("tilt", "crane")):
        view = performance.plan(part.first, (part.end - 1,)).views[0] or view
    ahead = min(part.end - 1, at + round(pencil.SHOWN * float(rate.fps)))
    steps = [at + round((ahead - at) * step / pencil.STEPS) for step in range(pencil.STEPS + 1)]
    plan = performance.plan(at, tuple(dict.fromkeys(steps)))
    strokes = pencil.together(pencil.camera(move, view, aspect), pencil.subjects(plan, aspect))
    return Drawn(at, strokes, pencil.drifts(move, view))


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
