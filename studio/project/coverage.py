"""Coverage: the same performance filmed from several places, as it is cut together afterwards.

An angle is a word: how near, and of whom. ``close_a`` is a close-up of the first of the principals, ``over_shoulder_b``
shows the second over the shoulder of the other. What happens and what is heard is the same from every angle, to the
sample, so that one may cut between them at any frame. All stand on the side of the line of action on which the shot's
own camera stands (the 180° rule).
"""

from dataclasses import dataclass
from typing import Literal, get_args

from studio.core.errors import SceneError
from studio.project.people import is_person
from studio.project.scene import Camera, Scene, ShotSize

Frame = Literal[
    "master", "wide", "full", "two_shot", "over_shoulder", "medium", "close", "profile", "low", "high", "insert"
]
FRAMES: tuple[Frame, ...] = get_args(Frame)
"""How an angle frames: all of them (``master``, from farther ``wide``, from above ``high``), two (``two_shot``), one
(``full``, ``medium``, ``close``, from the side ``profile``, from the ground ``low``, over another's shoulder), or what
it is about (``insert``: the ball, the hand)."""

OF_ALL = frozenset[Frame](("master", "wide", "high", "two_shot", "insert"))
"""These are of no one."""

LETTERS = "abcd"
"""The principals: who speaks first is ``a``."""

MOST_ANGLES = 8
"""Of one shot."""

_SIZES: dict[Frame, ShotSize] = {
    "master": "full", "wide": "wide", "full": "full", "two_shot": "medium", "over_shoulder": "medium_close",
    "medium": "medium", "close": "close_up", "profile": "medium_close", "low": "medium", "high": "full",
    "insert": "close_up",
}  # fmt: skip

_TALKS = frozenset(["talk", "shout", "sing", "laugh", "cry", "hug"])
_DEEDS = frozenset(
    ["fight", "kick", "throw", "catch", "shoot_basket", "jump", "backflip", "spin_jump", "fall", "bounce", "roll",
     "climb", "explode", "shatter", "open", "close", "cook", "paint", "fish", "play_instrument", "push", "pull"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setup:
    """An angle taken apart: how it frames, and which principal it is of, from 0."""

    frame: Frame
    who: int = 0

    @property
    def size(self) -> ShotSize:
        """The shot size it comes nearest to."""
        return _SIZES[self.frame]


def setup(angle: str) -> Setup:
    """What an angle says. Raises ``SceneError`` for what is none."""
    frame, _, letter = angle.rpartition("_")
    if not (frame in FRAMES and frame not in OF_ALL and len(letter) == 1 and letter in LETTERS):
        frame, letter = angle, "a"
    if frame not in FRAMES:
        raise SceneError(
            f'There is no angle "{angle}".',
            field="angle",
            todo=f"Angles: {', '.join(FRAMES)}; with _a, _b … behind it for whom it is of: close_b.",
        )
    return Setup(frame, LETTERS.index(letter))


def seen_by(scene: Scene, angle: str) -> Camera:
    """About the camera of the scene from an angle; the scene's own for none."""
    return scene.camera if not angle else Camera(shot_size=setup(angle).size)


def usual(scene: Scene, count: int | None = None) -> tuple[str, ...]:
    """The angles that a director would ask for, the most needed first; ``count`` of them (1..8), or as many as usual.

    ::

        two who talk    ->  master, over_shoulder_a, over_shoulder_b, close_a, close_b
        a deed          ->  wide, low_a, insert
        one alone       ->  wide, medium_a, close_a
    """
    people = sum(min(one.count, 4) for one in scene.subjects if is_person(one))
    people = max(people, len({line.subject for line in scene.dialogue if line.subject >= 0}))
    deeds = any(action in _DEEDS for one in scene.subjects for action in (one.action, *one.then))
    talks = bool(scene.dialogue) or any(one.action in _TALKS for one in scene.subjects)
    if people >= 2 and (talks or not deeds):
        letters = LETTERS[: min(people, 3 if scene.dialogue else 2)]
        basic = [
            "master",
            *(f"over_shoulder_{letter}" for letter in letters),
            *(f"close_{letter}" for letter in letters),
        ]
    elif deeds:
        basic = ["wide", "low_a", "insert"]
    else:
        basic = ["wide", "medium_a", "close_a"]
    others = ["two_shot", "medium_b"] if people >= 2 else []
    more = ("master", "medium_a", "close_a", *others, "profile_a", "high", "full_a", "low_a", "insert")
    every = tuple(dict.fromkeys((*basic, *more)))
    return every[: len(basic) if count is None else max(1, min(count, MOST_ANGLES))]
