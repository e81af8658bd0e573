"""A person who plays a score: every beat's action, the steps between them, face, voice and what is held."""

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.stage.acting import face as faces
from studio.stage.acting import held, solve
from studio.stage.acting.footing import Footing, Planner, Print, outward
from studio.stage.acting.manners import CHILD, OLD, RUN, WALK, Manner, between, natural_speed
from studio.stage.acting.moves.seats import rows
from studio.stage.acting.part import Action, Aloft, Part, Step
from studio.stage.acting.posture import Posture, ease, quaternion_of
from studio.stage.acting.reaching import lead_hands
from studio.stage.acting.repertoire import action_of
from studio.stage.acting.rig import HAND_DIRECTION, SIGN, Rig, measure
from studio.stage.acting.rotations import euler_quat
from studio.stage.acting.solve import ANKLE, FOOT, HIPS, KNEE, LEG, LEG_SIZE, TOE
from studio.stage.acting.track import Raw, Track, build, stretches
from studio.stage.acting.upright import base
from studio.stage.mesh import Floats, Mesh, transform
from studio.stage.people.person import Person
from studio.stage.people.skeleton import Bent, Pose
from studio.stage.performer import Beat, Cue, Posed, Score
from studio.stage.world import Vector

Array = NDArray[np.float64]

_REST = Pose()
_LEAN = 0.62
"""Radians a sheet that is read leans away from the reader."""
_TRUNK_GUARD = ((0, 0.125), (1, 0.11), (2, 0.12), (3, 0.135), (4, 0.07))
_LIMB_GUARD = ((1, 0.070), (2, 0.050), (3, 0.035), (4, 0.095), (5, 0.068), (6, 0.055), (7, 0.035))
"""(which of ``rig.TRUNK`` or ``rig.LIMBS``, its radius in clothes, metres at 1.70 m)."""
_ON_DECK = frozenset(["sail", "stand", "look", "shout", "wave", "fight", "dance", "point", "walk", "run", "fish"])
"""What is done on a mount's deck, where it has one, rather than on its seat."""
_FACELESS: dict[str, float] = {}
_TABLE_RATE = 60
_FAR_TABLE_RATE = 30
_RECENT = 6
"""Moments whose bones are remembered."""
_OLD_WORDS = ("old", "grand", "elder", "granny")
_CHILD_WORDS = ("child", "boy", "girl", "kid", "baby", "toddler", "schoolgirl", "schoolboy")
_FOOTWEAR = {
    "shoe": "leather",
    "boot": "leather",
    "barefoot": "flesh",
    "geta": "wood",
    "blade": "metal",
    "metal": "metal",
}


