"""The order of passes of one frame. See the package for what a frame is made of."""

import math
from dataclasses import dataclass
from typing import Any, cast

import numba
import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.ports.engine import Quality
from studio.stage.mesh import Mesh
from studio.stage.render import grade, ink, lamplight, lens, materials, parameters, particles, sky, surface
from studio.stage.render.camera import Projection, projection
from studio.stage.render.finish import Frame, finish_of
from studio.stage.render.geometry import pack
from studio.stage.render.jit import F32, f32
from studio.stage.render.motion import MotionBlur
from studio.stage.render.shadows import LampMaps
from studio.stage.render.sunmap import DetailMap, move_sun_map, outside, sun_map
from studio.stage.render.view import Air, LampRows, View, room_for
from studio.stage.styles import style
from studio.stage.world import CameraPose, Lamp, Light, Moment, Vector, World

_MOST_THREADS = int(cast("Any", numba).config.NUMBA_NUM_THREADS)
_LAMP_KINDS = {"point": 0.0, "spot": 1.0, "area": 2.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What a quality spends: samples a pixel, sizes of shadow maps, lamps that cast shadows, share of the mirror."""

    samples: int = 4
    sun_map: int = 2048
    detail_map: int = 1024
    lamp_map: int = 512
    lamp_shadows: int = 4
    mirror_scale: int = 2
    focus_taps: int = 56
    halos: int = 64
    block_pixels: float = math.inf
    """Pictures of so many pixels or more are shaded in blocks of two by two, but for edges, faces and lettering."""


_EFFORT: dict[str, Effort] = {
    "draft": Effort(
        samples=2,
        sun_map=1024,
        detail_map=768,
        lamp_map=320,
        lamp_shadows=2,
        mirror_scale=3,
        focus_taps=24,
        halos=12,
        block_pixels=500_000,
    ),
    "standard": Effort(),
    "final": Effort(sun_map=3072, detail_map=1536, lamp_map=768, lamp_shadows=6, focus_taps=72),
}


_FEWEST_ACTED = 24
"""Pixels of the small metering picture that actors must fill to have a say in the exposure."""
_ACTED_WHITE = 0.8
"""Exposed luminance that four fifths of the actors stay under."""
_SKIN_RED, _DRAWN_SKIN_RED = 0.74, 0.95
"""Exposed red that four fifths of their skin stay under, filmed and drawn: a face keeps its colour."""


class Renderer:
    """Films one world at one size. ``render`` is a pure function of the moment: frames can be made in any order.

    ``size``: (width, height), even, at least 64. ``threads``: at most so many; the bytes are the same for any number.
    ``meter``: the moment the exposure is taken from, once; None meters the scenery from four sides.
    """

    def __init__(
        self, world: World, size: tuple[int, int], quality: Quality = "standard", threads: int | None = None,
        meter: Moment | None = None,
    ) -> None:  # fmt: skip
        width, height = size
        if width < 64 or height < 64 or width % 2 or height % 2:
            raise ValueError(f"a picture of {width}x{height} cannot be rendered: even numbers from 64 on are needed")
        self.world, self.size = world, size
        self.style = style(world.style)
        self._effort = _EFFORT[quality]
        self._threads = min(threads or _MOST_THREADS, _MOST_THREADS)
        numba.set_num_threads(self._threads)
        light = world.light
        self._geometry = geometry = pack(world.scenery, world.actors, light.wet)
        self._opaque = ~geometry.see_through
        self._casters = np.nonzero(geometry.casts & geometry.moving)[0]
        triangles = len(geometry.triangles.corners)
        # lines are drawn where normals turn from one pixel to the next: drawn styles are shaded pixel by pixel
        blocks = self._effort.block_pixels <= width * height and self.style.ink == 0
        self._view = View(width, height, self._effort.samples, min(triangles, 700_000), blocks=blocks)
        through = int((geometry.objects.stop - geometry.objects.start)[geometry.see_through].sum())
        self._through = room_for(max(through, 1))
        materials = geometry.triangles.materials
        shiny = bool((materials[:, 5] > 0).any() or (materials[:, 8] > 0).any())
        plane = world.mirror_z if world.mirror_z is not None else (0.0 if light.wet > 0.05 else None)
        self._plane = plane if shiny else None
        share = self._effort.mirror_scale
        self._mirror = (
            View(width // share, height // share, 1, min(triangles, 700_000)) if self._plane is not None else None
        )
        self._air = self._make_air(light)
        faces = 12 + sum(
            1 if lamp.kind == "spot" else 6 for lamp in world.lamps if lamp.shadow
        )  # 12: two lamps that move
        # by daylight a draft does not look for the shadows of lamps
        daylight = max(light.sun_color) > 1.5 and light.ambient > 0.25
        self._lamp_shadows = 0 if daylight and quality == "draft" else self._effort.lamp_shadows
        self._lamp_maps = LampMaps(self._effort.lamp_map, min(faces, 6 * self._effort.lamp_shadows))
        h, w = height // 2, width // 2
        self._half, self._blurred, self._glow = (np.zeros((3, h, w), np.float32) for _ in range(3))
        self._confusion, self._half_depth, self._radius = (np.zeros((h, w), np.float32) for _ in range(3))
        self._bright, self._bright_blur, self._quarter_scratch = (
            np.zeros((3, h // 2, w // 2), np.float32) for _ in range(3)
        )
        self._sky_light, self._shafts = (np.zeros((h // 2, w // 2), np.float32) for _ in range(2))
        self._wide, self._wide_blur = (np.zeros((3, h // 4, w // 4), np.float32) for _ in range(2))
        self._no_glow = np.zeros((3, h, w), np.float32)
        self._own_blur, self._line, self._wide_line = (np.zeros((height, width), np.float32) for _ in range(3))
        self._motion = MotionBlur(width, height)
        self._curve = grade.tone_curve(self.style.curve)
        self._offsets, self._distances = _disc_taps(self._effort.focus_taps, height * 0.012)
        self._paint = finish_of(self.style.finish)(width, height, world.seed) if self.style.finish else None
        self.exposure = 1.0
        self.exposure = self._meter(meter)
        self._set_fill()

    # --- once a shot

    def _make_air(self, light: Light) -> Air:
        world, look = self.world, self.style
        dome = sky.paint(light, seed=world.seed)
        harmonics = sky.ambient(dome, light)
        fog = light.sky.horizon if light.fog_color is None else light.fog_color
        p = np.zeros(parameters.PARAMETERS, np.float32)
        p[parameters.TOON] = look.toon
        p[parameters.FOG_DENSITY], p[parameters.FOG_START], p[parameters.FOG_MAX] = (
            light.fog_density,
            light.fog_start,
            light.fog_max,
        )
        p[parameters.FOG_RED : parameters.FOG_BLUE + 1] = fog
        p[parameters.SUN_FOG_RED : parameters.SUN_FOG_BLUE + 1] = light.sun_fog
        p[parameters.SCATTER] = light.scatter
        p[parameters.RIM] = look.rim
        p[parameters.SUN_RED : parameters.SUN_BLUE + 1] = light.sun_color
        p[parameters.MIRROR_SPREAD] = 0.25
        p[parameters.SKY_SHARE] = min(light.ambient, 1.0)
        strongest = max(*light.sun_color, 1e-6)
        tint = [c / strongest for c in light.sun_color]
        warm = [0.5 + 0.5 * c for c in tint]
        disc = (light.sky.sun_disc * warm[0], warm[1] / warm[0], warm[2] / warm[0], light.sky.disc_size**2)
        sun = np.array([*light.sun, *disc], np.float32)
        near = far = None
        if max(light.sun_color) > 0.02:
            size = self._effort.sun_map
            near = sun_map(light.sun, world.center, max(min(world.reach, 26.0), 4.0), size, self._geometry)
            far = sun_map(light.sun, world.center, max(world.reach * 4.0, 120.0), size // 2, self._geometry)
        fine = DetailMap(self._effort.detail_map) if near is not None and len(world.actors) else None
        return Air(p, sun, harmonics, dome, near, far, fine)

    def _set_fill(self) -> None:
        """Faces are lit from the camera's side to a level that suits the exposure, in the colour of the place."""
        light = self.world.light
        place = np.maximum(self._air.harmonics[0], 0) + 0.02 * np.asarray(light.sun_color)
        tint = 0.5 + 0.5 * place / max(float(place @ [0.3, 0.59, 0.11]), 1e-6)
        level = self.style.fill * (0.16 + 0.4 * light.exposure_key) / self.exposure
        # a flame is photographed at its own brightness, or it would be a white hole by night
        self._air.parameters[parameters.FLAME_GAIN] = min(1.0, 0.80 / self.exposure)
        self._air.parameters[parameters.FILL_RED : parameters.FILL_BLUE + 1] = np.clip(tint, 0.4, 1.6) * level

    def _meter(self, moment: Moment | None) -> float:
        """Exposure that brings the mean log luminance of a small picture to the light's key."""
        light = self.world.light
        if light.exposure_range[0] >= light.exposure_range[1]:
            return float(light.exposure_range[0])
        wide, high = self.size
        scale = 128 / max(wide, high)
        view = View(
            max(int(wide * scale) // 2 * 2, 16),
            max(int(high * scale) // 2 * 2, 16),
            1,
            len(self._view.visible.triangle),
        )
        if moment is not None:
            moments = [moment]
        else:
            x, y, z = self.world.center
            moments = [
                Moment(
                    seconds=0.0,
                    camera=CameraPose(eye=(x + dx, y + dy, z + 1.5), target=(x, y, z + 1.3), fov_degrees=50),
                )
                for dx, dy in ((6.0, 0.0), (-6.0, 0.0), (0.0, 6.0), (0.0, -6.0))
            ]
        means: list[float] = []
        brightest = skin = 0.0
        reddest = _SKIN_RED + (_DRAWN_SKIN_RED - _SKIN_RED) * self.style.toon
        for one in moments:
            if one.positions:
                self._geometry.advance(one)
                self._move_shadows()
            camera = projection(one.camera, view.width, view.height)
            wanted = self._opaque if one.positions else self._opaque & ~self._geometry.moving
            view.see(camera, self._geometry, wanted)
            lamps = self._lamp_rows((*self.world.lamps, *one.lamps))
            view.shade(camera, self._geometry, self._air, lamps, self._clouds(one.seconds), self._plane or 0.0)
            luminance = np.tensordot(np.array([0.3, 0.59, 0.11]), view.hdr.astype(np.float64), 1)
            means.append(float(np.log2(np.clip(luminance, 1e-3, 50.0)).mean()))
            # lit windows and lamps that actors carry may burn: they are not what is looked at
            shines = view.g[surface.EMIT, :, : view.width] > 0
            acted = luminance[(view.owner >= 0) & self._geometry.moving[np.maximum(view.owner, 0)] & ~shines]
            if acted.size >= _FEWEST_ACTED:
                brightest = max(brightest, float(np.percentile(acted, 80)))
            bare = view.hdr[0][view.g[surface.KIND, :, : view.width] == materials.SKIN]
            if bare.size >= _FEWEST_ACTED:
                skin = max(skin, float(np.percentile(bare, 80)))
        mean = 2.0 ** float(np.median(means))
        exposure = float(np.clip(light.exposure_key / max(mean, 1e-4), *light.exposure_range))
        if brightest > 0:
            # whoever acts is not burnt out, even where lamps make them far brighter than the set
            exposure = min(exposure, max(_ACTED_WHITE / brightest, 0.65 * light.exposure_range[0]))
        if skin > 0:
            exposure = min(exposure, max(reddest / skin, light.exposure_range[0]))
        return exposure

    # --- every frame

    def render(self, moment: Moment) -> NDArray[np.uint8]:
        """uint8 (height, width, 3) sRGB, C-contiguous, its own memory."""
        numba.set_num_threads(self._threads)
        width, height = self.size
        geometry, view = self._geometry, self._view
        geometry.advance(moment)
        self._move_shadows()
        camera = projection(moment.camera, width, height)
        self._draw_detail(moment.camera)
        lamps = self._lamp_rows((*self.world.lamps, *moment.lamps))
        clouds = self._clouds(moment.seconds)
        image = self._mirror_image(camera, lamps, clouds)
        view.see(camera, geometry, self._opaque)
        plane = self._plane if self._plane is not None else -1e6
        view.shade(camera, geometry, self._air, lamps, clouds, plane, image, self.style.occlusion)
        view.blend(camera, geometry, self._air, lamps, clouds, self._through)
        self._motion.blur(moment, camera, geometry, view.owner, view.hdr)
        self._particles(moment, camera, lamps)
        return self._finish(moment, camera)

    def _move_shadows(self) -> None:
        near, far = self._air.near, self._air.far
        if near is not None and far is not None:
            move_sun_map(near, self._geometry, self._casters)
            # a caster and its shadow share their place in a map: what the near one holds, the far one never shows
            move_sun_map(far, self._geometry, outside(near, self._geometry, self._casters))

    def _clouds(self, seconds: float) -> F32:
        """Cosine and sine of the slow turn of the sky, the time, and the strength of caustics."""
        turn = seconds * 0.002
        return np.array([math.cos(turn), math.sin(turn), seconds, self.world.light.caustics], np.float32)

    def _draw_detail(self, pose: CameraPose) -> None:
        """A close view gets a map of its own for the shadows of who is filmed: hair on a cheek, a collar on a neck."""
        fine = self._air.fine
        if fine is None:
            return
        distance = min(pose.focus_m, float(np.linalg.norm(np.subtract(pose.target, pose.eye))))
        half_width = distance * math.tan(math.radians(pose.fov_degrees) / 2) * 2.2
        if half_width > 3.2 or not len(self._casters):
            fine.switch_off()
            return
        half_width = 0.4 * 2.0 ** math.ceil(math.log2(max(half_width, 0.4) / 0.4))
        direction = np.subtract(pose.target, pose.eye)
        center = np.asarray(pose.eye) + direction * (distance / max(float(np.linalg.norm(direction)), 1e-6))
        fine.draw(self.world.light.sun, center, half_width, self._geometry, self._casters)

    def _lamp_rows(self, lamps: tuple[Lamp, ...]) -> LampRows:
        rows = np.zeros((max(len(lamps), 1), lamplight.LAMP_COLUMNS), np.float32)
        slots = [-1] * len(lamps)
        room = self._lamp_maps.depth.shape[0] if self._lamp_maps.faces else 0
        strongest = sorted(range(len(lamps)), key=lambda i: (-lamps[i].power * lamps[i].range_m, i))
        slot = granted = 0
        for i in strongest:
            need = 1 if lamps[i].kind == "spot" else 6
            if lamps[i].shadow and lamps[i].kind != "area" and granted < self._lamp_shadows and slot + need <= room:
                slots[i] = slot
                slot, granted = slot + need, granted + 1
        haloed = set(strongest[: self._effort.halos])
        reaches = [self._halo_reach(lamp) for lamp in lamps]
        for i, lamp in enumerate(lamps):
            halo = lamp.halo if i in haloed else 0.0
            color = np.asarray(lamp.color) * lamp.power
            direction = np.asarray(lamp.direction, float)
            direction = direction / (np.linalg.norm(direction) + 1e-9)
            rows[i] = (
                *lamp.position, *color, lamp.range_m, _LAMP_KINDS[lamp.kind], *direction, *lamp.cone, slots[i],
                # flames and shades are not points: what stands beside one does not burn out
                max(lamp.size_m, 0.02) + 0.035 * lamp.range_m, halo, reaches[i],
            )  # fmt: skip
        matrices = self._lamp_maps.draw(lamps, self._geometry, slots)
        return LampRows(lamps, rows, matrices, self._lamp_maps.depth, tuple(reaches))

    def _halo_reach(self, lamp: Lamp) -> float:
        """Metres from a lamp to where its glow in the air can no longer be seen."""
        glow = self.world.light.scatter * lamp.halo * lamp.power * max(lamp.color) * math.pi * self.exposure
        return min(lamp.range_m, max(glow * 300.0, 0.3))

    def _mirror_image(self, camera: Projection, lamps: LampRows, clouds: F32) -> F32 | None:
        if self._mirror is None or self._plane is None or camera.eye[2] <= self._plane + 0.02:
            return None
        below = camera.mirrored(self._plane, self._effort.mirror_scale)
        wanted = self._opaque & self._geometry.mirrored
        self._mirror.see(below, self._geometry, wanted, self._plane + 0.01)
        self._mirror.shade(below, self._geometry, self._air, lamps, clouds, -1e6, soft=False)
        return self._mirror.hdr

    def _particles(self, moment: Moment, camera: Projection, lamps: LampRows) -> None:
        view, count = self._view, len(lamps.lamps)
        sun = np.asarray(self.world.light.sun_color, np.float32)
        ambient = (self._air.harmonics[0] * 0.35 + sun * 0.02).astype(np.float32)
        covering = (self._air.harmonics[0] * 0.8 + sun * 0.16).astype(np.float32)
        for streaks in moment.streaks:
            heads, tails = (camera.project(p).astype(np.float32) for p in (streaks.heads, streaks.tails))
            places = np.ascontiguousarray(streaks.heads, np.float32)
            particles.rain(
                view.hdr, view.distance, places, heads, tails, lamps.rows, count, ambient, f32(streaks.opacity)
            )
        for sprites in moment.sprites:
            places = np.ascontiguousarray(sprites.centers, np.float32)
            points = camera.project(places).astype(np.float32)
            glow = np.ones(3, np.float32) if sprites.glow else covering
            particles.dots(
                view.hdr, view.distance, points, places, np.ascontiguousarray(sprites.radii, np.float32),
                particles.far_to_near(points[:, 2]), f32(camera.focal), lamps.rows, 0 if sprites.glow else count, glow,
                np.asarray(sprites.color, np.float32), f32(sprites.opacity), f32(0.0 if sprites.glow else 1.0),
            )  # fmt: skip

    def _finish(self, moment: Moment, camera: Projection) -> NDArray[np.uint8]:
        width, height = self.size
        view, look, light = self._view, self.style, self.world.light
        pose = moment.camera
        focus = max(pose.focus_m, 0.1)
        aperture = pose.aperture * look.defocus * height / 720
        largest = height * 0.012
        lens.halve(
            view.hdr, view.distance, f32(focus), f32(aperture), f32(largest), self._half,
            self._confusion, self._half_depth,
        )  # fmt: skip
        use_blur = 0
        bloom_source = self._half
        if aperture > 0 and lens.blurs(view.distance[:, :width], focus, aperture, largest):
            use_blur = 1
            lens.sharpness(
                view.distance, view.g, view.extras, f32(focus), f32(aperture), f32(largest),
                self._own_blur,
            )  # fmt: skip
            lens.defocus(
                self._half,
                self._confusion,
                self._half_depth,
                self._offsets,
                self._distances,
                self._blurred,
                self._radius,
            )
        lens.quarter(
            bloom_source, self._half_depth, f32(look.threshold / max(self.exposure, 0.3)), self._bright, self._sky_light
        )
        lens.gauss(self._bright, _gaussian(height / 300), self._bright_blur)
        rows, columns = self._wide.shape[1:]
        cut = self._bright_blur[:, : rows * 2, : columns * 2]
        np.add(cut[:, ::2, ::2], cut[:, ::2, 1::2], out=self._wide)
        self._wide += cut[:, 1::2, ::2]
        self._wide += cut[:, 1::2, 1::2]
        self._wide *= f32(0.25)
        lens.gauss(self._wide, _gaussian(height / 75), self._wide_blur)
        grade.double_and_add(
            self._wide_blur, f32(look.wide_bloom), self._bright_blur, f32(look.bloom), self._quarter_scratch
        )
        sun = camera.project(camera.eye + np.asarray(light.sun))
        if light.shafts > 0 and sun[2] > 0.05:
            lens.shafts(self._sky_light, f32(sun[0] / sun[2] / 4), f32(sun[1] / sun[2] / 4), self._shafts)
            fade = float(np.clip((sun[2] - 0.05) * 3, 0, 1)) * light.shafts
            self._quarter_scratch += (
                self._shafts[None] * (np.asarray(look.shaft_color, np.float32) * f32(fade))[:, None, None]
            )
        grade.double_and_add(self._quarter_scratch, f32(1.0), self._no_glow, f32(0.0), self._glow)
        line = self._line
        if look.ink > 0:
            ink.ink(
                view.g, view.owner, self._geometry.triangles.materials, f32(look.crease), f32(light.fog_density),
                f32(light.fog_start), self._line,
            )  # fmt: skip
            ink.widen(self._line, f32(0.75 if height > 500 else 0.4), self._wide_line)
            line = self._wide_line
        p = np.zeros(grade.GRADES, np.float32)
        p[grade.EXPOSURE], p[grade.SATURATION], p[grade.MONO] = self.exposure, look.saturation, look.mono
        p[grade.SHADOW_RED : grade.SHADOW_BLUE + 1], p[grade.LIGHT_RED : grade.LIGHT_BLUE + 1] = (
            look.shadows,
            look.lights,
        )
        p[grade.VIGNETTE], p[grade.GRAIN], p[grade.INK] = look.vignette, look.grain, look.ink
        p[grade.SEED] = int(moment.seconds * 24 + 0.5) % 64 if look.grain else 0
        p[grade.INK_RED : grade.INK_BLUE + 1] = look.ink_color
        p[grade.LUMINANCE_MIX] = look.luminance_mix
        out = np.empty((height, width, 3), np.uint8)
        grade.finish(
            view.hdr, self._blurred, self._radius, self._own_blur, self._glow, use_blur, line, self._curve, p, out
        )
        if self._paint is None:
            return out
        return self._paint.paint(Frame(picture=out, distance=view.distance, owner=view.owner, seconds=moment.seconds))


def _gaussian(sigma: float) -> F32:
    """Half a normalised kernel, centre first."""
    q = np.exp(-0.5 * (np.arange(int(2.2 * sigma) + 2) / sigma) ** 2)
    return (q / (2 * q.sum() - q[0])).astype(np.float32)


def _disc_taps(count: int, radius: float) -> tuple[NDArray[np.int32], F32]:
    """Whole-pixel offsets (n, 2) spread over a disc, and their distances."""
    i = np.arange(count)
    r, a = np.sqrt((i + 0.5) / count) * radius, i * 2.39996
    taps = np.unique(np.round(np.stack([r * np.cos(a), r * np.sin(a)], 1)).astype(np.int32), axis=0)
    return taps, np.hypot(taps[:, 0], taps[:, 1]).astype(np.float32)


def preview(
    meshes: "list[Mesh] | tuple[Mesh, ...]", light: Light, eye: ArrayLike, target: ArrayLike,
    size: tuple[int, int] = (640, 360), style: str = "photoreal", *, lamps: tuple[Lamp, ...] = (),
    fov_degrees: float = 40.0, aperture: float = 0.0, mirror_z: float | None = None, quality: Quality = "standard",
    reach: float = 24.0,
) -> NDArray[np.uint8]:  # fmt: skip
    """One still look at some meshes: uint8 (height, width, 3)."""
    e, t = (np.asarray(v, float) for v in (eye, target))
    pose = CameraPose(
        eye=_vector(e),
        target=_vector(t),
        fov_degrees=fov_degrees,
        aperture=aperture,
        focus_m=float(np.linalg.norm(t - e)),
    )
    world = World(
        scenery=tuple(meshes), actors=(), light=light, lamps=lamps, style=style, mirror_z=mirror_z, reach=reach,
        center=_vector(t * [1, 1, 0]),
    )  # fmt: skip
    moment = Moment(seconds=0.0, camera=pose)
    return Renderer(world, size, quality, meter=moment).render(moment)


def _vector(v: NDArray[np.floating]) -> Vector:
    return (float(v[0]), float(v[1]), float(v[2]))
