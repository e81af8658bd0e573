"""What is served: a tray of drinks on the fingers of one hand, a tower of plates on both."""

import math

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking, travel
from studio.stage.director.company import height_of, seed_for
from studio.stage.director.deeds.fists import placed
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import Stand, before_camera
from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.performer import Beat, Cue, Path, Reach
from studio.stage.shapes import ball, capsule, lathe
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

_TRAYS = frozenset(["tray", "お盆", "トレイ", "トレー", "platter", "salver"])
_STAFF = frozenset(["waiter", "waitress", "butler", "maid", "bartender", "flight_attendant"])
_PLATES = frozenset(["plate", "plates", "dish", "dishes", "皿"])
_CARRIES = frozenset(["carry", "hold", "walk", "serve", "bring", "balance", "glide", "stand", "run"])
_DRINKS = frozenset(
    ["drink", "drinks", "beer", "wine", "champagne", "cocktail", "martini", "juice", "glass", "glasses"]
)
_FOOD = frozenset(["food", "meal", "burger", "pizza", "cake", "sandwich", "dinner", "breakfast", "ramen", "sushi"])


def serving(block: Blocking) -> None:
    """Whoever carries a tray, or plates piled up."""
    scenic = set(block.scene.surroundings)
    for i, s in list(doers(block)):
        things, said = objects_of(s), deeds_of(s)
        if s.count > 1 or not _CARRIES & said:
            continue
        if _PLATES & (things | (scenic if "carry" in said else set())) and (
            {"stack", "pile", "pile_up", "balance", "carry"} & said or {"tower", "stack", "pile"} & scenic
        ):
            _carry(block, i, s, "plates")
        elif _TRAYS & things or ("carry" in said and s.kind in _STAFF and things & (_DRINKS | _FOOD)):
            _carry(block, i, s, "food" if things & _FOOD else "drinks")


def _carry(block: Blocking, i: int, s: Subject, what: str) -> None:
    floor = block.floor
    k = height_of(s.kind, s.attributes) / 1.7
    goes = s.action in ("walk", "carry", "run")
    path: Path
    if goes:
        path, yaw = travel(block, s, "run" if s.action == "run" else "carry", 0.0)
    else:
        stand = before_camera(floor, 0.0, 0.0, 0.45)
        path, yaw = paths.hold(stand.at, stand.yaw), stand.yaw

    def here(t: float) -> Stand:
        at, turned = path(t)
        return Stand(at, turned)

    step = 0.008 if goes else 0.0
    if what == "plates":
        thing, low = plates(seed_for(block.seed, "plates")), 0.86 * k

        def under(t: float) -> Vector:
            return here(t).point(0.32 * k, 0.02 * math.sin(2.1 * t), low + step * math.sin(11.0 * t))

        hands = {
            side: Reach(at=lambda t, e=sign: _beside(here(t), under(t), 0.02, e * 0.085, 0.0), shape="cup",
                        along=lambda t, e=sign: here(t).way(0.75, -0.35 * e, 0.25),
                        knuckles=lambda t, e=sign: here(t).way(0.2, 0.6 * e, -0.75))
            for side, sign in (("left", 1.0), ("right", -1.0))
        }  # fmt: skip
    else:
        thing, low = tray(what), 1.27 * k

        def under(t: float) -> Vector:
            return here(t).point(0.30 * k, -0.27 * k, low + step * math.sin(11.0 * t))

        hands = {
            "right": Reach(at=lambda t: _beside(here(t), under(t), -0.01, 0.0, -0.045), shape="spread",
                           along=lambda t: here(t).way(0.35, 0.9, 0.0),
                           knuckles=lambda t: here(t).way(0.85, -0.3, 0.25))
        }  # fmt: skip
    block.hands_full.add(i)
    for j, o in block.subjects("thing"):
        if {o.kind, o.attributes.get("word", "")} & (_TRAYS | _PLATES | _DRINKS | _FOOD | {"tower", "box"}):
            block.done.add(j)
    beat = Beat(action=("run" if s.action == "run" else "walk") if goes else "stand", start=0.0, end=block.seconds,
                path=path, hands=hands, params={"speed": 0.9})  # fmt: skip
    block.actor(i, 0, block.score(i, 0, [beat], path(0.0)[0], path(0.0)[1]))

    def motion(t: float) -> Floats:
        sway = 0.05 * math.sin(2.1 * t) if what == "plates" else 0.0
        m = placed(under(t), here(t).yaw)
        m[:, 2] = np.array([*here(t).way(0.0, sway, 1.0)], np.float32)
        return m

    cues = [
        Cue(kind="contact", seconds=0.3 + 0.56 * n, position=under(0.3 + 0.56 * n), subject="plate", other="plate",
            speed_m_s=0.25, mass_kg=0.2, material="ceramic" if what == "plates" else "glass",
            other_material="ceramic" if what == "plates" else "glass")
        for n in range(int(block.until / 0.56) if goes else 0)
    ]  # fmt: skip
    block.prop(PropPerformer(thing, motion, cues=cues, seconds=block.until))
    block.heading, block.still = yaw, not goes