class PersonPerformer:
    """A ``Performer``. ``age`` is ``child``, ``adult`` or ``old`` (None: from the person's kind and height);
    ``far`` leaves out fingers and face, for crowds."""

    def __init__(self, person: Person, score: Score, *, age: str | None = None, far: bool = False) -> None:
        if not score.beats:
            score = _with_beats(score, (Beat(action="stand", start=0.0, end=1.0),))
        self.person, self.score, self.far = person, score, far
        self.rig = measure(person.skeleton)
        self.age = age or _age_of(person)
        self._actions = [action_of(beat) for beat in score.beats]
        self._roots = self._make_roots()
        manners = [self._manner(a) for a in self._actions]
        self._manners = manners
        self.track: Track = build(
            score.beats,
            self._roots,
            [a.base == "upright" for a in self._actions],
            [None if a.gait == "" else a.gait == "run" for a in self._actions],
            manners,
            self.rig.scale,
            score.ground,
            score.seed,
        )
        self._parts = [
            Part(i, beat, score, self.rig, person.kind, self.age, self.track.place)
            for i, beat in enumerate(score.beats)
        ]
        self._starts = [beat.start for beat in score.beats]
        self._end = score.beats[-1].end
        self.footing: Footing = self._plan()
        self._mouth = faces.Mouth(score.lines)
        self._posture = Posture(self.rig)
        bones = len(self.rig.joints)
        self._spare = np.zeros((bones, 3, 3)), np.zeros((bones, 3))
        self._guard_bones, self._guard_offsets, self._guard_radii = _guards(self.rig)
        self._holding = held.holders(score.holding)
        self._spread = frozenset(f"{side}_hand" for side, what in score.holding if what in held.SPREAD)
        self._hanging = frozenset(f"{side}_hand" for side, what in score.holding if what in held.UPRIGHT)
        self._table_rate = _FAR_TABLE_RATE if far else _TABLE_RATE
        self._lower, self._lift_from = self._reach_table()
        self._cues = self._collect()
        self._recent: dict[float, tuple[Array, Bent, float]] = {}

    # -------------------------------------------------------------- Performer

    @property
    def kind(self) -> str:
        return self.person.kind

    @property
    def meshes(self) -> tuple[Mesh, ...]:
        return self.person.meshes

    @property
    def cues(self) -> tuple[Cue, ...]:
        return self._cues

    def at(self, seconds: float) -> Posed:
        _, bent = self.bent(seconds)
        face = _FACELESS if self.far else self.face(seconds)
        gaze = (0.0, 0.0) if self.far else self._gaze(seconds, bent)
        positions, normals = self.person.deform(_REST, face, (0.0, 0.0, 0.0), 0.0, gaze=gaze, bent=bent)
        return Posed(positions, normals, self._velocity(seconds))

    def _velocity(self, seconds: float) -> Vector:
        """Of the hips, metres a second; of the root for those far away."""
        if self.far and self._actions[self._index(seconds)].base != "mount":
            x, y, z = self.track.velocity(seconds)
            return float(x), float(y), float(z)
        h = 1 / 96
        hips = int(self.rig.trunk[0])
        later, earlier = self.bent(seconds + h)[1].positions[hips], self.bent(seconds - h)[1].positions[hips]
        speed = (later - earlier) / (2 * h)
        return float(speed[0]), float(speed[1]), float(speed[2])

    def focus(self, seconds: float) -> Vector:
        """Between the eyes."""
        m = self.socket("head", seconds)
        return float(m[0, 3]), float(m[1, 3]), float(m[2, 3])

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        _, bent = self.bent(seconds)
        low, high = bent.positions.min(0), bent.positions.max(0)
        room = 0.12 * self.rig.scale
        crown = self.socket("head_top", seconds)[:, 3]
        low, high = np.minimum(low, crown) - room, np.maximum(high, crown) + room
        return (float(low[0]), float(low[1]), float(low[2])), (float(high[0]), float(high[1]), float(high[2]))

    def socket(self, name: str, seconds: float) -> Floats:
        if name == "root":
            v = self._composed(seconds)
            at, yaw = self.track.place(seconds)
            c, s = math.cos(yaw), math.sin(yaw)
            i = self._index(seconds)
            if self._actions[i].base == "mount" and self.score.beats[i].mount is not None:
                at = v[HIPS : HIPS + 3] - np.array((0, 0, self.rig.hips_height))
            return np.array([[c, -s, 0, at[0]], [s, c, 0, at[1]], [0, 0, 1, at[2]]], np.float32)
        _, bent = self.bent(seconds)
        held_at = self.person.socket(name, bent, (0.0, 0.0, 0.0), 0.0)
        if name in self._spread and self.score.beats[self._index(seconds)].action == "read":
            return self._between_hands(bent, seconds)
        if name in self._hanging:
            # What hangs, hangs: upright whatever the wrist does, swinging a little with the step.
            phase, speed, _ = self.track.gait(seconds)
            _, yaw = self.track.place(seconds)
            pitch = 0.10 * math.sin(math.tau * phase) * min(speed, 1.5)
            held_at[:, :3] = transform((0.0, 0.0, 0.0), yaw, pitch)[:, :3]
        return held_at

    def _between_hands(self, bent: Bent, seconds: float) -> Floats:
        """Where a sheet is that is read: held by its lower edge in both hands, leaning away from the eyes."""
        hands = [self.person.socket(f"{side}_hand", bent, (0.0, 0.0, 0.0), 0.0)[:, 3] for side in ("left", "right")]
        _, yaw = self.track.place(seconds)
        c, s = math.cos(yaw), math.sin(yaw)
        up = np.array((c * math.sin(_LEAN), s * math.sin(_LEAN), math.cos(_LEAN)))
        right = np.array((s, -c, 0.0))
        middle = (hands[0] + hands[1]) / 2 - 0.10 * up
        return np.stack([np.cross(right, up), right, up, middle], 1).astype(np.float32)

    # ------------------------------------------------------------------ pose

    def bent(self, seconds: float) -> tuple[Array, Bent]:
        """The posture vector and all bones in the world."""
        known = self._known(seconds)
        return known[0], known[1]

    def bent_awake(self, seconds: float) -> float:
        """How far the lids may open, 0 asleep .. 1."""
        return self._known(seconds)[2]

    def _known(self, seconds: float) -> tuple[Array, Bent, float]:
        """Posture, bones and wakefulness. The last few moments are kept: a frame asks for the same ones many times."""
        known = self._recent.get(seconds)
        if known is None:
            v = self._composed(seconds, True)
            r = self.rig
            rotations, positions = np.zeros((len(r.joints), 3, 3)), np.zeros((len(r.joints), 3))
            solve.solve(
                v, r.joints, r.trunk, r.limbs, r.fingers, r.finger_axes, r.sided, r.lengths, r.foot_yaw, True,
                rotations, positions,
            )  # fmt: skip
            if len(self._recent) >= _RECENT:
                del self._recent[next(iter(self._recent))]
            known = self._recent[seconds] = v, Bent(rotations, positions), self._parts[self._index(seconds)].awake
        return known

    def face(self, seconds: float) -> dict[str, float]:
        """Amounts by ARKit name."""
        i = self._index(seconds)
        now = self._actions[i]
        part = self._parts[i]
        mood = now.mood or self.score.mood
        extra: dict[str, float] = {}
        if part.face is not None:
            extra = part.face(seconds - part.start + self._lead(i))
        awake = self.bent_awake(seconds)
        return faces.expression(self._mouth, mood, 1.0, extra, seconds, self.score.seed, awake)

    def _index(self, t: float) -> int:
        i = 0
        for k, start in enumerate(self._starts):
            if start <= t:
                i = k
        return i

    def _composed(self, t: float, full: bool = False) -> Array:
        """The posture in the world, with feet on their footprints. ``full``: with the layers that only arms and
        head know."""
        i = self._index(t)
        v = self._beat_posture(i, t)
        action = self._actions[i]
        since = t - self._starts[i]
        if i > 0 and since < action.blend:
            before = self._beat_posture(i - 1, t)
            v = solve.mix(before, v, ease(0.0, action.blend, since))
        for side in (0, 1):
            self._set_foot(v, side, t)
        v[HIPS + 2] += self._correction(t)
        if full or self._holding:
            self._dress(v, t)
        return v

    def _beat_posture(self, i: int, t: float) -> Array:
        """One beat's posture at ``t`` (also beyond its ends), in the world."""
        part, action = self._parts[i], self._actions[i]
        p = self._posture
        p.reset()
        part.relax()
        beat = part.beat
        mount = beat.mount if action.base == "mount" else None
        if mount is not None:
            seat = self._seat(i, t)
            part.seat = seat
            action.pose(p, part, t - part.start + self._lead(i))
            turn, origin = seat[:, :3].astype(np.float64), seat[:, 3].astype(np.float64)
            if beat.hands:
                lead_hands(p, part, t, turn, origin, standing=False)
            return solve.to_world(p.v, quaternion_of(turn), origin)
        at, yaw = self.track.place(t)
        if action.base == "upright":
            phase, speed, run = self.track.gait(t)
            base(p, phase, speed, run, self._manners[i], self.age, t, self._luck)
        action.pose(p, part, t - part.start + self._lead(i))
        if beat.hands:
            c, s = math.cos(yaw), math.sin(yaw)
            turn = np.array(((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0)))
            lead_hands(p, part, t, turn, np.asarray(at, np.float64), standing=action.base == "upright")
        if action.guarded:
            self._guard(p)
        return solve.to_world(p.v, euler_quat(0.0, 0.0, yaw), at)

    def _guard(self, p: Posture) -> None:
        """Raise the whole figure until no part of it is under its root's ground."""
        r = self.rig
        rotations, positions = self._spare
        solve.solve(
            p.v, r.joints, r.trunk, r.limbs, r.fingers, r.finger_axes, r.sided, r.lengths, r.foot_yaw, False,
            rotations, positions,
        )  # fmt: skip
        points = positions[self._guard_bones] + np.einsum(
            "nij,nj->ni", rotations[self._guard_bones], self._guard_offsets
        )
        low = float((points[:, 2] - self._guard_radii).min())
        if low < 0:
            for base in (HIPS, LEG + ANKLE, LEG + LEG_SIZE + ANKLE):
                p.v[base + 2] -= low

    def _lead(self, i: int) -> float:
        return self._actions[i].lead if i == 0 else 0.0

    @property
    def _luck(self) -> float:
        return (self.score.seed * 0.618034) % 1.0

    def _seat(self, i: int, t: float) -> Floats:
        mount = self.score.beats[i].mount
        assert mount is not None
        n = int(self.score.beats[i].params.get("seat", 0))
        seat = f"seat_{n}" if n else "seat"
        standing = self.score.beats[i].action in _ON_DECK and not rows(mount)
        names = (f"deck_{n}", seat) if standing else (seat, f"deck_{n}")
        for wanted in (*names, "deck_0", "seat", "back", "root"):
            try:
                return mount.socket(wanted, t)
            except KeyError:
                continue
        raise KeyError(seat)

    def _set_foot(self, v: Array, side: int, t: float) -> None:
        grip = self.footing.grip(side, t)
        if grip <= 0.0:
            return
        at, quat, toe, yaw = self.footing.at(side, t)
        b = LEG + side * LEG_SIZE
        yaw += SIGN[side] * 0.05
        ahead = np.array((math.cos(yaw), math.sin(yaw), 0.0))
        if grip >= 1.0:
            v[b + ANKLE : b + ANKLE + 3] = at
            v[b + FOOT : b + FOOT + 4] = quat
            v[b + TOE] = toe
            v[b + KNEE : b + KNEE + 3] = ahead
            return
        v[b + ANKLE : b + ANKLE + 3] += (at - v[b + ANKLE : b + ANKLE + 3]) * grip
        q = v[b + FOOT : b + FOOT + 4]
        if float(q @ quat) < 0:
            quat = -quat
        q += (quat - q) * grip
        q /= math.sqrt(float(q @ q)) + 1e-12
        v[b + TOE] += (toe - v[b + TOE]) * grip
        knee = v[b + KNEE : b + KNEE + 3]
        knee /= math.sqrt(float(knee @ knee)) + 1e-9
        knee += (ahead - knee) * grip

    def _correction(self, t: float) -> float:
        if self._lower is None:
            return 0.0
        x = (t - self._lift_from) * self._table_rate
        i = int(min(max(math.floor(x), 0), len(self._lower) - 2))
        u = min(max(x - i, 0.0), 1.0)
        table, last = self._lower, len(self._lower) - 1
        a, b, c, d = table[max(i - 1, 0)], table[i], table[i + 1], table[min(i + 2, last)]
        return float(b + 0.5 * u * (c - a + u * (2 * a - 5 * b + 4 * c - d + u * (3 * (b - c) + d - a))))

    # ------------------------------------------------------------ arms, head

    def _dress(self, v: Array, t: float) -> None:
        """Things carried, then head and chest toward what is looked at."""
        i = self._index(t)
        part = self._parts[i]
        _, yaw = self.track.place(t)
        p = self._posture
        own, p.v = p.v, v
        if self._holding:
            phase, speed, _ = self.track.gait(t)
            for side, carry in self._holding:
                if part.own_hand[side]:
                    continue
                carry(p, side, yaw, phase, min(speed, 2.0), t)
        p.v = own  # the next posture must not be written over this one
        look = part.beat.target if part.beat.action == "look" and part.beat.target else self.score.look_at
        free = part.gaze
        if look is not None and free > 0:
            # hands that are led somewhere stay there
            self._turn_head(v, look(t), t, free, 0.0 if part.beat.hands else 0.16)

    def _turn_head(self, v: Array, point: Vector, t: float, free: float, chest_share: float) -> None:
        """Turn chest, neck and head by their shares toward a point; the eyes do the rest."""
        r = self.rig
        rotations, positions = np.empty((52, 3, 3)), np.empty((52, 3))
        solve.chest_frame(v, r.joints, r.trunk, rotations, positions)
        chest = int(r.trunk[3])
        eye = positions[chest] + rotations[chest] @ np.array((0.08, 0.0, 0.28)) * r.scale
        local = rotations[chest].T @ (np.asarray(point, float) - eye)
        flat = math.hypot(local[0], local[1])
        if flat < 0.05:
            return
        side = math.atan2(local[1], local[0])
        up = math.atan2(local[2], flat)
        if abs(side) > 2.2:
            # Behind the back: nobody's neck goes there.
            free *= max(0.0, 1 - (abs(side) - 2.2) / 0.5)
        turn = math.tanh(side / 1.25) * 1.15 * 0.85 * free
        nod = -max(min(up, 0.7), -0.8) * 0.75 * free
        v[solve.SPINE + 2] += chest_share * turn
        for b, share in ((solve.NECK, 0.36), (solve.HEAD, 0.48)):
            v[b + 2] += turn * share
            v[b + 1] += nod * share * 1.2 + 0.045 * share * free

    def _gaze(self, t: float, bent: Bent) -> tuple[float, float]:
        """Eyes (left, up) against the head."""
        left, up = faces.saccade(t, self.score.seed)
        look = self.score.look_at
        part = self._parts[self._index(t)]
        if part.beat.action == "look" and part.beat.target:
            look = part.beat.target
        if look is None:
            return left, up
        head = int(self.rig.trunk[5])
        eyes = bent.positions[head] + bent.rotations[head] @ (self.person.skeleton.eyes.mean(0) - self.rig.joints[head])
        d = bent.rotations[head].T @ (np.asarray(look(t), float) - eyes)
        side = math.atan2(float(d[1]), float(d[0]))
        high = math.atan2(float(d[2]), math.hypot(float(d[0]), float(d[1])))
        if abs(side) > 1.6:
            return left, up
        return max(min(side, 0.55), -0.55) + 0.3 * left, max(min(high, 0.35), -0.40) + 0.3 * up

    # ------------------------------------------------------------ preparation

    def _manner(self, action: Action) -> Manner:
        m = action.manner
        if self.age == "old":
            return OLD if m is WALK else between(m, OLD, 0.4)
        if self.age == "child":
            return CHILD if m is WALK else m
        return m

    def _make_roots(self) -> list[Raw]:
        """Raw root of each beat, each beginning where the one before ended."""
        roots: list[Raw] = []
        at: tuple[float, float, float] = self.score.position
        yaw = self.score.yaw
        last = len(self.score.beats) - 1
        for i, (beat, action) in enumerate(zip(self.score.beats, self._actions, strict=True)):
            if beat.path is not None:
                roots.append(_extended(beat, i == 0, i == last))
                at, yaw = beat.path(beat.end)
            elif action.gait and beat.mount is None:
                name = "old" if self.age == "old" and action.gait == "walk" else action.gait
                speed = float(beat.params.get("speed", natural_speed(name, self.rig.scale)))
                roots.append(_ahead(at, yaw, speed, beat.start))
                gone = speed * (beat.end - beat.start)
                at = (at[0] + math.cos(yaw) * gone, at[1] + math.sin(yaw) * gone, at[2])
            else:
                roots.append(_still(at, yaw))
        return roots

    def _plan(self) -> Footing:
        """Every footprint of the shot."""
        plan = Planner(self.rig)
        going = stretches(self.track)
        for i, part in enumerate(self._parts):
            action = self._actions[i]
            beat = part.beat
            a = beat.start if i else -1.0
            b = beat.end if i + 1 < len(self._parts) else beat.end + 1.0
            if action.base == "mount":
                for side in (0, 1):
                    plan.leave(side, a, b)
                continue
            work = action.feet(part)
            if work is not None:
                self._own_feet(plan, part, work, a, b, i == 0)
                continue
            if action.base != "upright":
                for side in (0, 1):
                    plan.leave(side, a, b)
                continue
            at = a
            for start, end, entering in going:
                if end <= a or start >= b or end - max(start, a) < 0.15:
                    continue
                if start > at + 0.05:
                    self._stand(plan, part, at, start, at <= -1.0 + 1e-6)
                self._walk(
                    plan, max(start, a), min(end, b), i, (entering or start < a) and not plan.prints[0], start, end
                )
                at = min(end, b)
            if b > at + 0.05:
                self._stand(plan, part, at, b, at <= -1.0 + 1e-6)
        return plan.finish(self._end)

    def _stand(self, plan: Planner, part: Part, a: float, b: float, first: bool) -> None:
        stance = self._actions[part.index].stance
        at, yaw = self.track.place((a + min(b, a + 0.6)) / 2 if not first else max(a, 0.0))
        k = self.rig.scale
        c, s = math.cos(yaw), math.sin(yaw)
        spots: list[tuple[float, float, float, float]] = []
        for side in (0, 1):
            x, y = stance.ahead[side] * k, SIGN[side] * stance.width * k
            wx, wy = float(at[0] + c * x - s * y), float(at[1] + s * x + c * y)
            spots.append((wx, wy, self._floor(wx, wy, float(at[2])), outward(side, yaw, stance.out)))
        plan.stand(a, b, tuple(spots), first)

    def _walk(self, plan: Planner, a: float, b: float, i: int, entering: bool, start: float, end: float) -> None:
        """Footprints of a stretch of going: one a cycle and foot, placed where the root will be at mid-stance."""
        track, k = self.track, self.rig.scale
        first = math.floor(track.gait(a)[0]) - 1
        last = math.ceil(track.gait(b)[0]) + 1
        steps: list[tuple[float, int, Print]] = []
        for n in range(first, last + 1):
            for side in (0, 1):
                mid_guess = track.time_of_phase(n + 0.5 * side + 0.3, start, end)
                _, speed, run = track.gait(min(max(mid_guess, a), b))
                m = between(self._manners[i], RUN, run if self._manners[i] is not RUN else 0.0)
                duty = m.duty[side] - 0.06 * run * min(max((speed - 3) / 3, 0.0), 1.0)
                land = track.time_of_phase(n + 0.5 * side, start, end)
                lift = track.time_of_phase(n + 0.5 * side + duty, start, end)
                if land >= b - 0.02 or land < a - (1e9 if entering else 1e-6):
                    if land < a and lift > a and plan.prints[side] and not entering:
                        old = plan.prints[side][-1]
                        if old.land < lift:
                            plan.prints[side][-1] = _with_lift(old, max(lift, a), m, k)
                    continue
                if lift < -1.2:
                    continue
                mid = (land + lift) / 2
                at, yaw = track.place(mid)
                if end < b + 1e-6 and mid > end:
                    at, yaw = track.place(end)
                amount = min(speed / (m.pace * math.sqrt(k)), 1.0) if run < 0.5 else 1.0
                y = SIGN[side] * m.width * k
                c, s = math.cos(yaw), math.sin(yaw)
                x = -0.015 * k
                wx, wy = float(at[0] + c * x - s * y), float(at[1] + s * x + c * y)
                height = (m.lift + (0.10 * min(speed / 5, 1.0) if run > 0.5 else 0.0)) * k * (0.45 + 0.55 * amount)
                steps.append(
                    (
                        land,
                        side,
                        Print(
                            land=land,
                            lift=lift,
                            x=wx,
                            y=wy,
                            z=self._floor(wx, wy, float(at[2])),
                            yaw=outward(side, yaw, m.toe_out),
                            strike=m.strike * amount,
                            roll=m.roll * (0.35 + 0.65 * amount),
                            height=height,
                            knock=(0.45 + 0.25 * speed * (0.3 + 0.7 * run)) * (0.5 if m.strike < 0 else 1.0),
                            gait=True,
                            kick=0.55 * run,
                        ),
                    )
                )
        for _, side, step in sorted(steps, key=lambda s: s[0]):
            own = plan.prints[side]
            if own and own[-1].land >= step.land - 0.05:
                continue
            plan.plant(side, step)

    def _own_feet(
        self, plan: Planner, part: Part, work: tuple[Step | Aloft, ...], a: float, b: float, first: bool
    ) -> None:
        for item in sorted(work, key=lambda w: w.land if isinstance(w, Step) else w.start):
            if isinstance(item, Aloft):
                begin = part.start + item.start
                end = part.start + item.end
                plan.leave(item.side, a if item.start <= 0 else begin, b if end >= part.end - 1e-6 else end)
                continue
            land, lift = part.start + item.land, part.start + item.lift
            if item.land <= 0 and first:
                land = a
            if lift >= part.end - 1e-6:
                lift = b
            when = land if item.when is None else part.start + item.when
            at, yaw = self.track.place(max(when, 0.0))
            c, s = math.cos(yaw), math.sin(yaw)
            wx, wy = float(at[0] + c * item.x - s * item.y), float(at[1] + s * item.x + c * item.y)
            new = Print(
                land=land,
                lift=lift,
                x=wx,
                y=wy,
                z=self._floor(wx, wy, float(at[2])),
                yaw=yaw + item.yaw,
                strike=item.strike,
                roll=item.roll,
                height=item.height * self.rig.scale,
                knock=0.5,
            )
            own = plan.prints[item.side]
            if item.land <= 0 and own and not first and not plan.aloft[item.side]:
                # Coming from another action: one foot after the other.
                new = _with_land(new, part.start + (0.30 if item.side == 0 else 0.58))
                if new.lift <= new.land:
                    continue
            plan.plant(item.side, new)

    def _floor(self, x: float, y: float, root: float) -> float:
        ground = self.score.ground
        return root if ground is None else float(ground(x, y))

    def _reach_table(self) -> tuple[Array | None, float]:
        """How far the hips must be lowered over time so that planted feet are in reach: a smooth floor under the
        need."""
        self._lower: Array | None = None
        self._lift_from = -0.5
        rate = self._table_rate
        count = math.ceil((self._end + 1.0) * rate) + 2
        need = np.zeros(count)
        rig = self.rig
        for n in range(count):
            t = self._lift_from + n / rate
            grips = [self.footing.grip(side, t) for side in (0, 1)]
            if max(grips) <= 0:
                continue
            v = self._composed(t)
            for side in (0, 1):
                if grips[side] > 0.5:
                    room = solve.highest_hips(v, side, rig.joints, rig.trunk, rig.limbs, rig.lengths)
                    need[n] = min(need[n], room)
        if need.min() > -1e-6:
            return None, self._lift_from
        need = np.maximum(need, -0.55 * rig.scale)
        half = round(0.1 * rate)
        padded = np.pad(need, half, mode="edge")
        low = np.min(np.stack([padded[i : i + count] for i in range(2 * half + 1)]), 0)
        for _ in range(round(16 * (rate / _TABLE_RATE) ** 2)):
            padded = np.pad(low, 1, mode="edge")
            low = (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4
        return np.minimum(low, 0.0), self._lift_from

    def _collect(self) -> tuple[Cue, ...]:
        """Footsteps at every print, and what each action causes."""
        out: list[Cue] = []
        ground = self.score.ground_material
        blade = any(
            a.base == "free" and b.action in ("skate", "spin_jump")
            for a, b in zip(self._actions, self.score.beats, strict=True)
        )
        sole = _FOOTWEAR.get(self.person.footwear, "leather")
        for side in (0, 1):
            for n, step in enumerate(self.footing.feet[side].prints):
                if n == 0 and step.land <= 0 and not step.gait:
                    continue
                if not 0 <= step.land < self._end or blade:
                    continue
                part = self._parts[self._index(step.land)]
                knock = step.knock if step.gait else part.landing
                out.append(
                    Cue(
                        kind="footstep", seconds=step.land, position=(step.x, step.y, step.z), subject=self.kind,
                        other="ground", speed_m_s=knock, mass_kg=round(62 * self.rig.scale**2.4, 1), material=sole,
                        other_material=ground,
                    )
                )  # fmt: skip
        for action, part in zip(self._actions, self._parts, strict=True):
            out.extend(c for c in action.cues(part) if 0 <= c.seconds < self._end)
        return tuple(sorted(out, key=lambda c: c.seconds))


def _guards(rig: Rig) -> tuple[NDArray[np.int64], Array, Array]:
    """Balls that stand for the body against the floor: bones, offsets (n, 3) in rest axes, radii; metres."""
    k = rig.scale
    nothing = np.zeros(3)
    found = [(int(rig.trunk[n]), nothing, radius * k) for n, radius in _TRUNK_GUARD]
    found.append((int(rig.trunk[5]), np.array((0.02, 0.0, 0.10)) * k, 0.120 * k))
    for side in (0, 1):
        limbs = rig.limbs[side]
        found += [(int(limbs[n]), nothing, radius * k) for n, radius in _LIMB_GUARD]
        found.append((int(limbs[3]), rig.sided[side, HAND_DIRECTION] * 0.17 * k, 0.015 * k))
        found.append((int(limbs[6]), rig.heel[side] + np.array((-0.02 * k, 0.0, 0.0)), 0.0))
        found.append((int(limbs[7]), np.array((0.095, 0.0, -0.015)) * k, 0.015 * k))
    return np.array([f[0] for f in found]), np.array([f[1] for f in found]), np.array([f[2] for f in found])


def _with_lift(old: Print, lift: float, m: Manner, k: float) -> Print:
    return replace(old, lift=lift, roll=m.roll * 0.6, height=m.lift * k * 0.7)


def _with_land(old: Print, land: float) -> Print:
    return replace(old, land=land)


def _with_beats(score: Score, beats: tuple[Beat, ...]) -> Score:
    return replace(score, beats=beats)


def _age_of(person: Person) -> str:
    kind = person.kind
    if any(word in kind for word in _OLD_WORDS):
        return "old"
    if person.height < 1.45 or any(word in kind for word in _CHILD_WORDS):
        return "child" if person.height < 1.5 else "adult"
    return "adult"


def _still(at: tuple[float, float, float], yaw: float) -> Raw:
    def root(t: float) -> tuple[tuple[float, float, float], float]:
        return at, yaw

    return root


def _ahead(at: tuple[float, float, float], yaw: float, speed: float, start: float) -> Raw:
    def root(t: float) -> tuple[tuple[float, float, float], float]:
        gone = speed * (t - start)
        return (at[0] + math.cos(yaw) * gone, at[1] + math.sin(yaw) * gone, at[2]), yaw

    return root


def _extended(beat: Beat, first: bool, last: bool) -> Raw:
    """A beat's path, carried on in a straight line before the shot's start and after its end."""
    path = beat.path
    assert path is not None
    h = 1 / 60
    (x0, y0, z0), yaw0 = path(beat.start)
    (x1, y1, z1), _ = path(beat.start + h)
    (x2, y2, z2), _ = path(beat.end - h)
    (x3, y3, z3), yaw3 = path(beat.end)

    def root(t: float) -> tuple[tuple[float, float, float], float]:
        if t < beat.start:
            s = (t - beat.start) / h if first else 0.0
            return (x0 + (x1 - x0) * s, y0 + (y1 - y0) * s, z0 + (z1 - z0) * s), yaw0
        if t > beat.end:
            s = (t - beat.end) / h if last else 0.0
            return (x3 + (x3 - x2) * s, y3 + (y3 - y2) * s, z3 + (z3 - z2) * s), yaw3
        return path(t)

    return root
