"""Up and down a flight of stairs, a foot on every step."""

import math
from collections.abc import Callable
from dataclasses import replace

from studio.project.scene import Subject
from studio.stage.director.blocking import Blocking
from studio.stage.director.deeds.said import deeds_of, doers
from studio.stage.director.deeds.standing import Stand
from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.performer import Beat, Path
from studio.stage.shapes import box, capsule
from studio.stage.world import Vector

_STAIRS = frozenset(
    ["stairs", "staircase", "stairway", "stair", "steps", "stone_steps", "front_steps", "stairwell", "階段", "石段"]
)
_GOES = frozenset(
    ["walk", "run", "climb", "sneak", "march", "limp", "carry", "descend", "ascend", "go_up", "go_down", "crawl"]
)
_DOWN = frozenset(["descend", "go_down", "walk_down", "run_down", "come_down", "down", "climb_down", "get_down"])
_WET = frozenset(["sea", "lake", "river", "underwater", "space"])
_RISE_M, _GO_M, _WIDE_M = 0.165, 0.30, 2.2
_PACE = {"run": 1.25, "sneak": 0.40, "limp": 0.40, "crawl": 0.3}
_LANDING_M = 6.0


def stairway(block: Blocking) -> None:
    """Whoever goes up or down stairs."""
    scenic = set(block.scene.surroundings)
    goers = [
        (i, s) for i, s in doers(block, "person", "animal")
        if _GOES & deeds_of(s) and s.count <= 4
        and (_STAIRS & scenic or _STAIRS & {s.attributes.get("at", ""), s.attributes.get("target", "")})
    ]  # fmt: skip
    if not goers or block.scene.place in _WET:
        return
    for j, o in block.subjects("thing"):
        if o.kind in _STAIRS:
            block.done.add(j)
    first = goers[0][1]
    down = first.attributes.get("direction") == "down" or bool(_DOWN & deeds_of(first))
    _flight(block, goers, down)


def _flight(block: Blocking, goers: list[tuple[int, Subject]], down: bool) -> None:
    floor = block.floor
    inside = floor.place.indoor
    rise, count = (_RISE_M, 9) if inside else (_RISE_M, 16)
    # seen a little from the side; who comes down comes toward the camera, who goes up shows his back at a slant
    up = floor.view_yaw + (0.62 if down else -0.95)
    foot = Stand(floor.at(0.25 if down else 0.1, -0.9 if not inside else -0.5), up)
    base = foot.at[2]

    def gone(x: float, y: float) -> float:
        """Metres along the flight."""
        return (x - foot.at[0]) * math.cos(up) + (y - foot.at[1]) * math.sin(up)

    def ground(x: float, y: float) -> float:
        n = math.floor(gone(x, y) / _GO_M) + 1
        return base + rise * min(max(n, 0), count)

    for order, (i, m, s) in enumerate([(i, m, o) for i, o in goers for m in range(o.count)]):
        action = s.action if s.action in ("run", "sneak", "limp", "march") else "walk"
        pace = _PACE.get(action, 0.62) * (0.85 if s.attributes.get("age") in ("old", "child") else 1.0)
        length = min(pace * block.seconds, (count - 2) * _GO_M)
        aside = 0.45 * (order - (sum(o.count for _, o in goers) - 1) / 2)
        low = max(0.5 * (count * _GO_M - length) - 0.6, -0.4) + 0.45 * order
        path = _path(foot, ground, low, length, aside, block.seconds, down)
        at, yaw = path(0.0)
        beat = Beat(action=action, start=0.0, end=block.seconds, path=path)
        block.actor(i, m, block.score(i, m, [beat], at, yaw, ground=ground, ground_material="stone"))
    _built(block, foot, count, rise)
    block.heading, block.widen = None, True
    block.still = False
    block.look_yaw = floor.view_yaw


def _path(
    foot: Stand,
    ground: Callable[[float, float], float],
    low: float,
    length: float,
    aside: float,
    seconds: float,
    down: bool,
) -> Path:
    def path(t: float) -> tuple[Vector, float]:
        share = t / max(seconds, 0.1)
        along = low + length * ((1.0 - share) if down else share)
        x, y, _ = foot.point(along, aside, 0.0)
        z = ground(x, y)
        return (x, y, z), foot.yaw + (math.pi if down else 0.0)

    return path


def _built(block: Blocking, foot: Stand, count: int, rise: float) -> None:
    """Steps of stone, a landing, and a rail on the far side; part of the place."""
    inside = block.floor.place.indoor
    stone = Material(texture=Texture.WOOD if inside else Texture.ROCK, roughness=0.5 if inside else 0.9, scale=1.5)
    tread, wall = ("#a5713f", "#e6dfd2") if inside else ("#b3ada2", "#8f897f")
    parts: list[Mesh] = []
    for n in range(count):
        top = rise * (n + 1)
        at = foot.point((n + 0.5) * _GO_M, 0.0, top / 2)
        parts.append(box(at, (_GO_M, _WIDE_M, top), wall, Material(roughness=0.85), foot.yaw))
        lip = foot.point((n + 0.47) * _GO_M, 0.0, top - 0.012)
        parts.append(box(lip, (_GO_M + 0.04, _WIDE_M + 0.06, 0.045), tread, stone, foot.yaw))
    if not inside:
        high = rise * count
        at = foot.point(count * _GO_M + _LANDING_M / 2, 0.0, high / 2)
        parts.append(box(at, (_LANDING_M, _WIDE_M + 1.2, high), wall, stone, foot.yaw))
    iron = Material(roughness=0.4)
    side = _WIDE_M / 2 - 0.06
    a, b = foot.point(0.1, side, 0.95 + rise), foot.point(count * _GO_M, side, 0.95 + rise * count)
    parts.append(capsule(a, b, 0.026, 0.026, "#3a3d40" if not inside else "#7a4f2c", iron, 8, 2))
    for n in range(0, count, 2):
        low = foot.point((n + 0.5) * _GO_M, side, rise * (n + 1))
        parts.append(capsule(low, (low[0], low[1], low[2] + 0.95), 0.016, 0.016, "#3a3d40" if not inside else "#8f6238",
                             iron, 6, 1))  # fmt: skip
    place = block.floor.place
    block.floor.place = replace(place, scenery=(*place.scenery, *parts))
