"""Animals in motion: planted feet stay, time is the only input, riders ride, sounds fall with feet."""

import numpy as np
import pytest

from studio.stage.animals import AnimalPerformer, build_animal
from studio.stage.animals.gait import LIMBS
from studio.stage.animals.quadruped_acting import QuadrupedPerformer
from studio.stage.mesh import Floats
from studio.stage.performer import Beat, Path, Performer, Posed, Score
from studio.stage.world import Vector


def _straight(speed: float) -> Path:
    return lambda t: ((speed * t, 0.0, 0.0), 0.0)


def _around(t: float) -> tuple[Vector, float]:
    a = 0.35 * t
    return (4 * float(np.cos(a)), 4 * float(np.sin(a)), 0.0), a + np.pi / 2


def _quadruped(kind: str, action: str, path: Path | None) -> QuadrupedPerformer:
    return QuadrupedPerformer(
        build_animal(kind, {}, seed=1, lod=1), Score(beats=(Beat(action=action, start=0, end=4, path=path),), seed=2)
    )


@pytest.mark.parametrize(
    ("kind", "action", "path"),
    [
        ("dog", "walk", _straight(1.2)),
        ("dog", "run", _straight(6.5)),
        ("cat", "walk", _straight(0.6)),
        ("horse", "run", _straight(9.0)),
        ("horse", "walk", _around),
        ("elephant", "walk", _straight(1.4)),
        ("rabbit", "run", _straight(1.6)),
        ("giraffe", "walk", _straight(1.5)),
        ("camel", "walk", _straight(1.3)),
        ("crocodile", "walk", _straight(0.7)),
        ("brachiosaurus", "walk", _straight(3.0)),
        ("dinosaur", "walk", _straight(3.2)),
        ("dinosaur", "run", _straight(6.5)),
        ("kangaroo", "run", _straight(4.5)),
        ("hedgehog", "walk", _straight(0.3)),
    ],
)
def test_planted_feet_do_not_slip(kind: str, action: str, path: Path) -> None:
    performer = _quadruped(kind, action, path)
    checked = 0
    for limb in performer.feet.steps:
        for step in performer.feet.steps[limb]:
            if not 0.4 < step.down < step.up < 3.6:
                continue
            places: list[Floats] = []
            for t in np.linspace(step.down + 1e-3, step.up - 1e-3, 6):
                posture, _ = performer.posture(float(t))
                places.append(posture.at(f"{limb[:4]}4{limb[4:]}").astype(np.float32))
            assert np.ptp(np.array(places), axis=0).max() < 0.01
            checked += 1
    assert checked >= 4


def test_a_standing_bird_keeps_its_feet_too() -> None:
    performer = AnimalPerformer(build_animal("crow", {}, lod=1), Score(beats=(Beat(action="stand", start=0, end=3),)))
    feet = [performer.at(t).positions for t in (0.5, 2.5)]
    lows = [float(np.concatenate(p)[:, 2].min()) for p in feet]
    assert all(abs(low) < 0.02 for low in lows)


@pytest.mark.parametrize(
    ("kind", "action"),
    [
        ("dog", "run"),
        ("cat", "sit"),
        ("crow", "fly"),
        ("dolphin", "jump"),
        ("snake", "crawl"),
        ("butterfly", "fly"),
        ("duck", "swim"),
        ("dragon", "fly"),
        ("dinosaur", "bark"),
        ("kangaroo", "run"),
        ("squirrel", "eat"),
        ("octopus", "crawl"),
        ("octopus", "swim"),
        ("jellyfish", "swim"),
        ("crab", "walk"),
        ("spider", "run"),
    ],
)
def test_a_moment_depends_on_its_time_alone(kind: str, action: str) -> None:
    def made() -> Performer:
        beats = (Beat(action="stand", start=0, end=1), Beat(action=action, start=1, end=3, path=_straight(1.5)))
        return AnimalPerformer(build_animal(kind, {}, seed=1, lod=1), Score(beats=beats, seed=4))

    a, b = made(), made()
    late = a.at(2.3)
    for t in (0.1, 1.7, 0.9):
        b.at(t)
    for p, q in zip(late.positions, b.at(2.3).positions, strict=True):
        assert p.tobytes() == q.tobytes()
    assert all(np.isfinite(p).all() for p in late.positions)
    assert all(abs(np.linalg.norm(n, axis=1) - 1).max() < 1e-2 for n in late.normals)


def test_nothing_sinks_into_the_ground_at_rest() -> None:
    for kind in ("dog", "cat", "horse", "cow"):
        for action in ("stand", "sit", "lie", "sleep", "eat"):
            performer = AnimalPerformer(
                build_animal(kind, {}, seed=1, lod=1), Score(beats=(Beat(action=action, start=0, end=3),))
            )
            low = float(performer.at(1.5).positions[0][:, 2].min())
            assert low > -0.05 * performer.animal.height_m, (kind, action, low)


