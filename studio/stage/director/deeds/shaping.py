"""What hands shape: red iron on an anvil, clay on a wheel, a loaf that is broken."""

import math

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import height_of, seed_for
from studio.stage.director.deeds.benches import bench, closer, made, seat
from studio.stage.director.deeds.cooking import over_table, worker
from studio.stage.director.deeds.dining import Steam
from studio.stage.director.deeds.fists import frame, placed, stood, touch
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import Stand, always, before_camera, ease, shift
from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.performer import Beat, Cue, Posed, Reach
from studio.stage.shapes import box, capsule, lathe, rock
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import Life
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Lamp, Sprites, Vector

_STRIKES = frozenset(["hammer", "forge", "strike", "hit", "pound", "beat", "work", "push", "swing", "make"])
_IRON = frozenset(["anvil", "sword", "iron", "steel", "metal", "blade", "horseshoe", "katana", "hot_iron"])
_THROWS = frozenset(
    ["shape", "make", "throw", "mold", "form", "spin", "push", "sculpt", "turn", "work", "create", "knead"]
)
_CLAY = frozenset(
    ["bowl", "pot", "vase", "cup", "clay", "pottery", "teacup", "jar", "wheel", "potters_wheel", "湯のみ"]
)
_BREAKS = frozenset(["break", "tear", "split", "break_apart", "pull_apart", "rip", "shatter", "tear_apart", "halve"])
_LOAVES = frozenset(["bread", "loaf", "baguette", "roll", "bun", "croissant"])
_STROKE_S = 1.05


def shaping(block: Blocking) -> None:
    """Smiths, potters, and whoever breaks bread."""
    scenic = set(block.scene.surroundings)
    for i, s in list(doers(block)):
        if s.count > 1:
            continue
        said = deeds_of(s)
        things = objects_of(s) | {
            o.attributes.get(word, "") for _, o in block.subjects("thing") for word in ("word", "sense")
        }
        names = {s.kind, s.attributes.get("word", ""), s.attributes.get("sense", "")}
        smith = "blacksmith" in names or "swordsmith" in names
        if _STRIKES & said and (("anvil" in scenic | things) or (smith and (things & _IRON or "hammer" in said))):
            _smith(block, i, s)
        elif _THROWS & said and (
            ("potter" in names and (things | scenic) & _CLAY) or {"potters_wheel", "pottery_wheel"} & (scenic | things)
        ):
            _potter(block, i, s)
        elif _BREAKS & said and things & _LOAVES:
            _break_bread(block, i, s)


# ------------------------------------------------------------------------------------------------ on an anvil


