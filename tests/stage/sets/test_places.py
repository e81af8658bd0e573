"""Every place, at every hour, in every weather: whole, walkable, lit when it should be, the same each time."""

import hashlib
from itertools import pairwise

import numpy as np
import pytest

from studio.project.scene import PLACES
from studio.stage.mesh import Texture
from studio.stage.sets import UNDERSTOOD, build_place
from studio.stage.world import Place

NAMES = sorted(PLACES)
INDOOR = {"train_interior", "airport", "ice_rink", "stage", "cafe", "room", "kitchen", "office", "classroom", "studio"}
HOURS = ("dawn", "morning", "noon", "afternoon", "sunset", "dusk", "night")
WEATHERS = ("clear", "rain", "snow", "storm")
PROMISED = {
    "street": {"road", "wall", "door"},
    "alley": {"wall", "door"},
    "crossing": {"road"},
    "road": {"road"},
    "bridge": {"road", "edge", "water"},
    "rooftop": {"edge", "door"},
    "city": {"road"},
    "station": {"rail", "edge", "seat_0"},
    "train_interior": {"seat_0", "door"},
    "airport": {"seat_0", "counter"},
    "beach": {"water", "edge", "fire"},
    "sea": {"water"},
    "lake": {"water", "edge", "seat_0"},
    "river": {"water", "edge"},
    "underwater": {"water"},
    "mountain": {"edge"},
    "forest": {"fire", "seat_0"},
    "park": {"seat_0", "water"},
    "garden": {"seat_0", "water"},
    "farmland": {"road", "door"},
    "village": {"door", "road", "wall"},
    "castle": {"door", "wall"},
    "temple": {"door"},
    "shrine": {"door"},
    "battlefield": {"fire"},
    "schoolyard": {"hoop", "seat_0", "wall", "door"},
    "court": {"hoop", "wall"},
    "stadium": {"wall"},
    "ice_rink": {"edge"},
    "stage": {"edge", "seat_0"},
    "cafe": {"table", "seat_0", "seat_1", "counter"},
    "room": {"seat_0", "table", "door"},
    "kitchen": {"table", "counter", "seat_0"},
    "office": {"board", "seat_0"},
    "classroom": {"board", "seat_0"},
    "studio": {"seat_0", "wall"},
}


def fingerprint(place: Place) -> str:
    """A digest of everything the renderer would see."""
    digest = hashlib.sha256()
    for mesh in place.scenery:
        for array in (mesh.positions, mesh.normals, mesh.colors, mesh.triangles):
            digest.update(array.tobytes())
        digest.update(repr(mesh.material).encode())
    digest.update(repr((place.lamps, place.marks, place.path, place.crowd, place.obstacles)).encode())
    return digest.hexdigest()


def triangles(place: Place) -> int:
    return sum(len(mesh.triangles) for mesh in place.scenery)


def sound(place: Place) -> None:
    """The geometry is finite, its normals are unit, its triangles lie in range and wind about their normals."""
    for mesh in place.scenery:
        assert np.isfinite(mesh.positions).all()
        assert mesh.positions.dtype == np.float32 and mesh.triangles.dtype == np.int32
        assert abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 2e-3, mesh.material
        assert mesh.triangles.min() >= 0 and mesh.triangles.max() < len(mesh.positions)
        assert mesh.colors.min() >= 0
        corner = mesh.positions[mesh.triangles].astype(float)
        face = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
        against = (face * mesh.normals[mesh.triangles].sum(1)).sum(1) < -1e-9
        if not mesh.material.two_sided:
            assert against.mean() < 0.02, mesh.material


