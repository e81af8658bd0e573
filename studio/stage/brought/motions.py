"""The file's own animations as motions: which is the walk, how far it goes, and how the nodes stand at a moment."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from studio.stage.brought.model import Channel, Clip, Model, worlds

Doubles = NDArray[np.float64]

_NAMES = {
    "walk": r"walk|stroll|歩", "run": r"run|jog|sprint|gallop|trot|走", "idle": r"idle|stand|breath|rest|wait|待機|立",
    "fly": r"fly|flap|glide|飛", "swim": r"swim|泳", "dance": r"dance|踊|ダンス", "jump": r"jump|hop|ジャンプ|跳",
    "wave": r"wave|greet|hello|手を振", "sit": r"sit|座", "sleep": r"sleep|lie|寝", "eat": r"eat|graze|peck|食",
    "fight": r"attack|fight|punch|slash|bite|攻撃", "fall": r"fall|die|death|倒", "look": r"look|見",
    "talk": r"talk|speak|話", "climb": r"climb|登", "crawl": r"crawl|這", "clap": r"clap|拍手",
}  # fmt: skip
_INSTEAD = {
    "sneak": ("walk",), "limp": ("walk",), "march": ("walk",), "carry": ("walk",), "push": ("walk",),
    "pull": ("walk",), "run": ("walk",), "walk": ("run",), "crawl": ("walk",), "skate": ("walk",),
    "backflip": ("jump",), "bounce": ("jump",), "laugh": ("talk",), "shout": ("talk",), "sing": ("talk", "dance"),
    "rise": ("fly",), "float": ("fly", "swim"),
}  # fmt: skip
BY_DISTANCE = frozenset(["walk", "run"])
"""Played by the way that is gone, so that feet do not slide."""


@dataclass(frozen=True, slots=True, eq=False)
class Motion:
    """A clip that fits an action. ``stride_m``: how far one round of it goes (0: it goes nowhere); ``drift`` (3,) is
    how far the file itself moves the figure meanwhile, in the stage's axes, which is taken back."""

    clip: Clip
    stride_m: float
    drift: Doubles


@dataclass(frozen=True, slots=True, eq=False)
class Stance:
    """Nodes at a moment: ``translations`` (k, 3), ``rotations`` (k, 4), ``scales`` (k, 3), and the drift so far."""

    translations: Doubles
    rotations: Doubles
    scales: Doubles
    drift: Doubles


class Motions:
    """All of a model's clips, by what they are for."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._known: dict[str, Motion] = {}
        for action, pattern in _NAMES.items():
            clip = next((one for one in model.clips if re.search(pattern, one.name.lower())), None)
            if clip is not None:
                self._known[action] = _motion(model, clip, action)

    @property
    def actions(self) -> tuple[str, ...]:
        """What it can do by itself."""
        return tuple(self._known)

    def of(self, action: str) -> Motion | None:
        """The clip for an action: its own, the nearest, or for standing the idle one."""
        for word in (action, *_INSTEAD.get(action, ())):
            if word in self._known:
                return self._known[word]
        return None

    @property
    def any(self) -> Motion | None:
        """What it does while nothing fits: its idle clip, or its only one."""
        if "idle" in self._known:
            return self._known["idle"]
        if len(self._model.clips) == 1 and not self._known:
            return Motion(self._model.clips[0], 0.0, np.zeros(3))
        return None


def stance_at(model: Model, motion: Motion | None, seconds: float) -> Stance:
    """The nodes at a time of a clip, which begins anew after its end; as the file has them without one."""
    moves, turns, scales = model.translations.copy(), model.rotations.copy(), model.scales.copy()
    if motion is None:
        return Stance(moves, turns, scales, np.zeros(3))
    at = seconds % motion.clip.seconds
    for channel in motion.clip.channels:
        value = _value(channel, at)
        if channel.path == "translation":
            moves[channel.node] = value
        elif channel.path == "rotation":
            turns[channel.node] = value
        else:
            scales[channel.node] = value
    return Stance(moves, turns, scales, motion.drift * (at / motion.clip.seconds))


def mixed(a: Stance, b: Stance, share: float) -> Stance:
    """From one stance (0) to another (1)."""
    if share <= 0.0 or share >= 1.0:
        return b if share >= 1.0 else a
    sign = np.where((a.rotations * b.rotations).sum(1, keepdims=True) < 0, -1.0, 1.0)
    turns = a.rotations * (1 - share) + b.rotations * sign * share
    turns /= np.maximum(np.linalg.norm(turns, axis=1, keepdims=True), 1e-12)
    return Stance(
        a.translations + (b.translations - a.translations) * share, turns,
        a.scales + (b.scales - a.scales) * share, a.drift + (b.drift - a.drift) * share,
    )  # fmt: skip


def nodes_at(model: Model, stance: Stance) -> Doubles:
    """float64 (nodes, 4, 4): from each node to the stage, the figure over the origin."""
    out = model.turn @ worlds(model.parents, stance.translations, stance.rotations, stance.scales)
    out[:, :3, 3] -= stance.drift
    return out


def _value(channel: Channel, at: float) -> Doubles:
    times, values = channel.times, channel.values
    i = int(np.searchsorted(times, at, side="right")) - 1
    if i < 0 or i >= len(times) - 1 or channel.stepped:
        return values[min(max(i, 0), len(times) - 1)]
    gap = float(times[i + 1] - times[i])
    u = (at - float(times[i])) / gap if gap > 1e-9 else 0.0
    a, b = values[i], values[i + 1]
    if channel.path != "rotation":
        return a + (b - a) * u
    dot = float(a @ b)
    if dot < 0:
        b, dot = -b, -dot
    if dot > 0.9995:
        out = a + (b - a) * u
    else:
        angle = np.arccos(min(dot, 1.0))
        out = (np.sin((1 - u) * angle) * a + np.sin(u * angle) * b) / np.sin(angle)
    return out / (np.linalg.norm(out) or 1.0)


def _motion(model: Model, clip: Clip, action: str) -> Motion:
    still = Motion(clip, 0.0, np.zeros(3))
    rows = [nodes_at(model, stance_at(model, still, clip.seconds * k / _STEPS * 0.9999)) for k in range(_STEPS + 1)]
    track = np.stack([row[:, :3, 3] for row in rows])
    used = list(dict.fromkeys([*model.joints, *(node for one in model.surfaces for node, _ in one.palette)]))
    top = _top(model, used)
    drift = track[-1, top] - track[0, top]
    drift[2] = 0.0
    tall = model.height_m
    if float(np.hypot(drift[0], drift[1])) > 0.15 * tall:
        return Motion(clip, float(np.hypot(drift[0], drift[1])) if action in BY_DISTANCE else 0.0, drift)
    if action not in BY_DISTANCE:
        return still
    return Motion(clip, _stride(track[:, used], tall), np.zeros(3))


_STEPS = 48


def _top(model: Model, used: Sequence[int]) -> int:
    """The highest node in the tree that moves anything."""

    def depth(node: int) -> int:
        steps = 0
        while model.parents[node] >= 0:
            node, steps = model.parents[node], steps + 1
        return steps

    return min(used, key=lambda node: (depth(node), node))


def _stride(track: Doubles, tall: float) -> float:
    """How far a figure that walks on the spot would go: what is lowest moves back under it as fast as it goes."""
    gone = 0.0
    for a, b in pairwise(track):
        low = int(np.argmin(a[:, 2] + b[:, 2]))
        gone += max(float(a[low, 0] - b[low, 0]), 0.0)
    return gone if 0.1 * tall < gone < 6.0 * tall else 0.85 * tall
