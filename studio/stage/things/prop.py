"""A thing that takes part in a shot: where it is at every moment, what burns or flutters on it, what is heard of it."""

from collections.abc import Callable, Sequence

import numpy as np

from studio.stage.mesh import Floats, Mesh, compose
from studio.stage.performer import Cue, Performer, Posed
from studio.stage.things.thing import Thing
from studio.stage.world import Lamp, Sprites, Vector, unit

Motion = Callable[[float], Floats]
"""Seconds -> (3, 4) matrix of the thing's origin in the world."""

_DT = 1 / 240


def inverse(matrix: Floats) -> Floats:
    """(3, 4) inverse of a rotation with uniform scale and a move."""
    m = np.asarray(matrix, float)
    r = np.linalg.inv(m[:, :3])
    return np.concatenate([r, -(r @ m[:, 3])[:, None]], 1).astype(np.float32)


def moved_lamp(lamp: Lamp, matrix: Floats) -> Lamp:
    """A lamp of a thing, in the world."""
    p = matrix[:, :3] @ np.array(lamp.position, np.float32) + matrix[:, 3]
    way = unit(matrix[:, :3] @ np.array(lamp.direction, np.float32))
    return Lamp(
        position=(float(p[0]), float(p[1]), float(p[2])),
        color=lamp.color,
        power=lamp.power,
        range_m=lamp.range_m,
        kind=lamp.kind,
        direction=way,
        cone=lamp.cone,
        size_m=lamp.size_m,
        shadow=lamp.shadow,
        halo=lamp.halo,
    )


def moved_sprites(dots: Sprites, matrix: Floats) -> Sprites:
    """Sprites of a thing, in the world."""
    centers = (dots.centers @ matrix[:, :3].T + matrix[:, 3]).astype(np.float32)
    return Sprites(centers=centers, radii=dots.radii, color=dots.color, opacity=dots.opacity, glow=dots.glow)


class PropPerformer:
    """A rigid thing that follows a motion. ``shown``: (from, until) seconds outside of which it is not there.

    ``upright``: what lives on it (a flame, a string) points up in the world however the thing is tilted.
    """

    def __init__(
        self,
        thing: Thing,
        motion: Motion,
        *,
        cues: Sequence[Cue] = (),
        shown: tuple[float, float] | None = None,
        seconds: float = 60.0,
        upright: bool = True,
    ) -> None:
        self.thing = thing
        self._motion = motion
        self._shown = shown
        self._upright = upright
        life = thing.life
        self._moving: tuple[Mesh, ...] = life.meshes if life else ()
        heard = list(cues)
        if life and life.loop:
            start = shown[0] if shown else 0.0
            end = shown[1] if shown else seconds
            heard.append(
                Cue(
                    kind="loop",
                    seconds=start,
                    until=end,
                    position=self.focus(start),
                    subject=thing.kind,
                    other=life.loop,
                )
            )
        self._cues = tuple(sorted(heard, key=lambda c: c.seconds))

    @property
    def kind(self) -> str:
        return self.thing.kind

    @property
    def meshes(self) -> tuple[Mesh, ...]:
        return self.thing.meshes + self._moving

    @property
    def cues(self) -> tuple[Cue, ...]:
        return self._cues

    def matrix(self, seconds: float) -> Floats:
        """(3, 4) matrix of its origin in the world."""
        return np.asarray(self._motion(seconds), np.float32)

    def there(self, seconds: float) -> bool:
        return self._shown is None or self._shown[0] <= seconds < self._shown[1]

    def at(self, seconds: float) -> Posed:
        m = self.matrix(seconds)
        there = self.there(seconds)
        turn = m[:, :3] / np.cbrt(max(float(np.linalg.det(m[:, :3].astype(float))), 1e-9))
        positions: list[Floats] = []
        normals: list[Floats] = []
        for mesh in self.thing.meshes:
            p = mesh.positions @ m[:, :3].T + m[:, 3]
            positions.append(np.ascontiguousarray(p if there else np.broadcast_to(m[:, 3], p.shape), np.float32))
            normals.append(np.ascontiguousarray(mesh.normals @ turn.T, np.float32))
        lamps: tuple[Lamp, ...] = ()
        sprites: tuple[Sprites, ...] = ()
        life = self.thing.life
        if life:
            own = self._standing(m)
            shapes = life.shape(seconds) if life.shape else ()
            for p0, n0 in shapes:
                p = p0 @ own[:, :3].T + own[:, 3]
                positions.append(np.ascontiguousarray(p if there else np.broadcast_to(own[:, 3], p.shape), np.float32))
                normals.append(np.ascontiguousarray(n0 @ own[:, :3].T, np.float32))
            if there:
                lamps = tuple(moved_lamp(lamp, own) for lamp in life.lamps(seconds))
                sprites = tuple(moved_sprites(dots, own) for dots in life.sprites(seconds))
        step = (self.matrix(seconds + _DT)[:, 3] - self.matrix(seconds - _DT)[:, 3]) / (2 * _DT)
        velocity = (float(step[0]), float(step[1]), float(step[2]))
        return Posed(tuple(positions), tuple(normals), velocity=velocity, lamps=lamps, sprites=sprites)

    def _standing(self, m: Floats) -> Floats:
        """The frame of what lives on it: that of the thing, turned upright about its origin if asked."""
        if not self._upright or self.thing.life is None or not self.thing.handheld:
            return m
        yaw = float(np.arctan2(m[1, 0], m[0, 0]))
        c, s = np.cos(yaw), np.sin(yaw)
        out = np.array([[c, -s, 0, 0], [s, c, 0, 0], [0, 0, 1, 0]], np.float32)
        out[:, 3] = m[:, 3]
        # keep the root of the flame where the thing's tip is
        root = np.array([0, 0, self._root_height()], np.float32)
        out[:, 3] += m[:, :3] @ root - root
        return out

    def _root_height(self) -> float:
        if not self._moving:
            return 0.0
        low = float(self._moving[0].positions[:, 2].min())
        return max(low, 0.0)

    def focus(self, seconds: float) -> Vector:
        low, high = self.bounds(seconds)
        return ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2)

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        m = self.matrix(seconds)
        corners = _corners(self.thing) @ m[:, :3].T + m[:, 3]
        low, high = corners.min(0), corners.max(0)
        return (float(low[0]), float(low[1]), float(low[2])), (float(high[0]), float(high[1]), float(high[2]))

    def socket(self, name: str, seconds: float) -> Floats:
        return compose(self.matrix(seconds), self.thing.sockets[name])


