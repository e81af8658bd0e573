"""Physics read off decoded pictures: parabolas, bounces, planted feet, still walls.

Pixels are turned into metres with the camera each picture was taken from: a camera that turns after what it films would
otherwise bend every path.
"""

import itertools
import math

import numpy as np
import pytest

from studio.project.scene import Camera, Scene, Subject
from tests.seen.films import Film, Vector, extent, film, red, seen_on

pytestmark = pytest.mark.slow

BALL_RESTITUTION, GROUND_RESTITUTION = 0.82, 0.8
BALL_RADIUS_M = 0.121
UP = np.array((0.0, 0.0, 1.0))


def ball(action: str, *more: Subject) -> Scene:
    thing = Subject(kind="ball", action=action, attributes={"color": "red"})
    return Scene(subjects=(thing, *more), place="studio", camera=Camera(move="static", shot_size="wide"))


def contacts(shot: Film) -> list[float]:
    """Seconds of the ball's meetings with the ground, once each."""
    found: list[float] = []
    for event in shot.events:
        if event.kind == "contact" and event.other in ("ground", "floor"):
            seconds = event.sample / 48000
            if not found or seconds - found[-1] > 0.06:
                found.append(seconds)
    return found


def track(shot: Film, size: tuple[int, int]) -> tuple[Vector, Vector]:
    """Times, and places (x, height) in metres, of the ball's middle in each picture.

    What is let go stays in the upright plane it starts in, here across the studio. How far off that plane is is told
    by where in the picture the ball meets the floor.
    """
    extents = np.array([extent(red(picture)) for picture in shot.pictures])
    seen = np.flatnonzero(np.isfinite(extents[:, 0]))
    middles = np.stack([extents[:, 0] + extents[:, 1], extents[:, 2] + extents[:, 3]], 1) / 2
    met = contacts(shot)[0]
    before = [k for k in seen if met - 0.35 < shot.times()[k] < met]
    column, row = (
        float(np.polynomial.Polynomial.fit(shot.times()[before], middles[before, axis], 2)(met)) for axis in (0, 1)
    )
    camera = shot.cameras[min(round(met * shot.rate), len(shot.cameras) - 1)]
    away = seen_on(camera, (column, row), size, np.array((0.0, 0.0, BALL_RADIUS_M)), UP)[1]
    plane = np.array((0.0, float(away), 0.0)), np.array((0.0, 1.0, 0.0))
    places = [
        seen_on(shot.cameras[k], (float(middles[k, 0]), float(middles[k, 1])), size, *plane)[[0, 2]] for k in seen
    ]
    return shot.times()[seen], np.array(places)


def metres_high(shot: Film) -> float:
    """Height of the picture where the ball is, metres."""
    camera = shot.cameras[0]
    return 2 * math.dist(camera.eye, camera.target) * math.tan(math.radians(camera.fov_degrees) / 2)


def test_a_thrown_ball_flies_in_a_parabola() -> None:
    size = (640, 360)
    onlooker = Subject(kind="man", action="stand", attributes={"clothing": "white t-shirt"})
    shot = film(ball("throw", onlooker), size, 1.0)
    t, places = track(shot, size)
    flying = t < contacts(shot)[0] - 0.03
    t, x, z = t[flying], places[flying, 0], places[flying, 1]
    assert flying.sum() >= 12
    assert np.ptp(x) > 1.5 and np.ptp(z) > 0.5  # it does fly
    for axis, degree in ((z, 2), (x, 1)):
        fit = np.polynomial.Polynomial.fit(t, axis, degree)
        assert np.abs(fit(t) - axis).max() < 0.01 * metres_high(shot)
    falls = np.polynomial.Polynomial.fit(t, z, 2).convert().coef[2]
    assert falls == pytest.approx(-9.81 / 2, rel=0.03)  # its size in pixels is the weak link


def test_bounces_follow_the_restitution() -> None:
    size = (640, 360)
    shot = film(ball("fall"), size, 2.4)
    t, places = track(shot, size)
    met = contacts(shot)[:4]
    assert len(met) >= 3
    flights = [
        np.polynomial.Polynomial.fit(t[inside], places[inside, 1], 2)
        for a, b in zip([0.0, *met[:-1]], met, strict=True)
        if (inside := (t > a + 0.01) & (t < b - 0.01)).sum() >= 4
    ]
    floor = float(np.mean([flight(b) for flight, b in zip(flights, met, strict=False)]))
    tops = [float(flight(max(flight.deriv().roots()[0].real, 0.0))) - floor for flight in flights]
    wanted = BALL_RESTITUTION * GROUND_RESTITUTION  # the pair takes the geometric mean; heights go by its square
    for before, after in itertools.pairwise(tops):
        assert after / before == pytest.approx(wanted, rel=0.05)


def test_a_planted_foot_does_not_slip() -> None:
    walker = Subject(kind="woman", action="walk", attributes={"wearing": "red boots", "direction": "right"})
    size = (960, 540)
    camera = Camera(move="static", shot_size="full")
    shot = film(Scene(subjects=(walker,), place="studio", camera=camera), size, 1.8)
    steps = [event.sample / 48000 for event in shot.events if event.kind == "footstep"]
    slips: list[float] = []
    for came_down in (step for step in steps if step > 0.3):  # the first is where she stood
        inside = [k for k, t in enumerate(shot.times()) if came_down + 0.07 < t < came_down + 0.26]
        soles = [sole for k in inside if (sole := _sole(shot, k, size)) is not None]
        if len(soles) >= 3:
            slips.append(max(soles) - min(soles))
    assert len(slips) >= 2
    assert max(slips) <= 0.01, slips


def _sole(shot: Film, number: int, size: tuple[int, int]) -> float | None:
    """Where along the way the planted boot stands, metres: the middle of its lowest few centimetres."""
    rows, columns = np.nonzero(red(shot.pictures[number]))
    if len(rows) < 200:
        return None
    strip = np.unique(columns[(rows > rows.max() - 9) & (rows < rows.max() - 2)])
    runs = np.split(strip, np.nonzero(np.diff(strip) > 3)[0] + 1)  # a boot each
    under = float(np.median(columns[rows == rows.max()]))
    standing = min(runs, key=lambda run: float(np.abs(run - under).min()))
    bottom, camera = float(rows.max()), shot.cameras[number]
    ends = [
        seen_on(camera, (float(column), bottom), size, np.array((0.0, 0.0, 0.03)), UP)[0]
        for column in (standing[0], standing[-1])
    ]
    # two boots that cover each other are longer than one: no measure of either
    return float(sum(ends) / 2) if 0.1 < ends[1] - ends[0] < 0.32 else None


@pytest.mark.parametrize(
    ("place", "hour"), [("room", "night"), ("castle", "noon"), ("classroom", "afternoon"), ("office", "dusk")]
)
def test_a_still_picture_does_not_flicker(place: str, hour: str) -> None:
    scene = Scene(place=place, time_of_day=hour, camera=Camera(move="static"))  # type: ignore[arg-type]
    shot = film(scene, (640, 360), 0.5, quality="standard")
    one_by_one = zip(shot.pictures, shot.pictures[1:], strict=False)
    changes = [np.abs(a.astype(np.int16) - b.astype(np.int16)).mean() for a, b in one_by_one]
    assert max(changes) < 1.0, changes
