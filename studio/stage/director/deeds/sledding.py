"""Dogs before a sled: two and two in harness, traces to the sled, a musher standing on its runners."""

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import height_of
from studio.stage.director.deeds.company import extra
from studio.stage.director.deeds.fists import placed
from studio.stage.director.deeds.lines import Strands, sagging
from studio.stage.director.deeds.said import deeds_of, doers, named, objects_of
from studio.stage.director.deeds.standing import Stand
from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.performer import Beat, Cue, Path, Performer, Posed, Reach
from studio.stage.shapes import box, capsule, tube
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

_PULLS = frozenset(["pull", "draw", "drag", "run", "tow", "haul", "race", "walk"])
_TEAM = frozenset(["dog", "wolf", "reindeer", "horse", "deer"])
_SLEDS = frozenset(["sled", "sledge", "dog_sled", "sleigh", "dogsled"])


def sledding(block: Blocking) -> None:
    """Animals that pull a sled."""
    found = named(block, *_SLEDS)
    scenic = bool(_SLEDS & set(block.scene.surroundings))
    for i, s in list(doers(block, "animal")):
        aimed = bool(_SLEDS & objects_of(s))
        if s.kind in _TEAM and _PULLS & deeds_of(s) and (aimed or found is not None or scenic) and (
            "pull" in deeds_of(s) or aimed or scenic
        ):  # fmt: skip
            _team(block, i, s, found[0] if found else None)
            return


def _team(block: Blocking, i: int, s: Subject, j: int | None) -> None:
    floor = block.floor
    if j is not None:
        block.done.add(j)
    n = min(max(s.count, 1), 10)
    long = 1.35 * height_of(s.kind) / 0.62
    step = 1.15 * long
    half = 1.25 * block.seconds
    start = -half - 0.9 - 0.5 * step * ((n + 1) // 2)  # in the middle of the shot the team is in the middle
    path = paths.straight(floor.at(start, 0.5), floor.at(start + 2 * half, -0.7), 0.0, block.seconds)
    yaw = path(0.0)[1]

    def along(metres: float, left: float = 0.0) -> Path:
        """The same way, so far ahead of it and to its left."""

        def own(t: float) -> tuple[Vector, float]:
            at, a = path(t)
            return floor.grounded(Stand(at, a).point(metres, left, 0.0)), a

        return own

    dogs: list[Performer] = []
    for m in range(n):
        row, side = divmod(m, 2)
        left = 0.0 if n % 2 and m == n - 1 else 0.36 * (1 if side == 0 else -1)
        own = along(1.9 + step * row, left)
        beat = Beat(action="run", start=0.0, end=block.seconds, path=own)
        dogs.append(block.actor(i, m, block.score(i, m, [beat], *own(0.0)), lead=m in (0, n - 1)))
    sled_path = along(-0.2)

    def motion(t: float) -> Floats:
        at, a = sled_path(t)
        return placed(at, a)

    cue = Cue(kind="loop", seconds=0.0, until=block.until, position=sled_path(0.0)[0], subject="sled", other="sliding",
              speed_m_s=3.0, mass_kg=40.0, material="wood", other_material=floor.place.ground_material)  # fmt: skip
    block.prop(PropPerformer(_dog_sled(), motion, cues=[cue], seconds=block.until), lead=True)
    _musher(block, along(-1.02))
    for dog in dogs:

        def collar(t: float, dog: Performer = dog) -> Vector:
            x, y, _ = dog.focus(t)
            root = dog.socket("root", t)
            back, high = 0.32 * long, 0.62 * height_of(s.kind)
            return (x - float(root[0, 0]) * back, y - float(root[1, 0]) * back, high + float(root[2, 3]))

        def bow(t: float) -> Vector:
            at, a = sled_path(t)
            return Stand(at, a).point(0.86, 0.0, 0.28)

        block.prop(Strands("trace", (sagging(bow, collar, 0.06),), 0.011, "#7a2f28"))
    block.heading, block.widen = yaw, True


def _musher(block: Blocking, path: Path) -> None:
    """Whoever is there, else somebody in furs, hands on the bow at the back."""
    who = next(((i, s) for i, s in doers(block, "person") if s.count == 1), None)

    def grip(t: float, side: float) -> Vector:
        at, a = path(t)
        return Stand(at, a).point(0.34, 0.21 * side, 1.02)

    def across(t: float, side: float) -> Vector:
        _, a = path(t)
        return Stand((0, 0, 0), a).way(0.0, side, 0.0)

    hands = {
        "left": Reach(at=lambda t: grip(t, 1.0), along=lambda t: across(t, -1.0)),
        "right": Reach(at=lambda t: grip(t, -1.0), along=lambda t: across(t, 1.0)),
    }
    mount = _Runners(path)
    beat = Beat(action="stand", start=0.0, end=block.seconds, mount=mount, hands=hands)
    at, yaw = path(0.0)
    if who is None:
        extra(block, 90, "musher", [beat], at, yaw)
    else:
        block.hands_full.add(who[0])
        block.actor(who[0], 0, block.score(who[0], 0, [beat], at, yaw, ground=None, ground_material="wood"))


class _Runners:
    """Not to be seen: where a musher stands."""

    meshes = ()
    cues = ()
    kind = "runners"

    def __init__(self, path: Path) -> None:
        self._path = path

    def at(self, seconds: float) -> Posed:
        return Posed((), ())

    def focus(self, seconds: float) -> Vector:
        return self._path(seconds)[0]

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        at = self.focus(seconds)
        return at, at

    def socket(self, name: str, seconds: float) -> Floats:
        if name not in ("deck_0", "root"):
            raise KeyError(name)
        (x, y, z), yaw = self._path(seconds)
        return placed((x, y, z + 0.10), yaw)


def _dog_sled() -> Thing:
    """Runners that curve up ahead, a bed of slats, a bow to hold at the back (+x is ahead)."""
    wood = Material(texture=Texture.WOOD, roughness=0.6)
    parts: list[Mesh] = []
    for y in (-0.27, 0.27):
        run = [[-1.15, y, 0.03], [0.3, y, 0.03], [0.66, y, 0.07], [0.86, y * 0.8, 0.24], [0.9, y * 0.5, 0.34]]
        parts.append(tube(run, [0.025] * 5, "#7a5430", wood, 8))
        parts.append(capsule((-0.72, y, 0.03), (-0.62, y * 0.8, 1.02), 0.018, 0.018, "#7a5430", wood, 7, 1))
        for x in (-0.5, 0.0, 0.45):
            parts.append(capsule((x, y, 0.03), (x, y, 0.30), 0.016, 0.016, "#7a5430", wood, 6, 1))
        parts.append(capsule((-0.62, y, 0.62), (0.55, y, 0.36), 0.016, 0.016, "#7a5430", wood, 6, 1))
    parts += [box((-0.05, 0.09 * k - 0.225, 0.30), (1.25, 0.06, 0.02), "#a0713f", wood) for k in range(6)]
    parts.append(capsule((-0.62, -0.23, 1.02), (-0.62, 0.23, 1.02), 0.020, 0.020, "#5d3d20", wood, 8, 1))
    cloth = Material(texture=Texture.CLOTH, roughness=0.9)
    parts.append(box((0.05, 0, 0.45), (0.85, 0.42, 0.28), "#8f3a2c", cloth))
    parts.append(box((0.1, 0, 0.62), (0.5, 0.36, 0.10), "#c8a15c", cloth))
    return thing_of("dog_sled", parts, 40.0, "wood")
