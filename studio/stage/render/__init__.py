"""Renderer: meshes, lamps, sky and a camera become pixels, on the processor alone, the same bytes every time.

    Renderer(world, (width, height), quality, threads=None, meter=first_moment).render(moment) -> uint8 (h, w, 3)
    preview(meshes, light, eye, target, (640, 360), "photoreal") -> uint8 (h, w, 3)       one still look

A frame depends on the world and the moment alone. Exposure is metered once, when the renderer is made: give ``meter``
the first moment of the shot.

    pack -> see (cull, set up, bin, raster 4x) -> surface (materials) -> sun, occlusion, lamps, mirror, fog
         -> see-through layer -> motion blur -> rain and dots -> focus, bloom, shafts -> ink -> exposure, curve, grade
"""

from studio.stage.render.renderer import Renderer, preview

__all__ = ["Renderer", "preview"]