def _smith(block: Blocking, i: int, s: Subject) -> None:
    """Stroke by stroke on glowing iron that the tongs hold; sparks leap at every one."""
    floor = block.floor
    for j, o in block.subjects("thing", "animal"):
        if o.kind in _IRON | {"hammer", "butterfly"}:
            block.done.add(j)
    k = height_of(s.kind, s.attributes) / 1.7
    stand = before_camera(floor, -0.35, 0.2, 0.78)
    own = floor.place.marks.get("anvil")
    if own is None:
        top = 0.80 * k
        face = stand.point(0.62, -0.02, top)
        block.prop(stood(_anvil(top), (face[0], face[1], stand.at[2]), stand.yaw + math.pi / 2, seconds=block.until))
    else:
        face = own.position
        stand = Stand(floor.grounded(shift(face, stand.way(-0.62, 0.02, 0.0))), stand.yaw)
        top = face[2] - stand.at[2]
    strikes = [0.7 + _STROKE_S * n for n in range(int((block.until - 0.7) / _STROKE_S) + 1)]

    def lift(t: float) -> float:
        """0 on the iron .. 1 raised."""
        u = ((t - 0.7) / _STROKE_S) % 1.0
        if u < 0.70:
            return math.sin(0.5 * math.pi * min(u / 0.62, 1.0))
        return math.cos(0.5 * math.pi * (u - 0.70) / 0.30)

    work = shift(face, (0.0, 0.0, 0.028))

    def hand(t: float) -> Vector:
        a = lift(t)
        back = stand.way(-0.30 - 0.12 * a, -0.16 - 0.10 * a, 0.0)
        return (work[0] + back[0], work[1] + back[1], work[2] + 0.06 + 0.62 * a)

    def along(t: float) -> Vector:
        a = lift(t)
        return stand.way(0.85 - 0.75 * a, 0.42 - 0.25 * a, 0.05 + 1.0 * a)

    grip = stand.point(0.40, 0.34, top + 0.10)

    def tongs(_: float) -> Vector:
        return (work[0] - grip[0], work[1] - grip[1], work[2] - grip[2])

    hands = {
        "right": Reach(at=hand, along=along, knuckles=lambda t: stand.way(0.35, 0.2, -0.9)),
        "left": Reach(at=always(grip), along=tongs, knuckles=lambda t: stand.way(0.5, -0.2, -0.8)),
    }
    who = worker(block, i, s, stand, hands, look_at=always(work), mood="effort")
    cues = [touch("hammer", "anvil", t, work, 5.0, 1.6, "metal", "metal") for t in strikes if t < block.until]

    def hammer(t: float) -> Floats:
        """Its head meets the iron at the stroke, whatever the wrist can."""
        fist = who.socket("right_hand", t)[:, 3].astype(float)
        a = lift(t)
        down = np.array(work) + np.array([0.0, 0.0, 0.045]) - fist
        rod = np.array(along(t)) * a + down * (1.0 - a)
        turn = frame(rod, np.array([0.0, 0.0, 1.0]) + np.array(stand.way(0.8 * a, 0.0, 0.0)))
        return np.concatenate([turn, fist[:, None]], 1).astype(np.float32)

    block.prop(PropPerformer(_sledge(), hammer, cues=cues, seconds=block.until))
    c = frame(np.array(tongs(0.0)), np.array([0.0, 0.0, 1.0]))
    held = np.concatenate([c, np.array(grip)[:, None]], 1).astype(np.float32)
    reach = math.dist(grip, work)
    block.prop(PropPerformer(_iron(reach), lambda _: held, seconds=block.until))
    block.prop(_Sparks(work, strikes, seed_for(block.seed, "sparks")))
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw
    closer(block, stand.point(0.30, 0.0, 0.82 * k), 0.74 * k)


def _anvil(top: float) -> Thing:
    """On a block of wood, its horn along +x; its face at ``top``."""
    steel = Material(texture=Texture.METAL, roughness=0.35)
    bark = Material(texture=Texture.BARK, roughness=0.95, scale=4.0)
    parts = [
        lathe((0, 0, 0), [(0.27, 0.0), (0.25, top - 0.30), (0.001, top - 0.29)], "#6a4a30", bark, 18),
        box((0, 0, top - 0.27), (0.32, 0.22, 0.06), "#33363a", steel),
        box((0, 0, top - 0.185), (0.17, 0.12, 0.13), "#33363a", steel),
        box((-0.03, 0, top - 0.06), (0.40, 0.135, 0.12), "#4a4e54", steel),
        capsule((0.16, 0, top - 0.055), (0.38, 0, top - 0.035), 0.058, 0.010, "#4a4e54", steel, 14, 3),
    ]
    return thing_of("anvil", parts, 80.0, "metal")


def _sledge() -> Thing:
    """Along x from the fist, its head across (z)."""
    wood, steel = Material(texture=Texture.WOOD, roughness=0.6), Material(texture=Texture.METAL, roughness=0.4)
    parts = [
        capsule((-0.10, 0, 0), (0.33, 0, 0), 0.016, 0.014, "#8a5f38", wood, 10, 2),
        box((0.33, 0, 0.0), (0.065, 0.065, 0.15), "#3c4046", steel),
    ]
    return thing_of("hammer", parts, 1.6, "metal")


