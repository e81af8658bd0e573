"""Hair that is cut: somebody sits in a chair under a cape, the scissors are at the hair behind."""

import math

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.deeds.benches import closer
from studio.stage.director.deeds.company import extra
from studio.stage.director.deeds.fists import in_fist, placed, touch
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import Stand, always, ease, shift
from studio.stage.mesh import Floats, Material
from studio.stage.performer import Beat, Performer, Reach
from studio.stage.shapes import box, capsule, lathe, torus
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

_CUTS = frozenset(["cut", "trim", "cut_hair", "style", "comb", "snip", "shave", "dress", "brush"])
_TRADE = frozenset(["barber", "hairdresser", "hair_stylist", "stylist", "beautician"])
_SEAT_M = 0.50


def hairdressing(block: Blocking) -> None:
    """Whoever cuts somebody's hair."""
    for i, s in list(doers(block)):
        words = objects_of(s)
        if not _CUTS & deeds_of(s) or not (s.kind in _TRADE or words & {"hair", "haircut", "beard"}):
            continue
        customer = next((j for j, o in doers(block) if j != i and o.count == 1), None)
        _cut(block, i, s, customer)
        return


def _cut(block: Blocking, i: int, s: Subject, customer: int | None) -> None:
    floor = block.floor
    for j, o in block.subjects("thing"):
        if o.kind in ("chair", "mirror", "scissors") or o.attributes.get("word", "") in ("scissors", "hair"):
            block.done.add(j)
    sits = Stand(floor.at(0.12, 0.0), floor.facing_camera + 0.30)
    block.prop(PropPerformer(_chair(), lambda _: placed(sits.at, sits.yaw), seconds=block.until))
    head = _seated(block, customer, sits)
    behind = sits.point(-0.44, 0.34, 0.0)
    cutter = Stand(behind, math.atan2(sits.at[1] - behind[1], sits.at[0] - behind[0]) - 0.15)

    def crown(t: float) -> Vector:
        x, y, z = (float(v) for v in head.socket("head", t)[:, 3])
        return (x, y, z)

    def blades(t: float) -> Vector:
        """At the ends of the hair, moving on with every lock."""
        u = 0.5 + 0.5 * math.sin(0.9 * t)
        return shift(crown(t), sits.way(-0.09, 0.145 - 0.05 * u, 0.02 - 0.10 * u))

    def fist(t: float) -> Vector:
        return shift(blades(t), cutter.way(-0.10, -0.055, 0.03))

    def lock(t: float) -> Vector:
        return shift(blades(t), shift((0.0, 0.0, 0.06), cutter.way(0.0, 0.085, 0.0)))

    hands = {
        "right": Reach(at=fist, along=lambda t: cutter.way(0.85, 0.45, -0.15), shape="pinch"),
        "left": Reach(at=lock, along=lambda t: cutter.way(0.5, -0.6, 0.3), shape="pinch"),
    }
    beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(cutter.at, cutter.yaw), hands=hands)
    block.hands_full.add(i)
    mood = s.attributes.get("mood", "") or ("happy" if "smile" in deeds_of(s) else "neutral")
    who = block.actor(i, 0, block.score(i, 0, [beat], cutter.at, cutter.yaw, look_at=blades, mood=mood))
    snips = [0.6 + 0.62 * k for k in range(int(max(block.until - 0.8, 0.0) / 0.62))]
    cues = [touch("scissors", "hair", t, blades(t), 0.6, 0.03, "metal", "metal") for t in snips]
    block.prop(in_fist(scissors(), who, "right_hand", (0, 0, 0), (0, 0, 1), (1, 0, 0), level=False, cues=cues,
                       seconds=block.until))  # fmt: skip
    for k, t in enumerate(snips[::2]):
        _fallen(block, k, t, blades(t), floor.place.ground(*blades(t)[:2]))
    block.heading, block.still, block.widen = None, True, False
    block.look_yaw = floor.view_yaw + 0.16
    closer(block, sits.point(-0.15, 0.1, 0.92), 0.60)


