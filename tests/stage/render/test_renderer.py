"""The renderer as a whole: what a frame shows, and that it depends on nothing but the world and the moment."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.ports.engine import Quality
from studio.stage import shapes
from studio.stage.light import light_for
from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.render import Renderer
from studio.stage.world import CameraPose, Lamp, Light, Moment, Sky, Sprites, Streaks, Vector, World, unit

Picture = NDArray[np.uint8]
SIZE = (96, 64)
GREY = (0.5, 0.5, 0.5)
FIRE = Material(Texture.FLAME, emission=5.0)


def flat_light(**changes: object) -> Light:
    """Even grey sky, no fog, fixed exposure."""
    sky = Sky(
        horizon=GREY, low=GREY, mid=GREY, zenith=GREY, glow=(0.0, 0.0, 0.0), cloud_dark=GREY, cloud_lit=GREY, cover=0.0,
        sun_disc=0.0,
    )  # fmt: skip
    light = Light(
        sun=unit((1, 0, 1)), sun_color=(2.0, 2.0, 2.0), sky=sky, bounce=(0.2, 0.2, 0.2), fog_density=0.0,
        exposure_range=(0.8, 0.8),
    )  # fmt: skip
    return replace(light, **changes)  # type: ignore[arg-type]


def ground(material: Material = Material(), color: str = "#999999") -> Mesh:  # noqa: B008  frozen
    return shapes.quad([[-20, -20, 0], [20, -20, 0], [20, 20, 0], [-20, 20, 0]], color, material)


def pose(eye: Vector = (0, -6, 1.5), target: Vector = (0, 0, 1.0), **changes: float) -> CameraPose:
    return CameraPose(eye=eye, target=target, fov_degrees=40, **changes)  # type: ignore[arg-type]


def still(camera: CameraPose | None = None, seconds: float = 0.0) -> Moment:
    return Moment(seconds=seconds, camera=camera or pose())


def shot(*meshes: Mesh, light: Light | None = None, **changes: object) -> World:
    return World(scenery=meshes, actors=(), light=light or flat_light(), **changes)  # type: ignore[arg-type]


def luminance(picture: Picture) -> NDArray[np.float64]:
    return picture.astype(float) @ np.array([0.3, 0.59, 0.11])


def busy_world(style: str = "photoreal") -> World:
    ball = shapes.ball((0, 0, 1), 0.6, "#c04030", Material(Texture.CLOTH, a=2))
    return World(
        scenery=(
            ground(Material(Texture.ASPHALT, 0.3, wet=1.0)),
            shapes.box((3, 4, 2), (2, 2, 4), "#a09080", Material(Texture.FACADE, a=0.4, b=3.0)),
            shapes.box((-0.6, -1.5, 1), (0.6, 0.02, 0.8), "#c0f0e0", Material(Texture.GLASS, a=0.2)),
            shapes.lathe(
                (-1.5, -1, 0), [(0.05, 0), (0.3, 0.2), (0.01, 1)], "#ff8020", Material(Texture.FLAME, emission=5)
            ),
        ),
        actors=(ball,),
        light=light_for("sunset", "rain", style=style),
        lamps=(Lamp(position=(1, -1, 3), shadow=True), Lamp(position=(-2, 1, 3), kind="spot", shadow=True)),
        style=style,
    )


def busy_moment(world: World, seconds: float = 0.5) -> Moment:
    ball = world.actors[0]
    rng = np.random.default_rng(1)
    heads = rng.uniform((-3, -3, 0), (3, 3, 4), (60, 3)).astype(np.float32)
    return Moment(
        seconds=seconds,
        camera=pose(focus_m=5.0, aperture=6.0),
        positions=(ball.positions + np.float32(0.2 * seconds),),
        normals=(ball.normals,),
        velocities=((4.0, 0.0, 0.0),),
        sprites=(
            Sprites(centers=heads, radii=np.full(60, 0.2, np.float32), color=(0.8, 0.8, 0.8), opacity=0.4),
            Sprites(centers=heads, radii=np.full(60, 0.02, np.float32), color=(5, 2, 1), glow=True),
        ),
        streaks=(Streaks(heads=heads, tails=heads + np.array([0, 0, -0.5], np.float32)),),
    )


@pytest.mark.parametrize("style", ["photoreal", "anime", "watercolor"])
def test_threads_and_order_do_not_change_a_byte(style: str) -> None:
    world = busy_world(style)
    first, second = busy_moment(world), busy_moment(world, 0.9)
    one, two = Renderer(world, SIZE, threads=1), Renderer(world, SIZE, threads=2)
    expected = one.render(first)
    two.render(second)  # a frame in between must leave nothing behind
    assert np.array_equal(two.render(first), expected)
    assert not np.array_equal(one.render(second), expected)


def test_pixels_of_a_square() -> None:
    square = shapes.quad([[-1, 0, 0], [1, 0, 0], [1, 0, 2], [-1, 0, 2]], "#000000", Material(emission=0.0))
    light = flat_light(sun_color=(0.0, 0.0, 0.0), bounce=(0.5, 0.5, 0.5))
    picture = Renderer(shot(square, light=light), SIZE).render(still(pose((0, -6, 1.0))))
    dark = luminance(picture) < 40
    focal = 32 / np.tan(np.radians(20))
    half = focal / 6
    rows, columns = np.nonzero(dark)
    assert abs(columns.min() - (48 - half)) <= 1 and abs(columns.max() - (47 + half)) <= 1
    assert abs(rows.min() - (32 - half)) <= 1 and abs(rows.max() - (31 + half)) <= 1
    assert dark.sum() == pytest.approx((2 * half) ** 2, rel=0.12)


def test_shadow_falls_away_from_the_sun() -> None:
    ball = shapes.ball((0, 0, 1), 0.5, "#808080")
    camera = pose((0, -0.01, 9), (0, 0, 0))
    picture = luminance(Renderer(shot(ground(), ball), SIZE).render(still(camera)))
    # seen from above with +x to the right: the sun is at +x, so the shadow of a ball 1 m up lies 1 m to the left
    focal = 32 / np.tan(np.radians(20))
    at = round(48 - focal * 1.2 / 9)
    opposite = round(48 + focal * 1.2 / 9)
    assert picture[32, at] < picture[32, opposite] * 0.75


def test_shadows_beyond_the_near_map_are_kept() -> None:
    wall = shapes.box((0, 60, 6), (12, 1, 12), "#808080")
    wide = shapes.quad([[-90, -90, 0], [90, -90, 0], [90, 90, 0], [-90, 90, 0]], "#999999")
    world = shot(wide, wall, light=flat_light(sun=unit((0, 1, 1))), reach=10.0)
    picture = luminance(Renderer(world, SIZE).render(still(pose((0, 20, 30), (0, 52, 0)))))
    alone = luminance(Renderer(replace(world, scenery=(wide,)), SIZE).render(still(pose((0, 20, 30), (0, 52, 0)))))
    assert picture[30, 48] < alone[30, 48] * 0.75


def test_still_water_mirrors() -> None:
    water = ground(Material(reflectivity=1.0, roughness=0.05), "#101010")
    post = shapes.box((0, 3, 1), (0.6, 0.6, 2), "#ff2010", Material(emission=1.0))
    world = shot(water, post, mirror_z=0.0)
    camera = pose((0, -3, 0.8), (0, 3, 0.0))
    picture = Renderer(world, SIZE).render(still(camera)).astype(float)
    redness = picture[:, 48, 0] - picture[:, 48, 2]
    above, below = redness[:32].max(), redness[36:].max()
    assert above > 60
    assert below > above * 0.25
    without = (
        Renderer(replace(world, mirror_z=None, scenery=(ground(), post)), SIZE).render(still(camera)).astype(float)
    )
    assert (without[50:, 48, 0] - without[50:, 48, 2]).max() < below * 0.5


def test_glass_shows_what_is_behind() -> None:
    glass = shapes.box((0, -1, 1), (3, 0.02, 3), "#ffffff", Material(Texture.GLASS, a=0.05))
    solid = replace(glass, material=replace(glass.material, texture=Texture.PLAIN))
    red = shapes.ball((0, 1, 1), 0.7, "#ff0000", Material(emission=1.0))

    def centre(*meshes: Mesh) -> NDArray[np.float64]:
        return Renderer(shot(*meshes), SIZE).render(still())[32, 48].astype(float)

    through, hidden = centre(red, glass), centre(red, solid)
    assert through[0] - through[1] > 100
    assert abs(hidden[0] - hidden[1]) < 20


def test_motion_blur_lies_along_the_velocity() -> None:
    ball = shapes.ball((0, 0, 1), 0.3, "#ffffff", Material(emission=2.0))
    world = World(scenery=(ground(color="#111111"),), actors=(ball,), light=flat_light())
    renderer = Renderer(world, (192, 128))

    def picture(velocity: Vector) -> NDArray[np.float64]:
        return luminance(
            renderer.render(
                Moment(
                    seconds=0,
                    camera=pose(),
                    positions=(ball.positions,),
                    normals=(ball.normals,),
                    velocities=(velocity,),
                )
            )
        )

    still_ball, flying = picture((0.0, 0.0, 0.0)), picture((20.0, 0.0, 0.0))
    rows, columns = np.nonzero(still_ball > 200)
    middle, left, right = round(rows.mean()), columns.min(), columns.max()
    beside = flying[middle, [left - 4, right + 4]] - still_ball[middle, [left - 4, right + 4]]
    above = flying[rows.min() - 4, 96] - still_ball[rows.min() - 4, 96]
    assert (beside > 25).all()
    assert abs(above) < 8


def test_what_is_all_but_sharp_is_left_as_it_is() -> None:
    world = shot(ground(Material(Texture.ASPHALT, 0.3)), shapes.box((0, 0, 1), (1, 1, 2), "#a03020"))
    sharp, slightly, soft = (
        Renderer(world, SIZE).render(still(pose(focus_m=6.0, aperture=aperture))) for aperture in (0.0, 1.5, 90.0)
    )
    assert np.array_equal(slightly, sharp)
    assert not np.array_equal(soft, sharp)


def test_degenerate_meshes_leave_the_picture_whole() -> None:
    nothing = Mesh(
        np.zeros((3, 3), np.float32), np.zeros((3, 3), np.float32), np.zeros((3, 3), np.float32),
        np.array([[0, 1, 2], [0, 0, 0]], np.int32),
    )  # fmt: skip
    broken = replace(nothing, positions=np.full((3, 3), np.nan, np.float32))
    empty = replace(nothing, triangles=np.zeros((0, 3), np.int32))
    ball = shapes.ball((0, 0, 1), 0.5, "#4080c0")
    world = World(scenery=(ground(), ball), actors=(), light=flat_light())
    expected = Renderer(world, SIZE).render(still())
    odd = replace(world, scenery=(ground(), ball, nothing, broken, empty))
    assert np.array_equal(Renderer(odd, SIZE).render(still()), expected)
    moving = World(scenery=(ground(),), actors=(ball,), light=flat_light())
    bad = np.full_like(ball.positions, np.inf)
    picture = Renderer(moving, SIZE).render(
        Moment(seconds=0, camera=pose(), positions=(bad,), normals=(bad,), velocities=((0, 0, 0),))
    )
    assert np.array_equal(picture, Renderer(replace(moving, actors=()), SIZE).render(still()))


@pytest.mark.parametrize("size", [(64, 64), (66, 118), (320, 64), (130, 70)])
@pytest.mark.parametrize("style", ["cinematic", "watercolor"])
def test_sizes(size: tuple[int, int], style: str) -> None:
    world = busy_world(style)
    picture = Renderer(world, size, "draft").render(busy_moment(world))
    assert picture.shape == (size[1], size[0], 3) and picture.dtype == np.uint8 and picture.flags.c_contiguous
    assert luminance(picture).std() > 5


@pytest.mark.parametrize("size", [(63, 64), (32, 32), (0, 64)])
def test_sizes_that_cannot_be(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="cannot be rendered"):
        Renderer(shot(ground()), size)


def test_nothing_flickers_where_nothing_moves() -> None:
    box = shapes.box((1, 1, 1), (2, 2, 2), "#a06040", Material(Texture.BRICK, 5.0))
    world = shot(ground(Material(Texture.GRASS)), box, light=light_for("afternoon", "clear"))
    renderer = Renderer(world, (160, 90))
    first, later = (renderer.render(still(seconds=s)).astype(float) for s in (0.0, 1 / 24))
    assert np.abs(first - later).mean() < 1.0


def test_exposure_belongs_to_the_shot() -> None:
    world = shot(ground(), light=flat_light(exposure_range=(0.2, 5.0)))
    first = Renderer(world, SIZE, meter=still())
    first.render(still(pose((0, -6, 1.5), (0, 0, 8.0))))
    assert first.exposure == Renderer(world, SIZE, meter=still()).exposure
    dim = shot(ground(), light=flat_light(exposure_range=(0.2, 5.0), sun_color=(0.2, 0.2, 0.2), ambient=0.2))
    assert Renderer(dim, SIZE, meter=still()).exposure > first.exposure


def test_smoke_covers_and_sparks_glow() -> None:
    world = shot(ground(color="#ffffff"))
    centers = np.array([[0, 0, 1.0]], np.float32)

    def centre(*sprites: Sprites) -> float:
        return float(luminance(Renderer(world, SIZE).render(replace(still(), sprites=sprites)))[32, 48])

    plain = centre()
    radii = np.array([0.8], np.float32)
    assert centre(Sprites(centers=centers, radii=radii, color=(0.02, 0.02, 0.02), opacity=0.9)) < plain * 0.7
    assert centre(Sprites(centers=centers, radii=radii, color=(3, 3, 3), opacity=0.9, glow=True)) > plain


def test_a_lamp_lights_and_its_shadow_darkens() -> None:
    dark = flat_light(sun_color=(0.0, 0.0, 0.0), ambient=0.05)
    post = shapes.box((1.0, 0, 1), (0.3, 3.0, 2), "#808080")
    camera = pose((0, -0.01, 9), (0, 0, 0))
    lamp = Lamp(position=(-1.5, 0, 2.0), color=(1, 1, 1), power=12, halo=0.0, range_m=20)

    def picture(*lamps: Lamp) -> NDArray[np.float64]:
        return luminance(Renderer(shot(ground(), post, light=dark, lamps=lamps), SIZE).render(still(camera)))

    unlit, lit, shadowed = picture(), picture(lamp), picture(replace(lamp, shadow=True))
    focal = 32 / np.tan(np.radians(20))
    behind = round(48 + focal * 2.2 / 9)
    assert lit[32, 30] > unlit[32, 30] + 20
    assert shadowed[32, behind] < lit[32, behind] * 0.7


def test_drawn_style_has_two_tones_and_lines() -> None:
    ball = shapes.ball((0, 0, 1), 1.0, "#c08060")
    light = flat_light(sun=unit((1, -1, 1)))
    drawn = luminance(Renderer(shot(ball, light=light, style="anime"), (160, 108)).render(still()))
    real = luminance(Renderer(shot(ball, light=light), (160, 108)).render(still()))
    row = slice(60, 100)
    assert np.unique(np.round(drawn[54, row] / 12)).size < np.unique(np.round(real[54, row] / 12)).size
    inked = drawn.min()
    assert inked < drawn[54, 80] * 0.6


@pytest.mark.parametrize("quality", ["draft", "standard"])
def test_a_camera_that_stands_shows_what_it_showed(quality: Quality) -> None:
    world = busy_world()
    moments = [busy_moment(world, s) for s in (0.5, 0.9, 1.4, 0.5)]
    aside = replace(moments[0], camera=pose((0.1, -6, 1.5), focus_m=5.0, aperture=6.0))
    standing = Renderer(world, (130, 70), quality, threads=2)
    for moment in (*moments, aside, *moments):
        fresh = Renderer(world, (130, 70), quality, threads=1)
        assert np.array_equal(standing.render(moment), fresh.render(moment))


LARGE = (960, 540)
"""From this size on drafts are shaded in blocks of two by two pixels."""


def test_a_large_draft_is_the_same_picture() -> None:
    world = busy_world()
    moment = busy_moment(world)
    qualities: tuple[Quality, Quality] = ("draft", "standard")
    draft, standard = (Renderer(world, LARGE, quality).render(moment).astype(float) for quality in qualities)
    assert np.abs(draft - standard).mean() < 4.0
    # the outline of a ball against what is behind it is as sharp as the samples are
    ball = shapes.ball((0, 0, 1), 0.6, "#c04030")
    plain = World(scenery=(), actors=(ball,), light=flat_light())
    shown = replace(still(), positions=(ball.positions,), normals=(ball.normals,))
    one, other = (luminance(Renderer(plain, LARGE, quality).render(shown)) for quality in qualities)
    edge = np.abs(np.diff(other[270])) > 20
    assert edge.any()
    assert np.abs(np.diff(one[270]))[edge].max() > 0.75 * np.abs(np.diff(other[270]))[edge].max()


def test_a_large_draft_depends_on_its_moment_alone() -> None:
    world = busy_world()
    moments = [busy_moment(world, s) for s in (0.5, 0.9, 0.5)]
    standing = Renderer(world, LARGE, "draft", threads=2)
    pictures = [standing.render(moment) for moment in moments]
    assert np.array_equal(pictures[0], pictures[2])
    assert np.array_equal(pictures[1], Renderer(world, LARGE, "draft", threads=1).render(moments[1]))