def _iron(reach: float) -> Thing:
    """Tongs along x from the fist; they hold a bar that glows at its end."""
    steel = Material(roughness=0.5)
    parts = [
        capsule((-0.10, y, 0), (reach - 0.14, 0.3 * y, 0), 0.008, 0.007, "#26282b", steel, 6, 1) for y in (-0.03, 0.03)
    ]
    parts.append(box((reach - 0.16, 0, 0), (0.10, 0.036, 0.016), "#8a2a10", Material(roughness=0.9, emission=0.8)))
    parts.append(box((reach + 0.02, 0, 0), (0.28, 0.040, 0.016), "#ff7a20", Material(roughness=0.9, emission=4.2)))
    glow = Lamp(position=(reach, 0.0, 0.10), color=(1.0, 0.45, 0.15), power=2.4, range_m=2.6, size_m=0.1, halo=0.15)
    return thing_of("hot_iron", parts, 1.5, "metal", life=Life(lamps=lambda t: (glow,)))


class _Sparks:
    """A ``Performer``: what flies off the iron at each stroke."""

    kind = "sparks"
    meshes: tuple[Mesh, ...] = ()
    cues: tuple[Cue, ...] = ()

    def __init__(self, at: Vector, strikes: list[float], seed: int) -> None:
        g = np.random.default_rng(seed)
        n = 70
        a = g.uniform(0, math.tau, (len(strikes), n))
        out = g.uniform(0.5, 3.4, (len(strikes), n))
        self._speed = np.stack([out * np.cos(a), out * np.sin(a), g.uniform(0.2, 2.8, out.shape)], -1)
        self._last = g.uniform(0.25, 0.75, out.shape)
        self._size = g.uniform(0.005, 0.011, out.shape)
        self._at, self._strikes = np.array(at), strikes

    def at(self, seconds: float) -> Posed:
        for k, start in enumerate(self._strikes):
            age = seconds - start
            if 0.0 <= age < 0.75:
                alive = self._last[k] > age
                moved = self._at + self._speed[k][alive] * age
                moved[:, 2] += 0.015 - 4.9 * age * age
                size = self._size[k][alive] * (1.0 - age / self._last[k][alive]) ** 0.5
                flash = Lamp(position=(float(self._at[0]), float(self._at[1]), float(self._at[2]) + 0.15),
                             color=(1.0, 0.7, 0.35), power=12.0 * math.exp(-age / 0.07), range_m=3.0)  # fmt: skip
                dots = Sprites(centers=moved.astype(np.float32), radii=size.astype(np.float32), color=(8.0, 3.6, 0.8),
                               opacity=0.95, glow=True)  # fmt: skip
                return Posed((), (), lamps=(flash,) if age < 0.2 else (), sprites=(dots,))
        return Posed((), ())

    def focus(self, seconds: float) -> Vector:
        return (float(self._at[0]), float(self._at[1]), float(self._at[2]))

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        at = self.focus(seconds)
        return at, at

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)


# ------------------------------------------------------------------------------------------------ on a wheel


_WHEEL_M, _CLAY_M = 0.50, 0.17


