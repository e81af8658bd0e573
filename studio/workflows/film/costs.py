"""What takes have cost in time on this machine, and so what the next one will."""

import json
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from studio.project.take import Quality, Recipe

USUAL_SECONDS = 6.0
"""How long a shot is taken to be before it has been staged, for the time left alone."""

_PREPARING = 3.0
"""Seconds until the first frame, before anything was measured."""

_PIXEL: dict[Quality, float] = {"draft": 1.5e-7, "standard": 2.2e-7, "final": 4.5e-7}
"""Seconds a pixel of a frame costs, drawn and encoded, before anything was measured."""

_PULL = 0.4
"""How far one new measurement pulls what is remembered."""

_PRIOR_FRAMES = 6
"""What is remembered counts as much as this many frames of the take in work."""


@dataclass(frozen=True, slots=True)
class _Cost:
    preparing: float
    pixel: float


class Costs:
    """Remembers by engine, model and quality; kept in ``file``, which may be lost."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = _read(file)

    def knows(self, recipe: Recipe) -> bool:
        """Whether anything like it was made here; of the stage enough is known anyway, of models nothing."""
        return recipe.model is None or _key(recipe) in self._known

    def whole(self, recipe: Recipe, frame_count: int | None = None) -> float:
        """Seconds that a take of this recipe will need, from its start to its end."""
        return self._of(recipe).preparing + self._frame(recipe) * self._frames(recipe, frame_count)

    def before_frames(self, recipe: Recipe, elapsed: float) -> float:
        """Seconds left, ``elapsed`` seconds into the preparing."""
        return max(self._of(recipe).preparing - elapsed, 0.5) + self._frame(recipe) * self._frames(recipe, None)

    def while_filming(self, recipe: Recipe, elapsed: float, done: int, total: int) -> float:
        """Seconds left, ``elapsed`` seconds after the first frame was begun: what it costs now, steadied by what it
        used to cost."""
        frame = (self._frame(recipe) * _PRIOR_FRAMES + elapsed) / (_PRIOR_FRAMES + done)
        return frame * max(total - done, 0)

    def learn(self, recipe: Recipe, preparing: float, filming: float, frame_count: int) -> None:
        """A take took this long: seconds until its first frame, and for its ``frame_count`` frames."""
        if frame_count < 1 or preparing <= 0 or filming <= 0:
            return
        pixel = filming / frame_count / (recipe.size[0] * recipe.size[1])
        known = self._known.get(_key(recipe))
        if known is None:
            cost = _Cost(preparing, pixel)
        else:
            cost = replace(
                known,
                preparing=known.preparing + _PULL * (preparing - known.preparing),
                pixel=known.pixel + _PULL * (pixel - known.pixel),
            )
        self._known[_key(recipe)] = cost
        text = json.dumps({key: [cost.preparing, cost.pixel] for key, cost in self._known.items()}, indent=1)
        try:
            self._file.write_text(text, "utf-8")
        except OSError:
            return  # it only makes the next guess coarser

    def _of(self, recipe: Recipe) -> _Cost:
        return self._known.get(_key(recipe), _Cost(_PREPARING, _PIXEL[recipe.quality]))

    def _frame(self, recipe: Recipe) -> float:
        return self._of(recipe).pixel * recipe.size[0] * recipe.size[1]

    @staticmethod
    def _frames(recipe: Recipe, frame_count: int | None) -> int:
        return frame_count or recipe.rate.frames(recipe.seconds or USUAL_SECONDS)


def _key(recipe: Recipe) -> str:
    model = f" {recipe.model.model}" if recipe.model is not None else ""
    return f"{recipe.engine}{model} {recipe.quality}"


def _read(file: Path) -> dict[str, _Cost]:
    try:
        data: object = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    known: dict[str, _Cost] = {}
    for key, value in (cast(dict[object, object], data) if isinstance(data, dict) else {}).items():
        match value:
            case [int() | float() as preparing, int() | float() as pixel] if _sane(preparing) and _sane(pixel):
                known[str(key)] = _Cost(float(preparing), float(pixel))
            case _:
                continue
    return known


def _sane(value: float) -> bool:
    return math.isfinite(value) and value > 0
