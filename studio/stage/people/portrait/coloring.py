"""Colours and hair that a picture shows: irises, the colour of the hair, where it hangs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats
from studio.stage.people.portrait.images import linear, luminance, sampled
from studio.stage.people.portrait.landmarks import COUNT, IRISES, OVAL
from studio.stage.people.portrait.pose import Pose
from studio.stage.people.skeleton import Doubles


@dataclass(frozen=True, slots=True, kw_only=True)
class Hair:
    """``color`` linear RGB; ``style`` a name of ``people.hair.STYLES`` or ``bald``."""

    color: tuple[float, float, float]
    style: str


def plausible_skin(color: Doubles) -> Doubles:
    """Skin (3,) in linear light, brought back where light or camera made it no skin's colour: skins lie near one line
    from pink to brown, and a picture's white balance leads away from it."""
    # cameras and film show darker skin darker than it is: our palette's skins, filmed and read again, gave the curve
    bright = float(np.clip(0.59 * (float(luminance(color)) / 0.6) ** 0.72, 0.05, 0.62))
    levels = np.array([0.06, 0.15, 0.28, 0.42, 0.62])
    red = np.interp(bright, levels, [1.75, 1.68, 1.58, 1.45, 1.30])
    blue = np.interp(bright, levels, [0.42, 0.44, 0.50, 0.58, 0.68])
    seen = color / max(float(luminance(color)), 1e-4)
    ratio = np.array([0.5 * seen[0] + 0.5 * red, 1.0, 0.5 * seen[2] + 0.5 * blue])
    ratio[0], ratio[2] = np.clip(ratio[0], 1.1, 2.2), np.clip(ratio[2], 0.25, 0.95)
    ratio[1] = (1 - 0.2126 * ratio[0] - 0.0722 * ratio[2]) / 0.7152
    return ratio * bright


def iris_color(picture: NDArray[np.uint8], points: NDArray[np.floating], gain: Doubles) -> tuple[float, ...] | None:
    """Linear RGB of the eyes, or None where the picture shows them too small. ``points`` (478, 3) pixels; ``gain``
    (3,): what a white thing's colour is in this light."""
    if len(points) < COUNT + 10:
        return None
    light = linear(picture)
    found: list[Doubles] = []
    for first in IRISES:
        middle = points[first, :2].astype(float)
        radius = float(np.linalg.norm(points[first + 1 : first + 5, :2] - middle, axis=1).mean())
        if radius < 3.0:
            continue
        # beside the pupil and below it: lids and lashes shade the top, and lamps shine in the middle
        turn = np.concatenate([np.linspace(-0.5, 0.9, 10), np.pi - np.linspace(-0.5, 0.9, 10)])
        ring = np.concatenate([np.stack([np.cos(turn), np.sin(turn)], 1) * radius * r for r in (0.55, 0.68, 0.8)])
        found.append(sampled(light, middle + ring))
    if not found:
        return None
    color = np.median(np.concatenate(found), 0) / gain
    return tuple(float(v) for v in np.clip(color * 1.15, 0.004, 0.35))


def hair_of(
    picture: NDArray[np.uint8], front: NDArray[np.float32] | None, seen: Doubles, pose: Pose, top: Doubles,
    skin: Doubles, hidden: float, female: bool,
) -> Hair:  # fmt: skip
    """How somebody wears their hair: its colour above the forehead, and whether the same colour is found beside cheeks,
    neck and shoulders. ``top`` (n, 3): points of the scalp in the figure's axes; ``skin`` linear as the picture shows
    it; ``hidden`` as in ``Painted``. Approximate: plaits, partings and curls are not told apart."""
    light = linear(picture)
    height, width = picture.shape[:2]

    def taken(at: Doubles) -> Floats:
        inside = ((at > 1) & (at < [width - 1, height - 1])).all(1)
        if front is not None:
            inside &= sampled(front[..., None], at)[:, 0] > 0.6
        return np.asarray(sampled(light, at[inside]), np.float32)

    crown = taken(pose.project(top))
    if len(crown) < 12:
        return Hair(color=(0.02, 0.014, 0.011), style="short")
    # between strands it is dark: the brighter part is the hair
    color = np.percentile(crown, 68, axis=0).astype(float)
    bright = float(luminance(skin))
    unlike = float(np.linalg.norm(color / max(float(color.sum()), 1e-4) - skin / skin.sum()))
    if abs(float(luminance(color)) / bright - 1) < 0.35 and unlike < 0.05:
        dark = tuple(float(v) for v in np.clip(skin * 0.25, 0.004, 0.2))
        return Hair(color=(dark[0], dark[1], dark[2]), style="bald")
    down = seen[152] - seen[10]
    length = float(np.linalg.norm(down))
    down = down / max(length, 1e-6)
    aside = np.array([down[1], -down[0]])
    oval = seen[list(OVAL)]
    half = float(np.ptp((oval - seen[1]) @ aside)) / 2

    def hangs(along: float) -> float:
        """Share of the hair's colour beside the face, ``along`` face lengths below its top."""
        best: list[float] = []
        for sign in (1.0, -1.0):
            k = np.linspace(1.02, 1.45, 9)[:, None]
            rows = np.linspace(-0.05, 0.05, 3)
            at = np.concatenate([seen[10] + down * length * (along + r) + aside * half * sign * k for r in rows])
            some = taken(at)
            if not len(some):
                continue
            near = np.linalg.norm(np.log((some + 0.01) / (color + 0.01)), axis=1) < 1.0
            unskin = luminance(some) < 0.8 * bright
            best.append(float((near & unskin).sum()) / len(at))
        return max(best, default=0.0)

    cheek, chin, neck, shoulder = hangs(0.75), hangs(1.0), hangs(1.08), hangs(1.3)
    fringe = hidden > 0.25
    if cheek > 0.1 and neck > 0.16 and shoulder > 0.16:
        style = "long_fringe" if fringe else "shoulder" if shoulder < 0.4 else "long"
    elif cheek > 0.3 and chin > 0.1:
        style = "bob" if fringe or female else "shoulder"
    elif female:
        style = "pixie" if fringe else "low_bun"
    else:
        style = "fringe" if fringe else "short"
    shown = np.clip(color * 0.8 * float(np.clip(luminance(plausible_skin(skin)) / bright, 1.0, 2.2)), 0.006, 0.62)
    return Hair(color=(float(shown[0]), float(shown[1]), float(shown[2])), style=style)