def _potter(block: Blocking, i: int, s: Subject) -> None:
    """Seated over the wheel, both hands about the clay, which turns and rises."""
    floor = block.floor
    for j, o in block.subjects("thing"):
        if o.kind in _CLAY | {"box", "stool"}:
            block.done.add(j)
    stand = before_camera(floor, -0.1, 0.3, 0.55)
    _, high = seat(block, stand, "stool")
    wheel = Stand(stand.point(0.50, 0.0, 0.0), stand.yaw)
    ring = placed(wheel.at, stand.yaw)
    block.prop(PropPerformer(_wheel_frame(), lambda _: ring, seconds=block.until))

    def risen(t: float) -> float:
        return 0.45 + 0.55 * ease(0.4, 0.85 * block.seconds, t)

    def radius(t: float) -> float:
        return 0.105 - 0.030 * ease(0.4, 0.85 * block.seconds, t)

    def turning(t: float) -> Floats:
        return placed((wheel.at[0], wheel.at[1], wheel.at[2] + _WHEEL_M), 9.5 * t)

    def clay(t: float) -> Floats:
        m = placed((wheel.at[0], wheel.at[1], wheel.at[2] + _WHEEL_M + 0.012), 9.5 * t)
        wide = radius(t) / 0.09
        m[:, :2] *= wide
        m[:, 2] *= risen(t)
        return m

    cue = Cue(kind="loop", seconds=0.0, until=block.until, position=wheel.point(0, 0, _WHEEL_M), subject="wheel",
              other="machine", speed_m_s=0.6, mass_kg=4.0, material="wood")  # fmt: skip
    block.prop(PropPerformer(_disc(), turning, cues=[cue], seconds=block.until))
    block.prop(PropPerformer(_pot(), clay, seconds=block.until))

    def palm(side: float) -> Reach:
        def at(t: float) -> Vector:
            up = _WHEEL_M + 0.04 + 0.62 * _CLAY_M * risen(t) + 0.012 * math.sin(1.7 * t)
            return wheel.point(-0.02, side * (radius(t) + 0.032), up)

        return Reach(at=at, along=lambda t: wheel.way(0.15, 0.0, 1.0), shape="cup",
                     knuckles=lambda t: wheel.way(1.0, -0.25 * side, -0.1))  # fmt: skip

    hands = {"left": palm(1.0), "right": palm(-1.0)}
    params = {"seated": 1.0, "seat_height": high}
    beat = Beat(
        action="sit", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw), params=params, hands=hands
    )
    block.hands_full.add(i)
    eyes = wheel.point(0.0, 0.0, _WHEEL_M + 0.12)
    block.actor(i, 0, block.score(i, 0, [beat], stand.at, stand.yaw, look_at=always(eyes)))
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw
    closer(block, wheel.point(-0.18, 0.0, _WHEEL_M + 0.03), 0.58)


def _wheel_frame() -> Thing:
    """A low bench with a basin about the wheel."""
    wood, dark = Material(texture=Texture.WOOD, roughness=0.6), Material(roughness=0.5)
    rim = [(0.20, 0.0), (0.27, 0.0), (0.29, 0.11), (0.27, 0.11), (0.25, 0.02), (0.06, 0.02)]
    parts = [
        lathe((0, 0, 0), [(0.05, 0.0), (0.05, _WHEEL_M - 0.01), (0.001, _WHEEL_M - 0.005)], "#55595e", dark, 14),
        lathe((0, 0, _WHEEL_M - 0.10), rim, "#3f5f7a", dark, 28),
    ]
    parts += [
        capsule((0.24 * x, 0.24 * y, 0.0), (0.22 * x, 0.22 * y, _WHEEL_M - 0.06), 0.025, 0.025, "#8a5f38", wood, 8, 1)
        for x in (1, -1)
        for y in (1, -1)
    ]
    return thing_of("potters_wheel", parts, 30.0, "wood")


def _disc() -> Thing:
    steel = Material(texture=Texture.METAL, roughness=0.4)
    mark = box((0.12, 0, 0.011), (0.06, 0.012, 0.003), "#7a4a30", Material(roughness=0.9))
    disc = lathe((0, 0, -0.012), [(0.001, 0), (0.185, 0.0), (0.185, 0.022), (0.001, 0.022)], "#9a9d9f", steel, 30)
    return thing_of("wheel_head", [disc, mark], 4.0, "metal")


def _pot() -> Thing:
    """Wet clay, hollow, with the marks of fingers round it."""
    wet = Material(roughness=0.28)
    out = [
        (0.074 + 0.018 * math.sin(math.pi * u) + 0.002 * math.sin(40 * u), _CLAY_M * u) for u in np.linspace(0, 1, 14)
    ]
    inside = [(r - 0.012, z) for r, z in reversed(out)]
    lump = rock((0.085, 0, 0.02), (0.012, 0.02, 0.012), "#8a5a40", wet, 2, 1, 0.2)
    pot = lathe((0, 0, 0), [(0.001, 0.0), *out, *inside[:-2], (0.001, 0.02)], "#9a6648", wet, 32)
    return thing_of("clay", [pot, lump], 2.0, "flesh")


# ------------------------------------------------------------------------------------------------ a loaf


