"""A story to be put on paper: plain values, and pictures that are drawn by rule."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.time import FrameRate
from studio.ports.boards import Arrow, Board, BoardShot, Framing, Language, Panel, Spoken

RESOURCES = Path(__file__).parents[2] / "resources"
SIZE = (160, 90)

_ACTIONS = {
    "ja": (
        "夕焼けの校庭。少年が犬を連れ、ゴールへ歩く。友だちが待っている。",
        "少年がシュートを打つ。ボールは外れ、バックボードに当たって大きく跳ね返る。",
        "少年と犬がカメラのほうへ歩いてくる。画面は少し揺れる。",
    ),
    "en": (
        "A schoolyard at sunset. A boy walks his dog to the hoop; a friend waits there.",
        "The boy shoots. The ball misses, hits the backboard and bounces far away.",
        "Boy and dog walk toward the camera, which shakes a little.",
    ),
}
_LINES = {"ja": Spoken(speaker="友だち", text="おしい！"), "en": Spoken(speaker="Friend", text="So close!")}
_MOVES = (("FIX", ()), ("T.U", (Framing(((0.14, 0.14), (0.86, 0.14), (0.86, 0.86), (0.14, 0.86))),)), ("PAN →", ()))


def picture(seed: int, wide: int, size: tuple[int, int] = SIZE) -> NDArray[np.uint8]:
    """A sky over a ground, with a block on it."""
    width, height = min(wide, size[0]), max(2, min(wide, size[0]) * size[1] // size[0])
    made = np.empty((height, width, 3), np.uint8)
    made[:] = (120 + 20 * (seed % 5), 150, 210 - 20 * (seed % 4))
    made[height * 2 // 3 :] = (150, 90, 60)
    left = width * (2 + seed % 5) // 9
    made[height // 3 : height * 3 // 4, left : left + width // 9] = (200, 40, 40)
    return made


def panel(number: int, size: tuple[int, int] = SIZE) -> Panel:
    """With both pencils on it."""
    tag, strokes = _MOVES[number % len(_MOVES)]
    arrow = Arrow(hand="subject", points=((0.4, 0.7), (0.5, 0.5), (0.62, 0.46), (0.7, 0.6)))
    camera = Arrow(hand="camera", points=((0.3, 0.92), (0.7, 0.92)))
    return Panel(
        picture=lambda wide: None if number == 4 else picture(number, wide, size),
        strokes=(*strokes, arrow, *((camera,) if tag.startswith("PAN") else ())),
        tag=tag,
        rough=number == 5,
    )


def shot(number: int, language: Language, **changed: object) -> BoardShot:
    """Number ``number`` of the story, from 1."""
    made = BoardShot(
        id=f"s{number}",
        number=number,
        start=120 * (number - 1),
        length=120 + number,
        panels=(panel(number),),
        action=_ACTIONS[language][number % 3],
        dialogue=(_LINES[language],) if number % 2 == 0 else (),
        sound={"ja": "足音、ひぐらし", "en": "Footsteps, cicadas"}[language],
        lens={"ja": "全身", "en": "Full shot"}[language],
        joins={"ja": "O.L 1+00（カット 2 から）", "en": "DISSOLVE 1+00 from 2"}[language] if number == 3 else "",
        facts=(("Place", "court"), ("Prompt", _ACTIONS[language][number % 3])),
    )
    return replace(made, **changed)


def story(count: int = 6, language: Language = "ja", **changed: object) -> Board:
    """A board of so many shots."""
    made = Board(
        title={"ja": "夕焼けの校庭", "en": "Sunset over the schoolyard"}[language],
        date="2026-11-22",
        language=language,
        rate=FrameRate(Fraction(24)),
        size=SIZE,
        length=852,
        shots=tuple(shot(number, language) for number in range(1, count + 1)),
    )
    return replace(made, **changed)