def _beside(stand: Stand, point: Vector, ahead: float, left: float, up: float) -> Vector:
    x, y, _ = stand.way(ahead, left, 0.0)
    return (point[0] + x, point[1] + y, point[2] + up)


def plates(seed: int, count: int = 17) -> Thing:
    """Piled up, none quite over the one below."""
    g = np.random.default_rng(seed)
    china = Material(roughness=0.2)
    parts: list[Mesh] = []
    x = y = 0.0
    for n in range(count):
        tint = ("#f4f3ee", "#e9eef2", "#f3ece0")[n % 3]
        x, y = 0.75 * x + float(g.normal(0, 0.007)), 0.75 * y + float(g.normal(0, 0.007))
        profile = [(0.001, 0.0), (0.07, 0.0), (0.132, 0.020), (0.134, 0.025), (0.07, 0.010), (0.001, 0.009)]
        parts.append(lathe((x, y, 0.028 * n), profile, tint, china, 26))
    return thing_of("plate_stack", parts, 6.0, "ceramic")


def tray(what: str) -> Thing:
    """A round tray with what is on it."""
    steel = Material(texture=Texture.METAL, roughness=0.3)
    profile = [(0.001, 0.0), (0.195, 0.0), (0.21, 0.022), (0.204, 0.022), (0.19, 0.008), (0.001, 0.008)]
    parts = [lathe((0, 0, 0), profile, "#b9bec4", steel, 32)]
    if what == "food":
        china = Material(roughness=0.2)
        for x, y, top in ((0.07, 0.075, "#b06a34"), (-0.08, 0.03, "#d8b04a"), (0.03, -0.09, "#7fa24a")):
            plate = [(0.001, 0.0), (0.05, 0.0), (0.085, 0.014), (0.05, 0.008), (0.001, 0.007)]
            parts.append(lathe((x, y, 0.008), plate, "#f6f4ee", china, 22))
            parts.append(ball((x, y, 0.032), (0.055, 0.055, 0.030), top, Material(roughness=0.8), 2))
        return thing_of("tray", parts, 1.5, "metal")
    glass = Material(texture=Texture.GLASS, roughness=0.06, a=0.18)
    spots = ((0.10, 0.06), (-0.02, 0.11), (-0.11, -0.01), (0.02, -0.04), (0.07, -0.12))
    for (x, y), color in zip(spots, ("#d8902a", "#b8283a", "#f0d060", "#e0762a", "#8fc06a"), strict=True):
        parts.append(lathe((x, y, 0.008), [(0.026, 0.0), (0.036, 0.135), (0.034, 0.135)], "#e6f0f2", glass, 18))
        parts.append(lathe((x, y, 0.012), [(0.001, 0.0), (0.024, 0.0), (0.032, 0.105), (0.001, 0.106)], color,
                           Material(roughness=0.15, emission=0.12), 18))  # fmt: skip
        parts.append(capsule((x + 0.01, y, 0.05), (x + 0.035, y + 0.01, 0.20), 0.0035, 0.0035, "#f4f4f4", steel, 6, 1))
    return thing_of("tray", parts, 1.6, "metal")