@pytest.mark.parametrize("name", NAMES)
def test_place_is_whole_and_walkable(name: str) -> None:
    place = build_place(name, time_of_day="afternoon", seed=3)
    sound(place)
    assert triangles(place) <= 62_000
    assert len(place.scenery) <= 150
    assert place.indoor == (name in INDOOR)
    assert PROMISED.get(name, set()) | {"center"} <= set(place.marks)
    path = np.array(place.path)
    steps = np.array([a + (b - a) * t for a, b in pairwise(path) for t in np.linspace(0, 1, 30)])
    if not place.indoor:
        assert np.linalg.norm(np.diff(path[:, :2], axis=0), axis=1).sum() >= 16
    for p in place.path:
        assert p[2] == pytest.approx(place.ground(p[0], p[1]), abs=1e-6)
    clear = 0.9 if name == "train_interior" else 1.5
    for o in place.obstacles:
        assert np.hypot(o.x, o.y) - o.radius >= clear - 1e-6, f"acting area: {o}"
        assert np.hypot(steps[:, 0] - o.x, steps[:, 1] - o.y).min() - o.radius > 0.2, f"path: {o}"
        for mark in place.crowd:
            assert np.hypot(mark.position[0] - o.x, mark.position[1] - o.y) > o.radius


@pytest.mark.parametrize("name", sorted(INDOOR))
def test_camera_has_room_indoors(name: str) -> None:
    place = build_place(name)
    assert place.camera_limit is not None
    low, high = np.array(place.camera_limit)
    assert (low < [0, -3.5, 1.2]).all() or name == "train_interior"
    assert (high > [0.5, 0.5, 1.8]).all()
    assert place.lamps, "a room without the sun needs lamps or windows"


@pytest.mark.parametrize("weather", WEATHERS)
@pytest.mark.parametrize("hour", HOURS)
def test_every_hour_and_weather_builds(hour: str, weather: str) -> None:
    offset = HOURS.index(hour) * 4 + WEATHERS.index(weather)
    for k, name in enumerate(NAMES):
        if (k + offset) % 8 == 0:
            place = build_place(name, time_of_day=hour, weather=weather, seed=offset, detail=0)
            assert all(np.isfinite(m.positions).all() for m in place.scenery)
            assert triangles(place) <= 60_000


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_place_at_every_hour(name: str) -> None:
    weathers = ("cloudy", "rain", "after_rain", "snow", "blizzard", "fog", "storm", "wind")
    for k, hour in enumerate(HOURS):
        for weather in ("clear", weathers[(k + len(name)) % len(weathers)]):
            place = build_place(name, time_of_day=hour, weather=weather, detail=0)
            assert all(np.isfinite(m.positions).all() for m in place.scenery)
            assert triangles(place) <= 62_000 and len(place.scenery) <= 150
            assert len(place.lamps) <= 24


@pytest.mark.parametrize("name", ["street", "alley", "crossing", "park", "temple", "station", "village", "schoolyard"])
def test_lamps_burn_by_night_and_rest_by_day(name: str) -> None:
    by_night = sum(lamp.power for lamp in build_place(name, time_of_day="night").lamps)
    by_day = sum(lamp.power for lamp in build_place(name, time_of_day="noon").lamps)
    assert by_night > 30
    assert by_day == 0
    assert len(build_place(name, time_of_day="night", weather="rain").lamps) <= 24


def test_rain_makes_the_ground_shine_and_snow_lies() -> None:
    dry, wet = (build_place("crossing", weather=w) for w in ("clear", "after_rain"))
    assert dry.mirror_z is None and wet.mirror_z == 0.0
    assert any(m.material.texture == Texture.ASPHALT and m.material.wet > 0.9 for m in wet.scenery)
    bare, white = (build_place("village", weather=w) for w in ("clear", "snow"))
    assert white.ground_material == "snow" != bare.ground_material

    def up_facing_brightness(place: Place) -> float:
        colors = [m.colors[m.normals[:, 2] > 0.5] for m in place.scenery if m.material.texture == Texture.TILES]
        return float(np.concatenate(colors).mean())

    assert any(m.material.texture == Texture.SNOW for m in white.scenery)
    assert up_facing_brightness(white) > up_facing_brightness(bare)