def _seated(block: Blocking, customer: int | None, sits: Stand) -> Performer:
    """Whose hair it is, under a cape."""
    params = {"seated": 1.0, "seat_height": _SEAT_M}
    beat = Beat(action="sit", start=0.0, end=block.seconds, path=paths.hold(sits.at, sits.yaw), params=params)
    ahead = sits.point(2.0, 0.0, 1.2)
    if customer is None:
        who = extra(block, 3, "woman", [beat], sits.at, sits.yaw)
    else:
        block.hands_full.add(customer)
        score = block.score(customer, 0, [beat], sits.at, sits.yaw, look_at=always(ahead))
        who = block.actor(customer, 0, score)
    block.prop(PropPerformer(_cape(), lambda t: _about_neck(who, sits, t), seconds=block.until))
    return who


def _about_neck(who: Performer, sits: Stand, t: float) -> Floats:
    x, y, z = (float(v) for v in who.socket("head", t)[:, 3])
    x, y, z = shift((x, y, z), sits.way(0.02, 0.0, -0.115))
    return placed((x, y, z), sits.yaw)


def _cape() -> Thing:
    """A wide cloth from the neck over the arms and the lap."""
    cloth = Material(roughness=0.8, two_sided=True)
    falls = lathe(
        (0.03, 0, 0), [(0.33, -0.56), (0.315, -0.40), (0.28, -0.22), (0.225, -0.10), (0.10, -0.03), (0.085, 0.0)],
        "#3a4a5c", cloth, 26,
    )  # fmt: skip
    return thing_of("cape", [falls], 0.4, "cloth")


def _chair() -> Thing:
    """A barber's: leather on a foot of steel, its sitter facing +x."""
    leather, steel = Material(roughness=0.45), Material(roughness=0.2)
    return thing_of("barber_chair", [
        lathe((0, 0, 0), [(0.30, 0), (0.28, 0.03), (0.05, 0.05), (0.045, 0.38)], "#c4c8ca", steel, 20),
        box((0, 0, _SEAT_M - 0.065), (0.54, 0.52, 0.12), "#6a2a26", leather),
        box((-0.29, 0, 0.76), (0.09, 0.48, 0.46), "#6a2a26", leather),
        box((0.02, 0.30, 0.66), (0.42, 0.06, 0.05), "#2c2e30", leather),
        box((0.02, -0.30, 0.66), (0.42, 0.06, 0.05), "#2c2e30", leather),
        box((0.42, 0, 0.16), (0.16, 0.34, 0.04), "#c4c8ca", steel),
    ], 30.0, "leather")  # fmt: skip


def scissors() -> Thing:
    """Two blades ahead of two rings, along +z."""
    steel = Material(roughness=0.2)
    parts = [
        capsule((0, 0.012 * k, 0.02), (0, -0.008 * k, 0.155), 0.006, 0.002, "#c8ccd0", steel, 8, 2) for k in (-1, 1)
    ]  # fmt: skip
    ring = torus((0, 0, 0), 0.02, 0.004, "#2c2e30", steel, 16, 6)
    parts += [ring.moved(_upright(0.026 * k)) for k in (-1, 1)]
    return thing_of("scissors", parts, 0.06, "metal")


def _upright(left: float) -> Floats:
    m = placed((0.0, left, -0.01), 0.0)
    m[:, :3] = [[0, 0, 1], [0, 1, 0], [-1, 0, 0]]
    return m


def _fallen(block: Blocking, k: int, start: float, at: Vector, ground: float) -> None:
    """A lock on its way to the floor."""
    strand = made_lock(k)

    def motion(t: float) -> Floats:
        drop = max(at[2] - 2.4 * max(t - start, 0.0) ** 2 - 0.05, ground + 0.006)
        return placed((at[0] + 0.03 * k * ease(0.0, 0.8, t - start), at[1], drop), 1.3 * k + 2.0 * (t - start))

    block.prop(PropPerformer(strand, motion, shown=(start, 1e9), seconds=block.until))


def made_lock(k: int) -> Thing:
    """A few hairs that were cut off."""
    hair = capsule((-0.03, 0, 0), (0.03, 0.01 * (k % 3 - 1), 0.004), 0.004, 0.002, "#4a2f1c", Material(), 6, 2)
    return thing_of("hair", [hair], 0.001, "cloth")
