"""A vehicle that follows its score: on the road, on rails, afloat or in the air."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats, Mesh, compose
from studio.stage.performer import Beat, Cue, Posed, Score
from studio.stage.things.forms import Array
from studio.stage.things.prop import moved_lamp, moved_sprites
from studio.stage.things.swell import afloat
from studio.stage.things.vehicles.vehicle import Going, Vehicle
from studio.stage.travel import Travel
from studio.stage.world import Vector

_WORKING = frozenset(["sail", "drive", "ride", "run", "walk", "swim", "fly", "rise", "push", "pull", "skate"])


class VehiclePerformer:
    """``sea_state`` and ``water_z`` matter to what floats (see ``swell``); a beat's ``params["sea_state"]``
    overrides it.

    Wheels turn by distance gone over their radius; whoever leans does so by speed and curve. ``at`` is a pure function.
    """

    def __init__(self, vehicle: Vehicle, score: Score, *, sea_state: float = 0.5, water_z: float | None = None) -> None:
        self.vehicle = vehicle
        self.score = score
        self._sea = next((b.params["sea_state"] for b in score.beats if "sea_state" in b.params), sea_state)
        self._water = water_z if water_z is not None else score.position[2]
        self._travel = Travel(score)
        turns = np.gradient(self._travel.yaw, self._travel.times)
        width = 30
        kernel = np.hanning(2 * width + 1)
        self._turning: Array = np.asarray(
            np.convolve(np.pad(turns, width, mode="edge"), kernel / kernel.sum(), "valid"), float
        )
        self._cues = tuple(sorted(self._heard(), key=lambda c: c.seconds))

    @property
    def kind(self) -> str:
        return self.vehicle.kind

    @property
    def meshes(self) -> tuple[Mesh, ...]:
        v = self.vehicle
        own = [*v.body]
        for part in v.moving:
            own += part.meshes
        own += [p.mesh for p in v.pliant]
        for car in v.car_meshes:
            own += car
        return tuple(own)

    @property
    def cues(self) -> tuple[Cue, ...]:
        return self._cues

    # -- where it is --------------------------------------------------------------------------------------------------

    def going(self, seconds: float) -> Going:
        """What it does at a moment."""
        travel = self._travel
        v = travel.pace(seconds)
        turning = float(np.interp(seconds, travel.times, self._turning))
        wheelbase = 0.6 * self.vehicle.length_m
        steer = float(np.clip(np.arctan2(turning * wheelbase, max(v, 1.0)), -0.6, 0.6))
        bank = self.vehicle.leans * float(np.arctan(v * turning / 9.81))
        if self.vehicle.leans and v > 0.2:  # nobody rides a dead straight line
            wobble = 0.012 * float(np.sin(2.2 * seconds + self.score.seed)) + 0.008 * float(np.sin(3.7 * seconds))
            bank += wobble
            steer += 0.8 * wobble
        return Going(
            seconds=seconds, distance=travel.along(seconds), speed=v, steer=steer, bank=bank, work=self._work(seconds)
        )

    def _work(self, seconds: float) -> float:
        total = 0.0
        for beat in self.score.beats:
            if beat.action in _WORKING:
                rise = np.clip((seconds - beat.start + 0.5) / 1.0, 0, 1)
                fall = np.clip((beat.end + 0.5 - seconds) / 1.0, 0, 1)
                total = max(total, float(min(rise, fall)))
        return total

    def _beat(self, seconds: float) -> Beat | None:
        now: Beat | None = None
        for beat in self.score.beats:
            if now is None or seconds >= beat.start:
                now = beat
        return now

    def matrix(self, seconds: float) -> Floats:
        """(3, 4) frame of its origin: on the road, at the water line, or in the air."""
        now = self._beat(seconds)
        if now is not None and now.mount is not None:
            for name in ("deck_0", "seat", "back", "root"):
                try:
                    return now.mount.socket(name, seconds)
                except KeyError:
                    continue
        p, yaw = self._travel.frame(seconds)
        v = self.vehicle
        if v.medium == "water":
            m = afloat(float(p[0]), float(p[1]), yaw, seconds, self._sea, v.length_m * 0.8, v.width_m * 0.8)
            m[2, 3] += self._water
            speed = self._travel.pace(seconds)
            if v.oar_period_s:
                surge = 0.018 * np.sin(2 * np.pi * seconds / v.oar_period_s) * self._work(seconds)
                m[:, 3] += m[:, 0] * surge
            rise = min(speed / 12.0, 0.12) / max(v.length_m, 3.0)
            m[:, 0] += m[:, 2] * rise
            m[:, 0] /= np.linalg.norm(m[:, 0])
            m[:, 2] = np.cross(m[:, 0], m[:, 1])
            return m.astype(np.float32)
        if v.medium == "air":
            return self._flying(seconds, p, yaw)
        going = self.going(seconds)
        z, pitch = self._road(p, yaw)
        jitter = (
            0.004 * min(going.speed / 8.0, 1.0) * float(np.sin(17.0 * seconds) + 0.6 * np.sin(29.0 * seconds + 1.0))
            if v.medium == "road"
            else 0.0
        )
        return _frame(np.array([p[0], p[1], z + jitter]), yaw, pitch, -going.bank)

    def _road(self, p: Array, yaw: float) -> tuple[float, float]:
        ground = self.score.ground
        if ground is None:
            return float(p[2]), 0.0
        half = 0.3 * self.vehicle.length_m
        c, s = np.cos(yaw), np.sin(yaw)
        front, back = ground(p[0] + c * half, p[1] + s * half), ground(p[0] - c * half, p[1] - s * half)
        return (front + back) / 2, -float(np.arctan2(front - back, 2 * half))

    def _flying(self, seconds: float, p: Array, yaw: float) -> Floats:
        v = self._travel.velocity(seconds)
        flat = float(np.hypot(v[0], v[1]))
        kind = self.vehicle.kind
        turning = float(np.interp(seconds, self._travel.times, self._turning))
        hover = (
            0.05 * np.sin(1.1 * seconds + self.score.seed)
            if kind in ("helicopter", "hot_air_balloon", "ufo", "drone")
            else 0.0
        )
        if kind == "rocket":
            pitch = 0.0
        elif kind in ("helicopter", "drone"):
            pitch = min(0.02 * flat, 0.25)
        elif kind == "hot_air_balloon":
            pitch = 0.02 * float(np.sin(0.7 * seconds))
        else:
            pitch = -float(np.arctan2(v[2], max(flat, 5.0)))
        bank = (
            float(np.clip(np.arctan(flat * turning / 9.81), -0.8, 0.8))
            if kind != "hot_air_balloon"
            else 0.02 * float(np.sin(0.9 * seconds + 1))
        )
        return _frame(p + np.array([0, 0, hover]), yaw, pitch, -bank)

    def _car(self, index: int, seconds: float) -> Floats:
        """Frame of a unit of a train: its two bogies run on the way already gone."""
        behind, base = self.vehicle.cars[index]
        front = self._track(seconds, behind - base / 2)
        back = self._track(seconds, behind + base / 2)
        middle = (front + back) / 2
        d = front - back
        yaw = float(np.arctan2(d[1], d[0]))
        v = self._travel.pace(seconds)
        sway = 0.004 * min(v / 10, 1.0) * float(np.sin(5.1 * seconds + index))
        return _frame(middle, yaw, -float(np.arctan2(d[2], np.hypot(d[0], d[1]))), sway)

    def _track(self, seconds: float, behind: float) -> Array:
        """The point of the way ``behind`` metres behind the nose; straight on before its beginning."""
        travel = self._travel
        s = travel.along(seconds) - behind
        p0, yaw0 = travel.frame(0.0)
        if s <= 0:
            return p0 + s * np.array([np.cos(yaw0), np.sin(yaw0), 0.0])
        if s > travel.distance[-1]:
            end, yaw = travel.frame(float(travel.times[-1]))
            return end + (s - travel.distance[-1]) * np.array([np.cos(yaw), np.sin(yaw), 0.0])
        return np.array([np.interp(s, travel.distance, travel.position[:, d]) for d in range(3)])

    # -- what is heard ------------------------------------------------------------------------------------------------

    def _heard(self) -> list[Cue]:
        out: list[Cue] = []
        travel = self._travel
        v = self.vehicle
        end = max((b.end for b in self.score.beats), default=0.0)
        moving = travel.speed[travel.times <= end] > 0.15
        silent = v.kind in ("hot_air_balloon", "sled", "skateboard", "cart", "carriage") and v.loop[1] == ""
        if not silent and v.loop[1]:
            always = v.medium in ("water", "air") or v.loop[1] in ("engine", "rotor")
            runs = [(0.0, end)] if always and end > 0 else _runs(moving, travel.times)
            for a, b in runs:
                p, _ = travel.frame(a)
                out.append(
                    Cue(
                        kind="loop",
                        seconds=a,
                        until=b,
                        position=_vector(p),
                        subject=v.loop[0],
                        other=v.loop[1],
                        speed_m_s=float(travel.speed[(travel.times >= a) & (travel.times <= b)].mean())
                        if b > a
                        else 0.0,
                        mass_kg=v.mass_kg,
                    )
                )
        if v.oar_period_s:
            t = v.oar_period_s
            while t < end:
                if self._work(t) > 0.5:
                    p, _ = travel.frame(t)
                    out.append(
                        Cue(
                            kind="splash",
                            seconds=t,
                            position=_vector(p),
                            subject="oar",
                            other="water",
                            speed_m_s=1.6,
                            mass_kg=6.0,
                            material="wood",
                            other_material="water",
                        )
                    )
                t += v.oar_period_s
        return out

    # -- Performer ----------------------------------------------------------------------------------------------------

    def at(self, seconds: float) -> Posed:
        v = self.vehicle
        going = self.going(seconds)
        base = self.matrix(seconds)
        positions: list[Floats] = []
        normals: list[Floats] = []

        def add(meshes: Sequence[Mesh], m: Floats) -> None:
            for mesh in meshes:
                positions.append(np.ascontiguousarray(mesh.positions @ m[:, :3].T + m[:, 3], np.float32))
                normals.append(np.ascontiguousarray(mesh.normals @ m[:, :3].T, np.float32))

        add(v.body, base)
        for part in v.moving:
            add(part.meshes, compose(base, part.motion(going)))
        for pliant in v.pliant:
            p, n = pliant.shape(going)
            positions.append(np.ascontiguousarray(p @ base[:, :3].T + base[:, 3], np.float32))
            normals.append(np.ascontiguousarray(n @ base[:, :3].T, np.float32))
        for i, car in enumerate(v.car_meshes):
            add(car, self._car(i, seconds))
        lamps = tuple(moved_lamp(lamp, base) for lamp in v.lamps)
        sprites = tuple(moved_sprites(s, base) for s in v.spray(going)) if v.spray else ()
        d = self._travel.velocity(seconds)
        return Posed(tuple(positions), tuple(normals), velocity=_vector(d), lamps=lamps, sprites=sprites)

    def focus(self, seconds: float) -> Vector:
        m = self.matrix(seconds)
        return _vector(m[:, 3] + m[:, 2] * 0.5 * min(self.vehicle.height_m, 4.0))

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        v = self.vehicle
        m = self.matrix(seconds)
        length = max((c[0] for c in v.cars), default=0.0)
        half = max(v.length_m, v.width_m) / 2
        low = m[:, 3] - [half, half, 0.5 if v.medium == "water" else 0.0]
        high = m[:, 3] + [half, half, v.height_m]
        if length:
            tail = self._track(seconds, length)
            low, high = np.minimum(low, tail - half), np.maximum(high, tail + half)
        return _vector(low), _vector(high)

    def socket(self, name: str, seconds: float) -> Floats:
        v = self.vehicle
        base = self.matrix(seconds)
        if name in v.moving_sockets:
            return compose(base, v.moving_sockets[name](self.going(seconds)))
        return compose(base, v.sockets[name])


def _vector(p: Array | Floats) -> Vector:
    return (float(p[0]), float(p[1]), float(p[2]))


def _frame(p: Array, yaw: float, pitch: float, roll: float) -> Floats:
    cr, sr, cp, sp, cy, sy = np.cos(roll), np.sin(roll), np.cos(pitch), np.sin(pitch), np.cos(yaw), np.sin(yaw)
    m = np.array(
        [
            [cy * cp, cy * sp * sr - sy * cr, cy * sp * cr + sy * sr, p[0]],
            [sy * cp, sy * sp * sr + cy * cr, sy * sp * cr - cy * sr, p[1]],
            [-sp, cp * sr, cp * cr, p[2]],
        ]
    )
    return m.astype(np.float32)


def _runs(moving: NDArray[np.bool_], times: Array) -> list[tuple[float, float]]:
    """Spans of time in which something is true."""
    edges = np.flatnonzero(np.diff(np.r_[0, moving.astype(int), 0]))
    return [
        (float(times[a]), float(times[min(b, len(times) - 1)])) for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]
