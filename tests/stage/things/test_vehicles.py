"""Vehicles: sound meshes, wheels that roll without slip, boats that ride the swell."""

import numpy as np
import pytest

from studio.stage.performer import Beat, Path, Score
from studio.stage.things.swell import afloat, significant_height, swell
from studio.stage.things.vehicles import VEHICLES, VehiclePerformer, build_vehicle, vehicle_size


def _straight(speed: float) -> Path:
    return lambda t: ((speed * t, 0.0, 0.0), 0.0)


def _driven(kind: str, speed: float = 3.0, action: str = "drive", **attributes: str) -> VehiclePerformer:
    return VehiclePerformer(
        build_vehicle(kind, attributes, seed=1),
        Score(beats=(Beat(action=action, start=0, end=4, path=_straight(speed)),)),
    )


@pytest.mark.parametrize("kind", sorted(VEHICLES))
def test_builds_sound_meshes_within_budget(kind: str) -> None:
    performer = _driven(kind)
    meshes, posed = performer.meshes, performer.at(1.0)
    assert sum(len(m.triangles) for m in meshes) <= 13_000
    assert len(meshes) == len(posed.positions) == len(posed.normals)
    for mesh, p, n in zip(meshes, posed.positions, posed.normals, strict=True):
        assert np.isfinite(mesh.positions).all() and np.abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 1e-3
        assert p.shape == mesh.positions.shape and np.isfinite(p).all() and np.isfinite(n).all()
    assert "root" in performer.vehicle.sockets
    assert min(vehicle_size(kind)) > 0


def test_wheels_roll_without_slip() -> None:
    performer = _driven("bicycle", 2.5)
    wheel = next(part for part in performer.vehicle.moving if len(part.meshes) > 1)
    radius = performer.vehicle.wheel_m
    a, b = performer.going(1.0), performer.going(1.2)
    turned = wheel.motion(a)[:, :3].T @ wheel.motion(b)[:, :3]
    angle = float(np.arctan2(turned[0, 2], turned[0, 0]))
    gone = b.distance - a.distance
    assert gone == pytest.approx(0.5, abs=0.01)
    assert angle == pytest.approx(gone / radius, abs=1e-3)
    # the point of the tyre that touches the road does not move along it
    centre = wheel.motion(a)[:, 3] + wheel.motion(a)[:, :3] @ np.array([-0.53, 0, radius])
    assert centre[2] == pytest.approx(radius, abs=1e-3)


def test_pedals_go_round_with_the_way() -> None:
    performer = _driven("bicycle", 3.0, "ride")
    left = np.array(
        [performer.socket("pedal_left", t)[:, 3] - performer.socket("root", t)[:, 3] for t in np.linspace(0, 3, 90)]
    )
    right = np.array(
        [performer.socket("pedal_right", t)[:, 3] - performer.socket("root", t)[:, 3] for t in np.linspace(0, 3, 90)]
    )
    assert np.ptp(left[:, 2]) == pytest.approx(0.33, abs=0.02)
    assert np.corrcoef(left[:, 2], right[:, 2])[0, 1] < -0.95


def test_a_train_bends_along_its_way() -> None:
    def curve(t: float) -> tuple[tuple[float, float, float], float]:
        a = 0.1 * t
        return (60 * float(np.sin(a)), 60 - 60 * float(np.cos(a)), 0.0), a

    performer = VehiclePerformer(
        build_vehicle("train", {}, seed=1), Score(beats=(Beat(action="drive", start=0, end=6, path=curve),))
    )
    posed = performer.at(5.5)
    assert np.isfinite(np.concatenate(posed.positions)).all()
    assert any(c.kind == "loop" and (c.subject, c.other) == ("train", "rolling") for c in performer.cues)


def test_the_swell_has_the_height_it_promises() -> None:
    z = [swell(0.37 * i % 91, 0.73 * i % 67, 0.31 * i, 1.0)[0] for i in range(1500)]
    assert 4 * float(np.std(z)) == pytest.approx(significant_height(1.0), rel=0.15)
    assert swell(3.0, 4.0, 5.0, 0.0)[0] == 0.0
    normal = np.array(swell(3.0, 4.0, 5.0, 1.5)[1])
    assert np.linalg.norm(normal) == pytest.approx(1.0)


def test_a_hull_rides_the_swell_as_a_rigid_body() -> None:
    m = afloat(2.0, 1.0, 0.7, 3.0, 1.4, 15.0, 3.5)
    np.testing.assert_allclose(m[:, :3].T @ m[:, :3], np.eye(3), atol=1e-9)
    assert np.linalg.det(m[:, :3]) == pytest.approx(1.0)


def test_a_longship_heaves_rows_and_is_heard() -> None:
    score = Score(
        beats=(Beat(action="sail", start=0, end=8, path=_straight(3.0), params={"sea_state": 1.5}),), position=(0, 0, 0)
    )
    ship = VehiclePerformer(build_vehicle("viking_ship", {}, seed=1), score)
    heights = [float(ship.matrix(t)[2, 3]) for t in np.linspace(0, 8, 60)]
    assert np.ptp(heights) > 0.15
    assert ship.at(2.0).sprites
    assert sum(c.kind == "splash" for c in ship.cues) >= 2
    assert any((c.subject, c.other) == ("viking_ship", "hull") for c in ship.cues)
    for k in range(12):
        assert np.isfinite(ship.socket(f"deck_{k}", 1.0)).all()
    again = ship.at(2.0).positions[-1].tobytes()
    assert again == ship.at(2.0).positions[-1].tobytes()


def test_lamps_burn_only_when_asked() -> None:
    assert not _driven("car").at(1.0).lamps
    assert _driven("car", lights="on").at(1.0).lamps


def test_an_excavator_at_work_moves_its_bucket_and_carries_it_still_on_the_road() -> None:
    def bucket(performer: VehiclePerformer) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        motion = performer.vehicle.moving[-1].motion
        return np.array(
            [motion(performer.going(t)) @ np.array([4.9, -0.2, 0.4, 1.0]) for t in np.linspace(0.5, 3.5, 30)]
        )

    digging = VehiclePerformer(
        build_vehicle("excavator", {}, seed=1), Score(beats=(Beat(action="push", start=0, end=4),))
    )
    assert np.ptp(bucket(digging)[:, 2]) > 0.6
    assert bucket(digging)[:, 2].min() < 0.45  # its teeth reach the ground
    assert np.ptp(bucket(_driven("excavator", 3.0))[:, 2]) < 0.01


def test_a_paddle_dips_on_both_sides_and_its_grips_stay_apart() -> None:
    performer = _driven("kayak", 1.2, "sail")
    times = np.linspace(0.8, 3.5, 60)
    left, right = (np.array([performer.socket(f"bar_{s}", t)[:, 3] for t in times]) for s in ("left", "right"))
    assert np.ptp(left[:, 2]) > 0.2 and np.corrcoef(left[:, 2], right[:, 2])[0, 1] < -0.5
    assert np.ptp(np.linalg.norm(left - right, axis=1)) < 1e-3


def test_a_scooter_is_no_motorcycle() -> None:
    scooter, motorcycle = (build_vehicle(kind, {}, seed=1) for kind in ("scooter", "motorcycle"))
    assert scooter.wheel_m < 0.75 * motorcycle.wheel_m
    foot, seat = scooter.sockets["pedal_left"][:, 3], scooter.sockets["seat"][:, 3]
    assert foot[0] > seat[0] + 0.3  # the feet stand before the seat, on the floor