def _corners(thing: Thing) -> Floats:
    if thing.extent is not None:
        low, high = np.array(thing.extent)
    else:
        low = np.min([m.positions.min(0) for m in thing.meshes], 0)
        high = np.max([m.positions.max(0) for m in thing.meshes], 0)
    return np.array(
        [[(low, high)[i][0], (low, high)[j][1], (low, high)[k][2]] for i in (0, 1) for j in (0, 1) for k in (0, 1)],
        np.float32,
    )


def resting(thing: Thing, position: Vector, yaw: float = 0.0, *, seconds: float = 60.0) -> PropPerformer:
    """A thing that stays where it is put."""
    c, s = np.cos(yaw), np.sin(yaw)
    m = np.array([[c, -s, 0, position[0]], [s, c, 0, position[1]], [0, 0, 1, position[2]]], np.float32)
    return PropPerformer(thing, lambda t: m, seconds=seconds)


def held(
    thing: Thing, holder: Performer, socket: str, offset: Floats | None = None, *, seconds: float = 60.0
) -> PropPerformer:
    """A thing in a hand (or on a head, a back): its grip on the holder's socket, then ``offset`` (3, 4) in socket
    axes."""
    grip = thing.sockets.get("grip")
    inner = inverse(grip) if grip is not None else None
    if offset is not None:
        inner = offset if inner is None else compose(offset, inner)

    def motion(t: float) -> Floats:
        frame = holder.socket(socket, t)
        return frame if inner is None else compose(frame, inner)

    return PropPerformer(thing, motion, seconds=seconds)


def rising(
    thing: Thing, start: Vector, speed_m_s: float, seed: int = 0, wind: Vector = (0.15, 0.05, 0.0), begin: float = 0.0
) -> PropPerformer:
    """A balloon let go: it rises at a speed it reaches within a second, sways and turns in the air."""
    g = np.random.default_rng(seed + 17)
    p = g.uniform(0, 6.28, 4)

    def motion(t: float) -> Floats:
        u = max(t - begin, 0.0)
        height = speed_m_s * (u - 0.6 * (1 - np.exp(-u / 0.6)))
        x = start[0] + wind[0] * u + 0.10 * np.sin(0.9 * t + p[0]) + 0.04 * np.sin(2.1 * t + p[1])
        y = start[1] + wind[1] * u + 0.10 * np.sin(0.8 * t + p[2]) + 0.04 * np.sin(1.9 * t + p[3])
        roll, pitch = 0.12 * np.sin(1.3 * t + p[1]), 0.12 * np.sin(1.1 * t + p[2])
        c, s = np.cos(0.4 * np.sin(0.5 * t + p[0])), np.sin(0.4 * np.sin(0.5 * t + p[0]))
        turn = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]) @ np.array(
            [[1, 0, pitch], [0, 1, -roll], [-pitch, roll, 1]]
        )
        q, _ = np.linalg.qr(turn)
        q = q * np.sign(np.diag(q.T @ turn))
        return np.concatenate([q, np.array([[x], [y], [start[2] + height]])], 1).astype(np.float32)

    return PropPerformer(thing, motion)