@pytest.mark.parametrize("name", ["alley", "forest", "cafe", "stadium"])
def test_same_order_same_set(name: str) -> None:
    first, again = (build_place(name, ("busy",), time_of_day="dusk", weather="rain", seed=5) for _ in range(2))
    other = build_place(name, ("busy",), time_of_day="dusk", weather="rain", seed=6)
    assert fingerprint(first) == fingerprint(again)
    assert fingerprint(first) != fingerprint(other)


def test_surroundings_dress_the_set() -> None:
    plain, cherries = build_place("street"), build_place("street", ("cherry_tree",))
    assert fingerprint(plain) != fingerprint(cherries)
    assert "wall" in build_place("street", ("wall",)).marks
    assert fingerprint(build_place("park", ("sakura",))) == fingerprint(build_place("park", ("cherry_blossom",)))
    assert fingerprint(plain) == fingerprint(build_place("street", ("gryphon",)))
    assert "gryphon" not in UNDERSTOOD
    assert {"cherry_tree", "wall", "busy", "narrow", "tokyo", "lantern"} <= UNDERSTOOD


def test_detail_scales_the_small_things() -> None:
    draft, usual, rich = (triangles(build_place("village", detail=d)) for d in (0, 1, 2))
    assert draft < usual < rich


def test_kitchen_table_edge_lets_a_glass_fall() -> None:
    place = build_place("kitchen")
    table = place.marks["table"]
    x, y, z = table.position
    beyond = np.array([x + 0.2 * np.cos(table.yaw), y + 0.2 * np.sin(table.yaw)])
    tops = [m.positions[m.normals[:, 2] > 0.9] for m in place.scenery]
    heights = np.concatenate([t[np.abs(t[:, 2] - z) < 0.02] for t in tops])
    assert heights[:, 1].min() < y, "the point lies on the table"
    assert beyond[1] < heights[:, 1].min(), "a step along the mark's yaw is past the edge"


def test_no_place_without_a_set() -> None:
    with pytest.raises(KeyError):
        build_place("atlantis")


ROOMS = {
    "library": {"table", "seat_0", "counter"},
    "hospital_room": {"bed", "door"},
    "corridor": {"seat_0", "door"},
    "hair_salon": {"door", "wall"},
    "convenience_store": {"counter"},
    "bakery": {"counter"},
    "garage": {"counter", "road"},
    "forge": {"anvil"},
    "bedroom": {"bed"},
}


@pytest.mark.parametrize("word", sorted(ROOMS))
def test_a_room_is_what_it_is_for(word: str) -> None:
    plain = build_place("room", seed=3, detail=0)
    place = build_place("room", (word,), seed=3, detail=0)
    assert place.indoor and place.camera_limit is not None
    assert set(place.marks) >= ROOMS[word]
    assert fingerprint(place) != fingerprint(plain)
    assert fingerprint(place) == fingerprint(build_place("room", (word,), seed=3, detail=0))
    assert sum(len(mesh.triangles) for mesh in place.scenery) < 60_000
    assert all(np.hypot(o.x, o.y) > o.radius + 0.25 for o in place.obstacles)  # there is room to act
    assert fingerprint(build_place("street", (word,), seed=3, detail=0)) == fingerprint(
        build_place("street", seed=3, detail=0)
    )


@pytest.mark.parametrize(
    ("place", "word"), [("sea", "lighthouse"), ("street", "bus_stop"), ("forest", "bamboo"), ("garden", "veranda")]
)
def test_a_landmark_is_added_where_it_can_stand(place: str, word: str) -> None:
    plain, marked = build_place(place, seed=3, detail=0), build_place(place, (word,), seed=3, detail=0)
    assert len(marked.scenery) > len(plain.scenery) and marked.marks == plain.marks
    assert fingerprint(marked) == fingerprint(build_place(place, (word,), seed=3, detail=0))
    assert sum(len(mesh.triangles) for mesh in marked.scenery) < 110_000
    indoors = build_place("kitchen", (word,), seed=3, detail=0)
    assert fingerprint(indoors) == fingerprint(build_place("kitchen", seed=3, detail=0))