def _break_bread(block: Blocking, i: int, s: Subject) -> None:
    """Taken in both hands and broken in two; it steams where it is open."""
    for j, o in block.subjects("thing"):
        if o.kind in _LOAVES:
            block.done.add(j)
    table = bench(block, own=True)
    stand = table.worker
    k = height_of(s.kind, s.attributes) / 1.7
    breaks = 0.40 * block.seconds

    def apart(t: float) -> float:
        return 0.13 * ease(breaks, breaks + 0.35, t) + 0.02 * ease(breaks + 0.4, breaks + 1.4, t)

    def tilt(t: float) -> float:
        return 0.75 * ease(breaks - 0.35, breaks + 0.25, t)

    def half(side: float, t: float) -> Floats:
        strain = 0.004 * math.sin(31.0 * t) * ease(breaks - 0.7, breaks, t) * (1.0 - ease(breaks, breaks + 0.1, t))
        at = stand.point(0.36 * k, side * apart(t) + strain, 1.12 * k)
        a = side * tilt(t)
        x = np.array(stand.way(0.0, side * math.cos(a), -abs(math.sin(a)) * 0.35))
        z = np.array([0.0, 0.0, 1.0])
        turn = frame(x, z)
        return np.concatenate([turn, np.array(at)[:, None]], 1).astype(np.float32)

    def hand(side: float) -> Reach:
        def at(t: float) -> Vector:
            m = half(side, t)
            p = m[:, :3] @ [0.105, 0.0, -0.01] + m[:, 3]
            return (float(p[0]), float(p[1]), float(p[2]))

        return Reach(at=at, along=lambda t: stand.way(0.7, 0.15 * side, 0.55), shape="cup",
                     knuckles=lambda t: stand.way(0.5, 0.6 * side, -0.5))  # fmt: skip

    hands = {"left": hand(1.0), "right": hand(-1.0)}
    eyes = stand.point(0.40 * k, 0.0, 1.12 * k)
    worker(block, i, s, stand, hands, look_at=always(eyes), mood="happy")
    cue = Cue(kind="contact", seconds=breaks, position=eyes, subject="bread", other="bread", speed_m_s=0.8, mass_kg=0.2,
              material="leaf", other_material="leaf")  # fmt: skip
    block.prop(PropPerformer(_half_loaf(), lambda t: half(1.0, t), cues=[cue], seconds=block.until))
    block.prop(PropPerformer(_half_loaf(), lambda t: half(-1.0, t), seconds=block.until))
    block.prop(_Late(Steam(shift(eyes, (0.0, 0.0, 0.03)), seed_for(block.seed, "steam")), breaks + 0.1))
    plate = made(block, "plate")
    block.prop(stood(plate, table.on(0.22, 0.0), 0.0, seconds=block.until))
    over_table(block, 0.30)
    closer(block, stand.point(0.30, 0.0, 0.88 * k), 0.46)


class _Late:
    """What is there only from a moment on."""

    meshes: tuple[Mesh, ...] = ()
    cues: tuple[Cue, ...] = ()
    kind = "steam"

    def __init__(self, steam: Steam, start: float) -> None:
        self._steam, self._start = steam, start

    def at(self, seconds: float) -> Posed:
        return self._steam.at(seconds) if seconds > self._start else Posed((), ())

    def focus(self, seconds: float) -> Vector:
        return self._steam.focus(seconds)

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        return self._steam.bounds(seconds)

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)


def _half_loaf() -> Thing:
    """From where it was broken (x = 0), crust outward along +x."""
    crust, crumb = Material(roughness=0.75), Material(roughness=0.98)
    parts = [
        capsule((0.022, 0, 0), (0.10, 0, 0), 0.066, 0.050, "#b9742f", crust, 20, 6),
        rock((0.008, 0, 0), (0.016, 0.058, 0.056), "#f6ead0", crumb, 7, 2, 0.25),
        capsule((0.03, -0.03, 0.055), (0.05, 0.03, 0.057), 0.010, 0.010, "#e0b673", crust, 8, 2),
        capsule((0.08, -0.028, 0.048), (0.10, 0.028, 0.048), 0.010, 0.010, "#e0b673", crust, 8, 2),
    ]
    return thing_of("bread", parts, 0.25, "leaf")