def test_a_camel_paces_the_legs_of_a_side_together() -> None:
    feet = _quadruped("camel", "walk", _straight(1.3)).feet
    falls = {limb: [t for t, x, _ in feet.footfalls() if x == limb and 0.5 < t < 3.5] for limb in LIMBS}
    for side in ("l", "r"):
        other = "r" if side == "l" else "l"
        for t in falls[f"hind_{side}"]:
            gap = {x: min(abs(t - s) for s in falls[x]) for x in (f"fore_{side}", f"fore_{other}")}
            assert gap[f"fore_{side}"] < 0.5 * gap[f"fore_{other}"]


def test_who_has_arms_stands_on_two_feet() -> None:
    for kind in ("dinosaur", "kangaroo"):
        performer = _quadruped(kind, "walk", _straight(1.5))
        assert set(performer.feet.steps) == {"hind_l", "hind_r"}
        for t in (0.5, 1.7):
            posture, _ = performer.posture(t)
            hands = [posture.at(f"fore4_{side}")[2] for side in ("l", "r")]
            assert min(hands) > 0.15 * performer.animal.height_m


def test_a_kangaroo_leaps_and_a_squirrel_sits_up_with_its_paws_at_its_mouth() -> None:
    leaping = _quadruped("kangaroo", "run", _straight(4.5))
    ground = [min(float(p[:, 2].min()) for p in leaping.at(t).positions[:1]) for t in np.linspace(1, 3, 30)]
    assert max(ground) > 0.1 and min(ground) < 0.03
    sitting = _quadruped("squirrel", "eat", None)
    posture, _ = sitting.posture(2.0)
    h, mouth = sitting.animal.height_m, sitting.socket("mouth", 2.0)[:, 3]
    assert float(posture.at("head")[2]) > 1.2 * float(sitting.animal.skeleton.rest("head")[2])
    for side in ("l", "r"):
        assert np.linalg.norm(posture.at(f"fore4_{side}") - mouth) < 0.3 * h


@pytest.mark.parametrize("kind", ["dog", "turtle", "crocodile"])
def test_who_swims_lies_in_the_water_not_on_its_bed(kind: str) -> None:
    beat = Beat(action="swim", start=0, end=4, path=lambda t: ((0.5 * t, 0.0, 0.0), 0.0))
    performer = AnimalPerformer(
        build_animal(kind, {}, seed=1, lod=1), Score(beats=(beat,), ground=lambda x, y: -3.0, seed=2)
    )
    points = np.concatenate(performer.at(2.0).positions)
    assert points[:, 2].min() < 0 < points[:, 2].max() < 0.8 * performer.animal.height_m


def test_footfalls_are_heard_where_feet_come_down() -> None:
    performer = AnimalPerformer(
        build_animal("horse", {}, lod=1), Score(beats=(Beat(action="walk", start=0, end=4, path=_straight(1.5)),))
    )
    hoofs = [c for c in performer.cues if c.kind == "hoof"]
    assert len(hoofs) >= 10
    assert all(c.material == "stone" and 0 < c.seconds < 4.5 for c in hoofs)
    assert all(a.seconds <= b.seconds for a, b in zip(performer.cues[:-1], performer.cues[1:], strict=True))


def test_a_barking_dog_opens_its_mouth_when_it_is_heard() -> None:
    performer = AnimalPerformer(build_animal("dog", {}, lod=1), Score(beats=(Beat(action="bark", start=0, end=3),)))
    barks = [c for c in performer.cues if c.kind == "voice"]
    assert barks and all(c.other == "bark" for c in barks)
    start, end = barks[0].seconds, barks[0].until
    assert end is not None

    def gap(t: float) -> float:
        jaw, head = performer.socket("mouth", t)[:, :3], performer.socket("head", t)[:, :3]
        return float(np.arccos(np.clip((np.trace(head.T @ jaw) - 1) / 2, -1, 1)))

    assert gap((start + end) / 2) > gap(start - 0.2) + 0.2


class _Head:
    """A stand-in for someone whose head turns."""

    def __init__(self, turns: float) -> None:
        self.turns = turns

    kind = "skater"
    meshes = ()
    cues = ()

    def at(self, seconds: float) -> Posed:
        raise NotImplementedError

    def focus(self, seconds: float) -> Vector:
        return (0.0, 0.0, 1.6)

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        return (0.0, 0.0, 0.0), (0.0, 0.0, 1.7)

    def socket(self, name: str, seconds: float) -> Floats:
        if name != "head_top":
            raise KeyError(name)
        a = self.turns * 2 * np.pi * seconds
        c, s = np.cos(a), np.sin(a)
        return np.array([[c, -s, 0, 1.0], [s, c, 0, 2.0], [0, 0, 1, 1.7 + 0.3 * seconds]], np.float32)


def test_a_cat_stays_on_a_spinning_head() -> None:
    head = _Head(3.0)
    performer = AnimalPerformer(
        build_animal("cat", {}, lod=1), Score(beats=(Beat(action="ride", start=0, end=2, mount=head),))
    )
    for t in (0.0, 0.37, 1.1, 1.9):
        points = np.concatenate(performer.at(t).positions)
        top = head.socket("head_top", t)[:, 3]
        assert abs(points[:, 2].min() - top[2]) < 0.08
        assert np.linalg.norm(points.mean(0)[:2] - top[:2]) < 0.2
