"""Rigid bodies in MuJoCo: what flies, falls, bounces and rolls, and the instant of every contact."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan, exp, pi, sqrt
from typing import Any, Literal
from xml.sax.saxutils import quoteattr

import mujoco  # pyright: ignore[reportMissingTypeStubs]
import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.stage.mesh import Floats
from studio.stage.world import Vector

STEP = 1 / 2000
"""Simulated seconds a step: a contact is known to half a millisecond, a quarter of what the ear notices."""
_STIFFNESS = 60_000.0
"""Contact stiffness in 1/s^2 (MuJoCo's direct ``solref``): a ball at 6 m/s sinks in 2.4 cm, as a basketball does."""
_RECORD_EVERY = 4
"""Poses are kept every 2 ms and interpolated between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collider:
    """One convex piece. ``size``: sphere (radius,), box (half x, y, z), cylinder (radius, half height), capsule
    (radius, half length), plane (). ``position`` and ``quaternion`` (w, x, y, z) are relative to its body."""

    shape: Literal["sphere", "box", "cylinder", "capsule", "plane"]
    size: tuple[float, ...] = ()
    position: Vector = (0.0, 0.0, 0.0)
    quaternion: tuple[float, float, float, float] = (1.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """Something that does not move: ground, wall, backboard, rim."""

    name: str
    colliders: tuple[Collider, ...]
    restitution: float = 0.6
    friction: float = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Something that moves freely. ``restitution`` 0 dead .. 1 lossless: bounce speed over impact speed; the pair takes
    the geometric mean. ``velocity`` m/s, ``spin`` rad/s in world axes."""

    name: str
    colliders: tuple[Collider, ...]
    mass_kg: float
    position: Vector
    quaternion: tuple[float, float, float, float] = (1.0, 0.0, 0.0, 0.0)
    velocity: Vector = (0.0, 0.0, 0.0)
    spin: Vector = (0.0, 0.0, 0.0)
    restitution: float = 0.6
    friction: float = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Two things meeting: when (seconds), where, and how fast they closed along the normal (m/s)."""

    seconds: float
    body: str
    other: str
    position: Vector
    speed_m_s: float


@dataclass(frozen=True, slots=True, eq=False)
class Simulation:
    """What happened. ``times`` (n,) seconds; ``positions`` (bodies, n, 3); ``quaternions`` (bodies, n, 4) w first."""

    names: tuple[str, ...]
    times: NDArray[np.float64]
    positions: NDArray[np.float64]
    quaternions: NDArray[np.float64]
    contacts: tuple[Contact, ...]

    def pose(self, name: str, seconds: float) -> Floats:
        """(3, 4) matrix of a body; held still before the first and after the last moment."""
        b = self.names.index(name)
        at = float(np.clip((seconds - self.times[0]) / (self.times[1] - self.times[0]), 0, len(self.times) - 1))
        i = min(int(at), len(self.times) - 2)
        t = at - i
        p = self.positions[b, i] * (1 - t) + self.positions[b, i + 1] * t
        q0, q1 = self.quaternions[b, i], self.quaternions[b, i + 1]
        q = q0 * (1 - t) + q1 * (t if q0 @ q1 >= 0 else -t)
        out = np.empty((3, 4), np.float32)
        out[:, :3] = _rotation(q / np.linalg.norm(q))
        out[:, 3] = p
        return out

    def position(self, name: str, seconds: float) -> Vector:
        """Where a body is."""
        p = self.pose(name, seconds)[:, 3]
        return (float(p[0]), float(p[1]), float(p[2]))

    def velocity(self, name: str, seconds: float) -> Vector:
        """Metres a second, by central difference over 4 ms."""
        a, b = self.pose(name, seconds - 0.002)[:, 3], self.pose(name, seconds + 0.002)[:, 3]
        v = (b.astype(float) - a) / 0.004
        return (float(v[0]), float(v[1]), float(v[2]))


def _rotation(q: NDArray[np.float64]) -> NDArray[np.float64]:
    w, x, y, z = q
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
            [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
            [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
        ]
    )


def contact_damping(restitution: float) -> float:
    """MuJoCo's direct damping (1/s) for a wanted restitution.

    A contact pushes and never pulls, so a damped spring lets go before it is back at rest length. With b = z w0 and
    w = w0 sqrt(1 - z^2) it returns e = exp(-(b / w) (pi - atan(2 b w / (w^2 - b^2)))) of the speed (Schwager and
    Poeschel, Granular Matter 9, 2007), for damping ratios z under 0.7; solved for z by halving.
    """
    wanted = float(np.clip(restitution, 0.15, 0.99))
    low, high = 0.0, 0.68
    for _ in range(40):
        z = (low + high) / 2
        w = sqrt(1 - z * z)
        if exp(-(z / w) * (pi - atan(2 * z * w / (w * w - z * z)))) > wanted:
            low = z
        else:
            high = z
    return (low + high) * sqrt(_STIFFNESS)


def _geom(name: str, index: int, c: Collider, more: str) -> str:
    size = "5 5 1" if c.shape == "plane" else " ".join(f"{s:.9g}" for s in c.size)
    pos = " ".join(f"{v:.9g}" for v in c.position)
    quat = " ".join(f"{v:.9g}" for v in c.quaternion)
    label = quoteattr(f"{name}/{index}")
    return f'<geom name={label} type="{c.shape}" size="{size}" pos="{pos}" quat="{quat}"{more}/>'


def _model(bodies: Sequence[Body], fixed: Sequence[Fixed]) -> str:
    """The MJCF text. Every pair that can meet is written out, so that each has its own restitution."""
    parts = [
        f'<mujoco><option timestep="{STEP}" integrator="implicitfast" cone="elliptic" impratio="3"/>'
        '<compiler boundmass="1e-5" boundinertia="1e-9"/><worldbody>'
    ]
    for f in fixed:
        parts += [_geom(f.name, i, c, ' contype="0" conaffinity="0"') for i, c in enumerate(f.colliders)]
    for b in bodies:
        pos = " ".join(f"{v:.9g}" for v in b.position)
        quat = " ".join(f"{v:.9g}" for v in b.quaternion)
        parts.append(f'<body name={quoteattr(b.name)} pos="{pos}" quat="{quat}"><freejoint/>')
        share = b.mass_kg / len(b.colliders)
        parts += [
            _geom(b.name, i, c, f' contype="0" conaffinity="0" mass="{share:.9g}"') for i, c in enumerate(b.colliders)
        ]
        parts.append("</body>")
    parts.append("</worldbody><contact>")
    for i, b in enumerate(bodies):
        for other in [*fixed, *bodies[i + 1 :]]:
            damping = contact_damping(sqrt(max(b.restitution, 0.0) * max(other.restitution, 0.0)))
            slide = sqrt(b.friction * other.friction)
            for m in range(len(b.colliders)):
                parts += [
                    f'<pair geom1={quoteattr(f"{b.name}/{m}")} geom2={quoteattr(f"{other.name}/{n}")} condim="6" '
                    f'friction="{slide:.5g} {slide:.5g} 0.003 0.0005 0.0005" solref="-{_STIFFNESS} -{damping:.6g}" '
                    'solimp="0.95 0.99 0.001"/>'
                    for n in range(len(other.colliders))
                ]
    parts.append("</contact></mujoco>")
    return "".join(parts)


class Arena:
    """A compiled set of bodies and fixed things that can be run many times from other starts (a search).

    Raises ``ValueError`` for colliders MuJoCo will not take (a programming fault, never a person's).
    """

    def __init__(self, bodies: Sequence[Body], fixed: Sequence[Fixed]) -> None:
        self.bodies = tuple(bodies)
        self._mj: Any = mujoco
        self._model: Any = self._mj.MjModel.from_xml_string(_model(bodies, fixed))
        self._data: Any = self._mj.MjData(self._model)
        self._names = [str(self._model.geom(i).name).rpartition("/")[0] for i in range(self._model.ngeom)]
        moving = {b.name for b in bodies}
        self._moving = [name in moving for name in self._names]

    def run(
        self,
        seconds: float,
        starts: Sequence[tuple[Vector, Vector, Vector]] | None = None,
        cancel: CancelToken | None = None,
        stop_at_rest: bool = False,
    ) -> Simulation:
        """Simulate from the bodies' own starts, or from (position, velocity, spin) for each of them.

        A contact is reported at its first touch; a resting or rolling touch is not reported again until the two have
        been apart for 30 ms.
        """
        mj, model, data = self._mj, self._model, self._data
        mj.mj_resetData(model, data)
        for i, b in enumerate(self.bodies):
            position, velocity, spin = starts[i] if starts else (b.position, b.velocity, b.spin)
            data.qpos[7 * i : 7 * i + 3] = position
            data.qvel[6 * i : 6 * i + 3] = velocity
            # MuJoCo keeps a free joint's spin in the body's own axes
            data.qvel[6 * i + 3 : 6 * i + 6] = _rotation(np.array(b.quaternion)).T @ np.array(spin)
        steps = max(2 * _RECORD_EVERY, round(seconds / STEP))
        n = len(self.bodies)
        times: list[float] = []
        poses: list[NDArray[np.float64]] = []
        contacts: list[Contact] = []
        last_touch: dict[tuple[str, str], float] = {}
        for step in range(steps + 1):
            if step % _RECORD_EVERY == 0:
                times.append(step * STEP)
                poses.append(np.array(data.qpos))
                if cancel is not None and step % 200 == 0:
                    cancel.check()
            before = np.array(data.qvel) if data.ncon == 0 else None
            mj.mj_step(model, data)
            if data.ncon:
                self._note_contacts(step * STEP, last_touch, contacts, before)
            if stop_at_rest and step > 400 and step % 200 == 0 and float(np.abs(data.qvel).max()) < 0.02:
                break
        q = np.array(poses).reshape(len(times), n, 7)
        return Simulation(
            tuple(b.name for b in self.bodies),
            np.array(times),
            np.ascontiguousarray(q[:, :, :3].transpose(1, 0, 2)),
            np.ascontiguousarray(q[:, :, 3:].transpose(1, 0, 2)),
            tuple(contacts),
        )

    def _note_contacts(
        self, now: float, last: dict[tuple[str, str], float], out: list[Contact], before: NDArray[np.float64] | None
    ) -> None:
        data = self._data
        for k in range(data.ncon):
            c = data.contact[k]
            if c.dist > 0:
                continue
            g1, g2 = int(c.geom1), int(c.geom2)
            if not self._moving[g1]:
                g1, g2 = g2, g1
            pair = (self._names[g1], self._names[g2])
            if now - last.get(pair, -1.0) > 0.030:
                speed = self._closing_speed(g1, g2, np.array(c.pos), np.array(c.frame[:3]), before)
                p = c.pos
                out.append(
                    Contact(
                        seconds=now,
                        body=pair[0],
                        other=pair[1],
                        position=(float(p[0]), float(p[1]), float(p[2])),
                        speed_m_s=speed,
                    )
                )
            last[pair] = now

    def _closing_speed(
        self,
        g1: int,
        g2: int,
        point: NDArray[np.float64],
        normal: NDArray[np.float64],
        before: NDArray[np.float64] | None,
    ) -> float:
        model, data = self._model, self._data
        qvel = np.array(data.qvel) if before is None else before
        velocity = np.zeros(3)
        for geom, sign in ((g1, 1.0), (g2, -1.0)):
            body = int(model.geom_bodyid[geom])
            if body == 0:
                continue
            i = body - 1
            arm = point - np.array(data.qpos[7 * i : 7 * i + 3])
            turn = _rotation(np.array(data.qpos[7 * i + 3 : 7 * i + 7])) @ qvel[6 * i + 3 : 6 * i + 6]
            velocity += sign * (qvel[6 * i : 6 * i + 3] + np.cross(turn, arm))
        return float(abs(velocity @ normal))


def simulate(
    bodies: Sequence[Body], fixed: Sequence[Fixed], seconds: float, cancel: CancelToken | None = None
) -> Simulation:
    """Run bodies once from their own starts."""
    return Arena(bodies, fixed).run(seconds, cancel=cancel)
